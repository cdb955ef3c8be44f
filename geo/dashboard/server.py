"""Streamlit's server, with its own requests to outside hosts turned off."""

from __future__ import annotations

import importlib
import ipaddress
import socket
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from starlette.middleware import Middleware
from streamlit import cli_util, net_util
from streamlit.web import cli
from streamlit.web.server.starlette import starlette_app, starlette_server

from geo.corrections.files import locked, write
from geo.dashboard.access import expect_strangers
from geo.dashboard.door.connections import BoundedConnection
from geo.dashboard.door.gate import Door, Gate
from geo.dashboard.door.signing_in import TOKEN, Secret, leading_to
from geo.dashboard.routes import add_routes
from geo.errors import CorrectionsError, GeoError
from geo.paths import opening_path
from geo.recognition.toponym_tagger import ToponymTagger

_READ_BY_S = 60.0
"""Seconds after which a browser has read the page that leads to ours."""


def run(
    app: Path,
    *,
    address: str,
    port: int,
    browser: bool,
    door: Door,
    arguments: Sequence[str] = (),
) -> int:
    """Serve `app` until it is interrupted.

    Args:
        app: The script that Streamlit runs for each session.
        address: IP address to listen on.
        port: TCP port to listen on.
        browser: Open a browser on the dashboard once it answers.
        door: Whom it lets in.
        arguments: What the script finds in `sys.argv` after its own name.

    Returns:
        The exit status of the server.
    """
    # A connection from a foreign origin makes Streamlit ask an outside host for this machine's
    # address, to compare the two, and no option stops it. It asks once; this is the answer.
    net_util._internal_ip = net_util._external_ip = "127.0.0.1"
    _answer_at_once()
    add_routes()
    _let_in(door)
    _bound_connections()
    if door.limits is not None:
        expect_strangers()
    if door.secret is not None and door.secret.in_address:
        _open_with_token(door.secret)
    threading.Thread(target=_prepare, daemon=True).start()
    flags = [f"--{name}={value}" for name, value in _options(address, port, browser).items()]
    try:
        cli.main(["run", str(app), *flags, "--", *arguments], standalone_mode=False)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    return 0


def _let_in(door: Door) -> None:
    """Have every request pass the door before Streamlit sees it."""
    create = starlette_app.create_streamlit_middleware

    def create_behind_the_door() -> list[Middleware]:
        return [Middleware(Gate, door=door), *create()]

    starlette_app.create_streamlit_middleware = create_behind_the_door


def _bound_connections() -> None:
    """Have no connection wait for ever for the end of what it asks."""
    settings = starlette_server._get_uvicorn_config_kwargs
    starlette_server._get_uvicorn_config_kwargs = lambda: {**settings(), "http": BoundedConnection}


def _open_with_token(secret: Secret) -> None:
    """Have the browser opened on a page of the reader's own that leads to the address with token.

    Others on the machine can see what programs are started with.
    """
    opens = cli_util.open_browser

    def open_with_token(url: str) -> None:
        path = opening_path()
        # Where nothing can be written, the address that was printed is left.
        with suppress(CorrectionsError), locked():
            write(path, leading_to(f"{url}/?{TOKEN}={secret.value}").encode())
            forget = threading.Timer(_READ_BY_S, path.unlink, kwargs={"missing_ok": True})
            forget.daemon = True
            forget.start()
            opens(path.as_uri())

    cli_util.open_browser = open_with_token


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
    for module in ("geo.maps.offline", "geo.corrections", "geo.export.picture"):
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
        # A second door, whatever the environment says of it.
        "server.enableAgentApi": "false",
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
