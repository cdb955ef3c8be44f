"""What the map asks this machine for while it is looked at: addresses beside Streamlit's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from streamlit import config
from streamlit.runtime import Runtime
from streamlit.web.server.starlette import starlette_app

from geo.dashboard import own_ground
from geo.errors import OwnMapError
from geo.gazetteer import open_gazetteer
from geo.language import NAMES
from geo.maps.basemap import settlements
from geo.maps.basemap.names import base_names
from geo.maps.own import MapFile, mbtiles

PREFIX = "dateline"
_TILES_KEPT = 1_024
_DAY = "private, max-age=86400"
_RANGE = re.compile(r"bytes=(\d{1,15})-(\d{1,15})")
_MOST_BYTES = 8_000_000
"""Of one range: a browser reads directories of some KB and tiles of some hundred."""


def add_routes() -> None:
    """Have Streamlit's server answer ours as well; before it starts."""
    create = starlette_app.create_streamlit_routes

    def create_with_ours(runtime: Runtime) -> list[BaseRoute]:
        # Before Streamlit's last one, which answers every address with its page.
        return [*routes(), *create(runtime)]

    starlette_app.create_streamlit_routes = create_with_ours


def routes() -> Sequence[BaseRoute]:
    """Return our addresses, under the path that the server has been put under."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    root = f"/{base}/{PREFIX}" if base else f"/{PREFIX}"
    addresses: dict[str, Callable[[Request], Response]] = {
        "settlements/{version}/{language}/{z:int}/{x:int}/{y:int}": _settlements,
        "names/{version}/{language}": _names,
        "map/{key}/tiles.pmtiles": _ranges,
        "map/{key}/{z:int}/{x:int}/{y:int}": _own_tile,
        "layer/{key}": _layer,
    }
    return [Route(f"{root}/{path}", answer) for path, answer in addresses.items()]


def _settlements(request: Request) -> Response:
    """Answer with a tile of towns and villages."""
    z, x, y = (int(request.path_params[name]) for name in "zxy")
    language = request.path_params["language"]
    if language not in NAMES:
        return Response(status_code=404)
    try:
        content = _tile(open_gazetteer().version, language, z, x, y)
    except ValueError:
        return Response(status_code=404)
    return Response(content, media_type="application/json", headers={"Cache-Control": _DAY})


def _names(request: Request) -> Response:
    """Answer with what is written on the base map in a language."""
    language = request.path_params["language"]
    if language not in NAMES:
        return Response(status_code=404)
    return JSONResponse(base_names(language), headers={"Cache-Control": _DAY})


@lru_cache(_TILES_KEPT)
def _tile(_version: str, language: str, z: int, x: int, y: int) -> bytes:
    return settlements.packed_tile(open_gazetteer(), language, z, x, y)


def _ranges(request: Request) -> Response:
    """Answer with one range of bytes of a map in one file, never with all of it."""
    file = own_ground.map_of(request.path_params["key"])
    if file is None or not file.packed:
        return Response(status_code=404)
    size = file.path.stat().st_size
    asked = _RANGE.fullmatch(request.headers.get("range", ""))
    first = int(asked[1]) if asked else size
    last = min(int(asked[2]), size - 1) if asked else 0
    if not first <= last < first + _MOST_BYTES:
        return Response(status_code=416, headers={"Content-Range": f"bytes */{size}"})
    try:
        with file.path.open("rb") as opened:
            opened.seek(first)
            content = opened.read(last - first + 1)
    except OSError:
        return Response(status_code=404)
    headers = {"Content-Range": f"bytes {first}-{last}/{size}", "ETag": f'"{_etag(file)}"'}
    return _file_response(content, "application/octet-stream", headers, status_code=206)


def _own_tile(request: Request) -> Response:
    """Answer with a tile of an MBTiles file; one that it lacks is empty."""
    file = own_ground.map_of(request.path_params["key"])
    if file is None or file.packed:
        return Response(status_code=404)
    z, x, y = (int(request.path_params[name]) for name in "zxy")
    try:
        content = mbtiles.tile(file.path, z, x, y)
    except OwnMapError:
        return Response(status_code=404)
    if content is None:
        return Response(status_code=204)
    headers = {"Content-Encoding": "gzip"} if content.startswith(b"\x1f\x8b") else {}
    return _file_response(content, file.content.media_type, headers)


def _layer(request: Request) -> Response:
    """Answer with the shapes of a layer of the reader's own."""
    layer = own_ground.layer_of(request.path_params["key"])
    if layer is None:
        return Response(status_code=404)
    return _file_response(layer.packed.encode(), "application/json", {})


def _file_response(
    content: bytes, media_type: str, headers: dict[str, str], *, status_code: int = 200
) -> Response:
    """Return an answer that a browser asks for again, as the file may change."""
    return Response(
        content, status_code, {**headers, "Cache-Control": "private, no-cache"}, media_type
    )


def _etag(file: MapFile) -> str:
    status = file.path.stat()
    return f"{status.st_mtime_ns:x}-{status.st_size:x}"
