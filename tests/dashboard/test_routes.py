"""What the map asks this machine for, and that no other page may."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit import config

from geo.dashboard.routes import routes

TILE = "/dateline/settlements/v/10/618/350"


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    option = config.get_option
    hosts = {"server.allowedHosts": ["localhost"], "server.baseUrlPath": ""}
    monkeypatch.setattr(config, "get_option", lambda name: hosts.get(name) or option(name))
    with TestClient(Starlette(routes=routes()), base_url="http://localhost:8501") as client:
        yield client


def test_a_tile_of_settlements_is_answered(client: TestClient) -> None:
    answer = client.get(TILE)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert "Izium" in [row[0] for row in json.loads(answer.content)]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "http://localhost:8501"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://example.org"}, 403),
        ({"Origin": "null"}, 403),
        # A name that somebody else has pointed at this machine.
        ({"Host": "example.org:8501"}, 403),
    ],
)
def test_only_our_own_page_is_answered(
    client: TestClient, headers: dict[str, str], status: int
) -> None:
    assert client.get(TILE, headers=headers).status_code == status


@pytest.mark.parametrize(
    "path", ["6/0/0", "11/0/0", "10/1024/0", "10/-1/0", "10/x/0", "10/1/../../../../etc/passwd"]
)
def test_there_is_nothing_else(client: TestClient, path: str) -> None:
    assert client.get(f"/dateline/settlements/v/{path}").status_code == 404
