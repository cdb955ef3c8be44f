"""Starts the dashboard: checks what can be wrong first, builds the index, then serves.

Behind `python -m geo serve` and `make run`.
"""

from __future__ import annotations

import errno
import ipaddress
import os
import signal
import socket
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import GeoError, ServeError
from geo.gazetteer import open_gazetteer
from geo.language import Sentence, of_system, say
from geo.paths import BASEMAP
from geo.progress import ProgressLine
from geo.report import is_address, read_report
from geo.web.public import FETCH

if TYPE_CHECKING:
    from geo.dashboard.door.gate import Door

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8501

_PACKAGE = Path(__file__).resolve().parent
_NEEDED = ("branca", "folium", "starlette", "streamlit", "streamlit_folium")


def serve(
    *,
    report: str | None = None,
    archive: str | None = None,
    host: str = DEFAULT_HOST,
    port: int = DEFAULT_PORT,
    browser: bool = True,
    allow_fetch: bool = False,
    basemap: str | None = None,
    allow_hosts: Sequence[str] = (),
    token: bool = False,
    password_file: str | None = None,
) -> int:
    """Serve the dashboard until it is interrupted.

    Args:
        report: Path or address of the report to open; None opens the default one.
        archive: Folder of an archive to open instead of a report.
        host: IP address to listen on, or "localhost"; 0.0.0.0 and :: are every network.
        port: TCP port, 1..65535.
        browser: Open a browser, where there is a screen to show one.
        allow_fetch: Let readers from the network have this machine fetch web addresses and ask
            online geocoders; on 127.0.0.1 they always may.
        basemap: Path of a PMTiles or MBTiles file to be drawn below the places.
        allow_hosts: Names to answer under beside this machine's own, as the address bar shows them.
        token: Ask for a token that stands in the address printed and opened.
        password_file: Path of a file whose first line is the password to ask for.

    Returns:
        The exit status: 0 after an interrupt, 2 for what the user can mend, which one line on
        standard error then names.
    """
    try:
        _check_installed()
        address = _address(host)
        app = app_path()
        _check_port(address, port)
        door = _door(address, port, allow_hosts, token, password_file)
        if report is not None:
            report = _checked_report(report)
        if archive is not None:
            archive = _checked_archive(archive)
        if basemap is not None:
            # What draws maps takes a second to import.
            from geo.maps.own import read_map

            os.environ[BASEMAP] = str(read_map(Path(basemap).absolute()).path)
        with ProgressLine(sys.stderr) as progress:
            open_gazetteer(progress)
        # Streamlit listens for an interrupt only once it serves; its start, broken off, ends in the
        # tracebacks of three libraries. Nothing is written before it serves, so nothing is lost.
        signal.signal(signal.SIGINT, lambda _number, _frame: os._exit(0))
        if allow_fetch:
            os.environ[FETCH] = "1"
        _announce(address, port, door)
        # Streamlit takes a second to import, which a mistyped command need not wait for.
        from geo.dashboard import server

        return server.run(
            app,
            address=str(address),
            port=port,
            browser=browser and has_screen(),
            door=door,
            arguments=_arguments(report, archive),
        )
    except GeoError as error:
        print(f"dateline: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 0


def _check_installed() -> None:
    lacking = [name for name in _NEEDED if find_spec(name) is None]
    if lacking:
        raise ServeError(
            "The dashboard needs packages that are not installed ({packages}): pip install "
            "'dateline[dashboard]'",
            packages=", ".join(lacking),
        )


def app_path() -> Path:
    """Return the dashboard's entry: beside `geo/` in a checkout, inside it in a wheel.

    Raises:
        ServeError: It is in neither place.
    """
    places = (_PACKAGE / "app.py", _PACKAGE.parent / "app.py")
    for place in places:
        if place.is_file():
            return place
    raise ServeError(
        "the dashboard's entry app.py is missing (looked at {file} and {other}): fetch the "
        "checkout again or install the package again",
        file=str(places[1]),
        other=str(places[0]),
    )


def has_screen() -> bool:
    """Return whether whoever started the server would see a browser opened here."""
    if "SSH_CONNECTION" in os.environ:
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    # A name would have to be looked up, which may ask a server elsewhere: only addresses pass.
    try:
        return ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError as error:
        raise ServeError(
            "--host {host} is not an IP address: use 127.0.0.1 for this machine alone, 0.0.0.0 for "
            "everyone on the network (with make: HOST=127.0.0.1)",
            host=repr(host),
        ) from error


def _check_port(address: ipaddress.IPv4Address | ipaddress.IPv6Address, port: int) -> None:
    if not 1 <= port <= 65535:
        raise ServeError(
            "--port {port} is no TCP port: choose one from 1024 to 65535 (with make: PORT=8501)",
            port=str(port),
        )
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    with socket.socket(family) as probe:
        # As the server itself does; on Windows the option would hide a busy port.
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((str(address), port))
        except OSError as error:
            raise ServeError(_why_not_bound(error, address, port)) from error


def _why_not_bound(
    error: OSError, address: ipaddress.IPv4Address | ipaddress.IPv6Address, port: int
) -> Sentence:
    other = port + 1 if port < 65535 else port - 1
    match error.errno:
        case errno.EADDRINUSE:
            return say(
                "port {port} is busy, perhaps with a Dateline started earlier: stop that one, or "
                "take another port: --port {other} (PORT={other} make run)",
                port=str(port),
                other=str(other),
            )
        case errno.EACCES:
            return say(
                "port {port} is reserved: take one from 1024 up: --port 8501 (PORT=8501 make run)",
                port=str(port),
            )
        case errno.EADDRNOTAVAIL:
            return say(
                "--host {address} is not an address of this machine: take --host 127.0.0.1 "
                "(HOST=127.0.0.1 make run)",
                address=str(address),
            )
    return say(
        "cannot listen on {address}, port {port}: {reason}; try another --host or --port",
        address=str(address),
        port=str(port),
        reason=of_system(error),
    )


def _checked_report(report: str) -> str:
    # An address is asked for once, when the page opens.
    if is_address(report):
        return report
    read_report(report)
    return str(Path(report).resolve())


def _checked_archive(archive: str) -> str:
    # What can be told at once is said here, in one line; the page opens it, which takes longer.
    from geo.atlas import check_archive

    return str(check_archive(archive))


def _arguments(report: str | None, archive: str | None) -> tuple[str, ...]:
    """Return what the dashboard's script is given."""
    if archive is not None:
        return "--atlas", archive
    return () if report is None else (report,)


def _door(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
    port: int,
    allow_hosts: Sequence[str],
    token: bool,
    password_file: str | None,
) -> Door:
    """Return whom to let in: strangers within limits, where any can come."""
    from geo.dashboard.door import gate, hosts, limits, signing_in

    known = hosts.hosts(str(address), port, allow_hosts)
    secret = signing_in.token() if token else None
    if password_file is not None:
        secret = signing_in.password(Path(password_file))
    # A password is for those who come over the network, and so is a name of the network, which a
    # proxy on this machine passes on.
    is_open = known.of_network or password_file is not None
    return gate.Door(known, secret, limits.Limits() if is_open else None)


def _announce(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address, port: int, door: Door
) -> None:
    secret = door.secret
    query = f"/?token={secret.value}" if secret is not None and secret.in_address else ""
    print(f"Dateline: {_shown(address, port)}{query}  (Ctrl-C stops it)", flush=True)
    if door.limits is None:
        return
    print(
        say(
            "Anyone on the network can read the report and correct it: there is no login. "
            "--host 127.0.0.1 (HOST=127.0.0.1 make run) keeps it on this machine."
        )
        if secret is None
        else say(
            "Anyone on the network who has the password or token can read the report and correct "
            "it. Without TLS, which a proxy before it gives, others on the way can read both."
        ),
        flush=True,
    )
    if os.environ.get(FETCH) == "1":
        print(
            say(
                "They can also have this machine fetch web addresses and ask online geocoders "
                "({variable}=1).",
                variable=FETCH,
            ),
            flush=True,
        )


def _shown(address: ipaddress.IPv4Address | ipaddress.IPv6Address, port: int) -> str:
    shown = "localhost" if address.is_unspecified else str(address)
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
