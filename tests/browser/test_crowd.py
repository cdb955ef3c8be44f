"""A map on a page of its own, with a thousand places: drawn at once, every one answers a click."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import folium
import pytest
from made_up import crowd
from page_pool import PagePool
from playwright.sync_api import Page, Request

from geo.maps import ASSETS, OfflineMap, PlaceLayer, pins, scene
from geo.paths import data_dir

NUMBER = 1000


class Quiet(SimpleHTTPRequestHandler):
    """Serves a directory and says nothing of it."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page that is nothing but the map of a crowd."""
    root = tmp_path_factory.mktemp("crowd")
    (root / "assets").symlink_to(ASSETS)
    (root / "basemap").symlink_to(data_dir() / "basemap")
    page = OfflineMap(assets="assets", ground="basemap/world.topojson.gz")
    group = folium.FeatureGroup()
    group.add_child(PlaceLayer(scene(pins(crowd(NUMBER)), report="crowd")))
    group.add_to(page)
    page.save(root / "index.html")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=root))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/index.html"
    server.shutdown()
    server.server_close()


@pytest.fixture
def crowded(pages: PagePool, address: str) -> Iterator[Page]:
    """The page, with what it tells of clicks in `window.told`; it may ask nobody outside."""
    off_host: list[str] = []

    def hear(request: Request) -> None:
        if "127.0.0.1" not in request.url:
            off_host.append(request.url)

    with pages.lend() as take:
        page = take(
            {"request": hear},
            script="window.told = [];"
            " addEventListener('dateline:place', (e) => told.push(e.detail.place))",
            viewport={"width": 1200, "height": 800},
            reduced_motion="reduce",
        )
        page.goto(address)
        page.locator("html[data-pins][data-ground=drawn]").wait_for(state="attached")
        yield page
    assert not off_host


def places(page: Page, script: str) -> Any:
    return page.evaluate(
        "(script) => new Function('places', `return ${script}`)"
        "(Object.values(window).find((v) => v && v.datelinePlaces).datelinePlaces)",
        script,
    )


def test_all_are_drawn_the_most_named_as_buttons(crowded: Page) -> None:
    buttons = crowded.locator(".mark .pin").count()
    circles = places(crowded, "places.drawn.circles.size")
    assert buttons + circles == NUMBER
    assert 100 <= buttons <= 300


def test_a_circle_answers_and_becomes_a_named_button(crowded: Page) -> None:
    point = places(
        crowded,
        "[...places.drawn.circles.values()]"
        ".map((c) => places.map.latLngToContainerPoint(c.getLatLng()))"
        ".find((at) => document.elementFromPoint(at.x, at.y).tagName === 'CANVAS' &&"
        " places.drawn.under(at).length === 1)",
    )
    crowded.mouse.click(point["x"], point["y"])
    selected = crowded.locator(".mark .pin.selected")
    chosen = selected.get_attribute("data-place")
    assert crowded.evaluate("told") == [chosen]
    assert crowded.locator(".mark .label.strong").is_visible()
