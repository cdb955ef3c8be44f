"""The page at desk and phone width, light and dark: what must be in sight is in sight."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import expect

from geo.dashboard.reports.samples import samples
from geo.maps.layout import layout

PHONE = {"width": 390, "height": 844, "phone": True}
SMALL = {"width": 360, "height": 640, "phone": True}
SIZES = [{}, PHONE, {"width": 1024, "height": 700}]
IDS = ["desk", "phone", "small"]

Box = dict[str, float]


def boxes(page: Any, selector: str) -> list[tuple[str, Box]]:
    found = page.map.locator(selector).evaluate_all(
        "nodes => nodes.filter(n => n.getClientRects().length).map(n => {"
        "  const r = n.getBoundingClientRect();"
        "  return [n.textContent, {x0: r.left, y0: r.top, x1: r.right, y1: r.bottom}]; })"
    )
    return [(text, box) for text, box in found]


def overlap(a: Box, b: Box) -> bool:
    return a["x0"] < b["x1"] and b["x0"] < a["x1"] and a["y0"] < b["y1"] and b["y0"] < a["y1"]


@pytest.mark.parametrize("size", SIZES, ids=IDS)
def test_labels_neither_collide_nor_clip(read_page: Callable, size: dict[str, Any]) -> None:
    page = read_page("", **size)
    page.settle()
    labels = boxes(page, ".mark .label")
    assert len(labels) >= 5
    for (name, first), (other, second) in combinations(labels, 2):
        assert not overlap(first, second), f"{name} lies on {other}"
    width, height = page.map.locator("body").evaluate("() => [innerWidth, innerHeight]")
    for name, box in labels:
        assert box["x0"] >= 0 and box["y0"] >= 0, name
        assert box["x1"] <= width and box["y1"] <= height, name
    controls = boxes(page, ".leaflet-control")
    for name, label in labels:
        for _, control in controls:
            assert not overlap(label, control), f"{name} lies under a control"


# Of each place in the frame: name, mentions, its mark's box and, where it has one, its label's.
PLACES = """
() => {
  const { map, drawn } = Object.values(window).find((v) => v && v.datelinePlaces).datelinePlaces;
  const box = (node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    return { x0: left, x1: right, y0: top, y1: bottom };
  };
  return [...drawn.marks.values()].filter(({ marker }) =>
    map.getBounds().contains(marker.getLatLng())).map(({ pin, disc, label }) => {
      const at = map.latLngToContainerPoint((pin.members || [pin])[0].at), mark = box(disc);
      return {
        name: label.textContent, mentions: pin.n, mark, label: label.hidden ? null : box(label),
        off: Math.hypot((mark.x0 + mark.x1) / 2 - at.x, (mark.y0 + mark.y1) / 2 - at.y),
        number: parseFloat(getComputedStyle(disc).fontSize),
      };
    });
}
"""
# What an eye needs to see whose name it is, in px; above and below a line of letters is room of its
# own.
CLEAR_ASIDE, CLEAR_ABOVE = 7, 3

LOOKED_AT = [sample for sample in samples() if sample.language in ("en", "ar")]


@pytest.mark.parametrize("size", [{}, PHONE, SMALL], ids=["desk", "phone", "small"])
@pytest.mark.parametrize("sample", LOOKED_AT, ids=lambda sample: sample.path.stem)
def test_marks_and_labels_of_a_sample_lie_clear_of_each_other(
    read_page: Callable, size: dict[str, Any], sample: Any
) -> None:
    page = read_page(f"?report={sample.key}", **size)
    page.settle()
    places = page.map.locator("body").evaluate(PLACES)
    assert len(places) >= 4
    most = max(places, key=lambda each: each["mentions"])
    assert most["label"], f"{most['name']} is named most, and others have labels"
    for each in places:
        assert each["off"] <= 4, f"{each['name']} stands off its place"
        assert each["number"] >= 11, each["name"]
        for other in places:
            if each is other or not each["label"]:
                continue
            label, mark = each["label"], other["mark"]
            aside = max(mark["x0"] - label["x1"], label["x0"] - mark["x1"])
            above = max(mark["y0"] - label["y1"], label["y0"] - mark["y1"])
            assert aside >= CLEAR_ASIDE or above >= CLEAR_ABOVE, (each["name"], other["name"])
    for one, other in combinations(places, 2):
        assert apart(one["mark"], other["mark"]), f"{one['name']} lies on {other['name']}"
    for text, control in boxes(page, ".leaflet-control"):
        for each in places:
            assert not overlap(each["mark"], control), f"{each['name']} lies under “{text}”"


def apart(one: Box, other: Box) -> bool:
    """Return whether two marks, which are round, lie apart."""
    (x, y, r), (x2, y2, r2) = (
        ((box["x0"] + box["x1"]) / 2, (box["y0"] + box["y1"]) / 2, (box["y1"] - box["y0"]) / 2)
        for box in (one, other)
    )
    return ((x - x2) ** 2 + (y - y2) ** 2) ** 0.5 >= r + r2


# The size of what is read or pressed on the map, in px, and of the base map's letters.
LETTERS = """
() => {
  const { map } = Object.values(window).find((v) => v && v.datelinePlaces).datelinePlaces;
  const pen = CanvasRenderingContext2D.prototype, { fillText } = pen, written = new Set();
  pen.fillText = function (...what) {
    written.add(/([\\d.]+)px/.exec(this.font)[1]);
    return fillText.apply(this, what);
  };
  map.fire("dateline:layout");
  pen.fillText = fillText;
  const style = (selector) => getComputedStyle(document.querySelector(selector));
  const sizes = {
    names: Math.min(...written), disc: style(".mark .pin.point .disc").width,
    button: style(".leaflet-bar button").height, icon: style(".leaflet-bar svg").width,
    sample: style(".legend .sizes .disc").width,
  };
  for (const read of [".mark .label.point", ".mark .pin.point .disc", ".mark .pin.country .disc",
    ".legend", ".leaflet-bar a span", ".leaflet-control-scale-line",
    ".leaflet-control-attribution", ".preview", ".preview .name"]) {
    sizes[read] = style(read).fontSize;
  }
  return Object.fromEntries(Object.entries(sizes).map(([what, px]) => [what, parseFloat(px)]));
}
"""


def test_the_map_grows_with_the_letters_of_the_page(read_page: Callable) -> None:
    page = read_page()
    page.pin("geonames:706448").hover()
    expect(page.map.locator(".preview")).to_be_visible()
    body = page.map.locator("body")
    usual = body.evaluate(LETTERS)
    assert usual[".mark .label.point"] == 13 and usual["names"] >= 11
    root = "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"
    before = page.page.evaluate(root)
    page.page.set_viewport_size({"width": 3840, "height": 2160})
    page.map.locator("html[style*='--grow']:not([style*='--grow: 1;'])").wait_for(state="attached")
    page.settle()
    grown = page.page.evaluate(root) / before
    assert grown > 1.2
    large = body.evaluate(LETTERS)
    # On so large a map other kinds of names have room.
    least = min(look.size for look in vars(layout.names).values())
    assert large["names"] >= least * grown - 0.02
    large["names"] = usual["names"] * grown
    assert large == pytest.approx({what: px * grown for what, px in usual.items()}, abs=0.02)
    labels = boxes(page, ".mark .label")
    for (name, first), (other, second) in combinations(labels, 2):
        assert not overlap(first, second), f"{name} lies on {other}"
    page.page.set_viewport_size({"width": 1440, "height": 900})
    page.map.locator("html[style*='--grow: 1;']").wait_for(state="attached")
    again = body.evaluate(LETTERS)
    assert {**again, "names": 0} == {**usual, "names": 0}


def test_far_visit_does_not_make_the_first_view_wide(read_page: Callable) -> None:
    gaza = next(sample for sample in samples() if "gaza" in sample.path.stem)
    page = read_page(f"?report={gaza.key}", **PHONE)
    expect(page.map.get_by_role("button", name=re.compile("Gaza City 4"))).to_be_in_viewport()
    expect(page.map.get_by_role("button", name=re.compile("Kiryat Shmona"))).to_be_in_viewport()
    expect(page.map.locator(".leaflet-control-scale-line")).to_have_text("100 km")
    beyond = page.map.locator(".beyond button").first
    expect(beyond).to_be_visible()
    page.map.get_by_role("button", name="Show all places").click()
    expect(beyond).to_be_hidden()


def test_tablet_held_upright_has_the_map_across_and_the_panel_below(read_page: Callable) -> None:
    page = read_page("?place=izium", width=820, height=1180)
    map_box = page.page.locator(".st-key-map-frame").bounding_box()
    card = page.card.locator("h2").bounding_box()
    assert map_box["width"] > 780 and map_box["height"] > 450
    assert card["y"] > map_box["y"] + map_box["height"]
    expect(page.passages.first).to_be_in_viewport()


@pytest.mark.parametrize("size", SIZES, ids=IDS)
def test_selected_place_is_named_on_the_map(read_page: Callable, size: dict[str, Any]) -> None:
    page = read_page("?place=kupiansk", **size)
    for name in ("Kupiansk", "Kherson", "Belgorod Oblast", "Ukraine"):
        page.chip(name).click()
        expect(page.card.locator("h2")).to_have_text(name)
        shape = ".pin.country.selected" if name == "Ukraine" else ".label.strong"
        expect(page.map.locator(f".mark {shape}")).to_be_in_viewport()


def test_card_is_in_sight_on_the_phone(read_page: Callable) -> None:
    page = read_page("?place=kupiansk", **PHONE)
    expect(page.card.locator("h2")).to_be_in_viewport()
    expect(page.passages.first).to_be_in_viewport()
    expect(page.pin("geonames:703656")).to_be_in_viewport()


def test_tap_on_the_phone_brings_the_card_into_sight(read_page: Callable) -> None:
    page = read_page("", **PHONE)
    page.pin("geonames:706448").tap()
    expect(page.card.locator("h2")).to_have_text("Kherson")
    expect(page.card.locator("h2")).to_be_in_viewport()
    expect(page.passages.first).to_be_in_viewport()


def test_a_sample_is_one_click_away_on_the_phone_and_then_has_the_page(
    read_page: Callable,
) -> None:
    page = read_page("", **PHONE)
    page.page.get_by_role("button", name="Open another report").click()
    page.page.get_by_role("button", name=re.compile("Gaza")).click()
    expect(page.page.locator(".top h1")).to_contain_text("Gaza")
    shut = page.page.get_by_role("button", name="Show its places")
    expect(shut).to_have_count(0)
    page.tab("Report")
    expect(page.page.locator(".report")).to_be_visible()
    expect(shut).to_have_count(0)


def test_page_never_scrolls_sideways_on_the_phone(read_page: Callable) -> None:
    page = read_page("?place=donetsk-peoples-republic", **PHONE)
    for tab in ("Excerpts", "Report", "Places"):
        page.tab(tab)
        page.idle()
        assert page.page.evaluate(
            "() => document.querySelector('.stMain').scrollWidth <= innerWidth"
        ), tab


def test_desk_is_one_screen_and_the_panel_scrolls(read_page: Callable) -> None:
    page = read_page("?place=ukraine")
    assert page.page.evaluate("() => document.querySelector('.stMain').scrollHeight <= innerHeight")
    assert page.page.evaluate(
        "() => { const p = document.querySelector('.st-key-panel');"
        " return p.clientHeight < innerHeight }"
    )
    expect(page.page.get_by_text("does not verify that anything happened")).to_be_in_viewport()


def brightness(png: bytes) -> float:
    picture = Image.open(io.BytesIO(png)).convert("L").resize((1, 1))
    value = picture.getpixel((0, 0))
    assert isinstance(value, int | float)
    return float(value)


@pytest.mark.parametrize(("dark", "least", "most"), [(False, 200, 255), (True, 0, 70)])
def test_map_and_page_follow_the_theme(
    open_page: Callable, read_page: Callable, dark: bool, least: int, most: int
) -> None:
    page = (open_page if dark else read_page)("?place=izium", dark=dark)
    assert least <= brightness(page.page.screenshot()) <= most
    assert least <= brightness(page.page.locator(".st-key-map-frame").screenshot()) <= most


def test_targets_are_large_and_credits_scale_and_legend_always_there(
    read_page: Callable,
) -> None:
    page = read_page()
    for text, box in boxes(page, ".mark .pin, .leaflet-bar a, .leaflet-bar button"):
        assert box["x1"] - box["x0"] >= 24 and box["y1"] - box["y0"] >= 24, text
    expect(page.map.get_by_text("GeoNames · © OpenStreetMap · Natural Earth")).to_be_visible()
    expect(page.map.locator(".leaflet-control-scale-line")).to_have_text(re.compile(r"^\d+ km$"))
    expect(page.map.locator(".legend")).to_contain_text("several places, all their mentions")
    expect(page.map.locator(".legend .sizes")).to_contain_text("10+")
    for words in ("imply no opinion on the legal status", "Crimea is drawn in Ukraine"):
        expect(page.page.locator(".foot")).to_contain_text(words)


def test_skip_link_leads_past_the_map(read_page: Callable) -> None:
    page = read_page()
    link = page.page.get_by_role("link", name="Skip the map")
    link.focus()
    expect(link).to_be_in_viewport()
    link.press("Enter")
    page.page.keyboard.press("Tab")
    assert page.page.evaluate("() => document.activeElement.className.includes('chip')")
