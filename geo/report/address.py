"""Fetching the document at a web address, from the public internet only, within limits."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import unquote_plus

from geo.errors import ReportError
from geo.report.document import MAX_BYTES, one_line
from geo.report.filetype import BY_ENDING, ending_of
from geo.version import VERSION
from geo.web import Answer, Fault, WebError, get, is_public

MAX_SECONDS = 30.0
"""For everything: names, redirects and the document."""
MAX_REDIRECTS = 5
_SHOWN = 200
"""Characters of what a host sent or a reader wrote that stand in a sentence."""
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
_SAVE = "it is not asked; save the page as a file and open that"
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
    headers = {
        "User-Agent": f"dateline/{VERSION}",
        "Accept": "text/html,application/xhtml+xml,application/pdf,text/*;q=0.9,*/*;q=0.5",
        "Accept-Encoding": "gzip",
    }
    try:
        with get(
            address,
            headers,
            seconds=MAX_SECONDS,
            redirects=MAX_REDIRECTS,
            allowed=allowed,
            proxies=False,
        ) as answer:
            _check_answer(answer)
            raw = b"".join(answer.read(MAX_BYTES, unpack=True))
    except WebError as error:
        raise _refusal(error) from None
    final, host = answer.address.text, answer.address.host
    kind = (answer.headers.get("Content-Type") or "").strip()
    vague = kind.partition(";")[0].strip().lower() in _VAGUE
    named = ending_of(final) in BY_ENDING
    shown = _without_secrets(final)
    when = datetime.now(UTC).date().isoformat()
    repair = f"Fetched from {host} on {when}."
    if shown != final:
        repair = (
            f"Fetched from {host} on {when}, and its address kept without the part after the "
            "question mark, which may be secret."
        )
    hint = shown if not kind or (vague and named) else kind
    return Fetched(raw, shown, host, hint, repair)


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


def _check_answer(answer: Answer) -> None:
    host, status = answer.address.host, answer.status
    if status != 200:
        said = _SAID.get(status, "answers with an error" if status >= 400 else "sends no document")
        raise ReportError(f"{host} {said} (HTTP {status}): check the address, or {_PASTE}.")
    kind = (answer.headers.get("Content-Type") or "").strip().lower()
    if kind.startswith(_NO_REPORT):
        raise ReportError(
            f"{host} sends {_shown(kind.partition(';')[0])}, which is no report: give the address "
            "of the page itself."
        )


def _refusal(error: WebError) -> ReportError:
    """Return the refusal that says what went wrong on the way."""
    host, what = error.host, _shown(error.what)
    closed = (
        f"{host} is no address of the public internet: {_SAVE}."
        if what == host
        else f"{host} leads to {what}, which is no address of the public internet: {_SAVE}."
    )
    said = {
        Fault.NO_ADDRESS: f"{what} is no web address: check how it is written.",
        Fault.NO_WEB_SCHEME: f"{what} is no web address: it must begin with https:// or http://.",
        Fault.CREDENTIALS: (
            "The address has a user name or password in it, which is not sent: take them out."
        ),
        Fault.CLOSED: closed,
        Fault.PORT: (
            f"{host} is asked at the ports of the web alone (80 and 443), not at {what}: {_PASTE}."
        ),
        Fault.THIS_MACHINE: f"{host} is an address of this machine: {_SAVE}.",
        Fault.DOWNGRADE: (
            f"{host} sends the request on without encryption (from https:// to http://): {_PASTE}."
        ),
        Fault.REDIRECTS: f"{host} sent the request on more than {MAX_REDIRECTS} times: {_PASTE}.",
        Fault.NO_HOST: f"There is no host {host}, or no network: check the address.",
        Fault.REFUSED: f"{host} refuses the connection: check the address, or {_PASTE}.",
        Fault.UNTRUSTED: (
            f"{host} cannot prove that it is {host} (its certificate is not valid): {_PASTE} if "
            "you trust it."
        ),
        Fault.SLOW: (
            f"{host} did not answer within {MAX_SECONDS:.0f} seconds: try again, or {_PASTE}."
        ),
        Fault.BROKEN: f"{host} broke the connection off: try again, or {_PASTE}.",
        Fault.PACKING: f"{host} packs the page in a way that was not asked for: {_PASTE}.",
        Fault.DAMAGED: f"{host} sends a damaged page: try again, or {_PASTE}.",
        Fault.CUT: f"{host} stopped before the page was whole: try again, or {_PASTE}.",
        Fault.LARGE: (
            f"{host} sends more than the {MAX_BYTES / 1e6:.0f} MB that are read: save the part "
            "that you need as a file and open that."
        ),
    }
    return ReportError(said[error.fault])
