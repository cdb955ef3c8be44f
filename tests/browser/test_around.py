"""The reader gets around: what lies beyond the edge, what a filter leaves, how close, how far."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from made_up import parsed, place
from playwright.sync_api import expect

from geo.distance import distance_km

SEEN = """
() => {
  const { map } = Object.values(window).find((v) => v && v.datelinePlaces).datelinePlaces;
  const { lat, lng } = map.getCenter();
  return [map.getZoom(), lat, lng];
}
"""
KUPIANSK, BRUSSELS = "geonames:703656", "geonames:2800866"


def seen(dashboard: Any) -> list[float]:
    dashboard.settle()
    return list(dashboard.map.locator("body").evaluate(SEEN))


def test_a_line_tells_of_places_beyond_the_edge_and_shows_them(read_page: Callable) -> None:
    dashboard = read_page()
    line = dashboard.map.locator(".beyond button").first
    expect(line).to_have_text("2 places beyond the edge: Russia, Brussels")
    line.click()
    expect(line).to_be_hidden()
    expect(dashboard.pin(BRUSSELS)).to_be_in_viewport()


def test_a_filter_fits_the_map_until_the_reader_moves_it(read_page: Callable) -> None:
    dashboard = read_page()
    first = seen(dashboard)
    dashboard.search("Kupiansk")
    assert seen(dashboard)[0] > first[0]
    dashboard.search("")
    assert seen(dashboard) == pytest.approx(first, abs=0.02)
    dashboard.map.get_by_role("button", name="Zoom out").click()
    moved = seen(dashboard)
    dashboard.search("Kupiansk")
    assert seen(dashboard) == pytest.approx(moved, abs=0.02)
    offer = dashboard.map.get_by_role("button", name="Show what is left")
    offer.click()
    assert seen(dashboard)[0] > first[0]
    expect(offer).to_be_hidden()


def test_zooming_keeps_the_chosen_place_in_view(read_page: Callable) -> None:
    dashboard = read_page("?place=kherson")
    pin = dashboard.pin("geonames:706448")
    before = pin.bounding_box()
    for name in ("Zoom in", "Zoom in", "Zoom out"):
        dashboard.map.get_by_role("button", name=name).click()
        dashboard.settle()
    after = pin.bounding_box()
    assert (after["x"], after["y"]) == pytest.approx((before["x"], before["y"]), abs=2)
    dashboard.map.get_by_role("button", name="Zoom to this place").click()
    assert seen(dashboard)[0] >= 10
    expect(pin).to_be_in_viewport()


def test_a_place_that_the_report_lacks_is_found_on_a_phone_too(read_page: Callable) -> None:
    dashboard = read_page(width=390, height=844, phone=True)
    dashboard.search("Sumy")
    found = dashboard.page.get_by_role("button", name="Sumy Settlement · Sumy Raion")
    found.click()
    mark = dashboard.map.locator(".elsewhere")
    expect(mark).to_have_text("Sumy not named in this report")
    expect(mark.locator(".disc")).to_be_in_viewport()
    assert seen(dashboard)[1:] == pytest.approx([50.92, 34.8], abs=0.5)
    expect(dashboard.page).to_have_url(re.compile("elsewhere=geonames"))
    dashboard.page.reload()
    expect(mark).to_have_text("Sumy not named in this report")
    dashboard.idle()
    assert seen(dashboard)[1:] == pytest.approx([50.92, 34.8], abs=0.5)
    dashboard.search("")
    expect(mark).to_have_count(0)


def test_a_way_is_measured_by_keyboard_and_by_marks(show: Callable) -> None:
    izium, lyman = place("Izium", 49.21, 37.28), place("Lyman", 48.99, 37.81)
    page = show(parsed("{Izium|Izium|location} {Lyman|Lyman|location}", izium, lyman))
    page.get_by_role("button", name="Measure a distance").click()
    expect(page.locator(".leaflet-container")).to_be_focused()
    told = page.locator(".measuring")
    expect(told).to_contain_text("Click two places or more")
    for name in ("Izium", "Lyman"):
        page.locator(f".pin[data-place='made:{name}']").click()
    km = distance_km(izium.lat, izium.lon, lyman.lat, lyman.lon)
    expect(told).to_contain_text(f"{km:.0f} km")
    page.locator(".leaflet-container").focus()
    page.keyboard.press("Backspace")
    expect(told).to_contain_text("Click two places or more")
    page.keyboard.press("Enter")
    expect(told).to_contain_text("km")
    page.keyboard.press("Escape")
    expect(told).to_be_hidden()
    expect(page.locator(".measured-dot")).to_have_count(0)
    # The marks are places again.
    expect(page.get_by_role("button", name="Measure a distance")).to_be_focused()
