"""Streamlit's server, with its own requests to outside hosts turned off."""

from __future__ import annotations

import importlib
import ipaddress
import socket
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from streamlit import net_util
from streamlit.web import cli
from streamlit.web.server.starlette import starlette_server

from geo.dashboard.routes import add_routes
from geo.errors import GeoError
from geo.recognition.toponym_tagger import ToponymTagger


def run(app: Path, *, address: str, port: int, browser: bool, arguments: Sequence[str] = ()) -> int:
    """Serve `app` until it is interrupted.

    Args:
        app: The script that Streamlit runs for each session.
        address: IP address to listen on.
        port: TCP port to listen on.
        browser: Open a browser on the dashboard once it answers.
        arguments: What the script finds in `sys.argv` after its own name.

    Returns:
        The exit status of the server.
    """
    # A connection from a foreign origin makes Streamlit ask an outside host for this machine's
    # address, to compare the two, and no option stops it. It asks once; this is the answer.
    net_util._internal_ip = net_util._external_ip = "127.0.0.1"
    _answer_at_once()
    add_routes()
    threading.Thread(target=_prepare, daemon=True).start()
    flags = [f"--{name}={value}" for name, value in _options(address, port, browser).items()]
    flags += [f"--server.allowedHosts={name}" for name in _host_names(address)]
    try:
        cli.main(["run", str(app), *flags, "--", *arguments], standalone_mode=False)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    return 0


def _answer_at_once() -> None:
    """Have the server's sockets send small answers at once.

    Streamlit binds its socket without naming TCP, for which asyncio leaves Nagle's algorithm on: on
    a connection that is kept, each small answer then waits 40 ms for the browser to acknowledge the
    one before (uvicorn's issue 3149). The map's nineteen scripts come one after another.
    """
    bind = starlette_server._bind_socket

    def bind_to_answer_at_once(address: str, port: int, backlog: int) -> socket.socket:
        listening = bind(address, port, backlog)
        # Accepted connections inherit this.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listening

    starlette_server._bind_socket = bind_to_answer_at_once


def _prepare() -> None:
    """Load what the first reader would wait for, while the browser loads the page's own scripts."""
    # Nothing of Streamlit's: a component declared before the server runs is lost.
    for module in ("geo.maps", "geo.corrections", "geo.export.picture"):
        importlib.import_module(module)
    # The page says what is wrong with the model.
    with suppress(GeoError):
        ToponymTagger.load()


def _options(address: str, port: int, browser: bool) -> dict[str, str | int]:
    ip = ipaddress.ip_address(address)
    return {
        "server.address": address,
        "server.port": port,
        "server.headless": str(not browser).lower(),
        "server.showEmailPrompt": "false",
        # The code does not change while a reader reads; watching it costs start time and memory.
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
        # A page keeps long pieces, and says with each click which it has. What so many runs left
        # out it forgets: where that is two, even while the server answers the click with "as
        # before", and an error stands in place of the report (Streamlit's pull request 11302).
        "global.maxCachedMessageAge": 50,
        # Left unset, Streamlit looks for an address to show, if need be by asking an outside host.
        "browser.serverAddress": address
        if ip.version == 4 and not ip.is_unspecified
        else "localhost",
        "logger.hideWelcomeMessage": "true",
        "logger.level": "warning",
    }


def _host_names(address: str) -> tuple[str, ...]:
    # A foreign page can point a name of its own at 127.0.0.1 and so pass for the same origin.
    loopback = ipaddress.ip_address(address).is_loopback
    return ("localhost", "127.0.0.1", "::1", address) if loopback else ()
