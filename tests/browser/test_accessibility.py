"""No page breaks a rule of WCAG 2.2 A or AA that axe-core can test, in anything that we render."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from accessibility import violations
from playwright.sync_api import expect

DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844, "phone": True}
FADED_IN = """
async () => {
  const moving = () => document.getAnimations().filter(({ effect, playState }) =>
    playState === "running" && isFinite(effect.getComputedTiming().endTime));
  const frame = () => new Promise(requestAnimationFrame);
  for (let rest = 0; rest < 4; rest = moving().length ? 0 : rest + 1) await frame();
}
"""
"""What fades in is pale meanwhile."""


def broken(page: Any) -> list[str]:
    page.idle()
    found = []
    for frame in page.page.frames:
        frame.evaluate(FADED_IN)
        found += violations(frame)
    return found


def press(page: Any, name: str) -> None:
    page.page.get_by_role("button", name=name, exact=True).first.click()


def shut(page: Any) -> None:
    page.page.keyboard.press("Escape")
    expect(page.page.get_by_test_id("stPopoverBody")).to_have_count(0)


def opened(page: Any) -> Iterator[str]:
    """Open each tab, then what is shown on demand, one after the other; tell what is open."""
    expect(page.page.locator(".overview")).to_be_visible()
    yield "overview"
    page.map.locator(".mark .pin").first.focus()
    page.map.locator(".preview").wait_for()
    yield "preview"
    page.chip("Izium").click()
    expect(page.card).to_be_visible()
    yield "card"
    for name, piece in (("Report", ".report"), ("Places", ".all")):
        page.tab(name)
        expect(page.page.locator(piece)).to_be_visible()
        yield name
    page.tab("Report")
    page.page.locator("summary", has_text=re.compile(r"\(9\)$")).click()
    page.page.locator(".left-out-list").wait_for()
    yield "left out"
    page.tab("Excerpts")
    press(page, "All places")
    press(page, "Filter")
    page.page.locator(".parts").wait_for()
    yield "filter"
    page.page.get_by_role("searchbox").first.fill("troops")
    page.page.locator(".hits").wait_for()
    yield "search"
    page.page.get_by_role("searchbox").first.fill("")
    page.page.locator(".hits").wait_for(state="detached")
    page.page.keyboard.press("Escape")
    page.chip("Kyiv").click()
    page.card.locator(".others summary").click()
    press(page, "Show on the map")
    page.map.locator(".mark .pin.rival").first.wait_for()
    yield "runners-up"
    press(page, "Map options")
    page.page.get_by_test_id("stPopoverBody").wait_for()
    yield "map options"
    shut(page)
    press(page, "Save as")
    page.page.get_by_role("button", name="GeoJSON", exact=True).wait_for()
    yield "save as"
    shut(page)
    press(page, "Open another report")
    page.page.get_by_role("button", name="Show its places").wait_for()
    yield "another report"
    shut(page)
    page.tab("Places")
    page.page.get_by_text("corrections: list, file").click()
    page.page.locator("details[open] [data-testid=stFileUploader]").first.wait_for()
    yield "corrections"
    press(page, "Correct Izium")
    page.page.get_by_text("a place of the gazetteer").click()
    page.page.get_by_role("textbox", name="Search the gazetteer").wait_for()
    yield "editor"
    page.page.get_by_text("a point: coordinates").click()
    press(page, "Pick on the map")
    page.page.get_by_role("button", name="Stop picking").wait_for()
    yield "picking"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_no_rule_is_broken(open_page: Callable, screen: dict[str, Any], dark: bool) -> None:
    page = open_page("", dark=dark, **screen)
    for name in opened(page):
        assert broken(page) == [], name


def test_nor_in_ukrainian(open_page: Callable) -> None:
    page = open_page("", **PHONE)
    press(page, "Українська")
    expect(page.page.locator("html")).to_have_attribute("lang", "uk")
    page.chip("Ізюм").click()
    expect(page.card).to_be_visible()
    assert broken(page) == []
