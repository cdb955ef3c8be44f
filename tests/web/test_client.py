"""The client itself: what its callers' own tests do not show."""

from __future__ import annotations

import pytest
from answering import says, serving

from geo.web import Fault, WebError, get


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def body(address: str, *, proxies: bool) -> bytes:
    with get(address, {"X-Own": "1"}, seconds=20, proxies=proxies) as answer:
        return b"".join(answer.read(1_000))


def test_a_proxy_of_the_environment_is_asked_where_that_is_wanted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving(says(b"by proxy")) as (proxy, asked), serving(says(b"direct")) as (port, _):
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy}")
        assert body("http://nowhere.invalid/x?y", proxies=True) == b"by proxy"
        assert asked[0].startswith("GET http://nowhere.invalid/x?y HTTP/1.1\r\n")
        assert body(f"http://127.0.0.1:{port}/", proxies=False) == b"direct"
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        assert body(f"http://127.0.0.1:{port}/", proxies=True) == b"direct"


def test_a_proxy_is_asked_for_a_tunnel_and_told_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving(says(b"", status="403 Forbidden")) as (proxy, asked):
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy}")
        with pytest.raises(WebError) as refused:
            body("https://nowhere.invalid/secret", proxies=True)
    assert refused.value.fault is Fault.BROKEN
    assert asked[0].startswith("CONNECT nowhere.invalid:443 ")
    assert "secret" not in asked[0] and "X-Own" not in asked[0]


def test_a_redirect_is_an_answer_where_none_is_followed() -> None:
    moved = says(b"elsewhere", "Location: http://nowhere.invalid/", status="302 Found")
    with serving(moved) as (port, _):
        assert body(f"http://127.0.0.1:{port}/", proxies=False) == b"elsewhere"
