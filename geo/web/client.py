"""One request to the web, its redirects followed by the rules of whoever asks.

A host is looked up once and the connection made to the address that was checked; the peer of the
very socket is checked again before a byte is sent, so that a name that changes its mind gains
nothing. No cookies, no credentials, no referer; a proxy only where it is wanted.
"""

from __future__ import annotations

import math
import ssl
import time
import urllib.request
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from email.message import Message
from functools import partial
from http.client import HTTPResponse
from typing import Any
from urllib.parse import urljoin

from geo.web.address import Address, address_of
from geo.web.connection import Allowed, Clock, Connection, SecureConnection
from geo.web.faults import Fault, WebError, faults_of
from geo.web.packed import Gunzip

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host says, whatever its status."""

    address: Address
    """The final one, after redirects."""
    status: int
    headers: Message
    response: HTTPResponse
    """The standard library's, which also knows the announced length."""

    def read(self, most: int, *, unpack: bool = False) -> Iterator[bytes]:
        """Yield the body as it comes.

        Args:
            most: the bytes that may come, and that they may unpack to.
            unpack: undo gzip where the host says that it packed the body.

        Raises:
            WebError: the body is too large, damaged or not whole, or does not come in time.
        """
        host, response = self.address.host, self.response
        packing = (self.headers.get("Content-Encoding") or "identity").strip().lower()
        if unpack and packing not in ("identity", "gzip", "x-gzip"):
            raise WebError(Fault.PACKING, host)
        unpacker = Gunzip() if unpack and packing != "identity" else None
        if (response.length or 0) > most:
            raise WebError(Fault.LARGE, host)
        received = unpacked = 0
        while True:
            with faults_of(host):
                chunk = response.read1(_CHUNK)
            if not chunk:
                break
            received += len(chunk)
            if unpacker:
                try:
                    chunk = unpacker.unpack(chunk, most + 1 - unpacked)
                except zlib.error:
                    raise WebError(Fault.DAMAGED, host) from None
            unpacked += len(chunk)
            if max(received, unpacked) > most:
                raise WebError(Fault.LARGE, host)
            yield chunk
        # A body that is shorter than announced is no error to the library.
        if response.length or (unpacker and not unpacker.is_whole):
            raise WebError(Fault.CUT, host)


@contextmanager
def get(
    address: str,
    headers: Mapping[str, str],
    *,
    seconds: float = math.inf,
    idle_s: float = math.inf,
    redirects: int = 0,
    check: Callable[[Address], None] | None = None,
    allowed: Allowed | None = None,
    proxies: bool,
) -> Iterator[Answer]:
    """Give what is said at `address`, and end the connection after the block.

    Args:
        address: http or https.
        headers: the request's fields.
        seconds: how long all may take: names, redirects and the body.
        idle_s: how long the host may be silent; one of the two is given.
        redirects: how many are followed at most; with none, a redirect is an answer like others.
        check: called with each address before it is asked; raises what forbids it.
        allowed: tells whether an IP address may be asked; with it only the web's own ports of the
            public internet are, and no public address of this machine. None allows all.
        proxies: use those of the environment.

    Raises:
        WebError: there is no answer.
    """
    clock = Clock(time.monotonic() + seconds, idle_s)
    opener = urllib.request.OpenerDirector()
    # Handlers are named one by one: the usual set follows redirects by rules of its own, and opens
    # file: and ftp: addresses as well.
    opener.add_handler(_Handler(clock=clock, allowed=allowed))
    if proxies:
        opener.add_handler(urllib.request.ProxyHandler())
    target, status = address_of(address), 0
    for _hop in range(redirects + 1):
        if check is not None:
            check(target)
        request = urllib.request.Request(target.text, headers=dict(headers))
        with faults_of(target.host):
            response = opener.open(request, timeout=clock.left())
        with closing(response):
            status, moved = response.status, response.headers.get("Location")
            if not redirects or status not in _REDIRECTS or not moved:
                lengths = response.headers.get_all("Content-Length", [])
                if len({each.strip() for each in ",".join(lengths).split(",")}) > 1:
                    raise WebError(Fault.DAMAGED, target.host)
                yield Answer(target, status, response.headers, response)
                return
        with suppress(UnicodeError):
            moved = moved.encode("latin-1").decode("utf-8")
        with faults_of(target.host):
            moved = urljoin(target.text, moved.strip())
        if target.scheme == "https" and moved.lower().startswith("http:"):
            raise WebError(Fault.DOWNGRADE, target.host, moved)
        target = address_of(moved)
    raise WebError(Fault.REDIRECTS, target.host, str(status))


class _Handler(urllib.request.AbstractHTTPHandler):
    """Opens http and https by our own connections."""

    def __init__(self, **how: Any) -> None:
        super().__init__()
        self._how = how

    http_request = https_request = urllib.request.AbstractHTTPHandler.do_request_

    def http_open(self, req: urllib.request.Request) -> HTTPResponse:
        return self.do_open(partial(Connection, **self._how), req)

    def https_open(self, req: urllib.request.Request) -> HTTPResponse:
        return self.do_open(partial(SecureConnection, context=_trust(), **self._how), req)


def _trust() -> ssl.SSLContext:
    """Return the system's certificates and, as some systems have none, Mozilla's."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
