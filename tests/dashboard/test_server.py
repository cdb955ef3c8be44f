"""The server that the dashboard runs on."""

from __future__ import annotations

import socket

import pytest
from streamlit.web.server.starlette import starlette_server

from geo.dashboard import server


def test_connections_send_a_small_answer_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    # To itself: what is set in its place is taken back afterwards.
    monkeypatch.setattr(starlette_server, "_bind_socket", starlette_server._bind_socket)
    server._answer_at_once()
    listening, _ = starlette_server._bind_server_socket("127.0.0.1", "127.0.0.1", 0, 1)
    with listening, socket.create_connection(listening.getsockname()):
        listening.setblocking(True)
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
