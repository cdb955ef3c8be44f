"""A server on this machine that answers each request with any bytes, sound or hostile."""

from __future__ import annotations

import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Answer = Callable[[socket.socket, str], None]
"""Writes to the socket what is answered to the request for a path."""


@contextmanager
def serving(answer: Answer, context: ssl.SSLContext | None = None) -> Iterator[tuple[int, list]]:
    """Yield the port of a server that gives `answer` to each request, and the requests."""
    requests: list[str] = []

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            sock = self.request
            if context is not None:
                try:
                    sock = context.wrap_socket(sock, server_side=True)
                except OSError:
                    return
            data = b""
            try:
                while b"\r\n\r\n" not in data:
                    chunk = sock.recv(65_536)
                    if not chunk:
                        return
                    data += chunk
                requests.append(data.decode("latin-1"))
                answer(sock, requests[-1].split()[1])
            except OSError:
                pass
            finally:
                sock.close()

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_address[1], requests
        finally:
            server.shutdown()
            thread.join()


def says(body: bytes, *fields: str, status: str = "200 OK") -> Answer:
    """Return an answer that is `body`, with header `fields`."""
    lines = "\r\n".join((f"HTTP/1.1 {status}", *fields, "Connection: close", "", ""))
    return lambda sock, _path: sock.sendall(lines.encode("latin-1") + body)
