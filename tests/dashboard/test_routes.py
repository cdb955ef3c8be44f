"""What the map asks this machine for. That no other page may: see `door/`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from map_files import mbtiles, pmtiles
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit import config

from geo.dashboard import own_ground
from geo.dashboard.routes import routes
from geo.maps.own import read_layer

TILE = "/dateline/settlements/v/en/10/618/350"


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    option = config.get_option
    path = {"server.baseUrlPath": ""}
    monkeypatch.setattr(config, "get_option", lambda name: path.get(name) or option(name))
    with TestClient(Starlette(routes=routes())) as client:
        yield client


def test_a_tile_of_settlements_is_answered(client: TestClient) -> None:
    answer = client.get(TILE)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert "Izium" in [row[0] for row in json.loads(answer.content)]
    ukrainian = client.get(TILE.replace("/en/", "/uk/"))
    assert {"Ізюм", "Капитолівка"} <= {row[0] for row in ukrainian.json()}


def test_the_base_maps_names_are_answered(client: TestClient) -> None:
    assert client.get("/dateline/names/v/es").json()["country"]["Ukraine"] == "Ucrania"
    assert client.get("/dateline/names/v/xx").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "en/6/0/0", "en/11/0/0", "en/10/1024/0", "en/10/-1/0", "en/10/x/0",
        "en/10/1/../../../../etc/passwd", "xx/10/618/350", "10/618/350",
    ],
)  # fmt: skip
def test_there_is_nothing_else(client: TestClient, path: str) -> None:
    assert client.get(f"/dateline/settlements/v/{path}").status_code == 404


@pytest.fixture
def packed(tmp_path: Path) -> tuple[str, bytes, Path]:
    """A map in one file: the address of its bytes, these, and where it lies."""
    path = tmp_path / "own.pmtiles"
    path.write_bytes(pmtiles({(0, 0, 0): b"a tile"}))
    key, _file = own_ground.offer_map(path)
    return f"/dateline/map/{key}/tiles.pmtiles", path.read_bytes(), path


def test_a_map_in_one_file_is_answered_by_ranges(
    client: TestClient, packed: tuple[str, bytes, Path]
) -> None:
    address, data, _path = packed
    answer = client.get(address, headers={"Range": "bytes=0-126"})
    assert (answer.status_code, answer.content) == (206, data[:127])
    assert answer.headers["content-range"] == f"bytes 0-126/{len(data)}"
    # A browser asks for more than a small file has.
    assert client.get(address, headers={"Range": "bytes=100-16383"}).content == data[100:]


@pytest.mark.parametrize(
    "asked", ["", "bytes=0-", "bytes=-100", "bytes=5-1", "bytes=9999999-9999999", "bytes=0-1,3-4"]
)
def test_never_all_of_it(client: TestClient, packed: tuple[str, bytes, Path], asked: str) -> None:
    assert client.get(packed[0], headers={"Range": asked}).status_code == 416


def test_one_range_is_bounded(client: TestClient, tmp_path: Path) -> None:
    path = tmp_path / "large.pmtiles"
    path.write_bytes(pmtiles({(0, 0, 0): b"a tile"}) + bytes(9_000_000))
    key, _file = own_ground.offer_map(path)
    address = f"/dateline/map/{key}/tiles.pmtiles"
    assert client.get(address, headers={"Range": "bytes=0-8999999"}).status_code == 416


def test_nobody_guesses_its_key(client: TestClient) -> None:
    for key in ("x", "..", "%2e%2e", "%2Fetc%2Fpasswd"):
        other = f"/dateline/map/{key}/tiles.pmtiles"
        assert client.get(other, headers={"Range": "bytes=0-9"}).status_code == 404


def test_a_file_that_has_changed_is_another(
    client: TestClient, packed: tuple[str, bytes, Path]
) -> None:
    address, data, path = packed
    path.write_bytes(data + b"more")
    assert client.get(address, headers={"Range": "bytes=0-9"}).status_code == 404
    assert own_ground.offer_map(path)[0] not in address


def test_tiles_of_a_database_are_answered_one_by_one(client: TestClient, tmp_path: Path) -> None:
    tiles = {(1, 0, 0): b"\x89PNG", (1, 1, 0): b"\x1f\x8bpacked"}
    path = mbtiles(tmp_path / "own.mbtiles", tiles, {"format": "png"})
    key, _file = own_ground.offer_map(path)
    answer = client.get(f"/dateline/map/{key}/1/0/0")
    assert (answer.content, answer.headers["content-type"]) == (b"\x89PNG", "image/png")
    assert client.get(f"/dateline/map/{key}/1/0/1").status_code == 204
    with client.stream("GET", f"/dateline/map/{key}/1/1/0") as answer:
        assert answer.headers["content-encoding"] == "gzip"
    assert client.get(f"/dateline/map/{key}/tiles.pmtiles").status_code == 404


def test_a_layer_is_answered_by_its_key(client: TestClient) -> None:
    layer = read_layer(b'{"type": "Point", "coordinates": [30, 50]}', "front.geojson")
    answer = client.get(f"/dateline/layer/{own_ground.offer_layer(layer)}")
    assert answer.json() == [["point", [[[30.0, 50.0]]]]]
    assert client.get("/dateline/layer/other").status_code == 404
