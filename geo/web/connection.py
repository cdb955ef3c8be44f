"""Connections to checked addresses that end when their time is over, however slow the other is."""

from __future__ import annotations

import io
import ipaddress
import math
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection, HTTPSConnection
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple, cast

from geo.web.faults import Fault, WebError
from geo.web.public import is_public

Allowed = Callable[[str], bool]
"""Tells whether an IP address may be asked."""

_WEB_PORTS = (80, 443)
_CONNECT_SECONDS = 8.0
"""For one of several addresses of a host, so that the next one gets its turn."""


class Clock(NamedTuple):
    """How long may still be waited."""

    ends: float
    """A time of `time.monotonic`."""
    idle_s: float
    """How long the other may be silent."""

    def left(self, most: float = math.inf) -> float:
        """Return the seconds that the next wait may take; TimeoutError where none are left."""
        seconds = self.ends - time.monotonic()
        if seconds <= 0:
            raise TimeoutError
        return min(seconds, self.idle_s, most)


class Connection(HTTPConnection):
    """To an address that was looked up once and checked; every wait ends by the clock."""

    def __init__(self, host: str, *, clock: Clock, allowed: Allowed | None, **more: Any) -> None:
        """Prepare a connection; `more` is what the standard library's takes."""
        super().__init__(host, **more)
        self._clock = clock
        # Below TLS and a proxy's tunnel: both stay the library's.
        self._create_connection = partial(_reach, clock=clock, allowed=allowed)

    def connect(self) -> None:
        """Connect, and prove who the host is."""
        super().connect()
        self.sock = cast(socket.socket, _Timed(self.sock, self._clock))


class SecureConnection(Connection, HTTPSConnection):
    """The same over TLS."""


class _Timed:
    """What `http.client` asks of a socket."""

    def __init__(self, sock: socket.socket, clock: Clock) -> None:
        self._socket, self._clock = sock, clock
        self.close = sock.close

    def sendall(self, data: bytes) -> None:
        self._socket.settimeout(self._clock.left())
        self._socket.sendall(data)

    def makefile(self, *_mode: object) -> io.BufferedReader:
        return io.BufferedReader(_Incoming(self._socket, self._clock))


class _Incoming(io.RawIOBase):
    """The bytes that come in, which outlive the connection's own hold on the socket."""

    def __init__(self, sock: socket.socket, clock: Clock) -> None:
        self._socket, self._clock = sock, clock
        self._raw = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._socket.settimeout(self._clock.left())
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


def _reach(
    where: tuple[str, int], *_more: object, clock: Clock, allowed: Allowed | None
) -> socket.socket:
    """Return a socket at the first of the host's allowed addresses that answers.

    On the public internet only the ports of the web are asked, and no address of this machine:
    neither a forgotten service nor what listens here is for those who may name an address.
    """
    host, port = where
    addresses = _addresses(host, port, clock)
    usable = [address for address in addresses if allowed is None or allowed(address)]
    if not usable:
        raise WebError(Fault.CLOSED, host, addresses[0])
    if allowed is not None and port not in _WEB_PORTS and any(map(is_public, usable)):
        raise WebError(Fault.PORT, host, str(port))
    failed: OSError | None = None
    for address in usable:
        try:
            sock = socket.create_connection((address, port), clock.left(_CONNECT_SECONDS))
        except OSError as error:
            failed = error
            continue
        try:
            # The very socket: what answers is asked for its address before it hears a word.
            peer = str(sock.getpeername()[0])
            if allowed is not None and not allowed(peer):
                raise WebError(Fault.CLOSED, host, peer)
            if allowed is not None and is_public(peer) and peer == str(sock.getsockname()[0]):
                raise WebError(Fault.THIS_MACHINE, host, peer)
            sock.settimeout(clock.left())
        except BaseException:
            sock.close()
            raise
        return sock
    raise failed or OSError("no address")


def _addresses(host: str, port: int, clock: Clock) -> tuple[str, ...]:
    """Return the IP addresses of a host."""
    with suppress(ValueError):
        return (str(ipaddress.ip_address(host)),)
    found: SimpleQueue[Any] = SimpleQueue()

    def ask() -> None:
        try:
            found.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            found.put(error)

    # The system's resolver takes no time limit, so it is left behind where it is slow.
    threading.Thread(target=ask, daemon=True).start()
    try:
        answers = found.get(timeout=clock.left())
    except Empty:
        raise TimeoutError from None
    if isinstance(answers, Exception):
        raise answers
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))
