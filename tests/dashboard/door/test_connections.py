"""Nobody keeps connections from others by beginning requests and never ending them."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from uvicorn import Config
from uvicorn.server import ServerState

from geo.dashboard.door import connections
from geo.dashboard.door.connections import MOST_IN_ALL, MOST_OF_ONE, BoundedConnection, has_room

HEAD = b"GET / HTTP/1.1\r\nHost: a\r\n"
POST = HEAD.replace(b"GET", b"POST")


@pytest.mark.parametrize(
    ("address", "others", "room"),
    [
        ("192.0.2.7", [], True),
        ("192.0.2.7", ["192.0.2.7"] * (MOST_OF_ONE - 1), True),
        ("192.0.2.7", ["192.0.2.7"] * MOST_OF_ONE, False),
        ("192.0.2.8", ["192.0.2.7"] * MOST_OF_ONE, True),
        ("2001:db8:1:2::1", [f"2001:db8:1:2::{n:x}" for n in range(MOST_OF_ONE)], False),
        # A proxy.
        ("127.0.0.1", ["127.0.0.1"] * MOST_OF_ONE, True),
        ("192.0.2.8", ["127.0.0.1"] * MOST_IN_ALL, False),
        ("127.0.0.1", ["127.0.0.1"] * MOST_IN_ALL, False),
    ],
)
def test_one_address_takes_no_more_than_its_share(
    address: str, others: list[str], room: bool
) -> None:
    assert has_room(address, others) is room


async def closed(*sent: bytes, pause_s: float, wait_s: float) -> tuple[bytes, bool]:
    """Return what came back, and whether the server ended the connection within `wait_s`."""
    loop = asyncio.get_running_loop()

    async def slow(_request: object) -> PlainTextResponse:
        await asyncio.sleep(0.4)
        return PlainTextResponse("slow")

    async def quick(request: Request) -> PlainTextResponse:
        await request.body()
        return PlainTextResponse("quick")

    app = Starlette(routes=[Route("/", quick, methods=["GET", "POST"]), Route("/slow", slow)])
    config = Config(app, lifespan="off", log_config=None)
    config.load()
    state = ServerState()
    server = await loop.create_server(
        lambda: BoundedConnection(config=config, server_state=state, app_state={}), "127.0.0.1", 0
    )
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname()[:2])
        came = b""
        try:
            async with asyncio.timeout(wait_s):
                for part in sent:
                    writer.write(part)
                    await asyncio.sleep(pause_s)
                while part := await reader.read(10_000):
                    came += part
                    if came.endswith(b"slow"):
                        return came, False
        except TimeoutError:
            return came, False
        except ConnectionError:
            return came, True
        finally:
            writer.close()
        return came, True


def in_a_thread(coroutine: Coroutine[Any, Any, tuple[bytes, bool]]) -> tuple[bytes, bool]:
    """Run a coroutine; in this thread a browser of other tests may have a loop that runs."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, coroutine).result()


@pytest.mark.parametrize(
    ("sent", "answers"),
    [
        ((b"",), 0),
        ((HEAD,), 0),
        # A byte now and then.
        ((HEAD, *(b"x",) * 8), 0),
        # The head of a second request.
        ((HEAD + b"\r\n", HEAD), 1),
        # A body, and the same where nobody reads it.
        ((POST + b"Content-Length: 99\r\n\r\n", *(b"x",) * 8), 0),
        ((POST + b"Transfer-Encoding: chunked\r\n\r\n", *(b"1\r\nx\r\n",) * 8), 0),
        ((POST.replace(b"/ ", b"/no ") + b"Content-Length: 99\r\n\r\n", *(b"x",) * 8), 0),
        # A body that comes, and the head of a second request.
        ((POST + b"Content-Length: 2\r\n\r\n", b"x", b"x", HEAD), 1),
    ],
)
def test_a_request_that_does_not_end_ends_its_connection(
    sent: tuple[bytes, ...], answers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "HEAD_S", 0.1)
    monkeypatch.setattr(connections, "BODY_S", 0.15)
    came, ended = in_a_thread(closed(*sent, pause_s=0.03, wait_s=8.0))
    assert ended
    assert came.count(b"quick") == answers


@pytest.mark.parametrize("sent", [b"\x16\x03\x01\x02\x00", b"GET / HTTP/1.1\r\n\r\n"])
def test_what_is_no_request_is_refused_with_policies(sent: bytes) -> None:
    came, ended = in_a_thread(closed(sent + b"\r\n\r\n", pause_s=0.0, wait_s=8.0))
    assert ended
    assert came.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert b"Content-Security-Policy: default-src 'none'" in came and b"nosniff" in came


def test_an_answer_may_take_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HEAD_S", 0.2)
    asked = HEAD.replace(b"/ ", b"/slow ") + b"\r\n"
    came, ended = in_a_thread(closed(asked, pause_s=0.0, wait_s=8.0))
    assert (came.count(b"slow"), ended) == (1, False)
