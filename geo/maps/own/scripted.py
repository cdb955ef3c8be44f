"""What the map's script is told of the reader's own maps and layers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from geo.maps.own.layers import Layer
from geo.maps.own.tilefile import Content, MapFile
from geo.maps.own.tilesource import TileSource


def told(
    *,
    base: tuple[str, MapFile] | None = None,
    source: TileSource | None = None,
    layers: Iterable[tuple[str, Layer]] = (),
) -> dict[str, Any]:
    """Return the part of a layer's state that tells what else is drawn.

    Args:
        base: the address below which the tiles of a file are answered, and the file.
        source: a server of tiles, which the reader's browser will ask.
        layers: the address of each layer's shapes, and the layer.
    """
    own: dict[str, Any] = {}
    if source:
        own["base"] = {
            "address": source.template,
            "credit": source.host,
            "content": "online",
            "zooms": [0, 18],
        }
    elif base:
        address, file = base
        own["base"] = {
            "address": f"{address}/tiles.pmtiles"
            if file.packed
            else f"{address}/{{z}}/{{x}}/{{y}}",
            "credit": file.credit,
            "content": "vector" if file.content is Content.VECTOR else "raster",
            "type": file.content.media_type,
            "packed": file.packed,
            "zooms": list(file.zooms),
            "extent": list(file.extent),
            "layers": list(file.layers),
        }
    drawn = [{"address": address, "name": layer.name} for address, layer in layers]
    if drawn:
        own["layers"] = drawn
    return own
