"""What the atlas costs over a million mentions: its page in a real browser, its server's memory.

`python tests/benchmarks/atlas_cost.py 10000000` measures another number of mentions, and with a
folder behind it the archive of so many that lies there. The first page includes opening it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent / "harness")]

import chromium  # noqa: E402
from dashboard_cost import resident_mb  # noqa: E402
from figure import Figure, in_fresh_process  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402
from served import served  # noqa: E402

MENTIONS = 1_000_000
TIMES_THE_MENTIONS, TIMES_THE_COST = 10, 4
"""What so many times the mentions may cost."""
PATIENCE_MS = 120_000
MADE = """
import sys
from pathlib import Path
sys.path.insert(0, {harness!r})
from large_archives import write_large
write_large(Path({folder!r}), mentions={mentions}, reports={mentions} // 10)
print("null")
"""
MAP = """Object.values((document.querySelector(".st-key-map-frame iframe:not([width='-1'])") || {})
  .contentWindow || {}).find((each) => each && each.datelinePlaces)"""
HERE_IS_THE_MAP = f"() => ({MAP}) && document.querySelector('.overview, .card')"
CLOCK = (
    f"() => {{ window.pins = ({MAP}).datelinePlaces.state.pins; window.at = performance.now(); }}"
)
REDRAWN = f"() => ({MAP}).datelinePlaces.state.pins !== window.pins"
PASSAGES = "(id) => document.querySelector('.card') && window.datelineSelection.selected === id && document.querySelector('.passages li')"  # noqa: E501


def figures(home: Path, mentions: int = MENTIONS, folder: Path | None = None) -> Iterator[Figure]:
    """Measure first page, filters, words, passages and memory over an archive.

    Args:
        home: a folder for the index, and for an archive that is made where none is given.
        mentions: how many the archive has.
        folder: the archive.
    """
    times = TIMES_THE_COST if mentions >= MENTIONS * TIMES_THE_MENTIONS else 1
    if folder is None:
        folder = home / "atlas"
        made = MADE.format(
            harness=str(HERE.parent / "harness"), folder=str(folder), mentions=mentions
        )
        in_fresh_process(made, home)
    told = f"atlas of {mentions:,} mentions: "
    with (
        sync_playwright() as playwright,
        served(str(folder), command="atlas", environ={"DATELINE_HOME": str(home)}) as server,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.LAUNCH_ARGUMENTS)
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(PATIENCE_MS)
        page.goto(server.url)
        page.wait_for_function(HERE_IS_THE_MAP)
        opened = page.evaluate("performance.now()") / 1000
        yield Figure(f"{told}first page", opened, 3 * times, "s")
        filtered = [_seconds(page, act, REDRAWN) for act in _filters(page)]
        yield Figure(f"{told}filter to map, median", median(filtered), 1 * times, "s")
        worded = [_seconds(page, act, REDRAWN) for act in _searches(page)]
        yield Figure(f"{told}words to map, median", median(worded), 1 * times, "s")
        chosen = [_to_passages(page, at) for at in range(5)]
        yield Figure(f"{told}place to passages", 1000 * median(chosen), 300 * times, "ms")
        yield Figure(f"{told}server memory", resident_mb(server), 1_000 * times, "MB")
        browser.close()


def _filters(page: Page) -> Iterator[Callable[[], None]]:
    """Yield clicks that each change what the map shows."""
    for key, number in (("source", 1), ("country", 2), ("source", 4)):
        button = page.locator(f"[data-filter=toggle][data-key={key}]").nth(number)
        yield button.click
        yield button.page.locator(".chip.clear").click


def _searches(page: Page) -> Iterator[Callable[[], None]]:
    """Yield searches for words that nobody has asked for."""
    for words in ("flooded", "dispatch 77", '"for the third day" shelled'):
        yield lambda words=words: page.get_by_role("searchbox").fill(words)
        page.locator(".chip.clear").click()
        page.wait_for_timeout(1_000)


def _seconds(page: Page, act: Callable[[], None], done: str) -> float:
    page.evaluate(CLOCK)
    act()
    page.wait_for_function(done, polling="raf")
    passed = page.evaluate("performance.now() - window.at") / 1000
    page.wait_for_timeout(1_000)
    return float(passed)


def _to_passages(page: Page, at: int) -> float:
    chip = page.locator(".chips .chip").nth(at)
    place = chip.get_attribute("data-place")
    page.evaluate("() => { window.at = performance.now(); }")
    chip.click()
    page.wait_for_function(PASSAGES, arg=place, polling="raf")
    passed = page.evaluate("performance.now() - window.at") / 1000
    page.wait_for_timeout(1_000)
    return float(passed)


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as directory:
        number = int(sys.argv[1]) if sys.argv[1:] else MENTIONS
        at = Path(sys.argv[2]) if sys.argv[2:] else None
        for figure in figures(Path(directory), number, at):
            print(figure.row(), flush=True)
