"""A web page on this machine, fetched through the real code, which else asks the public alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from geo.report import address


@contextmanager
def page_server(
    raw: bytes, monkeypatch: pytest.MonkeyPatch, *, media_type: str = "text/plain"
) -> Iterator[tuple[str, list[str]]]:
    """Serve `raw` on 127.0.0.1 and let it be asked; yield its address and the paths asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", f"{media_type}; charset=utf-8")
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    def here(peer: str) -> bool:
        return peer == "127.0.0.1"

    monkeypatch.setattr(address.fetch, "__kwdefaults__", {"allowed": here})
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/report", asked
    finally:
        server.shutdown()
        server.server_close()
