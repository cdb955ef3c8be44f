"""What a browser is told to forbid the pages, frames and files that are served.

As strict as what Streamlit and streamlit-folium do in a browser allows. Their styles are made as
they are needed, pieces of our own come as blobs, protobuf's numbers are reckoned by WebAssembly,
and the frame of the map, alone, runs the script that it is sent.
"""

from __future__ import annotations

import base64
import hashlib
import re
import threading
from functools import cache
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import Message

OPENSTREETMAP = "https://tile.openstreetmap.org"
_CSP = "Content-Security-Policy"
_MOST_ORIGINS = 100
_INLINE = re.compile(r"<script>(.*?)</script>", re.S)
_FRAME = "/component/"
_SHARED = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "frame-src 'self'; base-uri 'none'; form-action 'self'; "
)
SIGN_IN_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
_FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    # Under "no-referrer" a browser says of our own form that it comes from nowhere.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OF_NO_REQUEST = {_CSP: _FILE_POLICY, "X-Frame-Options": "DENY", **_ALWAYS}
"""The policies of an answer to what could not be read."""

_lock = threading.Lock()
_tile_origins: dict[str, None] = {}


def let_tiles_come_from(origin: str) -> None:
    """Let the frames of maps that are opened from now on show pictures from a server of tiles.

    Args:
        origin: of tiles that a reader has switched on, "https://tiles.example.org".
    """
    with _lock:
        _tile_origins[origin] = _tile_origins.pop(origin, None)
        while len(_tile_origins) > _MOST_ORIGINS:
            del _tile_origins[next(iter(_tile_origins))]


def policies(request: HTTPConnection, message: Message) -> None:
    """Add the policies to the head of an answer."""
    headers = MutableHeaders(scope=message)
    html = headers.get("content-type", "").startswith("text/html")
    framed = html and _FRAME in request.scope["path"]
    if message["status"] == 304:
        # A browser would take this for the head of the page that it has.
        return
    if not html:
        headers[_CSP] = _FILE_POLICY
    else:
        # What is asked on the way in has a stricter one of its own.
        headers.setdefault(_CSP, _frame_policy() if framed else _page_policy(request))
    headers["X-Frame-Options"] = "SAMEORIGIN" if framed else "DENY"
    headers.update(_ALWAYS)


def _page_policy(request: HTTPConnection) -> str:
    # Safari takes "self" for the page's own scheme, which its socket has not.
    socket = f"{'wss' if request.scope['scheme'] == 'https' else 'ws'}://{request.headers['host']}"
    return (
        f"{_SHARED}script-src 'self' blob: 'wasm-unsafe-eval' {_own_scripts()}; "
        f"img-src 'self' data: blob:; connect-src 'self' {socket}; frame-ancestors 'none'"
    )


def _frame_policy() -> str:
    with _lock:
        origins = "".join(f" {origin}" for origin in _tile_origins)
    return (
        f"{_SHARED}script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
        f"img-src 'self' data: blob:{origins}; connect-src 'self'; frame-ancestors 'self'"
    )


@cache
def _own_scripts() -> str:
    """Return the hashes of the scripts that stand in Streamlit's page itself."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    hashes = (hashlib.sha256(script.encode()).digest() for script in _INLINE.findall(page))
    return " ".join(f"'sha256-{base64.b64encode(each).decode()}'" for each in hashes)
