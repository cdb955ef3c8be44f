"""How much one reader may ask for."""

from __future__ import annotations

from itertools import count

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocket

from geo.dashboard.door.gate import Door, Gate
from geo.dashboard.door.hosts import hosts
from geo.dashboard.door.limits import _MOST_KNOWN, Allowance, Limits, reader

STREAM = "ws://127.0.0.1:8501/stream"


def test_an_allowance_comes_back_with_time() -> None:
    now = [0.0]
    allowance = Allowance(3, 0.5, clock=lambda: now[0])
    assert [allowance.take("a") for _ in range(5)] == [0, 0, 0, 2, 2]
    assert allowance.take("b") == 0
    now[0] = 2.0
    assert [allowance.take("a") for _ in range(2)] == [0, 2]
    now[0] = 1_000.0
    assert [allowance.take("a") for _ in range(4)] == [0, 0, 0, 2]


def test_what_is_known_of_readers_is_bounded() -> None:
    tick = count()
    allowance = Allowance(1, 1e-9, clock=lambda: next(tick))
    for number in range(_MOST_KNOWN + 10):
        allowance.take(str(number))
    assert len(allowance._left) == _MOST_KNOWN
    assert allowance.take(str(_MOST_KNOWN)) > 0


def test_sessions_are_counted_while_they_last() -> None:
    limits = Limits(open_at_once=2, open_in_all=3)
    with limits.session("a") as first, limits.session("a") as second, limits.session("a") as third:
        assert (first, second, third) == (True, True, False)
        with limits.session("b") as other, limits.session("c") as one_too_many:
            assert (other, one_too_many) == (True, False)
    with limits.session("a") as again:
        assert again
    assert not limits._open


def test_a_household_is_one_reader() -> None:
    assert reader("2001:db8::1") == reader("2001:db8::ffff:2") != reader("2001:db8:0:1::1")
    assert reader("::ffff:192.0.2.7") == "192.0.2.7"
    assert reader("fe80::1%eth0") == "fe80::"


@pytest.fixture
def client() -> TestClient:
    async def answer(_request: Request) -> PlainTextResponse:
        return PlainTextResponse("ok")

    async def listen(socket: WebSocket) -> None:
        await socket.accept()
        await socket.receive()

    routes = [Route("/", answer, methods=["GET", "PUT"]), WebSocketRoute("/stream", listen)]
    limits = Limits(Allowance(6, 1e-3), Allowance(2, 1e-3), Allowance(9, 1e-3), open_at_once=1)
    door = Door(hosts("0.0.0.0", 8501), limits=limits)
    return TestClient(Gate(Starlette(routes=routes), door), base_url="http://127.0.0.1:8501")


def test_who_asks_too_much_is_told_to_wait(client: TestClient) -> None:
    assert [client.put("/").status_code for _ in range(3)] == [200, 200, 429]
    assert [client.get("/").status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = client.get("/")
    assert int(refused.headers["retry-after"]) > 900
    assert refused.text.startswith("Too much was asked for from your address: wait ")


def test_pages_open_at_once_are_counted_by_address(client: TestClient) -> None:
    with client.websocket_connect(STREAM):
        with pytest.raises(WebSocketDenialResponse) as refused, client.websocket_connect(STREAM):
            pass
        assert refused.value.status_code == 429
        assert "Too many pages are open here" in refused.value.text
    with client.websocket_connect(STREAM):
        pass
