"""A map of a thousand places on a page of its own: each stands where it is and can be chosen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from made_up import crowd
from map_frame import STILL
from own_maps import shower
from page_pool import PagePool
from playwright.sync_api import Page, expect

NUMBER = 1000
FARTHEST_PX = 4

# Of what is drawn: how far each mark stands off its place in px, at most, and how many places and
# mentions the marks stand for, of those in the frame.
DRAWN = """
() => {
  const { map, drawn, state } = Object.values(window).find((v) => v && v.datelinePlaces)
    .datelinePlaces;
  const places = new Map(state.pins.map((pin) => [pin.id, pin]));
  const off = [...drawn.marks].map(([id, { disc }]) => {
    const { left, right, top, bottom } = disc.getBoundingClientRect();
    const at = map.latLngToContainerPoint(places.get(id).at);
    return Math.hypot((left + right) / 2 - at.x, (top + bottom) / 2 - at.y);
  }).concat([...drawn.circles].map(([id, circle]) =>
    map.latLngToContainerPoint(circle.getLatLng())
      .distanceTo(map.latLngToContainerPoint(places.get(id).at))));
  const stands = [...drawn.marks.values(), ...drawn.circles.values()].map(({ pin }) => pin);
  const told = stands.flatMap((pin) => pin.members || [pin]);
  const wrong = stands.filter(({ n, members }) => members &&
    n !== members.reduce((sum, member) => sum + member.n, 0));
  const inFrame = state.pins.filter(({ at }) => map.getBounds().contains(at));
  const missing = inFrame.filter((pin) => !told.includes(pin));
  return { off: Math.max(...off), marks: drawn.marks.size, circles: drawn.circles.size,
    twice: told.length - new Set(told).size, wrong: wrong.length, missing: missing.length };
}
"""


@pytest.fixture(scope="module")
def crowded(maps: tuple[Path, str], pages: PagePool) -> Iterator[Page]:
    with shower(*maps, pages) as show:
        yield show(crowd(NUMBER), look={"viewport": {"width": 1200, "height": 800}})


def go(page: Page, zoom: float) -> None:
    page.evaluate(
        "(zoom) => void Object.values(window).find((v) => v && v.datelinePlaces)"
        ".setView([48.5, 31], zoom, { animate: false })",
        zoom,
    )
    page.evaluate(STILL)


def places(page: Page, script: str) -> Any:
    return page.evaluate(
        "(script) => new Function('places', `return ${script}`)"
        "(Object.values(window).find((v) => v && v.datelinePlaces).datelinePlaces)",
        script,
    )


def test_no_mark_stands_off_its_place_and_none_is_left_out_at_any_zoom(crowded: Page) -> None:
    for width in (1200, 390):
        crowded.set_viewport_size({"width": width, "height": 800})
        for zoom in (1, 3.5, 5, 7, 9, 13):
            go(crowded, zoom)
            drawn = crowded.evaluate(DRAWN)
            assert drawn["off"] <= FARTHEST_PX, (width, zoom)
            assert not (drawn["wrong"] or drawn["twice"] or drawn["missing"]), (width, zoom)
            assert drawn["marks"] <= 300


def test_a_circle_answers_and_becomes_a_named_button(crowded: Page) -> None:
    crowded.set_viewport_size({"width": 1200, "height": 800})
    go(crowded, 7)
    point = places(
        crowded,
        "[...places.drawn.circles.values()].filter(({ pin }) => !pin.members)"
        ".map((c) => places.map.latLngToContainerPoint(c.getLatLng()))"
        ".find((at) => document.elementFromPoint(at.x, at.y)?.tagName === 'CANVAS')",
    )
    crowded.mouse.click(point["x"], point["y"])
    selected = crowded.locator(".mark .pin.selected")
    chosen = selected.get_attribute("data-place")
    assert crowded.evaluate("told") == [{"place": chosen}]
    expect(crowded.locator(".mark .label.strong")).to_be_visible()
