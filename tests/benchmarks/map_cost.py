"""Where marks stand, and how smoothly the map moves beside folium's own clusters, in a browser."""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import chromium
import folium
from figure import Figure
from folium.plugins import MarkerCluster
from made_up import crowd
from own_maps import served_maps, shower
from page_pool import PagePool
from playwright.sync_api import Browser, Page, Route, sync_playwright
from served import ROOT

from geo import geoparse, read_report
from geo.maps import pins
from geo.maps.offline import OfflineMap
from geo.maps.view import bounds
from geo.model import Geoparse

DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
FRAMES = {"desk": (829, 557), "phone": (362, 268), "small phone": (332, 238)}
"""Of the map on the dashboard of 1440 x 900, 390 x 844 and 360 x 640 px."""
FARTHEST_PX = 4
MANY = 5000
CLUSTERS = "1.5.3"
"""Of Leaflet.markercluster, which folium's `MarkerCluster` loads from a CDN."""
SLOW_MS = 1000 / 30

HERE = Path(__file__).resolve().parent
BULLETIN = HERE.parent / "harness" / "bulletin.txt"

# How many marks lie under a control of the map.
HIDDEN = """
() => {
  const { map, drawn } = Object.values(window).find((v) => v && v.datelinePlaces).datelinePlaces;
  const controls = [...document.querySelectorAll(".leaflet-control")]
    .map((control) => control.getBoundingClientRect()).filter(({ width }) => width);
  return [...drawn.marks.values()].filter(({ disc }) => {
    const mark = disc.getBoundingClientRect();
    return controls.some(({ left, right, top, bottom }) => mark.left < right &&
      mark.right > left && mark.top < bottom && mark.bottom > top);
  }).length;
}
"""
# How far each mark that is drawn stands off its place, in px.
OFF = """
() => {
  const { map, drawn, state } = Object.values(window).find((v) => v && v.datelinePlaces)
    .datelinePlaces;
  const places = new Map(state.pins.map((pin) => [pin.id, pin.at]));
  return [...drawn.marks].map(([id, { disc }]) => {
    const { left, right, top, bottom } = disc.getBoundingClientRect();
    const at = map.latLngToContainerPoint(places.get(id));
    return Math.hypot((left + right) / 2 - at.x, (top + bottom) / 2 - at.y);
  });
}
"""
CLOSER = """
(steps) => {
  const map = Object.values(window).find((v) => v && v.datelinePlaces);
  map.setZoom(map.getZoom() + steps, { animate: false });
}
"""
# Times of frames from now on, by the page's own clock.
TIMES = """
() => {
  window.frames_ = [];
  let last = performance.now();
  const next = (now) => { frames_.push(now - last); last = now; requestAnimationFrame(next); };
  requestAnimationFrame(next);
}
"""


def figures(home: Path) -> Iterator[Figure]:
    """Measure where marks stand in all reports, and frames with 5,000 places.

    Args:
        home: an empty directory for what is downloaded.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.LAUNCH_ARGUMENTS)
        )
        yield from _displacements(browser, home)
        yield from _smoothness(browser, home)
        browser.close()


def reports() -> Iterator[Path]:
    """Yield the reports that come along, and the bulletin of 577 places that a script wrote."""
    yield from sorted((ROOT / "data" / "reports").glob("*.txt"))
    yield from sorted((ROOT / "data" / "samples").glob("*.txt"))
    yield BULLETIN


def _displacements(browser: Browser, home: Path) -> Iterator[Figure]:
    for path in reports():
        result = geoparse(read_report(path))
        number = len(pins(result))
        for name, viewport in (("desk", DESK), ("phone", PHONE)):
            found = _off(browser, home / f"{path.stem}-{name}", result, viewport)
            title = f"{number} places, {len(found)} marks of {path.stem[:14]}, {name}, worst off"
            yield Figure(title, max(found), FARTHEST_PX, "px")
        for name, (width, height) in FRAMES.items():
            directory = home / f"{path.stem}-{name}-frame"
            with _shown(browser, directory, result, {"width": width, "height": height}) as page:
                hidden = page.evaluate(HIDDEN)
            title = f"marks of {path.stem[:14]} under a control at first, {name}"
            yield Figure(title, hidden, 0, "")


@contextmanager
def _shown(
    browser: Browser, directory: Path, result: Geoparse, viewport: dict[str, int]
) -> Iterator[Page]:
    directory.mkdir()
    with (
        served_maps(directory) as address,
        shower(directory, address, PagePool(browser)) as show,
    ):
        yield show(result, look={"viewport": viewport})


def _off(
    browser: Browser, directory: Path, result: Geoparse, viewport: dict[str, int]
) -> list[float]:
    """Return how far the marks of a report stand off, at the first view and four closer ones."""
    found: list[float] = []
    with _shown(browser, directory, result, viewport) as page:
        for closer in (0, 1, 1.5, 2, 2):
            page.evaluate(CLOSER, closer)
            found += page.evaluate(OFF)
    return found


def _smoothness(browser: Browser, home: Path) -> Iterator[Figure]:
    result = crowd(MANY)
    directory = home / "smooth"
    directory.mkdir()
    library = _clusters(home)
    title = f"slow frames, pan and zoom, {MANY:,} places"
    with (
        served_maps(directory) as address,
        shower(directory, address, PagePool(browser)) as show,
    ):
        ours = _slow(show(result, look={"viewport": DESK, "reduced_motion": "no-preference"}))
        if library is None:
            yield Figure(f"{title}, without folium's beside", ours, 100, "%")
            return
        page = browser.new_page(viewport=DESK)
        stock = _stock(page, result, directory, address, library)
        page.close()
    yield Figure(f"{title}; MarkerCluster", ours, stock, "%")


def _clusters(home: Path) -> Path | None:
    """Return folium's library of clusters from npm, None where npm is not to be had."""
    if shutil.which("npm") is None:
        return None
    package = f"leaflet.markercluster@{CLUSTERS}"
    done = subprocess.run(["npm", "pack", package, "--silent"], cwd=home, capture_output=True)
    if done.returncode:
        return None
    with tarfile.open(home / f"leaflet.markercluster-{CLUSTERS}.tgz") as archive:
        archive.extractall(home, filter="data")
    return home / "package" / "dist" / "leaflet.markercluster.js"


def _stock(page: Page, result: Geoparse, directory: Path, address: str, library: Path) -> float:
    """Return the share of slow frames of folium's own clusters of the same places.

    They lie over the same base map, so that the figures differ by the marks alone.
    """
    stock = OfflineMap(assets="assets", ground="basemap/world.topojson.gz")
    cluster = MarkerCluster().add_to(stock)
    for pin in pins(result):
        folium.Marker((pin.lat, pin.lon)).add_to(cluster)
    stock.fit_bounds(bounds(pins(result)))
    stock.save(directory / "stock.html")

    def answer(route: Route) -> None:
        if route.request.url.endswith(library.name):
            route.fulfill(path=library)
        elif route.request.url.startswith(address):
            route.continue_()
        else:
            # Pictures of markers, and styles: it draws all the same.
            route.fulfill(status=200, body="", content_type="text/plain")

    page.route("http*://**/*", answer)
    page.goto(f"{address}/stock.html")
    page.locator("html[data-ground=drawn]").wait_for(state="attached")
    page.wait_for_selector(".leaflet-marker-icon", state="attached")
    return _slow(page)


def _slow(page: Page) -> float:
    """Return the share of frames in per cent that take longer than a thirtieth of a second.

    The pointer drags the map about and the wheel goes in and out, in the same way for any map.
    """
    page.wait_for_timeout(1500)
    page.evaluate(TIMES)
    for wheel in (-240, -240, -240, 240, 240):
        _drag(page)
        page.mouse.wheel(0, wheel)
        page.wait_for_timeout(600)
    _drag(page)
    frames: list[Any] = json.loads(page.evaluate("JSON.stringify(frames_)"))
    return 100 * sum(each > SLOW_MS for each in frames) / len(frames)


def _drag(page: Page) -> None:
    page.mouse.move(700, 450)
    page.mouse.down()
    for step in range(30):
        page.mouse.move(700 - 10 * step, 450 + 4 * step)
        page.wait_for_timeout(16)
    page.mouse.up()
    page.wait_for_timeout(300)
    page.mouse.move(700, 450)
