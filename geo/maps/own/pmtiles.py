"""The head of a PMTiles file, version 3.

Source of the layout: the PMTiles specification, version 3, 127 bytes in little-endian order.
"""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path
from typing import Any

from geo.errors import OwnMapError
from geo.language import of_system, say
from geo.maps.own.tilefile import DEEPEST, Content, MapFile, as_extent, plain

MAGIC = b"PMTiles"
_HEAD = struct.Struct("<7sB 11Q 6B 4i B2i")
_VERSION = 3
_NO_COMPRESSION, _GZIP = 1, 2
_CONTENTS = {1: Content.VECTOR, 2: Content.PNG, 3: Content.JPEG, 4: Content.WEBP}
_MOST_METADATA = 2_000_000


def read(path: Path) -> MapFile:
    """Return what a PMTiles file says of itself.

    Raises:
        OwnMapError: it is damaged, or of a kind that the map cannot draw.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD.size)
            if len(head) < _HEAD.size:
                raise damaged(path, say("it ends within its head"))
            _, version, *numbers = _HEAD.unpack(head)
            (*offsets, _clustered, inner, outer, kind, least, most) = numbers[:17]
            if version != _VERSION:
                raise OwnMapError(
                    "{file} is PMTiles of version {number}; only version 3 can be drawn: the "
                    "pmtiles program converts it.",
                    file=str(path),
                    number=version,
                )
            for start, length in zip(offsets[:8:2], offsets[1:8:2], strict=True):
                if start + length > size:
                    raise damaged(path, say("it is shorter than it says"))
            file.seek(offsets[2])
            raw = file.read(min(offsets[3], _MOST_METADATA + 1))
    except OSError as error:
        raise damaged(path, of_system(error)) from None
    content = _CONTENTS.get(kind)
    if content is None or outer not in (_NO_COMPRESSION, _GZIP) or inner not in (1, _GZIP):
        raise OwnMapError(
            "{file} holds tiles that cannot be drawn here: vector tiles, PNG, JPEG and WebP can, "
            "packed by gzip or not at all.",
            file=str(path),
        )
    if not least <= most <= DEEPEST:
        raise damaged(path, say("its zooms are none"))
    west, south, east, north = (degrees / 1e7 for degrees in numbers[17:21])
    known = _metadata(path, raw, inner)
    name = plain(known.get("name")) or path.stem
    return MapFile(
        path=path,
        packed=True,
        content=content,
        name=name,
        credit=plain(known.get("attribution")) or name,
        layers=layer_names(known),
        zooms=(least, most),
        extent=as_extent((west, south, east, north)),
    )


def layer_names(known: dict[str, Any]) -> tuple[str, ...]:
    """Return what the vector layers that metadata list are called."""
    layers = known.get("vector_layers")
    ids = (
        [each.get("id") for each in layers if isinstance(each, dict)]
        if isinstance(layers, list)
        else []
    )
    return tuple(name for name in ids[:200] if isinstance(name, str) and len(name) < 100)


def damaged(path: Path, what: str) -> OwnMapError:
    """Return what to raise where a file is not what it says."""
    return OwnMapError(
        "The map {file} is damaged ({what}): fetch or make it again.", file=str(path), what=what
    )


def _metadata(path: Path, raw: bytes, compression: int) -> dict[str, Any]:
    if compression == _GZIP and raw:
        unpacking = zlib.decompressobj(wbits=31)
        try:
            raw = unpacking.decompress(raw, _MOST_METADATA + 1)
        except zlib.error:
            raise damaged(path, say("its metadata cannot be unpacked")) from None
    if len(raw) > _MOST_METADATA:
        raise damaged(path, say("its metadata are larger than any map's"))
    try:
        known = json.loads(raw or b"{}")
    except (ValueError, RecursionError):
        raise damaged(path, say("its metadata are no JSON")) from None
    return known if isinstance(known, dict) else {}
