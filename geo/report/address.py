"""Fetching the document at a web address, from the public internet only, within limits."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import unquote_plus

from geo.errors import ReportError
from geo.language import N_, Sentence, say
from geo.report.document import MAX_BYTES, one_line
from geo.report.filetype import by_name
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
_SAID = {
    401: N_("asks for a password"),
    403: N_("refuses it"),
    404: N_("has no such page"),
    410: N_("has the page no more"),
    429: N_("says that there were too many requests; wait and try again"),
    451: N_("may not show it for legal reasons"),
}
_REFUSALS = {
    Fault.NO_ADDRESS: N_("{address} is no web address: check how it is written."),
    Fault.NO_WEB_SCHEME: N_("{address} is no web address: it must begin with https:// or http://."),
    Fault.CREDENTIALS: N_(
        "The address has a user name or password in it, which is not sent: take them out."
    ),
    Fault.CLOSED: N_(
        "{host} leads to {address}, which is no address of the public internet: it is not asked; "
        "save the page as a file and open that."
    ),
    Fault.PORT: N_(
        "{host} is asked at the ports of the web alone (80 and 443), not at {number}: open it in a "
        "browser, save it as a file and open that."
    ),
    Fault.THIS_MACHINE: N_(
        "{host} is an address of this machine: it is not asked; save the page as a file and open "
        "that."
    ),
    Fault.DOWNGRADE: N_(
        "{host} sends the request on without encryption (from https:// to http://): open it in a "
        "browser, save it as a file and open that."
    ),
    Fault.REDIRECTS: N_(
        "{host} sent the request on more than {number} times: open it in a browser, save it as a "
        "file and open that."
    ),
    Fault.NO_HOST: N_("There is no host {host}, or no network: check the address."),
    Fault.REFUSED: N_(
        "{host} refuses the connection: check the address, or open it in a browser, save it as a "
        "file and open that."
    ),
    Fault.UNTRUSTED: N_(
        "{host} cannot prove that it is {host} (its certificate is not valid): open it in a "
        "browser, save it as a file and open that if you trust it."
    ),
    Fault.SLOW: N_(
        "{host} did not answer within {number} seconds: try again, or open it in a browser, save "
        "it as a file and open that."
    ),
    Fault.BROKEN: N_(
        "{host} broke the connection off: try again, or open it in a browser, save it as a file "
        "and open that."
    ),
    Fault.PACKING: N_(
        "{host} packs the page in a way that was not asked for: open it in a browser, save it as "
        "a file and open that."
    ),
    Fault.DAMAGED: N_(
        "{host} sends a damaged page: try again, or open it in a browser, save it as a file and "
        "open that."
    ),
    Fault.CUT: N_(
        "{host} stopped before the page was whole: try again, or open it in a browser, save it as "
        "a file and open that."
    ),
    Fault.LARGE: N_(
        "{host} sends more than the {size} MB that are read: save the part that you need as a "
        "file and open that."
    ),
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
    repair: Sentence
    """Says from where and when it came."""


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
    named = by_name(final) is not None
    shown = without_secrets(final)
    when = datetime.now(UTC).date().isoformat()
    repair = (
        say("Fetched from {host} on {when}.", host=host, when=when)
        if shown == final
        else say(
            "Fetched from {host} on {when}, and its address kept without the part after the "
            "question mark, which may be secret.",
            host=host,
            when=when,
        )
    )
    hint = shown if not kind or (vague and named) else kind
    return Fetched(raw, shown, host, hint, repair)


def without_secrets(address: str) -> str:
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
        other = N_("answers with an error") if status >= 400 else N_("sends no document")
        raise ReportError(
            "{host} {answer} (HTTP {status}): check the address, or open it in a browser, save it "
            "as a file and open that.",
            host=host,
            answer=say(_SAID.get(status, other)),
            status=str(status),
        )
    kind = (answer.headers.get("Content-Type") or "").strip().lower()
    if kind.startswith(_NO_REPORT):
        raise ReportError(
            "{host} sends {kind}, which is no report: give the address of the page itself.",
            host=host,
            kind=_shown(kind.partition(";")[0]),
        )


def _refusal(error: WebError) -> ReportError:
    """Return the refusal that says what went wrong on the way."""
    host, what = error.host, _shown(error.what)
    if error.fault is Fault.CLOSED and what == host:
        return ReportError(
            "{address} is no address of the public internet: it is not asked; save the page as a "
            "file and open that.",
            address=host,
        )
    numbers = {Fault.PORT: what, Fault.REDIRECTS: MAX_REDIRECTS, Fault.SLOW: round(MAX_SECONDS)}
    values = {
        "host": host,
        "address": what,
        "number": numbers.get(error.fault),
        "size": round(MAX_BYTES / 1e6),
    }
    form = _REFUSALS[error.fault]
    used = {name: value for name, value in values.items() if f"{{{name}}}" in form}
    return ReportError(say(form, **used))
