"""The token or password that opens the page, and the page that asks for it."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import stat
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlencode

from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, RedirectResponse, Response

from geo.dashboard.door.headers import SIGN_IN_POLICY
from geo.errors import ServeError
from geo.language import of_system

TOKEN = "token"
"""The part of an address that the token stands in."""
_FIELD = "secret"
_BYTES = 32
_SHORTEST = 12
_LONGEST = 1_000
_HEADERS = {"Cache-Control": "no-store", "Content-Security-Policy": SIGN_IN_POLICY}


@dataclass(frozen=True, slots=True)
class Secret:
    """What a reader must know, and the cookie of those who did."""

    value: str = field(repr=False)
    in_address: bool
    """Whether it may stand in an address: a token made for one start, not a password."""
    ticket: str = field(default_factory=lambda: secrets.token_urlsafe(_BYTES), repr=False)

    def opens(self, given: str) -> bool:
        """Tell whether something given is the secret, in the same time whatever it is."""
        return hmac.compare_digest(_digest(given), _digest(self.value))

    def is_signed_in(self, request: HTTPConnection) -> bool:
        """Tell whether a request carries the cookie of a reader who knew the secret."""
        return hmac.compare_digest(
            _digest(request.cookies.get(_cookie(request), "")), _digest(self.ticket)
        )

    def in_the_address_of(self, request: HTTPConnection) -> str | None:
        """Return what stands as the token in the request's address, None for nothing."""
        given = request.query_params.get(TOKEN)
        return given if self.in_address else None

    def let_in(self, request: HTTPConnection, response: Response, scheme: str) -> Response:
        """Have a reader carry the cookie from now on, until the browser or the server ends."""
        response.set_cookie(
            _cookie(request),
            self.ticket,
            httponly=True,
            samesite="strict",
            secure=scheme == "https",
        )
        return response


def token() -> Secret:
    """Return a secret for one start of the server."""
    return Secret(secrets.token_urlsafe(_BYTES), in_address=True)


def password(path: Path) -> Secret:
    """Return the password that is the first line of a file.

    Raises:
        ServeError: it cannot be read, others can read it, or it is soon guessed.
    """
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            # Editors of Windows begin a file with a mark that nobody types.
            first = file.readline(4 * _LONGEST).decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise ServeError(
            "--password-file {file} is not in UTF-8: save it so, or nobody can type what it says",
            file=str(path),
        ) from error
    except OSError as error:
        raise ServeError(
            "--password-file {file} cannot be read ({reason}): name a file whose first line is the "
            "password",
            file=str(path),
            reason=of_system(error),
        ) from error
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise ServeError(
            "--password-file {file} can be read by others on this machine: chmod 600 {file}",
            file=str(path),
        )
    if not _SHORTEST <= len(first) <= _LONGEST:
        raise ServeError(
            "--password-file {file}: the password on its first line has {number} characters, take "
            "{least} to {most}",
            file=str(path),
            number=len(first),
            least=_SHORTEST,
            most=_LONGEST,
        )
    return Secret(first, in_address=False)


def given_in(body: bytes) -> str:
    """Return what was filled in on the page that asks, "" for nothing."""
    fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=8)
    return fields.get(_FIELD, [""])[0].strip()


def ask(secret: Secret, *, wrong: bool = False, wait_s: int = 0) -> Response:
    """Return the page that asks for the secret, in the language in use.

    Args:
        secret: what is asked for.
        wrong: the one given was not it.
        wait_s: seconds until another may be given, 0 for now.
    """
    page = _render("sign_in", field=_FIELD, token=secret.in_address, wrong=wrong, wait_s=wait_s)
    if wait_s:
        return HTMLResponse(page, 429, {**_HEADERS, "Retry-After": str(wait_s)})
    return HTMLResponse(page, 401, _HEADERS)


def go_on(request: HTTPConnection) -> Response:
    """Return a page that leads to the same address without the token.

    A browser that came by another site's link sends no strict cookie, and would not to an address
    that it is redirected to; to one that our own page leads to, it does.
    """
    page = leading_to(_without_token(request))
    return HTMLResponse(page, headers=_HEADERS)


def leading_to(address: str) -> str:
    """Return a page that leads to an address at once."""
    return _render("go_on", address=address)


def back(request: HTTPConnection) -> Response:
    """Return an answer that leads from the filled-in page to the one that was wanted."""
    return RedirectResponse(_without_token(request), 303, _HEADERS)


def _without_token(request: HTTPConnection) -> str:
    asked = parse_qsl(request.url.query, keep_blank_values=True)
    rest = urlencode([(name, value) for name, value in asked if name != TOKEN])
    # Relative: a proxy may have put the page below an address of its own.
    return f"./?{rest}" if rest else "./"


def _cookie(request: HTTPConnection) -> str:
    """Return the cookie's name: browsers share cookies between the ports of a machine."""
    _, _, port = request.headers["host"].rpartition("]")[2].partition(":")
    return f"dateline-{port or 'page'}"


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _render(name: str, **values: object) -> str:
    # What fills templates in takes time to import, and without a secret is needed only later.
    from geo.presentation.templates import templates

    return str(templates(__file__)(name, **values))
