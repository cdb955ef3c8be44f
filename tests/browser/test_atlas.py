"""The atlas in a browser: filtered, brushed by keyboard, a report opened and left, looked at."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from accessibility import violations
from archives import write_archive
from homes import homes
from playwright.sync_api import Page, expect
from served import Served, served
from small_archive import IZIUM, reports

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The server that `dateline atlas` starts."""
    folder = write_archive(tmp_path_factory.mktemp("atlas") / "weekly", reports())
    home = homes(Path(os.environ["DATELINE_HOME"]))
    with served(str(folder), command="atlas", environ=home) as running:
        yield running


def test_from_a_filter_to_a_passage_its_report_and_back(open_page: Callable, atlas: Served) -> None:
    reader = open_page(at=atlas)
    page, counts = reader.page, reader.page.locator(".top .counts")
    expect(counts).to_have_text("3 places, 5 mentions, 4 reports")
    expect(reader.map.locator(".mark .pin")).not_to_have_count(0)

    # A span of days, by keyboard alone; the slider that is moved keeps the keyboard.
    last = page.get_by_role("slider", name="Last day")
    last.focus()
    for _day in range(38):
        page.keyboard.press("ArrowLeft")
    expect(counts).to_have_text("2 places, 3 mentions, 2 reports (filtered)")
    expect(page).to_have_url(re.compile("from=2024-05-01&to=2024-05-03"))
    expect(page.get_by_role("slider", name="Last day")).to_be_focused()
    expect(page.get_by_role("slider", name="Last day")).to_have_attribute(
        "aria-valuetext", "2024-05-03"
    )

    # Words in the passages, and from a place to its passage.
    page.get_by_role("searchbox").fill("cafe")
    expect(counts).to_have_text("1 place, 1 mention, 1 report (filtered)")
    reader.chip("Izium").click()
    expect(reader.card.get_by_role("heading", name="Izium")).to_be_visible()
    expect(reader.passages).to_have_count(1)
    expect(page).to_have_url(re.compile("place="))
    asked = page.url

    page.get_by_role("button", name="Read in the report").click()
    expect(page.locator(".report .name.current")).to_have_text("Izium")
    expect(page.get_by_role("tab", name="Report")).to_have_attribute("aria-selected", "true")
    page.go_back()
    expect(reader.passages).to_have_count(1)
    expect(page).to_have_url(asked)
    page.get_by_role("button", name=re.compile("Take off: “cafe”")).click()
    expect(reader.passages).to_have_count(2)


def test_what_the_map_shows_or_an_area_that_is_drawn_is_asked_for(
    open_page: Callable, atlas: Served
) -> None:
    reader = open_page(f"?place={IZIUM}", at=atlas)
    page = reader.page
    page.get_by_role("button", name="Zoom to this place").click()
    reader.settle()
    page.get_by_role("button", name="Only what the map shows").click()
    expect(page.locator(".top .counts")).to_have_text("1 place, 2 mentions, 2 reports (filtered)")
    page.get_by_role("button", name="Take off: in the area on the map").click()
    expect(page.locator(".top .counts")).to_have_text("3 places, 5 mentions, 4 reports")

    # Corner after corner about Izium, by keyboard alone: the cross stays, the map goes on below it.
    page.get_by_role("button", name="Zoom to this place").click()
    reader.settle()
    page.get_by_role("button", name="Draw an area").press("Enter")
    expect(reader.map.get_by_text("Click three corners or more")).to_be_visible()
    for ways in ("ArrowLeft", "ArrowDown ArrowRight ArrowRight", "ArrowUp ArrowUp"):
        for key in ways.split():
            page.keyboard.press(key)
            reader.settle()
        page.keyboard.press("Enter")
    expect(reader.map.get_by_text("1 place inside")).to_be_visible()
    reader.map.get_by_role("button", name="Take this area").press("Enter")
    expect(page.locator(".top .counts")).to_have_text("1 place, 2 mentions, 2 reports (filtered)")
    assert page.url.count(";") + page.url.count("%3B") == 2
    expect(reader.map.locator(".filter-area")).to_be_attached()


def test_two_sources_stand_beside_each_other(open_page: Callable, atlas: Served) -> None:
    reader = open_page(at=atlas)
    page = reader.page
    page.get_by_text("Compare two times, sources or reports").click()
    for side, source in (("A", "Wire"), ("B", "Хвиля")):
        page.get_by_role("group", name=side, exact=True).get_by_label("Source").select_option(
            source
        )
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.get_by_role("button", name="Izium: 1 in A, 0 in B")).to_be_visible()
    expect(reader.pin(IZIUM)).to_have_accessible_name(re.compile("only in A"))
    expect(reader.pin(IZIUM).locator(".disc")).to_have_text("A")
    page.get_by_role("button", name="Stop comparing").click()
    expect(page.locator(".top .counts")).to_have_text("1 place, 1 mention, 1 report (filtered)")


def both_themes(page: Page) -> list[str]:
    """Return what breaks a rule by day, or one of contrast by night: only colours are others."""
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".stApp")).to_have_css("background-color", "rgb(20, 25, 31)")
    found += violations(page, contrast_alone=True)
    page.emulate_media(color_scheme="light")
    expect(page.locator(".stApp")).to_have_css("background-color", "rgb(253, 251, 247)")
    return found


@pytest.mark.parametrize(
    "look", [{}, {"width": 390, "height": 844, "phone": True}], ids=["desk", "phone"]
)
def test_nothing_of_it_breaks_a_rule_of_accessibility(
    open_page: Callable, atlas: Served, look: dict
) -> None:
    reader = open_page(f"?place={IZIUM}", at=atlas, **look)
    page = reader.page
    expect(reader.passages).to_have_count(2)
    assert both_themes(page) == []
    page.get_by_role("button", name="All places").click()
    expect(page.locator(".overview")).to_be_visible()
    page.get_by_text("Compare two times, sources or reports").click()
    page.locator(".open-filter").click()
    expect(page.get_by_role("checkbox", name=re.compile("Wire"))).to_be_visible()
    assert both_themes(page) == []
    if look.get("phone"):
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
