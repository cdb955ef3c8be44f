"""What the ground below the places costs: its tiles, a step of the zoom, a page of one file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median

import chromium
from figure import Figure, in_fresh_process
from playwright.sync_api import Frame, sync_playwright
from served import served

TILES = """
import json, sqlite3
from collections import Counter
from math import floor
from geo import geoparse, read_report
from geo.export.page import to_html
from geo.gazetteer import open_gazetteer
from geo.maps.basemap import settlements
from geo.maps.mercator import mercator
from geo.paths import data_dir

gazetteer = open_gazetteer()
points = gazetteer._connection.execute(
    "SELECT lat, lon FROM place WHERE class = 'P' AND abs(lat) < 85"
).fetchall()
most = 0
for z in settlements.LEVELS:
    x, y = mercator([lat for lat, _ in points], [lon for _, lon in points])
    held = Counter(zip((x * 2**z).astype(int).tolist(), (y * 2**z).astype(int).tolist()))
    for (column, row), _ in held.most_common(20):
        most = max(most, len(settlements.packed_tile(gazetteer, "uk", z, column, row)))
report = read_report(data_dir() / "reports" / "kharkiv-counteroffensive.txt")
print(json.dumps([most, len(to_html(geoparse(report)).encode())]))
"""

STEP = """
async (zoom) => {
  const { map } = Object.values(window).find((v) => v && v.datelinePlaces).datelinePlaces;
  const painted = () => new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))));
  await painted();
  const before = performance.now();
  map.setView(map.getCenter(), zoom, { animate: false });
  const busy = performance.now() - before;
  await painted();
  await new Promise((done) => setTimeout(done, 600));
  const again = performance.now();
  map.datelineNames.redraw();
  return [busy, performance.now() - again];
}
"""
"""How long the page is busy with a step of the zoom, and with drawing all names again, in ms."""
ZOOMS = (8, 9, 10, 11, 12, 11, 10, 9) * 3


def figures(home: Path) -> Iterator[Figure]:
    """Yield the figures of the ground."""
    tile, page = in_fresh_process(TILES, home)
    yield Figure("largest tile of settlements", tile / 1000, 100, "KB")
    yield Figure("page of the default report in one file", page / 1e6, 2, "MB")
    environ = {"DATELINE_HOME": str(home)}
    with served(environ=environ) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.LAUNCH_ARGUMENTS)
        )
        tab = browser.new_page(viewport={"width": 1440, "height": 900})
        tab.goto(f"{server.url}/?place=izium")
        inside = tab.frame_locator("iframe")
        inside.locator("html[data-ground=drawn]").wait_for(state="attached")
        inside.locator("button.pin.selected").wait_for()
        frame = next(each for each in tab.frames if "folium" in each.url)
        steps = [sum(_step(frame, zoom)) for zoom in ZOOMS]
        browser.close()
    yield Figure("a step of the zoom over villages, median", median(steps), 60, "ms")


def _step(frame: Frame, zoom: int) -> tuple[float, float]:
    busy, names = frame.evaluate(STEP, zoom)
    return busy, names
