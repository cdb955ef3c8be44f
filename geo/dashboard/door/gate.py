"""What every request passes first: pages, sockets, uploads, media and health alike."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo import language
from geo.dashboard.door import signing_in
from geo.dashboard.door.headers import policies
from geo.dashboard.door.hosts import Hosts, comes_from_elsewhere, follows_a_link
from geo.dashboard.door.limits import Allowance, Limits, reader
from geo.dashboard.door.signing_in import Secret
from geo.language import Sentence, say, translated

_MOST_FORM_BYTES = 8_000
_HEALTH = "/_stcore/health"
_LONGEST_PATH = 1_000
"""Characters: far more than any address here has, and fewer than it takes to trip over a number."""


@dataclass(frozen=True, slots=True)
class Door:
    """Whom a server lets in."""

    hosts: Hosts
    secret: Secret | None = None
    """What a reader must know, None where whoever reaches the server may read."""
    limits: Limits | None = None
    """What each reader may ask for, None where there is only one."""


@dataclass(slots=True)
class Gate:
    """An ASGI layer before all others, which refuses in a sentence whom a door does not let in."""

    app: ASGIApp
    door: Door
    tries: Allowance = field(default_factory=lambda: Allowance(5, 1 / 12))
    tries_of_all: Allowance = field(default_factory=lambda: Allowance(60, 1))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        request = HTTPConnection(scope)
        scheme = str(scope["scheme"]).replace("ws", "http")

        begun = False

        async def send_with_policies(message: Message) -> None:
            nonlocal begun
            if message["type"] == "websocket.close" and not begun:
                # The server's own words for it know no policies.
                await _plain(403, "Forbidden")(scope, receive, send_with_policies)
                return
            begun = True
            if message["type"].endswith("http.response.start"):
                policies(request, message)
            await send(message)

        answer = self._stranger(request, scheme)
        if answer is None and len(scope["path"]) > _LONGEST_PATH:
            answer = _plain(414, "URI Too Long")
        if answer is None:
            answer = await self._unknown(request, scheme, receive)
        try:
            await (answer or self._bounded)(scope, receive, send_with_policies)
        except Exception:
            # What answers a fault otherwise stands before this layer, and knows no policies.
            if not begun and scope["type"] == "http":
                failed = _plain(500, "Internal Server Error")
                await failed(scope, receive, send_with_policies)
            raise

    def _stranger(self, request: HTTPConnection, scheme: str) -> Response | None:
        """Refuse names that are not ours, and other pages."""
        given = request.headers.getlist("host")
        shown = given[0][:100] if given else ""
        if len(given) != 1 or not self.door.hosts.knows(shown, scheme):
            return _refusal(
                request,
                say(
                    "This Dateline does not answer as {host}. If that is a name of yours for it, "
                    "start it with --allow-host {host}; else someone has pointed a name of theirs "
                    "at this machine.",
                    host=repr(shown)[1:-1],
                ),
            )
        if comes_from_elsewhere(request, scheme):
            return _refusal(
                request, say("This Dateline answers only its own page, and another page asked.")
            )
        return None

    async def _unknown(
        self, request: HTTPConnection, scheme: str, receive: Receive
    ) -> Response | None:
        """Ask those for the secret who have not given it; refuse what is no page."""
        secret = self.door.secret
        if secret is None or request.scope["path"].endswith(_HEALTH):
            return None
        given = secret.in_the_address_of(request)
        if secret.is_signed_in(request):
            return signing_in.go_on(request) if given is not None and _is_page(request) else None
        method = request.scope.get("method")
        if method == "POST":
            given = await _filled_in(request, receive)
        elif not _is_page(request):
            return _refusal(request, say("Sign in on the page first."), 401)
        _speak_to(request)
        if given is not None:
            address = _reader_of(request)
            wait = max(self.tries.take(address), self.tries_of_all.take(""))
            if wait:
                return signing_in.ask(secret, wait_s=math.ceil(wait))
            if secret.opens(given):
                answer = signing_in.back if method == "POST" else signing_in.go_on
                return secret.let_in(request, answer(request), scheme)
            return signing_in.ask(secret, wrong=True)
        elsewhere = request.headers.get("sec-fetch-site") in ("cross-site", "same-site")
        if elsewhere and follows_a_link(request):
            return signing_in.go_on(request)
        return signing_in.ask(secret)

    async def _bounded(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on within what its reader may ask for."""
        limits = self.door.limits
        if limits is None:
            await self.app(scope, receive, send)
            return
        request = HTTPConnection(scope)
        address = _reader_of(request)
        wait = limits.requests.take(address)
        if not wait and scope.get("method") in ("PUT", "POST"):
            wait = limits.uploads.take(address)
        if not wait and scope["type"] == "websocket":
            wait = limits.sessions.take(address)
        if wait:
            said = say("Too much was asked for from your address: wait {seconds} s, then go on.",
                       seconds=math.ceil(wait))  # fmt: skip
            answer = _refusal(request, said, 429)
            answer.headers["Retry-After"] = str(math.ceil(wait))
            await answer(scope, receive, send)
        elif scope["type"] == "websocket":
            with limits.session(address) as room:
                full = say("Too many pages are open here: close some, or come back later.")
                await (self.app if room else _refusal(request, full, 429))(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _plain(status: int, phrase: str) -> Response:
    return PlainTextResponse(f"{phrase}\n", status, {"Cache-Control": "no-store"})


def _refusal(request: HTTPConnection, said: Sentence, status: int = 403) -> Response:
    _speak_to(request)
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Language"}
    return PlainTextResponse(f"{translated(said)}\n", status, headers)


def _speak_to(request: HTTPConnection) -> None:
    """Use the language that the reader's browser prefers for the rest of this request."""
    wanted = request.headers.get("accept-language", "")
    language.use(language.preferred(wanted.partition(",")[0].partition(";")[0].strip()))


def _is_page(request: HTTPConnection) -> bool:
    wants = request.headers.get("accept", "")
    return request.scope.get("method") == "GET" and "text/html" in wants


def _reader_of(request: HTTPConnection) -> str:
    return reader(request.client.host if request.client else "")


async def _filled_in(request: HTTPConnection, receive: Receive) -> str:
    body = b""
    async for chunk in Request(request.scope, receive).stream():
        body += chunk
        if len(body) > _MOST_FORM_BYTES:
            return ""
    return signing_in.given_in(body)
