"""What a reader does on the map itself, by pointer and by keyboard, in the page and without one."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from made_up import parsed, place
from map_frame import STILL
from own_maps import Shower, shower
from page_pool import PagePool
from playwright.sync_api import Page, expect

from geo import language
from geo.maps.layer import Rival
from geo.maps.layout import layout
from geo.maps.words import map_words
from geo.model import Geoparse, Place, Precision
from geo.paths import data_dir

IZIUM, KHERSON, KUPIANSK = "geonames:707292", "geonames:706448", "geonames:703656"
BRUSSELS = "geonames:2800866"
PHONE = {"width": 390, "height": 844}


def in_a_row(number: int, step: float) -> tuple[Place, ...]:
    return tuple(
        place(f"Place {index}", 31.4, 34.4 + index * step, country_code="PS", country="Palestine")
        for index in range(number)
    )


def naming(*places: Place, times: int = 1) -> Geoparse:
    text = " ".join(f"{{{each.name}|{each.name}|location}}" for each in places)
    return parsed(" ".join([text] * times), *places)


def zoom(page: Any) -> float:
    value = page.locator("body").evaluate(
        "() => Object.values(window).find((v) => v && v.datelinePlaces).getZoom()"
    )
    assert isinstance(value, int | float)
    return float(value)


@pytest.fixture(scope="module")
def ground(maps: tuple[Path, str], pages: PagePool) -> Iterator[Page]:
    """A map that tests share which look at the base map alone."""
    with shower(*maps, pages) as show:
        yield show(naming(place("Elsewhere", 48.0, 2.0)))


# The card beside a mark


def test_pointer_brings_a_card_that_stays_and_goes_with_escape(read_page: Callable) -> None:
    page = read_page("?place=izium")
    card = page.map.locator(".preview")
    page.pin(KHERSON).hover()
    expect(card).to_be_visible()
    expect(card.locator(".name")).to_have_text("Kherson")
    expect(card.locator(".what")).to_have_text("Settlement · 1 mention")
    expect(card.locator("mark")).to_have_text("Kherson")
    card.hover()
    page.page.wait_for_timeout(500)
    expect(card).to_be_visible()
    # The focus is in the page around the map, where Escape would clear the selection.
    page.page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(page.card.locator("h2")).to_have_text("Izium")
    page.pin(KUPIANSK).hover()
    expect(card.locator(".name")).to_have_text("Kupiansk")
    page.page.mouse.move(700, 30)
    expect(card).to_be_hidden()
    page.pin(IZIUM).hover()
    expect(card.locator(".written")).to_have_text("Written as Izium 3, Izyum 1")


def test_keyboard_brings_the_card_and_escape_takes_it_then_the_selection(
    read_page: Callable,
) -> None:
    page = read_page("?place=kherson")
    container = page.map.locator(".leaflet-container")
    container.focus()
    container.press("Tab")
    first = page.map.locator(".pin:focus")
    expect(first).to_have_attribute("data-place", IZIUM)
    card = page.map.locator(".preview")
    expect(card).to_be_visible()
    expect(first).to_have_attribute("aria-describedby", str(card.get_attribute("id")))
    first.press("Escape")
    expect(card).to_be_hidden()
    expect(page.card.locator("h2")).to_have_text("Kherson")
    first.press("Escape")
    expect(page.map.locator(".pin.selected")).to_have_count(0)
    expect(page.page.locator(".overview")).to_be_visible()
    expect(page.page).not_to_have_url(re.compile("place"))


def test_a_hostile_card_is_text(show: Shower) -> None:
    name = "<img src=x onerror=told.push('hacked')>"
    page = show(parsed("before {x|P|location} after", place("P")))
    page.evaluate(
        "(name) => { const map = Object.values(window).find((v) => v && v.datelinePlaces);"
        " const { state } = map.datelinePlaces; state.pins[0].name = name;"
        " map.datelinePlaces.show({ ...state, kinds: [name], pins: [{ ...state.pins[0], name,"
        " kind: 0, written: [[name, 1]], quote: [name, name, name] }] }); }",
        name,
    )
    page.locator(".pin").hover()
    expect(page.locator(".preview .name")).to_have_text(name)
    assert page.locator("img").count() == 0
    assert page.evaluate("told") == []


# Places too close for a mark each


def pressed(page: Page, by_key: bool) -> None:
    mark = page.locator(".mark .pin.many")
    if by_key:
        mark.focus()
        mark.press("Enter")
    else:
        mark.click()
    page.evaluate(STILL)


@pytest.mark.parametrize("by_key", [False, True], ids=["click", "key"])
def test_what_stands_for_several_brings_the_reader_to_where_they_part(
    show: Shower, by_key: bool
) -> None:
    page = show(naming(*in_a_row(3, 0.004), place("Far", 33.0, 36.0), times=2))
    mark = page.locator(".mark .pin.many")
    expect(mark).to_have_text("6")
    expect(mark).to_have_attribute(
        "aria-label", "3 places, 6 mentions: Place 0 2, Place 1 2, Place 2 2"
    )
    label = page.locator(".mark", has=page.locator(".pin.many")).locator(".label")
    expect(label).to_have_text("Place 0 +2")
    expect(page.locator(".legend")).to_contain_text("several places, all their mentions")
    before = zoom(page)
    pressed(page, by_key)
    assert zoom(page) > before
    parted = page.locator(".mark .pin[aria-label*='Place']")
    assert parted.count() > 1
    for pin in parted.all():
        expect(pin).to_be_in_viewport()
    assert page.evaluate("told") == []
    if by_key:
        expect(page.locator(".pin:focus")).to_have_attribute("aria-label", re.compile("Place 0"))


def test_what_no_zoom_parts_is_listed(show: Shower) -> None:
    page = show(naming(*in_a_row(140, 0.0)))
    pressed(page, False)
    listed = page.get_by_role("dialog")
    expect(listed).to_be_visible()
    expect(listed).to_have_attribute("aria-label", "140 places lie here")
    first = listed.locator(".choice").first
    expect(first).to_be_focused()
    frame = listed.bounding_box()
    assert frame and frame["y"] >= 0 and frame["y"] + frame["height"] <= 600
    page.keyboard.press("ArrowDown")
    expect(listed.locator(".choice").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    expect(page.locator(".mark .pin.many")).to_be_focused()
    pressed(page, True)
    assert page.evaluate("told") == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("told") == [{"place": "made:Place 1"}]
    selected = page.locator(".mark .pin.selected")
    expect(selected).to_have_attribute("data-place", "made:Place 1")
    expect(selected).to_have_text("1")
    # What the selected one lies on is told of by it, and shows no half of a number.
    expect(page.locator(".mark .pin.many.covered[aria-hidden=true]")).to_have_count(1)
    selected.click()
    expect(listed).to_have_attribute("aria-label", "140 places lie here")


def test_the_card_of_several_names_those_named_most(show: Shower) -> None:
    page = show(naming(*in_a_row(8, 0.0), place("Often", 31.4, 34.4), times=1))
    page.locator(".mark .pin.many").hover()
    expect(page.locator(".preview .name")).to_have_text("9 places")
    expect(page.locator(".preview .what")).to_have_text("9 mentions")
    expect(page.locator(".preview .written")).to_have_text(re.compile(r"^Place 0 1, .*, …$"))


def test_the_selected_place_has_a_mark_of_its_own_on_top(show: Shower) -> None:
    page = show(naming(*in_a_row(12, 0.0004)), selected="made:Place 7")
    selected = page.locator('.pin[data-place="made:Place 7"]')
    expect(selected).to_have_text("1")
    expect(page.locator(".mark", has=selected).locator(".label")).to_have_text("Place 7")
    box = selected.bounding_box()
    assert box
    hit = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('.pin').dataset.place",
        [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2],
    )
    assert hit == "made:Place 7"
    others = page.locator(".mark .pin:not(.selected)").all_text_contents()
    assert sum(map(int, others)) == 11


def test_marks_with_room_for_a_finger_are_chosen_at_once(show: Shower) -> None:
    page = show(naming(place("A", 48.0, 30.0), place("B", 48.0, 30.4), place("C", 50.0, 36.0)))
    page.locator('.pin[data-place="made:B"]').click()
    assert page.evaluate("told") == [{"place": "made:B"}]


# The view


def test_choosing_in_the_list_keeps_the_readers_zoom(read_page: Callable) -> None:
    page = read_page()
    for _ in range(3):
        page.map.get_by_role("button", name="Zoom in").click()
    page.settle()
    before = zoom(page.map)
    page.chip("Brussels").click()
    expect(page.card.locator("h2")).to_have_text("Brussels")
    expect(page.pin(BRUSSELS)).to_be_in_viewport()
    assert zoom(page.map) == before
    page.chip("Ukraine").click()
    expect(page.card.locator("h2")).to_have_text("Ukraine")
    expect(page.map.locator(".pin.country.selected")).to_be_in_viewport()
    assert zoom(page.map) == before


def test_what_is_chosen_once_more_comes_into_view_again(read_page: Callable) -> None:
    page = read_page()
    for _ in range(3):
        page.map.get_by_role("button", name="Zoom in").click()
        page.settle()
    before = zoom(page.map)
    page.chip("Brussels").click()
    expect(page.pin(BRUSSELS)).to_be_in_viewport()
    container = page.map.get_by_role("region")
    for _ in range(8):
        container.press("ArrowRight")
        # A key that is pressed while the map still moves for the last one does nothing.
        page.settle()
    expect(page.pin(BRUSSELS)).not_to_be_in_viewport()
    page.chip("Brussels").click()
    expect(page.pin(BRUSSELS)).to_be_in_viewport()
    assert zoom(page.map) == before


def test_a_flight_lands_at_the_readers_zoom(read_page: Callable) -> None:
    page = read_page("", calm=False)
    page.map.get_by_role("button", name="Zoom in").click()
    page.settle()
    before = zoom(page.map)
    page.chip("Brussels").click()
    expect(page.pin(BRUSSELS)).to_be_in_viewport()
    page.settle()
    assert zoom(page.map) == before


def test_another_choice_breaks_a_flight_off(show: Shower) -> None:
    far, near = place("Far", 48.9, 2.4), place("Near", 31.4, 34.4)
    page = show(naming(near, near, far), look={"reduced_motion": "no-preference"})
    view = "Object.values(window).find((v) => v && v.datelinePlaces).datelinePlaces.view"
    page.evaluate(f"void {view}.map.setView([31.4, 34.4], 6, {{ animate: false }})")
    page.evaluate(f"{view}.zoomed = false")
    # Slow enough to be caught amid it on any machine.
    page.evaluate(
        f"() => {{ const {{ map }} = {view}, fly = map.flyTo;"
        " map.flyTo = (at, zoom) => fly.call(map, at, zoom, { duration: 30 }); }"
    )
    page.evaluate(f"{view}.goTo({{ at: [48.9, 2.4], shape: 'point' }})")
    page.wait_for_function(f"{view}.map.getCenter().lat > 31.5")
    assert page.evaluate(f"{view}.flying")
    page.locator(".pin[data-place='made:Near']").dispatch_event("click")
    page.locator("html[data-selected='made:Near']").wait_for(state="attached")
    assert not page.evaluate(f"{view}.flying")
    latitude = page.evaluate(f"{view}.map.getCenter().lat")
    page.wait_for_timeout(400)
    assert page.evaluate(f"{view}.map.getCenter().lat") == latitude, "it goes neither on nor back"
    assert 31.4 < latitude < 48
    # What the map does by itself is no zoom that a reader wants kept.
    assert not page.evaluate(f"{view}.zoomed")


def test_who_wants_little_motion_is_there_at_once(show: Shower) -> None:
    page = show(naming(place("Near", 31.4, 34.4), place("Far", 48.9, 2.4)))
    at = page.evaluate(
        "() => { const { view } = Object.values(window).find((v) => v && v.datelinePlaces)"
        ".datelinePlaces; view.map.setView([31.4, 34.4], 6, { animate: false });"
        " view.goTo({ at: [48.9, 2.4], shape: 'point' });"
        " const { lat, lng } = view.map.getCenter(); return [lat, lng]; }"
    )
    assert at == pytest.approx([48.9, 2.4], abs=0.1)


def test_fit_all_shows_all(read_page: Callable) -> None:
    page = read_page()
    expect(page.pin(BRUSSELS)).not_to_be_in_viewport()
    page.map.get_by_role("button", name="Show all places").click()
    expect(page.pin(BRUSSELS)).to_be_in_viewport()
    for pin in page.map.locator(".mark .pin").all():
        expect(pin).to_be_in_viewport()


def test_the_zoom_ends_where_there_is_nothing_more_to_see(ground: Page) -> None:
    limits = ground.evaluate(
        "(() => { const map = Object.values(window).find((v) => v && v.datelinePlaces);"
        " return [map.getMinZoom(), map.getMaxZoom()]; })()"
    )
    assert limits == [layout.zoom.farthest, layout.zoom.deepest]


def test_full_screen_comes_and_goes(read_page: Callable) -> None:
    page = read_page()
    page.map.get_by_role("button", name="Full screen").click()
    leave = page.map.get_by_role("button", name="Leave full screen")
    expect(leave).to_be_visible()
    assert page.map.locator("body").evaluate("() => !!document.fullscreenElement")
    # The panel is out of sight: the card beside the mark says what was chosen.
    page.pin(KHERSON).press("Enter")
    expect(page.map.locator(".preview .name")).to_have_text("Kherson")
    leave.click()
    expect(page.map.get_by_role("button", name="Full screen", exact=True)).to_be_visible()


def test_no_button_for_a_full_screen_that_is_not_allowed(show: Shower) -> None:
    page = show(naming(place("A")))
    page.evaluate(
        "() => { const frame = document.createElement('iframe'); frame.src = location.href;"
        " frame.allow = \"fullscreen 'none'\"; document.body.append(frame); }"
    )
    inside = page.frame_locator("iframe")
    inside.locator("html[data-pins]").wait_for(state="attached")
    expect(inside.get_by_role("button", name="Show all places")).to_be_attached()
    expect(inside.get_by_role("button", name="Full screen")).to_have_count(0)


def test_arrow_keys_pan(read_page: Callable) -> None:
    page = read_page()
    before = page.pin(IZIUM).bounding_box()
    page.map.locator(".leaflet-container").press("ArrowRight")
    page.settle()
    after = page.pin(IZIUM).bounding_box()
    assert before and after and after["x"] < before["x"] - 40


def test_focus_brings_a_far_mark_into_the_frame(show: Shower) -> None:
    near = [place(f"Near {index}", 48.0 + index / 4, 32.0) for index in range(6)]
    page = show(naming(*near, place("Far", 10.0, 10.0)))
    expect(page.locator('.pin[data-place="made:Far"]')).not_to_be_in_viewport()
    page.locator(".pin").nth(5).focus()
    page.keyboard.press("Tab")
    expect(page.locator('.pin[data-place="made:Far"]')).to_be_focused()
    expect(page.locator('.pin[data-place="made:Far"]')).to_be_in_viewport()


UKRAINE = place("Ukraine", 49.0, 32.0, Precision.COUNTRY, id="geonames:690791")


def test_a_country_stands_on_its_point_with_its_name_beside_it(show: Shower) -> None:
    page = show(naming(UKRAINE, place("Uzhhorod", 48.62, 22.29), place("Sumy", 50.9, 34.8)))
    mark = page.locator(".mark", has=page.locator(".pin.country"))
    expect(mark.locator(".label")).to_be_visible()
    expect(mark.locator(".label")).to_have_css("text-transform", "uppercase")
    box = mark.locator(".disc").bounding_box()
    at = page.evaluate(
        "() => Object.values(window).find((v) => v && v.datelinePlaces)"
        ".latLngToContainerPoint([49, 32])"
    )
    assert box
    assert box["x"] + box["width"] / 2 == pytest.approx(at["x"], abs=1)
    assert box["y"] + box["height"] / 2 == pytest.approx(at["y"], abs=1)


# Labels


def test_a_crowd_leaves_the_place_named_most_its_mark_and_its_label(show: Shower) -> None:
    # Too close together, 31 px, for a label between them.
    about = [
        place(f"Place {row}{column}", 31.4 + row * 0.145, 34.4 + column * 0.17)
        for row in range(5)
        for column in range(5)
        if (row, column) != (2, 2)
    ]
    often = place("Often named", 31.4 + 2 * 0.145, 34.4 + 2 * 0.17)
    text = " ".join(f"{{{each.name}|{each.name}|location}}" for each in (*about, *[often] * 5))
    page = show(parsed(text, *about, often))
    mark = page.locator(".mark", has=page.locator('.pin[data-place="made:Often named"]'))
    expect(mark.locator(".label")).to_be_visible()
    expect(page.locator(".mark .label:not([hidden])").nth(1)).to_be_attached()
    marks = page.locator(".mark .disc").evaluate_all(
        "nodes => nodes.map((n) => n.getBoundingClientRect()).map((r) => [r.x, r.y, r.width])"
    )
    for (x, y, w), (x2, y2, w2) in combinations(marks, 2):
        assert x + w <= x2 or x2 + w2 <= x or y + w <= y2 or y2 + w2 <= y
    label = mark.locator(".label").bounding_box()
    assert label
    # The first is its own.
    for x, y, w in marks[1:]:
        apart = x >= label["x"] + label["width"] or x + w <= label["x"]
        assert apart or y >= label["y"] + label["height"] or y + w <= label["y"]


# What a selection draws anew

KHARKIV_OBLAST = place(
    "Kharkiv Oblast", 49.5, 36.5, Precision.REGION, id="geonames:706482", admin1=""
)
LVIV_OBLAST = place("Lviv Oblast", 49.8, 23.9, Precision.REGION, id="geonames:702549", admin1="")
DRAWN_ANEW = """
() => {
  // To set a tile's width, even to the same, clears it; of marks only what is put in is counted.
  window.drawn = { tiles: new Set(), names: 0, marks: 0 };
  const { prototype } = CanvasRenderingContext2D, clear = prototype.clearRect;
  prototype.clearRect = function (...box) {
    if (this.canvas.closest(".leaflet-names-pane")) drawn.names += 1;
    return clear.apply(this, box);
  };
  new MutationObserver((changes) => changes.forEach(({ target, type, addedNodes }) => {
    if (target.matches(".areas canvas, .ground canvas")) drawn.tiles.add(target);
    else if (type === "childList" && target.closest(".mark")) drawn.marks += addedNodes.length;
  })).observe(document.querySelector(".leaflet-map-pane"),
    { subtree: true, childList: true, attributeFilter: ["width"] });
}
"""


def drawn_anew(page: Page, place_id: str) -> dict[str, int]:
    """Select a place; return how many tiles, canvases of names and marks were drawn for it."""
    page.evaluate(DRAWN_ANEW)
    page.locator(f".pin[data-place='{place_id}']").dispatch_event("click")
    page.locator(f"html[data-selected='{place_id}']").wait_for(state="attached")
    page.evaluate(STILL)
    found: dict[str, int] = page.evaluate("({ ...drawn, tiles: drawn.tiles.size })")
    return found


def test_selecting_a_point_draws_no_tile_and_no_mark_anew(show: Shower) -> None:
    page = show(naming(KHARKIV_OBLAST, LVIV_OBLAST, *in_a_row(6, 3.0)))
    drawn = drawn_anew(page, "made:Place 2")
    assert drawn["tiles"] == drawn["marks"] == 0


def test_selecting_a_region_draws_only_the_tiles_that_it_lies_on(show: Shower) -> None:
    page = show(naming(KHARKIV_OBLAST, LVIV_OBLAST, place("Uzhhorod", 48.62, 22.29)))
    tiles = page.locator(".areas canvas").count()
    drawn = drawn_anew(page, KHARKIV_OBLAST.id)
    assert 0 < drawn["tiles"] < tiles
    accent = page.evaluate(
        """() => {
          const rgb = (image) => [...image.data.slice(0, 3)].join();
          const ink = document.createElement("canvas").getContext("2d");
          ink.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--accent");
          ink.fillRect(0, 0, 1, 1);
          const wanted = rgb(ink.getImageData(0, 0, 1, 1));
          return [...document.querySelectorAll(".areas canvas")].filter((tile) => {
            const { data } = tile.getContext("2d").getImageData(0, 0, tile.width, tile.height);
            for (let at = 0; at < data.length; at += 4)
              if (data[at + 3] > 230 && [...data.slice(at, at + 3)].join() === wanted) return true;
            return false;
          }).length;
        }"""
    )
    assert accent > 0


def test_names_of_the_base_map_are_drawn_anew_where_a_label_needs_their_room(show: Shower) -> None:
    page = show(naming(*in_a_row(3, 3.0)))
    assert drawn_anew(page, "made:Place 1")["names"] > 0
    assert drawn_anew(page, "made:Place 2")["names"] > 0


# Runners-up and picking


def rivals() -> list[Rival]:
    return [
        Rival(place("Izium", 49.9, 30.0, id="made:one"), "A", "12%"),
        Rival(place("Izium", 55.0, 60.0, id="made:two"), "B", "3%"),
    ]


def test_runners_up_are_lettered_tied_in_view_and_unlike_places(show: Shower) -> None:
    result = naming(place("Izium", 49.2, 37.2), place("Kyiv", 50.4, 30.5))
    page = show(result, selected="made:Izium", rivals=rivals())
    marks = page.locator(".mark .pin.rival")
    expect(marks).to_have_text(["A", "B"])
    for mark in marks.all():
        expect(mark).to_be_in_viewport()
    expect(page.locator("path.rival-line")).to_have_count(2)
    expect(page.locator(".legend")).to_contain_text("considered instead")
    expect(marks.nth(1)).to_have_attribute("aria-label", "Izium, considered instead, B, 3%")
    # They look like no place.
    form = """node => {
        const { borderStyle, rotate } = getComputedStyle(node, "::before");
        return [getComputedStyle(node).borderStyle, borderStyle, rotate];
    }"""
    for where in (".mark", ".legend"):
        diamond = page.locator(f"{where} .pin.rival .disc").first.evaluate(form)
        assert diamond == ["none", "dashed", "45deg"]
    disc = page.locator(".mark .pin[data-place='made:Kyiv'] .disc").evaluate(form)
    assert disc == ["solid", "none", "none"]
    marks.nth(1).click()
    assert page.evaluate("told") == [{"rival": "made:two"}]


@pytest.mark.parametrize("size", [(900, 600), (640, 420)], ids=["desk", "small"])
def test_the_legend_lies_on_no_runner_up(show: Shower, size: tuple[int, int]) -> None:
    width, height = size
    far = Rival(place("Izium", 30.0, 10.0, id="made:far"), "A", "12%")
    page = show(
        naming(place("Izium", 49.2, 37.2), place("Kyiv", 50.4, 30.5)),
        selected="made:Izium",
        rivals=[far],
        look={"viewport": {"width": width, "height": height}},
    )
    legend = page.locator(".legend").bounding_box()
    assert legend
    marks = page.locator(".mark .pin.rival, .mark .pin.selected")
    expect(marks).to_have_count(2)
    for mark in marks.all():
        box = mark.bounding_box()
        assert box and box["x"] >= 0 and box["y"] >= 0
        assert box["x"] + box["width"] <= width and box["y"] + box["height"] <= height
        beside = box["x"] >= legend["x"] + legend["width"]
        assert beside or box["y"] + box["height"] <= legend["y"]


def test_runners_up_go_with_another_choice(show: Shower) -> None:
    result = naming(place("Izium", 49.2, 37.2), place("Penza", 52.0, 45.0))
    page = show(result, selected="made:Izium", rivals=rivals())
    page.locator('.pin[data-place="made:Penza"]').click()
    expect(page.locator(".mark .pin.rival, path.rival-line")).to_have_count(0)


@pytest.mark.parametrize("by_key", [False, True])
def test_picking_tells_a_point_and_selects_nothing(show: Shower, by_key: bool) -> None:
    page = show(naming(place("Izium", 49.2, 37.2)), picking=1)
    expect(page.get_by_role("status")).to_contain_text("Click where the place is")
    if by_key:
        expect(page.locator(".leaflet-container")).to_be_focused()
        page.keyboard.press("Enter")
    else:
        page.locator(".pin").click()
    (told,) = page.evaluate("told")
    lat, lon = told["point"]
    assert lat == pytest.approx(49.2, abs=0.2) and lon == pytest.approx(37.2, abs=0.2)
    assert [round(lat, 4), round(lon, 4)] == [lat, lon]
    expect(page.get_by_role("status")).to_be_hidden()
    expect(page.locator(".pin.selected")).to_have_count(0)


FOLLOW = """
(turn) => {
  const { picker } = Object.values(window).find((v) => v && v.datelinePlaces).datelinePlaces;
  picker.follow(turn);
  return picker.on;
}
"""


@pytest.mark.parametrize("how", ["key", "button"])
def test_picking_is_given_up(show: Shower, how: str) -> None:
    page = show(naming(place("Izium", 49.2, 37.2)), picking=1, look={"viewport": PHONE})
    if how == "key":
        page.keyboard.press("Escape")
    else:
        page.get_by_role("button", name="Stop picking").click()
    assert page.evaluate("told") == [{"cancel": 1}]
    # Told of the turn that was given up, it stays so; another begins.
    assert [page.evaluate(FOLLOW, turn) for turn in (1, 2)] == [False, True]


# The base map


def test_nothing_outside_is_asked_without_tiles(show: Shower) -> None:
    page = show(naming(place("Izium", 49.2, 37.2)))
    page.get_by_role("button", name="Zoom in").click()
    page.evaluate(STILL)
    assert not show.asked  # type: ignore[attr-defined]


def test_tiles_are_asked_from_their_host_alone_and_credited(show: Shower) -> None:
    page = show(naming(place("Izium", 49.2, 37.2)), tiles=True)
    link = page.get_by_role("link", name="© OpenStreetMap contributors")
    expect(link).to_have_attribute("href", "https://www.openstreetmap.org/copyright")
    expect(page.get_by_text("OpenStreetMap does not answer")).to_be_visible()
    asked = show.asked  # type: ignore[attr-defined]
    assert asked
    for url in asked:
        assert re.fullmatch(r"https://tile\.openstreetmap\.org/\d+/\d+/\d+\.png", url)
    page.evaluate(
        "() => { const { datelinePlaces } ="
        " Object.values(window).find((v) => v && v.datelinePlaces);"
        " datelinePlaces.show({ ...datelinePlaces.state, tiles: false }); }"
    )
    expect(link).to_have_count(0)
    number = len(asked)
    page.get_by_role("button", name="Zoom in").click()
    page.evaluate(STILL)
    assert len(asked) == number


DRAWING = """
([lat, lon, zoom]) => new Promise((resume) => {
  // What is drawn of the base map from now on: points of lines by kind of line, and the names.
  const drawn = { dashed: 0, plain: 0, names: [] };
  const pen = CanvasRenderingContext2D.prototype;
  window.pens = window.pens || { ...Object.fromEntries(
    ["beginPath", "lineTo", "stroke", "fillText"].map((name) => [name, pen[name]])) };
  let points = 0;
  pen.beginPath = function () { points = 0; return pens.beginPath.call(this); };
  pen.lineTo = function (...at) { points += 1; return pens.lineTo.apply(this, at); };
  pen.stroke = function () {
    drawn[this.getLineDash().length ? "dashed" : "plain"] += points;
    return pens.stroke.call(this);
  };
  pen.fillText = function (text, ...at) {
    drawn.names.push(text);
    return pens.fillText.call(this, text, ...at);
  };
  const map = Object.values(window).find((v) => v && v.datelinePlaces);
  map.setView([lat, lon], zoom, { animate: false });
  const after = (frames) => frames ? requestAnimationFrame(() => after(frames - 1)) : resume(drawn);
  after(3);
})
"""


def test_disputed_borders_are_dashed_and_named_and_no_others(ground: Page) -> None:
    for at, zoom_, name in (
        ((33.0, 35.8), 9, "Golan Heights"),
        ((34.75, 75.6), 6, "Kashmir (disputed)"),
        ((9.7, 28.4), 8, "Abyei (status undetermined)"),
    ):
        drawn = ground.evaluate(DRAWING, [*at, zoom_])
        assert drawn["dashed"] > 0 and name in drawn["names"], name
    # Crimea is Ukraine's like any region, and so is what was annexed later.
    for at in ((46.0, 33.8), (48.0, 37.8)):
        drawn = ground.evaluate(DRAWING, [*at, 8])
        assert drawn["dashed"] == 0 and drawn["plain"] > 0, at


def test_what_is_disputed_is_named_as_early_as_its_table_says(ground: Page) -> None:
    with open(data_dir() / "basemap" / "disputed.tsv", encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table, delimiter="\t") if row["label"]]
    late = []
    for row in rows:
        at = map(float, row["label_at"].split(","))
        drawn = ground.evaluate(DRAWING, [*at, int(row["zoom"])])
        if row["kind"] == "region-disputed" and row["label"] not in drawn["names"]:
            late.append(row["label"])
    assert len(rows) > 20 and not late


def test_beyond_its_detail_the_base_map_is_drawn_larger_and_says_so(ground: Page) -> None:
    notice = ground.locator(".notice")
    for zoom_, said in ((9, 0), (10, 1), (layout.zoom.deepest, 1), (9, 0)):
        drawn = ground.evaluate(DRAWING, [46.48, 30.75, zoom_])
        assert drawn["plain"] > 0, zoom_
        expect(notice).to_have_count(said)


def test_area_of_a_mark_follows_the_mentions(show: Shower) -> None:
    often = {1: "One", 4: "Four", 9: "Nine", 40: "Many"}
    places = {n: place(name, 40.0 + n / 4, 30.0) for n, name in often.items()}
    text = " ".join(f"{{{name}|{name}|location}}" for n, name in often.items() for _ in range(n))
    page = show(parsed(text, *places.values()))
    sizes = {
        n: page.locator(f'.pin[data-place="made:{name}"] .disc').evaluate(
            "node => node.offsetWidth"
        )
        for n, name in often.items()
    }
    assert sizes == {1: 14, 4: 28, 9: 42, 40: 44}


PAINTED = """
() => Math.max(...[...document.querySelectorAll(".areas canvas")].map((tile) => {
  const { data } = tile.getContext("2d").getImageData(0, 0, tile.width, tile.height);
  return data.filter((value, at) => at % 4 === 3 && value > 0).length;
}))
"""


@pytest.mark.parametrize(
    ("where", "shape", "area"),
    [
        (KHARKIV_OBLAST, "region", True),
        (place("Ukraine", 49.0, 32.0, Precision.COUNTRY, id="geonames:690791"), "country", True),
        (
            place(
                "The front", 48.0, 37.5, Precision.VAGUE, radius_km=60.0, admin1="Donetsk Oblast"
            ),
            "vague",
            True,
        ),
        (place("Izium", 49.2, 37.2), "point", False),
    ],
    ids=["region", "country", "vague", "point"],
)
def test_each_kind_of_place_has_its_form(
    show: Shower, where: Place, shape: str, area: bool
) -> None:
    page = show(naming(where))
    expect(page.locator(f".mark .pin.{shape}")).to_have_count(1)
    page.evaluate(STILL)
    assert (page.evaluate(PAINTED) > 0) == area


def soft(name: str, lat: float, lon: float, radius_km: float) -> Place:
    return place(name, lat, lon, Precision.DESCRIBED, radius_km=radius_km, id=f"made:{name}")


FILL = """
([lat, lon]) => {
  const { map } = Object.values(window).find((v) => v && v.datelinePlaces).datelinePlaces;
  const at = map.latLngToContainerPoint([lat, lon]);
  const frame = map.getContainer().getBoundingClientRect();
  const tile = [...document.querySelectorAll(".areas canvas")].find((each) => {
    const box = each.getBoundingClientRect();
    return box.left <= at.x && box.right > at.x && box.top <= at.y && box.bottom > at.y;
  });
  const { left, top, width } = tile.getBoundingClientRect(), scale = tile.width / width;
  const [x, y] = [(at.x + frame.left - left) * scale, (at.y + frame.top - top) * scale];
  return tile.getContext("2d").getImageData(x, y, 1, 1).data[3] / 255;
}
"""


GO = (
    "([lat, lon, zoom]) => void Object.values(window).find((v) => v && v.datelinePlaces)"
    ".setView([lat, lon], zoom, { animate: false })"
)


def test_areas_on_areas_are_filled_once_and_fade_where_one_fills_the_view(show: Shower) -> None:
    areas = [soft(f"Area {n}", 48.0 + n / 10, 37.0, 60.0) for n in range(4)]
    page = show(naming(*areas))
    once = layout.area.vague.fill
    # Tiles come after the marks.
    filled = f"([at, fill]) => Math.abs(({FILL.strip()})(at) - fill) < 0.01"
    page.wait_for_function(filled, arg=[[48.15, 37.3], once])
    expect(page.locator(".label.edge")).to_have_count(0)
    page.evaluate(GO, [48.15, 37.3, 11])
    page.evaluate(STILL)
    page.wait_for_function(filled, arg=[[48.15, 37.3], 0])
    names = page.locator(".label.edge")
    expect(names.first).to_be_visible()
    assert set(names.all_text_contents()) <= {each.name for each in areas}
    # A mark that the edge cuts shows no number and has no label beside it.
    cut = (
        "(_, at) => { const map = Object.values(window).find((v) => v && v.datelinePlaces);"
        " const { x, y } = map.latLngToContainerPoint(at);"
        " map.panBy([x - 300, y - 3], { animate: false }); }"
    )
    page.locator("body").evaluate(cut, [48.0, 37.0])
    expect(names.filter(has_text="Area 0")).to_have_count(1)


def test_a_soft_area_ends_at_its_countrys_border_and_a_part_of_the_world_at_the_coast(
    show: Shower,
) -> None:
    vague = {"precision": Precision.VAGUE, "admin1": ""}
    darfur = place("Darfur", 13.5, 24.5, country_code="SD", radius_km=350, **vague)
    sahel = place("Sahel", 15, 5, country_code="", radius_km=2500, **vague)
    page = show(naming(darfur, sahel))
    for view, within, beyond in (
        ([13.5, 23.0, 6], [13.5, 25.5], [13.5, 21.4]),
        ([8.0, 0.0, 4], [13.5, 0.0], [2.0, 2.0]),
    ):
        page.evaluate(GO, view)
        page.evaluate(STILL)
        assert page.evaluate(FILL, within) > page.evaluate(FILL, beyond)


def test_online_tiles_are_off_until_asked_for_and_say_who_learns_what(open_page: Callable) -> None:
    page = open_page()
    page.page.get_by_role("button", name="Map options").click()
    for words in ("OpenStreetMap Foundation", "your network address", "the report is not sent"):
        expect(page.page.get_by_text(words)).to_be_visible()
    expect(page.page.locator(".foot")).to_contain_text("nothing was sent anywhere")
    assert page.off_host == []
    page.page.get_by_text("Online map: OpenStreetMap").click()
    expect(page.page.locator(".foot")).to_contain_text("your browser asks OpenStreetMap")
    expect(page.map.get_by_role("link", name="© OpenStreetMap contributors")).to_be_visible()
    expect(page.map.get_by_text("OpenStreetMap does not answer")).to_be_visible()
    assert {url.split("/")[2] for url in page.off_host} == {"tile.openstreetmap.org"}
    page.off_host.clear()


def test_legend_is_folded_where_there_is_no_room_until_the_reader_says_otherwise(
    show: Shower,
) -> None:
    page = show(naming(place("Kyiv", 50.4, 30.5)), look={"viewport": {"width": 844, "height": 240}})
    legend = page.locator("details.legend")
    expect(legend).not_to_have_attribute("open", "")
    page.set_viewport_size({"width": 900, "height": 600})
    expect(legend).to_have_attribute("open", "")
    pin, box = page.locator(".pin").bounding_box(), legend.bounding_box()
    assert pin and box
    by = [pin["x"] - box["x"], pin["y"] - box["y"]]
    pan = """by => {
        const { map } = Object.values(window).find((v) => v && v.datelinePlaces).datelinePlaces;
        map.panBy(by, { animate: false });
    }"""
    # A mark that it would lie on folds it for no longer than it is there.
    page.evaluate(pan, by)
    expect(legend).not_to_have_attribute("open", "")
    page.evaluate(pan, [-by[0], -by[1]])
    expect(legend).to_have_attribute("open", "")
    page.set_viewport_size({"width": 390, "height": 500})
    expect(legend).not_to_have_attribute("open", "")
    legend.locator("summary").click()
    page.set_viewport_size({"width": 390, "height": 240})
    page.evaluate(STILL)
    expect(legend).to_have_attribute("open", "")


def test_a_window_made_narrow_still_shows_the_places(show: Shower) -> None:
    places = in_a_row(2, 3.0)
    page = show(naming(*places), look={"viewport": {"width": 1000, "height": 560}})
    page.set_viewport_size({"width": 362, "height": 268})
    for each in places:
        expect(page.locator(f'.pin[data-place="{each.id}"]')).to_be_in_viewport()


def test_legend_says_what_is_there(show: Shower) -> None:
    water = place("Sea of Azov", 46.0, 36.5, Precision.WATER)
    page = show(naming(water, place("Kyiv", 50.4, 30.5)))
    rows = page.locator(".legend .form span:last-child")
    expect(rows).to_have_text(["sea, lake or river", "disputed border"])
    expect(page.locator(".label.water")).to_have_css("font-style", "italic")


def test_the_map_speaks_the_readers_language(show: Shower) -> None:
    result = parsed("{Kyiv|Kyiv|location} {Kyiv|Kyiv|location}", place("Kyiv", 50.4, 30.5))
    language.use("uk")
    try:
        words, page = map_words(), show(result)
    finally:
        language.use(language.ENGLISH)
    expect(page.locator(".pin")).to_have_attribute("aria-label", "Kyiv, 2 згадки")
    assert page.locator("html").get_attribute("lang") == "uk"
    expect(page.locator(".legend summary")).to_have_text(words["legend"])
    for name in ("in", "out", "fit"):
        expect(page.get_by_role("button", name=words[name])).to_be_visible()


SHADES = """
() => {
  const pen = document.createElement("canvas").getContext("2d");
  const shade = (colour) => {
    pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
    const [r, g, b] = pen.getImageData(0, 0, 1, 1).data.slice(0, 3)
      .values().map((v) => v / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const disc = getComputedStyle(document.querySelector(".disc"));
  const label = getComputedStyle(document.querySelector(".label"));
  const land = getComputedStyle(document.documentElement).getPropertyValue("--land");
  return [disc.color, disc.backgroundColor, label.color, land.trim()].map(shade);
}
"""


def test_marks_stand_out_where_readers_ask_for_contrast(show: Shower) -> None:
    page = show(naming(place("Izium", 49.2, 37.2)), selected="made:Izium")

    def contrast(one: float, other: float) -> float:
        return (max(one, other) + 0.05) / (min(one, other) + 0.05)

    for forced, more in (("active", "no-preference"), ("none", "more")):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, forced_colors=forced, contrast=more)
            page.evaluate(STILL)
            ink, disc, label, land = page.evaluate(SHADES)
            assert contrast(ink, disc) >= 4.5, (forced, scheme)
            assert contrast(disc, land) >= 3, (forced, scheme)
            assert contrast(label, land) >= 7, (forced, scheme)
