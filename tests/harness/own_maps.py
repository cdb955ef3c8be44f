"""Maps on pages of their own, without the dashboard around them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import folium
from map_frame import STILL
from page_pool import PagePool
from playwright.sync_api import Page, Request

from geo.gazetteer.files import CREDITS
from geo.maps import ASSETS, pins, previews, scene
from geo.maps.layer import PlaceLayer
from geo.maps.offline import OfflineMap
from geo.model import Geoparse
from geo.paths import data_dir

Shower = Callable[..., Page]
_TELLING = """
window.told = [];
addEventListener("dateline:place", (e) => { const { seq, ...what } = e.detail; told.push(what); });
"""
_TILES = "https://tile.openstreetmap.org/"


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a directory and says nothing of it."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Have browsers keep no page: a date to the second tells no two of one second apart."""
        if self.path.endswith(".html"):
            self.send_header("Cache-Control", "no-store")
        super().end_headers()


@contextmanager
def served_maps(directory: Path) -> Iterator[str]:
    """Serve a directory with all that a map loads in it; give its address."""
    (directory / "assets").symlink_to(ASSETS)
    (directory / "basemap").symlink_to(data_dir() / "basemap")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=directory))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@contextmanager
def shower(directory: Path, address: str, pages: PagePool) -> Iterator[Shower]:
    """Give a function that shows a map; `told` in its page holds what it told.

    Nothing outside may be asked but the host of the tiles, and that only by a map with tiles.
    """
    asked: list[str] = []

    def hear(request: Request) -> None:
        if not request.url.startswith(address):
            asked.append(request.url)

    with pages.lend() as take:

        def show(
            result: Geoparse,
            *,
            look: dict[str, Any] | None = None,
            **layer: Any,
        ) -> Page:
            page_map = OfflineMap(
                assets="assets", ground="basemap/world.topojson.gz", credits=CREDITS
            )
            marks = pins(result)
            beside = previews(result, marks, lambda each: each.precision.value)
            group = folium.FeatureGroup()
            group.add_child(PlaceLayer(scene(marks, report="r", previews=beside), **layer))
            group.add_to(page_map)
            page_map.save(directory / "index.html")
            usual = {"viewport": {"width": 900, "height": 600}, "reduced_motion": "reduce"}
            page = take({"request": hear}, script=_TELLING, **{**usual, **(look or {})})
            page.goto(f"{address}/index.html")
            page.locator("html[data-pins][data-ground=drawn]").wait_for(state="attached")
            page.evaluate(STILL)
            return page

        show.asked = asked  # type: ignore[attr-defined]
        yield show
    gone = [url for url in asked if not url.startswith(_TILES)]
    assert not gone, f"a map tried to leave the machine: {gone}"
