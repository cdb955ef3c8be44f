"""A web page on this machine, fetched through the real code, which else asks the public alone."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from answering import says, serving

from geo.report import address


@contextmanager
def page_server(
    raw: bytes, monkeypatch: pytest.MonkeyPatch, *, media_type: str = "text/plain"
) -> Iterator[tuple[str, list[str]]]:
    """Serve `raw` on 127.0.0.1 and let it be asked; yield its address and the paths asked for."""
    asked: list[str] = []
    page = says(raw, f"Content-Type: {media_type}; charset=utf-8")

    def answer(sock: socket.socket, path: str) -> None:
        asked.append(path)
        page(sock, path)

    monkeypatch.setattr(address.fetch, "__kwdefaults__", {"allowed": {"127.0.0.1"}.__contains__})
    with serving(answer) as (port, _):
        yield f"http://127.0.0.1:{port}/report", asked
