"""Fetching the document at a web address, from the public internet only, within limits.

The host is resolved once and the connection made to the address that was checked; the peer of the
very socket is checked again before a byte is sent, so that a name that changes its mind gains
nothing. No proxy of the environment, no cookies, no credentials, no referer.
"""

from __future__ import annotations

import re
import socket
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException, HTTPResponse
from importlib.metadata import PackageNotFoundError, version
from typing import cast
from urllib.parse import quote, unquote_plus, urljoin, urlsplit

from geo.errors import ReportError
from geo.report.connection import Connection, Slow, Target, connect, resolve
from geo.report.document import MAX_BYTES, one_line
from geo.report.filetype import BY_ENDING, ending_of
from geo.report.public import is_odd_number, is_public

MAX_SECONDS = 30.0
"""For everything: names, redirects and the document."""
MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536
_SHOWN = 200
"""Characters of what a host sent or a reader wrote that stand in a sentence."""
_HOST = re.compile(r"[a-z0-9_.-]{1,253}|[0-9a-f:.]+(?:%[a-z0-9_.-]+)?", re.I)
_VAGUE = ("", "text/plain", "application/octet-stream", "binary/octet-stream")
_NO_REPORT = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript")
_SECRET = re.compile(
    r"token|secret|signature|passw(?:or)?d|credential|sess(?:ion|id)|key$|"
    r"(?<![^\W_])(?:key|sig|o?auth\d?|authorization|pass|pwd|sid|jwt|otp|hmac|ticket)(?![^\W_])",
    re.IGNORECASE,
)
"""In the name of a query's field: what lets in whoever has the address. No "author", "keyword"."""
_FIELD = re.compile(r"(?:^|[&;])([^=&;]*)")
_PASTE = "open it in a browser, save it as a file and open that"
_SAID = {
    401: "asks for a password",
    403: "refuses it",
    404: "has no such page",
    410: "has the page no more",
    429: "says that there were too many requests; wait and try again",
    451: "may not show it for legal reasons",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document from the web."""

    raw: bytes
    address: str
    """The final one, after redirects, without a query that may hold a secret."""
    host: str
    """Who was asked for it in the end."""
    hint: str
    """Its media type, or its address where that says more of its format."""
    repair: str
    """A sentence that says whence and when it came."""


def fetch(address: str, *, allowed: Callable[[str], bool] = is_public) -> Fetched:
    """Fetch the document at `address`.

    Args:
        address: it begins with http:// or https://.
        allowed: tells whether an IP address may be asked.

    Raises:
        ReportError: the address is none, leads where it may not, or gives no document in time.
    """
    deadline = time.monotonic() + MAX_SECONDS
    for _hop in range(MAX_REDIRECTS + 1):
        target = _parts(address)
        try:
            with connect(target, resolve(target, deadline), deadline, allowed) as connection:
                response = _ask(connection, target)
                moved = response.getheader("Location")
                if response.status in _REDIRECTS and moved:
                    address = urljoin(target.address, moved.strip())
                    if target.scheme == "https" and address.lower().startswith("http:"):
                        raise ReportError(
                            f"{target.host} sends the request on without encryption (from https:// "
                            f"to http://): {_PASTE}."
                        )
                    continue
                _check_answer(response, target.host)
                raw = _body(response, target.host)
        except (Slow, TimeoutError):
            raise ReportError(
                f"{target.host} did not answer within {MAX_SECONDS:.0f} seconds: try again, or "
                f"{_PASTE}."
            ) from None
        except (HTTPException, OSError, ValueError) as error:
            raise _failure(target.host, error) from None
        kind = (response.getheader("Content-Type") or "").strip()
        vague = kind.partition(";")[0].strip().lower() in _VAGUE
        named = ending_of(target.address) in BY_ENDING
        when = datetime.now(UTC).date().isoformat()
        shown = _without_secrets(target.address)
        repair = f"Fetched from {target.host} on {when}."
        if shown != target.address:
            repair = (
                f"Fetched from {target.host} on {when}, and its address kept without the part "
                "after the question mark, which may be secret."
            )
        return Fetched(
            raw,
            shown,
            target.host,
            shown if not kind or (vague and named) else kind,
            repair,
        )
    raise ReportError(
        f"{target.host} sent the request on more than {MAX_REDIRECTS} times: {_PASTE}."
    )


def _parts(address: str) -> Target:
    """Return the parts of an address that may be asked for.

    Raises:
        ReportError: it is no address, or one that is never asked for.
    """
    shown = _shown(address)
    try:
        parts = urlsplit(address.strip())
        if "@" not in parts.netloc:
            host, port = parts.hostname or "", parts.port
            host = host if ":" in host else host.encode("idna").decode("ascii").lower()
    except ValueError:
        raise ReportError(f"{shown} is no web address: check how it is written.") from None
    if "@" in parts.netloc:
        raise ReportError(
            "The address has a user name or password in it, which is not sent: take them out."
        )
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https"):
        raise ReportError(f"{shown} is no web address: it must begin with https:// or http://.")
    if not _HOST.fullmatch(host) or (":" not in host and is_odd_number(host)):
        raise ReportError(f"{shown} is no web address: check how it is written.")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~?[]") if parts.query else ""
    default = 443 if scheme == "https" else 80
    bracketed = f"[{host}]" if ":" in host else host
    place = bracketed if port in (None, default) else f"{bracketed}:{port}"
    return Target(
        scheme, host, port or default, path + query, place, f"{scheme}://{place}{path}{query}"
    )


def _without_secrets(address: str) -> str:
    """Return `address` without its query where a field of it is called what secrets are.

    Where a report comes from is shown, exported and passed on with it.
    """
    before, _mark, query = address.partition("?")
    names = (unquote_plus(name) for name in _FIELD.findall(query))
    return before if any(map(_SECRET.search, names)) else address


def _shown(text: str) -> str:
    """Return `text` as it may stand in a sentence: on one line, short, nothing that hides in it."""
    plain = "".join(char if char.isprintable() else " " for char in text[: 4 * _SHOWN])
    short = one_line(plain, _SHOWN)
    return short if len(short) < _SHOWN else f"{short}…"


def _ask(connection: Connection, target: Target) -> HTTPResponse:
    lines = (
        f"GET {target.path} HTTP/1.1",
        f"Host: {target.place}",
        f"User-Agent: dateline/{_version()}",
        "Accept: text/html,application/xhtml+xml,application/pdf,text/*;q=0.9,*/*;q=0.5",
        "Accept-Encoding: gzip",
        "Connection: close",
    )
    connection.send("\r\n".join((*lines, "", "")).encode("ascii"))
    response = HTTPResponse(cast(socket.socket, connection), method="GET")
    response.begin()
    return response


def _version() -> str:
    try:
        return version("dateline")
    except PackageNotFoundError:
        return "0"


def _check_answer(response: HTTPResponse, host: str) -> None:
    status = response.status
    if status != 200:
        said = _SAID.get(status, "answers with an error" if status >= 400 else "sends no document")
        raise ReportError(f"{host} {said} (HTTP {status}): check the address, or {_PASTE}.")
    kind = (response.getheader("Content-Type") or "").strip().lower()
    if kind.startswith(_NO_REPORT):
        raise ReportError(
            f"{host} sends {_shown(kind.partition(';')[0])}, which is no report: give the address "
            "of the page itself."
        )
    length = response.getheader("Content-Length") or "0"
    if length.isascii() and length.isdigit() and int(length[:15]) > MAX_BYTES:
        raise _too_large(host)


def _body(response: HTTPResponse, host: str) -> bytes:
    """Return the document, unpacked; both what comes and what it unpacks to are limited."""
    packing = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip"):
        raise ReportError(f"{host} packs the page in a way that was not asked for: {_PASTE}.")
    unpacker = zlib.decompressobj(31) if packing != "identity" else None
    received, body = 0, bytearray()
    while chunk := response.read(_CHUNK):
        received += len(chunk)
        try:
            body += unpacker.decompress(chunk, MAX_BYTES + 1 - len(body)) if unpacker else chunk
        except zlib.error:
            raise ReportError(f"{host} sends a damaged page: try again, or {_PASTE}.") from None
        if received > MAX_BYTES or len(body) > MAX_BYTES:
            raise _too_large(host)
    # A body that is shorter than announced is no error to the library.
    if response.length or (unpacker and not unpacker.eof):
        raise ReportError(f"{host} stopped before the page was whole: try again, or {_PASTE}.")
    return bytes(body)


def _too_large(host: str) -> ReportError:
    return ReportError(
        f"{host} sends more than the {MAX_BYTES / 1e6:.0f} MB that are read: save the part that "
        "you need as a file and open that."
    )


def _failure(host: str, error: Exception) -> ReportError:
    """Return the refusal that says what went wrong on the way."""
    import ssl

    if isinstance(error, ReportError):
        return error
    if isinstance(error, socket.gaierror):
        return ReportError(f"There is no host {host}, or no network: check the address.")
    if isinstance(error, ConnectionRefusedError):
        return ReportError(f"{host} refuses the connection: check the address, or {_PASTE}.")
    if isinstance(error, ssl.SSLCertVerificationError):
        return ReportError(
            f"{host} cannot prove that it is {host} (its certificate is not valid): {_PASTE} if "
            "you trust it."
        )
    return ReportError(f"{host} broke the connection off: try again, or {_PASTE}.")
