"""A server on this machine that answers, refuses and dawdles as online geocoders do."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]

    @property
    def name(self) -> str:
        """The name that was asked for, by any service."""
        return self.query.get("q") or self.query.get("text") or ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered: JSON of `body`, or `body` itself where it is bytes."""

    body: Any
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    before: Callable[[], object] = lambda: None
    """Called before anything is answered, to wait or to look."""
    cut: bool = False
    """Break off halfway."""


class GeocoderServer:
    """Answers from `replies`, a function of the request; keeps what was asked."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.address = f"http://127.0.0.1:{server.server_address[1]}"
        self.replies: Callable[[Request], Reply] = lambda request: Reply([])
        self.requests: list[Request] = []

    @property
    def names(self) -> list[str]:
        """The names that were asked for, in order."""
        return [request.name for request in self.requests]


@contextmanager
def geocoder_server() -> Iterator[GeocoderServer]:
    """Serve on a free port of 127.0.0.1 until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
            request = Request(parts.path, query, dict(self.headers.items()))
            speaker.requests.append(request)
            reply = speaker.replies(request)
            reply.before()
            raw = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            with suppress(BrokenPipeError, ConnectionResetError):
                self.wfile.write(raw[: len(raw) // 2] if reply.cut else raw)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    speaker = GeocoderServer(server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield speaker
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def nominatim_place(
    name: str, lat: float, lon: float, *, kind: str = "village", **more: Any
) -> dict[str, Any]:
    """Return a place as Nominatim describes it (its documents, "Place Output", format json)."""
    of_class = more.pop("of_class", "place")
    code = more.pop("country_code", "ua")
    state = more.pop("state", "Kharkiv Oblast")
    return {
        "place_id": 1,
        "licence": "Data © OpenStreetMap contributors, ODbL 1.0. https://osm.org/copyright",
        "osm_type": "node",
        "osm_id": abs(hash((name, lat, lon))) % 10**9,
        "lat": f"{lat:.7f}",
        "lon": f"{lon:.7f}",
        "class": of_class,
        "type": kind,
        "place_rank": 19,
        "importance": 0.25,
        "addresstype": kind,
        "name": name,
        "display_name": f"{name}, {state}",
        "address": {kind: name, "state": state, "country_code": code},
        "namedetails": {"name": name},
        "extratags": {},
        "boundingbox": [f"{lat - 0.02}", f"{lat + 0.02}", f"{lon - 0.02}", f"{lon + 0.02}"],
        **more,
    }
