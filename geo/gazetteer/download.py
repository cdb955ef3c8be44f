"""A file fetched from an address that the user gave, whole or not at all, resumed where it broke.

A network is asked only on such a command.
"""

from __future__ import annotations

import hashlib
import http.client
import ipaddress
import json
import os
import re
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from email.message import Message
from pathlib import Path
from typing import IO, NamedTuple
from urllib.parse import unquote, urlsplit, urlunsplit

from geo.errors import GazetteerError

Progress = Callable[[float, str], None]

TIMEOUT_S = 30.0
"""How long a server may be silent."""
LARGEST_FILE = 2 * 1024**3
"""Bytes; GeoNames' largest file, packed, has a fifth of it."""
_MOST_REDIRECTS = 4
_ATTEMPTS = 3
_CHUNK = 256 * 1024
_AGENT = "dateline gazetteer (reads one file that its user named)"


class _Broken(Exception):
    """The connection ended before the file did; `gained` bytes came this time."""

    def __init__(self, gained: int) -> None:
        super().__init__()
        self.gained = gained


class _Partial(NamedTuple):
    """What an earlier download left: bytes, and the mark by which the server knows the file."""

    size: int
    mark: str


def is_address(origin: str) -> bool:
    """Return whether `origin` is an address rather than a file."""
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", origin))


def shown(address: str) -> str:
    """Return `address` without a user, a password, a query or a fragment, fit to be kept."""
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def fetch(address: str, folder: Path, progress: Progress) -> Path:
    """Download the file at `address` into `folder` and return its path.

    What broke off stays in a `.part` file, and the next call goes on from there if the server still
    has the same file.

    Args:
        address: https, or http on this machine.
        folder: is made where missing.
        progress: told (fraction 0..1, what is being done).

    Raises:
        GazetteerError: the address is refused, no network or server answers, or the answer is an
            error, a web page, too large or not whole.
        OSError: `folder` cannot be written to.
    """
    _check(address)
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^A-Za-z0-9._-]", "_", unquote(urlsplit(address).path.rpartition("/")[2]))
    name = name.lstrip(".")[-80:] or "download"
    part = folder / f"{hashlib.sha256(address.encode()).hexdigest()[:16]}.part"
    where = urlsplit(address).hostname or address
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            _continue(address, part, lambda done: progress(done, f"Downloading {name}"))
            break
        except _Broken as broken:
            if attempt == _ATTEMPTS or not broken.gained:
                raise GazetteerError(
                    f"The connection to {where} broke off; nothing was changed. The same command "
                    "goes on from there."
                ) from None
        except urllib.error.HTTPError as error:
            error.close()
            raise GazetteerError(
                f"{where} answers {error.code} {_line(error.reason)} for {shown(address)}; check "
                "the address. Nothing was changed."
            ) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise GazetteerError(
                f"{where} cannot be reached ({_reason(error)}): is there a network? "
                "Nothing was changed."
            ) from None
    whole = part.with_name(f"{part.stem}-{name}")
    os.replace(part, whole)
    _mark_of(part).unlink(missing_ok=True)
    return whole


def _continue(address: str, part: Path, tell: Callable[[float], None]) -> None:
    had = _partial(part)
    request = urllib.request.Request(
        address, headers={"User-Agent": _AGENT, "Accept-Encoding": "identity"}
    )
    if had.size:
        request.add_header("Range", f"bytes={had.size}-")
        request.add_header("If-Range", had.mark)
    try:
        answer = _opener(address).open(request, timeout=TIMEOUT_S)
    except urllib.error.HTTPError as error:
        if error.code != 416 or not had.size:
            raise
        error.close()
        _drop(part)
        return _continue(address, part, tell)
    with answer:
        headers: Message = answer.headers
        kind = headers.get_content_type()
        if kind in ("text/html", "application/xhtml+xml"):
            _drop(part)
            raise GazetteerError(
                f"{shown(address)} is a web page, not a file of places: give the address of the "
                "file itself. Nothing was changed."
            )
        start = had.size if _goes_on(answer.status, headers, had.size) else 0
        length = _length(headers)
        expected = start + length if length is not None else None
        if expected is not None and expected > LARGEST_FILE:
            raise _too_large(address)
        etag = headers.get("ETag", "")
        mark = etag if etag.startswith('"') else headers.get("Last-Modified", "")
        with _kept(part, mark, go_on=bool(start)) as file:
            got = start
            try:
                while chunk := answer.read(_CHUNK):
                    got += len(chunk)
                    if got > LARGEST_FILE:
                        file.close()
                        _drop(part)
                        raise _too_large(address)
                    _keep(file, chunk)
                    tell(got / max(1, expected or 2 * got))
            except (TimeoutError, ConnectionError, ssl.SSLError, http.client.HTTPException):
                raise _Broken(got - start) from None
    if expected is not None and got != expected:
        raise _Broken(got - start)
    return None


def _kept(part: Path, mark: str, *, go_on: bool) -> IO[bytes]:
    try:
        _mark_of(part).write_text(json.dumps({"mark": mark}), encoding="utf-8")
        return part.open("ab" if go_on else "wb")
    except OSError as error:
        raise _no_room(error) from None


def _keep(file: IO[bytes], chunk: bytes) -> None:
    try:
        file.write(chunk)
    except OSError as error:
        raise _no_room(error) from None


def _no_room(error: OSError) -> GazetteerError:
    return GazetteerError(
        f"The download cannot be kept ({error.strerror}): free some space, or set DATELINE_HOME "
        "to another directory. Nothing was changed."
    )


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = _MOST_REDIRECTS
    max_repeats = 2

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        _check(newurl)
        if _on_this_machine(newurl) and not _on_this_machine(req.full_url):
            raise GazetteerError(
                f"{urlsplit(req.full_url).hostname} sends the download to this machine, which is "
                "refused; nothing was changed."
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener(address: str) -> urllib.request.OpenerDirector:
    # Handlers are named one by one: the usual set would open file: and ftp: addresses as well.
    director = urllib.request.OpenerDirector()
    handlers: list[urllib.request.BaseHandler] = [
        urllib.request.UnknownHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _Redirects(),
    ]
    if not _on_this_machine(address):
        handlers.append(urllib.request.ProxyHandler())
    for handler in handlers:
        director.add_handler(handler)
    return director


def _check(address: str) -> None:
    try:
        parts = urlsplit(address)
        sound = bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound or re.search(r"[\x00-\x20\x7f]", address):
        raise GazetteerError("This is no address that can be read: give it as https://host/file.")
    if parts.username or parts.password:
        raise GazetteerError(f"{shown(address)}: an address with a password in it is refused.")
    if parts.scheme.lower() != "https" and not (
        parts.scheme.lower() == "http" and _on_this_machine(address)
    ):
        raise GazetteerError(
            f"{shown(address)} is refused: only https addresses are read, so that nobody on the "
            "way can change the file."
        )


def _on_this_machine(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _goes_on(status: int, headers: Message, size: int) -> bool:
    told = re.match(r"bytes (\d{1,15})-", headers.get("Content-Range", ""))
    return status == 206 and size > 0 and told is not None and int(told.group(1)) == size


def _length(headers: Message) -> int | None:
    told = headers.get("Content-Length", "")
    return int(told) if re.fullmatch(r"\d{1,15}", told) else None


def _partial(part: Path) -> _Partial:
    """Return what can be gone on from: only a file that the server marked can be known again."""
    try:
        mark = json.loads(_mark_of(part).read_text(encoding="utf-8"))["mark"]
        size = part.stat().st_size
    except (OSError, ValueError, KeyError, TypeError):
        return _Partial(0, "")
    sound = isinstance(mark, str) and re.fullmatch(r"[\x20-\x7e]{1,200}", mark)
    return _Partial(size, mark) if sound else _Partial(0, "")


def _mark_of(part: Path) -> Path:
    return part.with_suffix(".part.json")


def _drop(part: Path) -> None:
    for path in (part, _mark_of(part)):
        with suppress(OSError):
            path.unlink()


def _too_large(address: str) -> GazetteerError:
    return GazetteerError(
        f"{shown(address)} is larger than {LARGEST_FILE // 1024**3} GB, which no file of places "
        "is; nothing was changed."
    )


def _reason(error: BaseException) -> str:
    inner = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(inner, TimeoutError):
        return f"no answer within {TIMEOUT_S:g} seconds"
    told = inner.strerror if isinstance(inner, OSError) and inner.strerror else str(inner)
    return _line(told) or type(inner).__name__


def _line(text: object) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())[:100]
