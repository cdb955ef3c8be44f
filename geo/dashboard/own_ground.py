"""The reader's own maps and layers, by the keys under which the page asks for them.

A map's key cannot be guessed, and a layer's only by whoever has the layer: a page that this server
has made knows them. Maps stay where they are, layers are kept in memory, and neither is sent
anywhere but to that page.
"""

from __future__ import annotations

import json
import os
import secrets
import threading
from contextlib import suppress
from pathlib import Path

from geo.corrections.files import locked, write
from geo.errors import OwnMapError
from geo.maps.own import Layer, MapFile, read_map
from geo.paths import BASEMAP, own_map_path

_MOST_LAYERS = 100
_KEY_BYTES = 16

_lock = threading.Lock()
_maps: dict[str, tuple[MapFile, tuple[int, int]]] = {}
_layers: dict[str, Layer] = {}


def offer_map(path: Path) -> tuple[str, MapFile]:
    """Return the key of a map file, and what it says of itself; it is read again where it changed.

    Raises:
        OwnMapError: it cannot be read, or is nothing that the map can draw.
    """
    file = read_map(path.expanduser().absolute())
    state = _state(file.path)
    with _lock:
        for key, known in _maps.items():
            if known == (file, state):
                return key, file
        key = secrets.token_urlsafe(_KEY_BYTES)
        _maps[key] = file, state
        return key, file


def map_of(key: str) -> MapFile | None:
    """Return the map with a key, None where there is none, or it is not what it was."""
    known = _maps.get(key)
    if known is None:
        return None
    file, state = known
    with suppress(OwnMapError):
        return file if _state(file.path) == state else None
    return None


def offer_layer(layer: Layer) -> str:
    """Return the key of a layer; of many, those that were asked for least lately are forgotten."""
    with _lock:
        _layers[layer.key] = _layers.pop(layer.key, layer)
        while len(_layers) > _MOST_LAYERS:
            del _layers[next(iter(_layers))]
    return layer.key


def layer_of(key: str) -> Layer | None:
    """Return the layer with a key."""
    return _layers.get(key)


def first_path(*, kept: bool) -> Path | None:
    """Return the path of the map to begin with: the one given at the start, else the one kept.

    Args:
        kept: whether what was kept counts.
    """
    if given := os.environ.get(BASEMAP):
        return Path(given)
    if not kept:
        return None
    with suppress(OSError, ValueError, RecursionError):
        said = json.loads(own_map_path().read_bytes())
        path = said.get("path") if isinstance(said, dict) else None
        if isinstance(path, str) and path:
            return Path(path)
    return None


def keep_path(path: Path | None) -> None:
    """Keep the path of the reader's map for the next start; None forgets it.

    Raises:
        CorrectionsError: it cannot be written.
    """
    with locked():
        if path is None:
            own_map_path().unlink(missing_ok=True)
        else:
            written = json.dumps({"path": str(path)}, ensure_ascii=False)
            write(own_map_path(), written.encode("utf-8", "surrogateescape"))


def _state(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        raise OwnMapError(
            "The map {file} is not there any more: check its path.", file=str(path)
        ) from None
    return status.st_mtime_ns, status.st_size
