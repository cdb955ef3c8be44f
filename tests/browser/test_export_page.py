"""The page of one file as a journalist opens it: from a stick, the network off."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from accessibility import violations
from archives import write_archive
from made_up import crowd, parsed, place
from page_pool import PagePool
from playwright.sync_api import ConsoleMessage, Locator, Page, Request, expect
from small_archive import IZIUM, reports

from geo import Geoparse, geoparse, language, read_report
from geo.atlas import Filter, open_archive
from geo.atlas.files import FILES
from geo.export import Provenance
from geo.export.page import to_html
from geo.maps import pins
from geo.model import Role
from geo.paths import data_dir

DEFAULT = data_dir() / "reports" / "kharkiv-counteroffensive.txt"
DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}
HOSTILE = (
    "</script><script>hacked=1</script>\"'><img src=x onerror=hacked=1><svg/onload=hacked=1>"
    "<!--</style></title>javascript:hacked=1&lt;\u2028"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page as a reader sees it."""

    page: Page
    requests: list[str]
    """What it asked for, itself aside."""
    complaints: list[str]
    """Errors of its scripts, and what its policy stopped."""

    def pin(self, place_id: str) -> Locator:
        return self.page.locator(f'.mark .pin[data-place="{place_id}"]')

    def chip(self, name: str) -> Locator:
        return self.page.locator(".chip").filter(has_text=name).first

    @property
    def selected(self) -> Locator:
        return self.page.locator(".card.selected h3")


Opener = Callable[..., Sheet]


@pytest.fixture(scope="module")
def result() -> Geoparse:
    return geoparse(read_report(DEFAULT))


@pytest.fixture(scope="module")
def written(result: Geoparse, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(to_html(result, Provenance(credits=("GeoNames, CC BY 4.0",))), encoding="utf-8")
    return path


@pytest.fixture
def open_sheet(pages: PagePool, written: Path) -> Iterator[Opener]:
    """A function that opens a page offline; at the end none may have asked for anything."""
    sheets: list[Sheet] = []
    with pages.lend() as take:

        def open_(
            path: Path = written, *, after: str = "", wait: bool = True, **look: Any
        ) -> Sheet:
            address = path.as_uri()
            requests: list[str] = []
            complaints: list[str] = []

            def ask(request: Request) -> None:
                itself = request.url.split("#")[0] == address
                if not itself and not request.url.startswith(("data:", "blob:")):
                    requests.append(request.url)

            def say(message: ConsoleMessage) -> None:
                if message.type == "error":
                    complaints.append(message.text)

            hearers = {
                "request": ask,
                "pageerror": lambda error: complaints.append(str(error)),
                "console": say,
            }
            page = take(hearers, **{"reduced_motion": "reduce", **DESK, **look}, offline=True)
            sheets.append(Sheet(page, requests, complaints))
            page.goto(address + after)
            if wait:
                page.locator("html[data-pins][data-ground=drawn]").wait_for(state="attached")
            return sheets[-1]

        yield open_
        for sheet in sheets:
            assert not sheet.requests
            assert not sheet.complaints


def save(path: Path, result: Geoparse) -> Path:
    path.write_text(to_html(result), encoding="utf-8")
    return path


def test_pins_list_and_passages_are_one_selection(open_sheet: Opener, result: Geoparse) -> None:
    sheet = open_sheet()
    marks = pins(result)
    told = [*sheet.page.locator(".mark .pin").all_text_contents()]
    assert sum(map(int, told)) == sum(pin.mentions for pin in marks)
    assert sheet.page.locator(".chip:visible").count() == len(marks)

    kupiansk = next(pin.place for pin in marks if pin.place.name == "Kupiansk")
    sheet.pin(kupiansk.id).click()
    expect(sheet.selected).to_have_text("Kupiansk")
    expect(sheet.selected).to_be_in_viewport()
    expect(sheet.page.locator("[aria-current=true]")).to_contain_text("Kupiansk")
    expect(sheet.page.locator("#status")).to_contain_text("Kupiansk: 2 passages")
    expect(sheet.page).to_have_url(re.compile("#place-"))

    sheet.chip("Kherson").click()
    expect(sheet.selected).to_have_text("Kherson")
    expect(sheet.selected).to_be_in_viewport()
    expect(sheet.page.locator(".pin.selected")).to_have_attribute(
        "aria-label", "Kherson, 1 mention"
    )

    brussels = next(pin.place for pin in marks if pin.place.name == "Brussels")
    sheet.page.get_by_role("button", name="Show on the map: Brussels").click()
    expect(sheet.selected).to_have_text("Brussels")
    expect(sheet.pin(brussels.id)).to_be_in_viewport()

    sheet.page.go_back()
    expect(sheet.selected).to_have_text("Kherson")


def test_the_keyboard_does_all_of_it(open_sheet: Opener, result: Geoparse) -> None:
    sheet = open_sheet()
    keys = sheet.page.keyboard
    first, second = result.places[:2]
    sheet.pin(first.id).focus()
    keys.press("Enter")
    expect(sheet.selected).to_have_text(first.name)
    expect(sheet.pin(first.id)).to_be_focused()
    keys.press("Enter")
    expect(sheet.page.locator("h3:focus")).to_have_text(first.name)
    keys.press("Escape")
    expect(sheet.selected).to_have_count(0)
    expect(sheet.page.locator("#status")).to_have_text("No place is selected.")
    expect(sheet.page).not_to_have_url(re.compile("#"))

    sheet.page.get_by_role("link", name="Skip the map").click()
    keys.press("Tab")
    expect(sheet.chip(first.name)).to_be_focused()
    keys.press("ArrowRight")
    expect(sheet.chip(second.name)).to_be_focused()
    keys.press("Enter")
    expect(sheet.selected).to_have_text(second.name)
    expect(sheet.page.locator("h3:focus")).to_have_text(second.name)


def test_actors_come_by_a_switch(open_sheet: Opener, result: Geoparse) -> None:
    sheet = open_sheet()
    named = {
        m.resolution.place.id for m in result.mentions if m.resolution and m.role is Role.ACTOR
    }
    actor = next(
        place_
        for place_ in result.places
        if place_.id in named and all(pin.place.id != place_.id for pin in pins(result))
    )
    assert sheet.pin(actor.id).count() == 0
    expect(sheet.chip(actor.name)).to_be_hidden()
    sheet.page.get_by_label("Also mark those named only as actors").check()
    expect(sheet.pin(actor.id)).to_have_count(1)
    expect(sheet.chip(actor.name)).to_be_visible()


def test_an_address_opens_on_its_place(open_sheet: Opener) -> None:
    sheet = open_sheet(after="#place-3")
    expect(sheet.page.locator("#place-3.selected")).to_be_in_viewport()
    expect(sheet.page.locator(".pin.selected")).to_have_count(1)


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_no_rule_of_accessibility_is_broken(open_sheet: Opener, screen: dict[str, Any]) -> None:
    sheet = open_sheet(color_scheme="light", **screen)
    sheet.page.locator(".pin[data-place]").first.press("Enter")
    sheet.page.locator(".card.selected summary").click()
    assert violations(sheet.page) == []
    # In the other theme only colours are others; what is folded again has been looked at open.
    sheet.page.emulate_media(color_scheme="dark")
    expect(sheet.page.locator("body")).to_have_css("background-color", "rgb(20, 25, 31)")
    assert violations(sheet.page, contrast_alone=True) == []


def test_a_phone_keeps_map_and_passage_in_sight(open_sheet: Opener, result: Geoparse) -> None:
    sheet = open_sheet(**PHONE)
    assert sheet.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert sheet.page.locator(".legend").get_attribute("open") is None
    kherson = next(each for each in result.places if each.name == "Kherson")
    sheet.pin(kherson.id).tap()
    expect(sheet.selected).to_have_text("Kherson")
    expect(sheet.selected).to_be_in_viewport()
    head, atlas = sheet.selected.bounding_box(), sheet.page.locator(".atlas").bounding_box()
    assert head and atlas
    assert atlas["y"] == 0
    assert head["y"] >= atlas["y"] + atlas["height"]
    assert head["y"] < 560


def test_without_scripts_the_text_and_a_picture_of_the_map_are_there(
    open_sheet: Opener, result: Geoparse
) -> None:
    sheet = open_sheet(java_script_enabled=False, wait=False)
    picture = sheet.page.locator(".picture")
    expect(picture).to_be_visible()
    size = picture.bounding_box()
    assert size and size["width"] > 500 and size["height"] > 300
    expect(sheet.page.locator(".card")).to_have_count(len(result.places))
    expect(sheet.page.locator("#map")).to_be_hidden()
    expect(sheet.page.locator(".back").first).to_be_hidden()
    sheet.chip("Kherson").click()
    expect(sheet.page.locator("article:target h3")).to_have_text("Kherson")


def test_on_paper_the_map_is_a_picture(open_sheet: Opener) -> None:
    sheet = open_sheet(color_scheme="dark")
    sheet.page.emulate_media(media="print")
    expect(sheet.page.locator(".picture")).to_be_visible()
    expect(sheet.page.locator(".picture")).to_have_js_property("naturalWidth", 1600)
    expect(sheet.page.locator("#map")).to_be_hidden()
    paper = sheet.page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert paper == "rgb(255, 255, 255)"
    # All of the text, not a window on it.
    assert sheet.page.evaluate("document.documentElement.scrollHeight > 3 * innerHeight")


def test_a_hostile_report_runs_nothing(open_sheet: Opener, tmp_path: Path) -> None:
    known = place(HOSTILE, id=f"made:{HOSTILE}", country=HOSTILE, note=HOSTILE)
    result = parsed(f"{HOSTILE} {{here|{HOSTILE}|location}} {HOSTILE}", known, reasons=(HOSTILE,))
    sheet = open_sheet(save(tmp_path / "hostile.html", result))
    sheet.page.locator(".pin[data-place]").hover()
    sheet.page.locator(".pin[data-place]").click()
    expect(sheet.selected).to_have_text(HOSTILE)
    expect(sheet.page.locator("#status")).to_contain_text("</script><script>hacked=1")
    assert sheet.page.evaluate("window.hacked === undefined")
    assert (
        sheet.page.locator("img:not(.picture), svg[onload], body > style, h3 *:not(bdi)").count()
        == 0
    )


def test_a_crowd_is_drawn_and_one_of_it_found(open_sheet: Opener, tmp_path: Path) -> None:
    sheet = open_sheet(save(tmp_path / "crowd.html", crowd(1250)))
    assert sheet.page.locator("html").get_attribute("data-pins") == "1250"
    chip = sheet.page.locator(".chip", has=sheet.page.get_by_text("Place 1000", exact=True))
    chip.evaluate("chip => chip.click()")
    expect(sheet.selected).to_have_text("Place 1000")
    expect(sheet.selected).to_be_in_viewport()
    expect(sheet.page.locator(".pin.selected")).to_be_in_viewport()


def test_a_report_without_places_and_one_across_the_antimeridian(
    open_sheet: Opener, tmp_path: Path
) -> None:
    empty = open_sheet(save(tmp_path / "empty.html", parsed("Nothing.")))
    expect(empty.page.locator(".lede")).to_contain_text("No place was found")
    expect(empty.page.locator(".chips")).to_have_text("None.")
    islands = [place("Suva", -18.14, 178.44), place("Apia", -13.83, -171.77)]
    both = parsed("{Suva|Suva|location} {Apia|Apia|location}", *islands)
    pacific = open_sheet(save(tmp_path / "pacific.html", both))
    for island in islands:
        expect(pacific.pin(island.id)).to_be_in_viewport()
    west, east = (pacific.pin(island.id).bounding_box() for island in islands)
    assert west and east and 100 < east["x"] - west["x"] < 900


def test_an_atlas_is_such_a_page_too_and_mirrored_in_arabic(
    open_sheet: Opener, tmp_path: Path
) -> None:
    archive = open_archive(write_archive(tmp_path / "weekly", reports()))
    path = tmp_path / "atlas.html"
    language.use("ar")
    try:
        path.write_bytes(FILES["html"].write(archive, Filter()))
    finally:
        language.use(language.ENGLISH)
    sheet = open_sheet(path, **PHONE, color_scheme="dark")
    page = sheet.page
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    sheet.pin(IZIUM).focus()
    page.keyboard.press("Enter")
    card = page.locator(".card.selected")
    expect(card.locator("blockquote")).to_have_text(
        ["A café in Izium opened; Izium rejoiced.", "Izium was shelled at dawn."]
    )
    expect(card.locator(".para").first).to_contain_text("2024-05-03 · Second · Wire; Example Daily")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
