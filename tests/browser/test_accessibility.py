"""No page breaks a rule of WCAG 2.2 A or AA that axe-core can test, in anything that we render."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

import pytest
from accessibility import violations
from playwright.sync_api import expect

DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844, "phone": True}
MAP = "map"
PANEL, POPOVER = ".st-key-panel", "[data-testid=stPopoverBody]"
GROUND = {False: "rgb(253, 251, 247)", True: "rgb(20, 25, 31)"}
FADED_IN = """
async () => {
  const moving = () => document.getAnimations().filter(({ effect, playState }) =>
    playState === "running" && isFinite(effect.getComputedTiming().endTime));
  const frame = () => new Promise(requestAnimationFrame);
  for (let rest = 0; rest < 4; rest = moving().length ? 0 : rest + 1) await frame();
}
"""
"""What fades in is pale meanwhile."""


def broken(page: Any, *parts: str, contrast_alone: bool = False) -> list[str]:
    """Return what breaks a rule in parts of the page, the map among them if it is named."""
    page.idle()
    main, *inner = page.page.frames
    found = []
    if within := [part for part in parts if part != MAP]:
        main.evaluate(FADED_IN)
        found = violations(main, *within, contrast_alone=contrast_alone)
    for frame in inner if MAP in parts else ():
        frame.evaluate(FADED_IN)
        found += violations(frame, contrast_alone=contrast_alone)
    return found


def press(page: Any, name: str) -> None:
    page.page.get_by_role("button", name=name, exact=True).first.click()


def shut(page: Any) -> None:
    page.page.keyboard.press("Escape")
    expect(page.page.get_by_test_id("stPopoverBody")).to_have_count(0)


def opened(page: Any) -> Iterator[tuple[str, ...]]:
    """Open each tab, then what is shown on demand; tell what is open and the parts that are new."""
    expect(page.page.locator(".overview")).to_be_visible()
    yield "overview", "html", MAP
    page.map.locator(".mark .pin").first.focus()
    page.map.locator(".preview").wait_for()
    yield "preview", MAP
    page.chip("Izium").click()
    expect(page.card).to_be_visible()
    yield "card", PANEL, ".chips", MAP
    for name, piece in (("Report", ".report"), ("Places", ".all")):
        page.tab(name)
        expect(page.page.locator(piece)).to_be_visible()
        yield name, PANEL
    page.tab("Report")
    page.page.locator("summary", has_text=re.compile(r"\(9\)$")).click()
    page.page.locator(".left-out-list").wait_for()
    yield "left out", PANEL
    page.tab("Excerpts")
    press(page, "All places")
    press(page, "Filter")
    page.page.locator(".parts").wait_for()
    yield "filter", ".st-key-bar"
    # On a phone the field stands in the filter.
    page.page.get_by_role("searchbox").first.fill("troops")
    page.page.locator(".hits").wait_for()
    yield "search", PANEL, ".st-key-bar", ".chips", MAP
    page.page.get_by_role("searchbox").first.fill("")
    page.page.locator(".hits").wait_for(state="detached")
    page.page.keyboard.press("Escape")
    page.chip("Kyiv").click()
    page.card.locator(".others summary").click()
    press(page, "Show on the map")
    page.map.locator(".mark .pin.rival").first.wait_for()
    yield "runners-up", PANEL, MAP
    press(page, "Map options")
    page.page.get_by_label("Map file on this machine").wait_for()
    yield "map options", POPOVER
    shut(page)
    press(page, "Save as")
    page.page.get_by_role("button", name="GeoJSON", exact=True).wait_for()
    yield "save as", POPOVER
    shut(page)
    press(page, "Open another report")
    page.page.get_by_role("button", name="Show its places").wait_for()
    yield "another report", POPOVER
    shut(page)
    page.tab("Places")
    page.page.get_by_text("corrections: list, file").click()
    page.page.locator("details[open] [data-testid=stFileUploader]").first.wait_for()
    yield "corrections", PANEL
    press(page, "Correct Izium")
    page.page.get_by_text("a place of the gazetteer").click()
    page.page.get_by_role("textbox", name="Search the gazetteer").wait_for()
    yield "editor", PANEL
    page.page.get_by_text("a point: coordinates").click()
    press(page, "Pick on the map")
    page.page.get_by_role("button", name="Stop picking").wait_for()
    yield "picking", PANEL, MAP


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_no_rule_is_broken(open_page: Callable, screen: dict[str, Any]) -> None:
    page = open_page("", **screen)
    for (name, *parts), dark in zip(opened(page), cycle((True, False))):
        assert broken(page, *parts) == [], name
        # All in one theme; in the other, in which the next is opened, only colours are others, and
        # these are a phone's as well.
        page.page.emulate_media(color_scheme="dark" if dark else "light")
        expect(page.page.locator(".stApp")).to_have_css("background-color", GROUND[dark])
        if screen is DESK:
            assert broken(page, *parts, contrast_alone=True) == [], (name, dark)


def test_nor_in_ukrainian(read_page: Callable) -> None:
    page = read_page("", **PHONE)
    press(page, "Українська")
    expect(page.page.locator("html")).to_have_attribute("lang", "uk")
    page.chip("Ізюм").click()
    expect(page.card).to_be_visible()
    assert broken(page, "html", MAP) == []
    press(page, "English")
    expect(page.page.locator("html")).to_have_attribute("lang", "en")


WIDER = """
() => [document.documentElement, document.querySelector(".stMain"), document.querySelector(".card")]
  .map((element) => element.scrollWidth - element.clientWidth)
"""


def test_nor_in_arabic_where_the_page_is_mirrored_and_no_wider(read_page: Callable) -> None:
    page = read_page("?place=izium", **PHONE)
    press(page, "العربية")
    expect(page.page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.card.locator("h2")).to_have_text("إيزيوم")
    assert broken(page, "html", MAP) == []
    for width, height in ((390, 844), (1440, 900)):
        page.page.set_viewport_size({"width": width, "height": height})
        page.settle()
        assert page.page.evaluate(WIDER) == [0, 0, 0]
    # The map is on the right now, its controls where they were; quotes run as they were written.
    frame = page.page.locator(".st-key-map-frame").bounding_box()
    assert frame["x"] > page.card.bounding_box()["x"] + 300
    zoom = page.map.get_by_role("button", name="تكبير", exact=True).bounding_box()
    assert zoom["x"] > frame["x"] + frame["width"] / 2
    expect(page.map.locator(".leaflet-container")).to_have_css("direction", "ltr")
    expect(page.map.locator(".legend")).to_have_css("direction", "rtl")
    expect(page.passages.locator("blockquote").first).to_have_css("direction", "ltr")
    press(page, "English")
    expect(page.page.locator("html")).to_have_attribute("lang", "en")
