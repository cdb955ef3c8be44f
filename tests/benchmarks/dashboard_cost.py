"""What the dashboard costs a reader, in a real browser, and the machine, in memory."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median

import chromium
from figure import Figure
from playwright.sync_api import Browser, Frame, Locator, Page, sync_playwright
from served import Served, served

CLICKS = 30
PAGES = 5
BETWEEN_CLICKS_MS = 400
DESK = {"width": 1440, "height": 900}

# All clocks are the page's own: what drives it adds nothing to a figure. A thing is there when it
# can have been painted, two animation frames after it came into the document.
CLOCKS = """
(() => {
  if (window !== window.top) return;
  const painted = () => new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))));
  const find = (roots, selector) => {
    for (const root of roots) {
      const hit = root.querySelector(selector);
      if (hit) return hit;
      const inside = [...root.querySelectorAll("*")].map((host) => host.shadowRoot).filter(Boolean);
      const deeper = inside.length && find(inside, selector);
      if (deeper) return deeper;
    }
    return null;
  };
  const whenever = (holds) => new Promise((done, fail) => {
    const look = () => holds() ? done(painted()) : requestAnimationFrame(look);
    setTimeout(() => fail(new Error(`waited a minute for ${holds}`)), 60000);
    look();
  });
  const map = () => [...document.querySelectorAll("iframe")]
    .map((frame) => frame.contentDocument)
    .find((inner) => inner && inner.querySelector("button.pin[data-place]"));
  window.pinsDrawn = whenever(map).then((at) => {
    map().addEventListener("click", () => { window.clickedAt = performance.now(); }, true);
    return at;
  });
  const named = () => (find([document], "article.card h2") || {}).textContent;
  window.otherExcerpts = () => {
    const before = named();
    const other = () => ![undefined, before].includes(named());
    return whenever(() => other() && find([document], ".passages li"));
  };
})();
"""


def figures(home: Path) -> Iterator[Figure]:
    """Measure pages, clicks and memory of one server with the index of `home`."""
    with (
        served(environ={"DATELINE_HOME": str(home)}) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.LAUNCH_ARGUMENTS)
        )
        first = _seconds_to_pins(browser, server)
        yield Figure("first page of a new server, pins drawn", first, 4, "s")
        yield Figure("server memory after the first report", _resident_mb(server), 700, "MB")
        later = median(_seconds_to_pins(browser, server) for _ in range(PAGES))
        yield Figure(f"later page, pins drawn, median of {PAGES}", later, 4, "s")
        clicks = sorted(_clicks(browser, server))
        yield Figure(f"click to excerpts, median of {CLICKS}", median(clicks), 250, "ms")
        browser.close()


def _open(browser: Browser, server: Served) -> tuple[Page, Frame]:
    page = browser.new_context(viewport=DESK).new_page()
    page.add_init_script(CLOCKS)
    page.goto(server.url, wait_until="commit")
    page.evaluate("window.pinsDrawn")
    return page, next(frame for frame in page.frames if _pins(frame).count())


def _pins(frame: Frame) -> Locator:
    return frame.locator("button.pin[data-place]")


def _seconds_to_pins(browser: Browser, server: Served) -> float:
    page, _frame = _open(browser, server)
    seconds = page.evaluate("async () => (await window.pinsDrawn) / 1000")
    page.context.close()
    return float(seconds)


def _clicks(browser: Browser, server: Served) -> Iterator[float]:
    """Click the pins in view in turn and yield the milliseconds until their passages stand."""
    page, frame = _open(browser, server)
    page.wait_for_timeout(1500)
    view = page.locator("iframe").filter(visible=True).first.bounding_box()
    assert view is not None
    in_view = [pin for pin in _pins(frame).all() if _inside(pin, view)]
    assert len(in_view) > 2, "too few pins in view to click in turn"
    for pin in islice(cycle(in_view), CLICKS):
        page.evaluate("() => { window.shownAt = window.otherExcerpts(); }")
        pin.click(force=True)
        yield float(page.evaluate("async () => (await window.shownAt) - window.clickedAt"))
        page.wait_for_timeout(BETWEEN_CLICKS_MS)
    page.context.close()


def _inside(pin: Locator, view: dict[str, float]) -> bool:
    box = pin.bounding_box()
    if box is None:
        return False
    x, y = box["x"] + box["width"] / 2 - view["x"], box["y"] + box["height"] / 2 - view["y"]
    return 20 < x < view["width"] - 20 and 20 < y < view["height"] - 20


def _resident_mb(server: Served) -> float:
    time.sleep(1)
    status = Path(f"/proc/{server.process.pid}/status")
    if status.exists():
        return int(re.search(r"VmRSS:\s*(\d+) kB", status.read_text())[1]) / 1024
    ps = ["ps", "-o", "rss=", "-p", str(server.process.pid)]
    kilobytes = subprocess.run(ps, capture_output=True, text=True, check=True).stdout
    return int(kilobytes) / 1024
