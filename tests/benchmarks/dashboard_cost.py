"""What the dashboard costs a reader, in a real browser, and the machine, in memory."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, cycle, islice
from pathlib import Path
from statistics import median

import chromium
from figure import Figure, in_fresh_process
from playwright.sync_api import Browser, Frame, Locator, Page, sync_playwright
from served import ROOT, Served, served
from streamlit_session import Session

CLICKS = 30
SELECTIONS = 500
READERS_AT_ONCE = 20
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
    setTimeout(() => fail(new Error(`waited five minutes for ${holds}`)), 300000);
    look();
  });
  const map = () => [...document.querySelectorAll("iframe")]
    .map((frame) => frame.contentDocument)
    .find((inner) => inner && inner.querySelector("button.pin[data-place]"));
  window.pinsDrawn = whenever(map).then((at) => {
    map().addEventListener("click", () => { window.clickedAt = performance.now(); }, true);
    return at;
  });
  addEventListener("click", () => { window.clickedAt = performance.now(); }, true);
  const named = () => (find([document], "article.card h2") || {}).textContent;
  window.otherExcerpts = () => {
    const before = named();
    const other = () => ![undefined, before].includes(named());
    return whenever(() => other() && find([document], ".passages li"));
  };
  window.otherMark = (where) => {
    const marked = () => (find([document], `${where} .selected.current, ${where} .current`) || {});
    const before = marked().dataset && marked().dataset.start;
    return whenever(() => marked().dataset && marked().dataset.start !== before);
  };
})();
"""


# A click on a mark of several places, or on the selected one, selects no other.
FREE = """
() => [...map.datelinePlaces.drawn.marks.values()]
  .filter(({ near, below, selected, pin }) => near && !below && !selected && !pin.members)
  .map(({ pin }) => pin.id)
"""
CROWD = """
import json
from geo.gazetteer import open_gazetteer
places = {place.name: place.country for place in open_gazetteer().largest(MOST)}
print(json.dumps(list(places.items())[:NAMED]))
"""
# How many places of the gazetteer give how many names, how many of these are on the map at least,
# and what a click among them may take, in ms, and send, in KB.
CROWDS = ((1_600, 950, 1_000, 180, 150), (9_000, 5_000, 5_000, 220, 150))

# A second process, so that the readers' own work is not the server's; each has a thread.
READERS = """
import json, statistics, sys, threading, time
from streamlit_session import Session
url, places = sys.argv[1], sys.argv[2].split()
seconds, errors = [], []
def read(number):
    try:
        with Session(url) as session:
            assert session.open().finished
            for click in range(CLICKS_EACH):
                time.sleep(BETWEEN_S)
                started = time.perf_counter()
                run = session.click(places[(number + click) % len(places)])
                seconds.append(time.perf_counter() - started)
                assert run.finished, run.exceptions
    except Exception as error:
        errors.append(repr(error))
threads = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
for thread in threads:
    thread.start()
    time.sleep(BETWEEN_S / READERS)
for thread in threads:
    thread.join()
assert not errors, errors
print(json.dumps(statistics.median(seconds)))
"""


def figures(home: Path) -> Iterator[Figure]:
    """Measure pages, clicks and memory of servers with the index of `home`."""
    environ = {"DATELINE_HOME": str(home)}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.LAUNCH_ARGUMENTS)
        )
        with served(environ=environ) as server:
            yield from _of_default_report(browser, server)
        for most, named, least, at_most_ms, at_most_kb in CROWDS:
            program = f"MOST, NAMED = {most}, {named}\n{CROWD}"
            crowd = home / f"crowd-{named}.txt"
            near = (
                f"Shells fell near {name} in {where}."
                for name, where in in_fresh_process(program, home)
            )
            crowd.write_text("\n\n".join(near), encoding="utf-8")
            with served(str(crowd), environ=environ) as server:
                yield from _of_crowd(browser, server, least, at_most_ms, at_most_kb)
        with served(environ=environ) as server:
            yield from _of_many_clicks(browser, server)
        browser.close()


def _of_default_report(browser: Browser, server: Served) -> Iterator[Figure]:
    first = _seconds_to_pins(browser, server)
    yield Figure("first page of a new server, pins drawn", first, 2, "s")
    yield Figure("server memory after the first report", resident_mb(server), 700, "MB")
    later = median(_seconds_to_pins(browser, server) for _ in range(PAGES))
    yield Figure(f"later page, pins drawn, median of {PAGES}", later, 2, "s")
    opened = _open(browser, server)
    yield from _of_clicks(opened, "", at_most_ms=110, at_most_kb=20)
    opened.page.context.close()


def _of_many_clicks(browser: Browser, server: Served) -> Iterator[Figure]:
    yield Figure(f"memory that {SELECTIONS} selections add", _growth_mb(server), 20, "MB")
    places = " ".join(_places(browser, server))
    program = f"READERS, CLICKS_EACH, BETWEEN_S = {READERS_AT_ONCE}, 10, 2\n{READERS}"
    seconds = _in_second_process(program, server.url, places)
    yield Figure(f"a click of {READERS_AT_ONCE} readers at once, median", 1000 * seconds, 500, "ms")


def _of_crowd(
    browser: Browser, server: Served, least: int, at_most_ms: int, at_most_kb: int
) -> Iterator[Figure]:
    opened = _open(browser, server)
    number = int(opened.frame.evaluate("() => document.documentElement.dataset.pins"))
    assert number >= least, number
    yield from _of_clicks(
        opened, f", {number:,} places", at_most_ms=at_most_ms, at_most_kb=at_most_kb
    )
    opened.page.context.close()


def _of_clicks(
    opened: _Opened, which: str, *, at_most_ms: int, at_most_kb: int
) -> Iterator[Figure]:
    page = opened.page
    cost: list[Click] = []
    for name, targets in (
        ("marker", _pins_in_view(opened)),
        ("list", cycle(page.locator(".chips .chip").all()[:6])),
    ):
        clicks = list(_clicks(opened, targets))
        cost += clicks
        title = f"{name} to excerpts{which}, median of {CLICKS}"
        yield Figure(title, _median_ms(clicks), at_most_ms, "ms")
    most = max(click.kb for click in cost)
    yield Figure(f"over the socket for a click{which}, at most", most, at_most_kb, "KB")
    page.get_by_role("tab", name="Report").click()
    names = page.locator(".report .name[data-place]:visible")
    names.first.wait_for()
    clicks = list(_clicks(opened, cycle(names.all()[:12:2]), told=".report"))
    yield Figure(
        f"text to its mark{which}, median of {CLICKS}", _median_ms(clicks), at_most_ms, "ms"
    )


@dataclass(frozen=True, slots=True)
class _Opened:
    """A page with its map, and the bytes that the server has sent it, a number a message."""

    page: Page
    frame: Frame
    received: list[int]


def _open(browser: Browser, server: Served) -> _Opened:
    page = browser.new_context(viewport=DESK).new_page()
    page.add_init_script(CLOCKS)
    received: list[int] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: received.append(len(frame))),
    )
    page.goto(server.url, wait_until="commit")
    page.evaluate("window.pinsDrawn")
    frame = next(frame for frame in page.frames if _pins(frame).count())
    return _Opened(page, frame, received)


def _pins(frame: Frame) -> Locator:
    return frame.locator("button.pin[data-place]")


def _places(browser: Browser, server: Served) -> list[str]:
    opened = _open(browser, server)
    places = [str(pin.get_attribute("data-place")) for pin in _pins(opened.frame).all()[:8]]
    opened.page.context.close()
    return places


def _seconds_to_pins(browser: Browser, server: Served) -> float:
    page = _open(browser, server).page
    seconds = page.evaluate("async () => (await window.pinsDrawn) / 1000")
    page.context.close()
    return float(seconds)


@dataclass(frozen=True, slots=True)
class Click:
    """What one click cost."""

    ms: float
    """From the click until what it chose can have been painted."""
    kb: float
    """What the server sent for it, in thousands of bytes before compression."""


def _median_ms(clicks: Sequence[Click]) -> float:
    return median(click.ms for click in clicks)


def _clicks(opened: _Opened, targets: Iterator[Locator], *, told: str = "") -> Iterator[Click]:
    """Click one target after another.

    Args:
        opened: the page that they are on.
        targets: what selects another place, without end.
        told: what holds the chosen name when it is marked, "" for the card of another place.
    """
    page = opened.page
    shown = "(told) => { window.shownAt = told ? otherMark(told) : otherExcerpts(); }"
    for target in islice(targets, CLICKS):
        # A long list has gone to the place chosen before; a reader scrolls back, and then clicks.
        target.scroll_into_view_if_needed()
        page.wait_for_timeout(BETWEEN_CLICKS_MS)
        opened.received.clear()
        page.evaluate(shown, told)
        target.click(force=True)
        ms = float(page.evaluate("async () => (await window.shownAt) - window.clickedAt"))
        page.wait_for_timeout(BETWEEN_CLICKS_MS)
        yield Click(ms, sum(opened.received) / 1000)


def _pins_in_view(opened: _Opened) -> Iterator[Locator]:
    """Yield marks of single places in the frame, each the one of a dozen clicked longest ago.

    Where marks crowd, a place that is selected leaves another no mark of its own.
    """
    opened.page.wait_for_timeout(1500)
    view = opened.page.locator("iframe").filter(visible=True).first.bounding_box()
    assert view is not None
    last: dict[str, int] = {}
    for turn in count():
        found = (
            (place, opened.frame.locator(f'button.pin[data-place="{place}"]'))
            for place in opened.frame.evaluate(FREE)
        )
        free = dict(islice((each for each in found if _inside(each[1], view)), 12))
        assert len(free) > 1, "too few marks to click in turn"
        place = min(free, key=lambda one: last.get(one, -1))
        last[place] = turn
        yield free[place]


def _growth_mb(server: Served) -> float:
    """Return what the server's memory grows by while a reader selects places one after another."""
    with Session(server.url) as session:
        places = ["geonames:707292", "geonames:703656", "geonames:706448", "geonames:703448"]
        assert session.open().finished
        for number in range(50):
            session.click(places[number % 4])
        before = resident_mb(server)
        for number in range(SELECTIONS):
            assert session.click(places[number % 4]).finished
        return resident_mb(server) - before


def _in_second_process(program: str, *arguments: str) -> float:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests" / "harness")},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return float(json.loads(done.stdout.splitlines()[-1]))


def _inside(pin: Locator, view: dict[str, float]) -> bool:
    box = pin.bounding_box()
    if box is None:
        return False
    x, y = box["x"] + box["width"] / 2 - view["x"], box["y"] + box["height"] / 2 - view["y"]
    return 20 < x < view["width"] - 20 and 20 < y < view["height"] - 20


def resident_mb(server: Served) -> float:
    time.sleep(1)
    status = Path(f"/proc/{server.process.pid}/status")
    if status.exists():
        return int(re.search(r"VmRSS:\s*(\d+) kB", status.read_text())[1]) / 1024
    ps = ["ps", "-o", "rss=", "-p", str(server.process.pid)]
    kilobytes = subprocess.run(ps, capture_output=True, text=True, check=True).stdout
    return int(kilobytes) / 1024
