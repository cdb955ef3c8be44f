"""A file fetched from an address that the user gave, whole or not at all, resumed where it broke.

A network is asked only on such a command.
"""

from __future__ import annotations

import hashlib
import ipaddress
import json
import os
import re
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import IO, NamedTuple
from urllib.parse import unquote, urlsplit, urlunsplit

from geo import durable
from geo.errors import GazetteerError
from geo.language import of_system, say
from geo.web import Address, Answer, Fault, WebError, address_of, get

Progress = Callable[[float, str], None]

TIMEOUT_S = 30.0
"""How long a server may be silent."""
LARGEST_FILE = 2 * 1024**3
"""Bytes; GeoNames' largest file, packed, has a fifth of it."""
_MOST_REDIRECTS = 4
_ATTEMPTS = 3
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
        GazetteerError: the address is refused, no network or server answers, the answer is an
            error, a web page, too large or not whole, or `folder` cannot be written to.
    """
    if re.search(r"[\x00-\x20\x7f]", address):
        raise _refusal(WebError(Fault.NO_ADDRESS, "", address))
    name = re.sub(r"[^A-Za-z0-9._-]", "_", unquote(address.partition("?")[0].rpartition("/")[2]))
    name = name.lstrip(".")[-80:] or "download"
    part = folder / f"{hashlib.sha256(address.encode()).hexdigest()[:16]}.part"
    doing = say("Downloading {name}", name=name)
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            _continue(address, part, lambda done: progress(done, doing))
            break
        except _Broken as broken:
            if attempt == _ATTEMPTS or not broken.gained:
                raise GazetteerError(
                    "The connection to {host} broke off; nothing was changed. The same command "
                    "goes on from there.",
                    host=urlsplit(address).hostname,
                ) from None
        except WebError as error:
            raise _refusal(error) from None
    whole = part.with_name(f"{part.stem}-{name}")
    os.replace(part, whole)
    _mark_of(part).unlink(missing_ok=True)
    return whole


def _continue(address: str, part: Path, tell: Callable[[float], None]) -> None:
    had = _partial(part)
    with _asked(address, had) as answer:
        if answer.status == 416 and had.size:
            _drop(part)
            return _continue(address, part, tell)
        if not 200 <= answer.status < 300:
            raise GazetteerError(
                "{host} answers {status} {answer} for {address}; check the address. Nothing was "
                "changed.",
                host=answer.address.host,
                status=str(answer.status),
                answer=_line(answer.response.reason),
                address=shown(address),
            )
        headers = answer.headers
        if headers.get_content_type() in ("text/html", "application/xhtml+xml"):
            _drop(part)
            raise GazetteerError(
                "{address} is a web page, not a file of places: give the address of the file "
                "itself. Nothing was changed.",
                address=shown(address),
            )
        start = had.size if _goes_on(answer, had.size) else 0
        length = answer.response.length
        expected = None if length is None else start + length
        etag = headers.get("ETag", "")
        mark = etag if etag.startswith('"') else headers.get("Last-Modified", "")
        got = start
        with _kept(part, mark, go_on=bool(start)) as file:
            try:
                for chunk in answer.read(LARGEST_FILE - start):
                    got += len(chunk)
                    _keep(file, chunk)
                    tell(got / max(1, expected or 2 * got))
            except WebError as error:
                if error.fault is not Fault.LARGE:
                    raise _Broken(got - start) from None
                file.close()
                _drop(part)
                raise GazetteerError(
                    "{address} is larger than {size} GB, which no file of places is; nothing was "
                    "changed.",
                    address=shown(address),
                    size=LARGEST_FILE // 1024**3,
                ) from None
    return None


def _asked(address: str, had: _Partial) -> AbstractContextManager[Answer]:
    first = address_of(address).host
    here = _on_this_machine(first)

    def check(onward: Address) -> None:
        local = _on_this_machine(onward.host)
        if onward.scheme != "https" and not local:
            raise WebError(Fault.NO_WEB_SCHEME, onward.host, onward.text)
        if local and not here:
            raise WebError(Fault.THIS_MACHINE, first)

    headers = {"User-Agent": _AGENT, "Accept-Encoding": "identity"}
    if had.size:
        headers |= {"Range": f"bytes={had.size}-", "If-Range": had.mark}
    return get(
        address, headers, idle_s=TIMEOUT_S, redirects=_MOST_REDIRECTS, check=check,
        proxies=not here,
    )  # fmt: skip


def _kept(part: Path, mark: str, *, go_on: bool) -> IO[bytes]:
    try:
        durable.private_folder(part.parent)
        with open(_mark_of(part), "w", encoding="utf-8", opener=durable.private) as file:
            json.dump({"mark": mark}, file)
        return open(part, "ab" if go_on else "wb", opener=durable.private)
    except OSError as error:
        raise _no_room(error) from None


def _keep(file: IO[bytes], chunk: bytes) -> None:
    try:
        file.write(chunk)
    except OSError as error:
        raise _no_room(error) from None


def _no_room(error: OSError) -> GazetteerError:
    return GazetteerError(
        "The download cannot be kept ({reason}): free some space, or set DATELINE_HOME to another "
        "directory. Nothing was changed.",
        reason=of_system(error),
    )


def _on_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _goes_on(answer: Answer, size: int) -> bool:
    told = re.match(r"bytes (\d{1,15})-", answer.headers.get("Content-Range", ""))
    return answer.status == 206 and size > 0 and told is not None and int(told.group(1)) == size


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


def _refusal(error: WebError) -> GazetteerError:
    host, what = error.host, error.what
    match error.fault:
        case Fault.NO_ADDRESS:
            return GazetteerError(
                "This is no address that can be read: give it as https://host/file."
            )
        case Fault.CREDENTIALS:
            return GazetteerError(
                "{address}: an address with a password in it is refused.", address=shown(what)
            )
        case Fault.NO_WEB_SCHEME | Fault.DOWNGRADE:
            return GazetteerError(
                "{address} is not allowed: only https addresses are read, so that nobody on the "
                "way can change the file. Nothing was changed.",
                address=shown(what),
            )
        case Fault.THIS_MACHINE:
            return GazetteerError(
                "{host} sends the download to this machine, which is refused; nothing was changed.",
                host=host,
            )
        case Fault.REDIRECTS:
            return GazetteerError(
                "{host} answers {status} again and again; check the address. Nothing was changed.",
                host=host,
                status=what,
            )
    return GazetteerError(
        "{host} cannot be reached ({reason}): is there a network? Nothing was changed.",
        host=host,
        reason=_why(error),
    )


def _why(error: WebError) -> str:
    if error.fault is Fault.SLOW:
        return say("no answer within {number} seconds", number=f"{TIMEOUT_S:g}")
    if isinstance(error.cause, OSError) and error.cause.strerror:
        return of_system(error.cause)
    return _line(error.what or error.cause) or type(error.cause).__name__


def _line(text: object) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())[:100]
