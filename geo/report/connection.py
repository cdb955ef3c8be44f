"""A connection to a checked address that ends when its time is over, however slow the other is."""

from __future__ import annotations

import io
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from geo.errors import ReportError
from geo.report.public import is_public

_WEB_PORTS = (80, 443)
_CONNECT_SECONDS = 8.0
"""For one of several addresses of a host, so that the next one gets its turn."""


class Slow(Exception):
    """The time was over."""


class Target(NamedTuple):
    """What is asked for, and of whom."""

    scheme: str
    host: str
    port: int
    path: str
    place: str
    """Host and port as a request names them."""
    address: str
    """The whole, without a fragment."""


class Connection:
    """A socket of which every wait ends at the deadline."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        """Take over `sock`; `deadline` is a time of `time.monotonic`."""
        self._socket = sock
        self._deadline = deadline

    def __enter__(self) -> Connection:
        """Return the connection itself."""
        return self

    def __exit__(self, *_what: object) -> None:
        """Close it."""
        self._socket.close()

    def send(self, data: bytes) -> None:
        """Send all of `data`.

        Raises:
            Slow: the time was over.
        """
        self._socket.settimeout(left(self._deadline))
        self._socket.sendall(data)

    def makefile(self, *_mode: object, **_options: object) -> io.BufferedReader:
        """Return what comes in: all that `http.client` asks a socket for."""
        return io.BufferedReader(_Incoming(self._socket, self._deadline))


class _Incoming(io.RawIOBase):
    """The bytes that come in; no read waits beyond the deadline."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._socket = sock
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._socket.settimeout(left(self._deadline))
        return self._socket.recv_into(buffer)


def resolve(target: Target, deadline: float) -> tuple[str, ...]:
    """Return the IP addresses of a host.

    Raises:
        Slow: the time was over.
        OSError: there is no such host.
    """
    with suppress(ValueError):
        return (str(ipaddress.ip_address(target.host)),)
    found: list[str] = []
    failed: list[OSError] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(answer[4][0]) for answer in answers))
        except (OSError, UnicodeError) as error:
            failed.append(error if isinstance(error, OSError) else socket.gaierror(str(error)))

    # The system's resolver takes no time limit, so it is left behind where it is slow.
    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(left(deadline))
    if failed:
        raise failed[0]
    if not found:
        raise Slow
    return tuple(found)


def connect(
    target: Target,
    addresses: Sequence[str],
    deadline: float,
    allowed: Callable[[str], bool],
) -> Connection:
    """Return a connection to `target` at the first of the allowed `addresses` that answers.

    On the public internet only the ports of the web are asked, and no address of this machine:
    neither a forgotten service nor what listens here is for those who may name an address.

    Raises:
        ReportError: none of them may be asked.
        Slow: the time was over.
        OSError: none answers, or its certificate is not valid.
    """
    usable = [address for address in addresses if allowed(address)]
    if not usable:
        raise _closed(target.host, addresses[0])
    if target.port not in _WEB_PORTS and any(map(is_public, usable)):
        raise ReportError(
            f"{target.host} is asked at the ports of the web alone (80 and 443), not at "
            f"{target.port}: open it in a browser, save it as a file and open that."
        )
    failed: OSError | None = None
    for address in usable:
        try:
            seconds = min(left(deadline), _CONNECT_SECONDS)
            sock = socket.create_connection((address, target.port), timeout=seconds)
        except OSError as error:
            failed = error
            continue
        try:
            # The very socket: what answers is asked for its address before it hears a word.
            peer = str(sock.getpeername()[0])
            if not allowed(peer):
                raise _closed(target.host, peer)
            if is_public(peer) and peer == str(sock.getsockname()[0]):
                raise ReportError(
                    f"{target.host} is an address of this machine: it is not asked; save the page "
                    "as a file and open that."
                )
            sock.settimeout(left(deadline))
            if target.scheme == "https":
                sock = _trust().wrap_socket(sock, server_hostname=target.host)
        except BaseException:
            sock.close()
            raise
        return Connection(sock, deadline)
    raise failed or OSError("no address")


def left(deadline: float) -> float:
    """Return the seconds that are left.

    Raises:
        Slow: none are.
    """
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise Slow
    return seconds


def _closed(host: str, address: str) -> ReportError:
    if host == address:
        return ReportError(
            f"{address} is no address of the public internet: it is not asked; save the page as a "
            "file and open that."
        )
    return ReportError(
        f"{host} leads to {address}, which is no address of the public internet: it is not asked; "
        "save the page as a file and open that."
    )


def _trust() -> ssl.SSLContext:
    """Return the system's certificates and, as some systems have none, Mozilla's."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
