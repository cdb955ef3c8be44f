"""Everything by keyboard alone: a report opened, read, saved and corrected without a pointer."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

FOCUSED = r"""
() => {
  const { activeElement: here } = document;
  if (here.matches("body, main")) return "";
  return here.ariaLabel || here.innerText.replace(/\s+/g, " ") || here.labels?.[0]?.innerText || "";
}
"""
MOST_STOPS = 60


def go_to(page: Any, name: str, key: str = "Tab") -> None:
    """Press a key until what has this name has the focus."""
    for _stop in range(MOST_STOPS):
        if name in page.page.evaluate(FOCUSED):
            return
        page.page.keyboard.press(key)
    raise AssertionError(f"{key} never came to {name}")


def enter(page: Any, name: str, key: str = "Tab") -> None:
    go_to(page, name, key)
    page.page.keyboard.press("Enter")


def in_popover(page: Any) -> Any:
    return page.page.get_by_test_id("stPopoverBody").locator(":focus")


def test_a_report_is_opened_read_and_saved(read_page: Callable) -> None:
    page = read_page()
    enter(page, "Open another report")
    # Who opens it is in it, not at the end of the page.
    expect(in_popover(page)).to_contain_text("Russian Troops Pull Back")
    enter(page, "From Khartoum to El Fasher")
    expect(page.page.locator(".top h1")).to_contain_text("From Khartoum")
    expect(page.chip("El Fasher")).to_be_visible()
    go_to(page, page.page.locator(".chips .chip").first.inner_text())
    page.page.keyboard.press("ArrowRight")
    page.page.keyboard.press("Enter")
    expect(page.card).to_be_visible()
    expect(page.page.locator(".chips .selected")).to_be_focused()
    page.page.keyboard.press("]")
    expect(page.page.locator(".passages mark.current")).to_be_in_viewport()
    enter(page, "Save as")
    expect(in_popover(page)).to_have_attribute("aria-label", re.compile("^Round the coordinates"))
    with page.page.expect_download() as download:
        enter(page, "GeoJSON")
    assert download.value.suggested_filename.endswith(".geojson")
    # Past its last control it is shut, and the next one is that after its button.
    go_to(page, "Open another report")
    expect(page.page.get_by_test_id("stPopoverBody")).to_have_count(0)


def test_a_popover_gives_the_focus_back(read_page: Callable) -> None:
    page = read_page()
    button = page.page.get_by_role("button", name="Map options")
    for key in ("Escape", "Shift+Tab"):
        button.press("Enter")
        expect(in_popover(page)).to_have_count(1)
        page.page.keyboard.press(key)
        expect(button).to_be_focused()
        if key == "Escape":
            expect(page.page.get_by_test_id("stPopoverBody")).to_have_count(0)
    page.page.keyboard.press("Tab")
    expect(in_popover(page)).to_have_count(1)
    page.page.keyboard.press("Escape")
    expect(page.page.get_by_test_id("stPopoverBody")).to_have_count(0)


def test_a_place_is_corrected_and_put_back(read_page: Callable) -> None:
    page = read_page("?place=brussels")
    go_to(page, "Excerpts")
    enter(page, "Places", "ArrowRight")
    expect(page.page.get_by_role("tab", name="Places")).to_have_attribute("aria-selected", "true")
    expect(page.page.locator("[role=tabpanel]:visible")).to_contain_text("Brussels Capital")

    go_to(page, "Brussels Capital")
    enter(page, "Correct Brussels", "ArrowRight")
    expect(page.page.locator("h2:focus")).to_contain_text("Correct “Brussels”")
    go_to(page, "right as it is")
    go_to(page, "not a place", "ArrowDown")
    go_to(page, "Note")
    page.page.keyboard.type("a body, not its town")
    page.page.keyboard.press("Enter")
    expect(page.page.locator(".correct-preview")).to_be_visible()
    enter(page, "Save")
    expect(page.chip("Brussels")).to_have_count(0)
    page.page.keyboard.press("Control+z")
    expect(page.chip("Brussels")).to_be_visible()
