"""A proxy that records what it is asked for and refuses it: it sees what compiled code asks where
no strace is, as the usual libraries heed the variables that name it."""

from __future__ import annotations

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

_NAMES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


class _Refusal(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        request = self.rfile.readline(2_000).decode("utf-8", "replace").strip()
        self.server.asked.append(request)  # type: ignore[attr-defined]
        self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n")


@contextmanager
def refusing_proxy() -> Iterator[tuple[dict[str, str], list[str]]]:
    """Serve until the end; give the variables that name it, and the list of what it was asked."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Refusal) as server:
        asked: list[str] = []
        server.asked = asked  # type: ignore[attr-defined]
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        names = (*_NAMES, *map(str.lower, _NAMES))
        try:
            yield {**dict.fromkeys(names, address), "NO_PROXY": "localhost,127.0.0.1"}, asked
        finally:
            server.shutdown()
