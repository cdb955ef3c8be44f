"""The server that the dashboard runs on."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from streamlit import cli_util
from streamlit.web.server.starlette import starlette_server

from geo import kept
from geo.dashboard import access, server
from geo.dashboard.door import signing_in
from geo.paths import opening_path


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


def test_the_browser_is_started_without_the_token(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Others on the machine see what a program is started with."""
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    opened: list[str] = []
    monkeypatch.setattr(cli_util, "open_browser", opened.append)
    secret = signing_in.token()
    server._open_with_token(secret)
    cli_util.open_browser("http://127.0.0.1:8501")
    assert opened == [opening_path().as_uri()]
    page = opening_path().read_text(encoding="utf-8")
    assert f"url=http://127.0.0.1:8501/?token={secret.value}" in page
    if os.name == "posix":
        assert opening_path().stat().st_mode & 0o777 == 0o600
    kept.forget_everything()
    assert not opening_path().exists()


def test_behind_a_proxy_on_this_machine_readers_are_strangers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(access, "_strangers_come", False)
    monkeypatch.setattr(access.st, "get_option", {"server.address": "127.0.0.1"}.get)
    assert access.is_private()
    access.expect_strangers()
    assert not access.is_private()
    assert not access.may_ask_outside()
