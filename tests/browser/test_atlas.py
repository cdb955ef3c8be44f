"""The atlas in a browser: filtered, brushed by keyboard, a report opened and left, looked at."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyarrow.parquet as parquet
import pytest
from accessibility import violations
from archives import Told, write_archive
from homes import homes
from PIL import Image
from playwright.sync_api import Page, expect
from served import Served, served
from small_archive import IZIUM, KYIV, place, reports

pytestmark = pytest.mark.browser
UKRAINE = "geonames:690791"


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The server that `dateline atlas` starts, with a country among the small archive's places."""
    named = ("Power failed across Ukraine.", place(UKRAINE), "Ukraine")
    told = [*reports(), Told([named], day=date(2024, 5, 20), title="Sixth")]
    folder = write_archive(tmp_path_factory.mktemp("atlas") / "weekly", told)
    home = homes(Path(os.environ["DATELINE_HOME"]))
    with served(str(folder), command="atlas", environ=home) as running:
        yield running


def both_themes(page: Page) -> list[str]:
    """Return what breaks a rule by day, or one of contrast by night: only colours are others."""
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".stApp")).to_have_css("background-color", "rgb(20, 25, 31)")
    found += violations(page, contrast_alone=True)
    page.emulate_media(color_scheme="light")
    expect(page.locator(".stApp")).to_have_css("background-color", "rgb(253, 251, 247)")
    return found


def breaks_no_rule(reader: Any) -> None:
    """Look at a place with its passages, and at all places with the controls open."""
    page = reader.page
    expect(reader.passages).to_have_count(2)
    assert both_themes(page) == []
    page.get_by_role("button", name="All places").click()
    expect(page.locator(".overview")).to_be_visible()
    page.get_by_text("Compare two times, sources or reports").click()
    page.locator(".open-filter").click()
    expect(page.get_by_role("checkbox", name=re.compile("Wire"))).to_be_visible()
    assert both_themes(page) == []


def test_from_a_filter_to_a_passage_its_report_and_back_breaking_no_rule(
    open_page: Callable, atlas: Served
) -> None:
    reader = open_page(at=atlas)
    page, counts = reader.page, reader.page.locator(".top .counts")
    expect(counts).to_have_text("4 places, 6 mentions, 5 reports")
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

    # Drawn over the bars by the mouse, and those of no day alone.
    bars = page.locator(".days i")
    bars.last.hover()
    page.mouse.down()
    bars.nth(30).hover()
    page.mouse.up()
    expect(counts).to_have_text("1 place, 1 mention, 1 report (filtered)")
    expect(page).to_have_url(re.compile("from=2024-05-31&to=2024-06-10"))
    page.locator("[data-filter=undated]").click()
    expect(page).to_have_url(re.compile("undated=only"))
    expect(reader.chip("Gaza City")).to_be_visible()
    page.locator("[data-filter=undated]").click()
    expect(counts).to_have_text("4 places, 6 mentions, 5 reports")

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
    breaks_no_rule(reader)


def test_what_is_ticked_shown_by_the_map_or_drawn_on_it_is_asked_for(
    open_page: Callable, atlas: Served
) -> None:
    reader = open_page(f"?place={IZIUM}", at=atlas)
    page, counts = reader.page, reader.page.locator(".top .counts")

    def all_are_back() -> None:
        expect(counts).to_have_text("4 places, 6 mentions, 5 reports")
        # The map has heard of it: it would move once more.
        expect(reader.map.locator("html")).to_have_attribute("data-pins", "4")

    # What is ticked is asked for, one beside the other.
    page.locator(".open-filter").click()
    page.get_by_role("slider", name="Confidence of at least").fill("75")
    expect(counts).to_have_text("4 places, 5 mentions, 4 reports (filtered)")
    # Each choice says what it leaves, of what the others have left.
    wire = page.locator("#filter-parts label").filter(has_text="Wire").locator("[data-slot]")
    for value, left, of_wire in (
        ("UA", "3 places, 4 mentions, 3 reports", 1),
        ("country", "1 place, 1 mention, 1 report", 0),
        ("settlement", "3 places, 4 mentions, 3 reports", 1),
        ("Wire", "1 place, 1 mention, 1 report", 1),
        ("en", "1 place, 1 mention, 1 report", 1),
        ("actor", "0 places, 0 mentions, 0 reports", 0),
    ):
        page.locator(f"#filter-parts input[value={value}]").check()
        expect(page).to_have_url(re.compile(f"={value}"))
        expect(counts).to_have_text(f"{left} (filtered)")
        expect(wire).to_have_text(str(of_wire))
    page.get_by_role("button", name="Clear all").first.click()
    all_are_back()

    page.get_by_role("button", name="Zoom to this place").click()
    reader.settle()
    page.get_by_role("button", name="Only what the map shows").click()
    expect(counts).to_have_text("1 place, 2 mentions, 2 reports (filtered)")
    page.get_by_role("button", name="Take off: in the area on the map").click()
    all_are_back()

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
    expect(counts).to_have_text("1 place, 2 mentions, 2 reports (filtered)")
    assert page.url.count(";") + page.url.count("%3B") == 2
    expect(reader.map.locator(".filter-area")).to_be_attached()


def saved(page: Page, title: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=title, exact=True).click()
    return Path(download.value.path()).read_bytes()


def lines_of(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))


def beside(page: Page, part: str, first: str, second: str) -> None:
    """Fill in what a part of both sides is to be."""
    for side, value in (("A", first), ("B", second)):
        field = page.get_by_role("group", name=side, exact=True).locator(f"[name={part}]")
        if part in ("from", "to"):
            field.fill(value)
        else:
            field.select_option(value)


def test_two_sources_times_or_reports_stand_beside_each_other_and_what_is_left_is_saved(
    open_page: Callable, atlas: Served, tmp_path: Path
) -> None:
    reader = open_page("?source=Wire", at=atlas)
    page = reader.page
    expect(page.locator(".top .counts")).to_have_text("1 place, 1 mention, 1 report (filtered)")
    page.get_by_text("Compare two times, sources or reports").click()
    beside(page, "source", "Wire", "Хвиля")
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.get_by_role("button", name="Izium: 1 in A, 0 in B")).to_be_visible()
    expect(reader.pin(IZIUM)).to_have_accessible_name(re.compile("only in A"))
    expect(reader.pin(IZIUM).locator(".disc")).to_have_text("A")
    page.get_by_role("button", name="Stop comparing").click()
    expect(page.locator(".top .counts")).to_have_text("1 place, 1 mention, 1 report (filtered)")

    # The places of one source, as other programs and a browser without the archive have them.
    page.get_by_role("button", name="Save as").click()
    found = json.loads(saved(page, "GeoJSON"))
    assert [each["properties"]["name"] for each in found["features"]] == ["Izium"]
    assert found["dateline"]["filter"] == "source=Wire"
    for title, day in (("CSV", None), ("CSV by day", "2024-05-03")):
        (row,) = lines_of(saved(page, title))
        assert (row["name"], row["mentions"], row.get("day")) == ("Izium", "1", day)
    marks = ElementTree.fromstring(saved(page, "KML")).iterfind(".//{*}Placemark/{*}name")
    assert [each.text for each in marks] == ["Izium"]
    table = parquet.read_table(io.BytesIO(saved(page, "GeoParquet")))
    assert table["name"].to_pylist() == ["Izium"] and b"geo" in table.schema.metadata
    assert b">Izium<" in saved(page, "Picture (SVG)")
    with Image.open(io.BytesIO(saved(page, "Picture (PNG)"))) as picture:
        assert (picture.format, picture.size) == ("PNG", (1600, 1000))
    (tmp_path / "weekly.html").write_bytes(saved(page, "Page (HTML)"))
    with page.context.new_page() as alone:
        alone.goto((tmp_path / "weekly.html").as_uri())
        expect(alone.locator("blockquote")).to_have_text("A café in Izium opened; Izium rejoiced.")
    page.keyboard.press("Escape")

    # The bar of a source takes it off, and another asks for it.
    counts = page.locator(".top .counts")
    bars = page.locator(".bars [data-key=source]")
    bars.filter(has_text="Wire").press("Enter")
    expect(counts).to_have_text("4 places, 6 mentions, 5 reports")
    bars.filter(has_text="Хвиля").press("Enter")
    expect(counts).to_have_text("1 place, 1 mention, 1 report (filtered)")
    page.get_by_role("button", name="Take off: Хвиля").click()
    expect(counts).to_have_text("4 places, 6 mentions, 5 reports")
    page.get_by_text("Compare two times, sources or reports").click()
    beside(page, "from", "2024-05-01", "2024-05-03")
    beside(page, "to", "2024-05-03", "")
    page.get_by_role("button", name="Compare", exact=True).click()
    sides = page.locator(".sides .counts")
    expect(sides.first).to_have_text("2 places, 3 mentions, 2 reports")
    expect(sides.last).to_have_text("3 places, 3 mentions, 3 reports")
    for place_id, name, first, second, said, sign in (
        (IZIUM, "Izium", 2, 1, "more in A", "A+"),
        (KYIV, "Kyiv", 1, 1, "as often in both", "="),
        (UKRAINE, "Ukraine", 0, 1, "only in B", "B"),
    ):
        expect(
            page.get_by_role("button", name=f"{name}: {first} in A, {second} in B")
        ).to_be_visible()
        expect(reader.pin(place_id)).to_have_accessible_name(re.compile(said))
        expect(reader.pin(place_id).locator(".disc")).to_have_text(sign)
    assert violations(page, ".overview") == []
    # What else is asked is asked of both.
    page.get_by_role("searchbox").fill("izium")
    expect(page.get_by_role("button", name="Izium: 2 in A, 1 in B")).to_be_visible()
    expect(page.get_by_role("button", name="Kyiv:")).to_have_count(0)
    page.get_by_role("button", name="Take off: “izium”").click()
    page.get_by_role("button", name="Stop comparing").click()
    page.get_by_text("Compare two times, sources or reports").click()
    beside(page, "only", "2024-05-03 · Second", "2024-05-01 · First")
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.get_by_role("button", name="Izium: 1 in A, 1 in B")).to_be_visible()
    expect(reader.pin(IZIUM)).to_have_accessible_name(re.compile("as often in both"))
    expect(reader.pin(KYIV)).to_have_accessible_name(re.compile("only in B"))
    expect(reader.pin(KYIV).locator(".disc")).to_have_text("B")


def test_a_phone_shows_it_by_the_same_rules_and_no_wider(
    open_page: Callable, atlas: Served
) -> None:
    reader = open_page(f"?place={IZIUM}", at=atlas, width=390, height=844, phone=True)
    breaks_no_rule(reader)
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
