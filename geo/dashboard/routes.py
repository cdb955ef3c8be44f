"""What the map asks this machine for while it is looked at: addresses beside Streamlit's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from streamlit import config
from streamlit.runtime import Runtime
from streamlit.web.server.starlette import starlette_app
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from geo.gazetteer import open_gazetteer
from geo.maps.basemap import settlements

PREFIX = "dateline"
_TILES_KEPT = 1_024
_DAY = "private, max-age=86400"


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
    return [Route(f"{root}/settlements/{{version}}/{{z:int}}/{{x:int}}/{{y:int}}", _settlements)]


def of_our_page(request: Request) -> bool:
    """Tell whether a request is that of a page which this server sent.

    A browser says from which site a request comes, and a page of another one may not claim ours. A
    name of somebody else's that leads to this machine is none of its names.
    """
    host = request.headers.get("host")
    if not is_host_allowed(host):
        return False
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == host


def _settlements(request: Request) -> Response:
    """Answer with a tile of towns and villages."""
    if not of_our_page(request):
        return Response(status_code=403)
    z, x, y = (int(request.path_params[name]) for name in "zxy")
    try:
        content = _tile(open_gazetteer().version, z, x, y)
    except ValueError:
        return Response(status_code=404)
    return Response(content, media_type="application/json", headers={"Cache-Control": _DAY})


@lru_cache(_TILES_KEPT)
def _tile(_version: str, z: int, x: int, y: int) -> bytes:
    return settlements.packed_tile(open_gazetteer(), z, x, y)
