"""Coordinates that a report gives, on the map and in the card."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

TEXT = (
    "The first strike was geolocated to 13.6289, 25.3494 and a second one to "
    "13°37'12\"N 25°21'36\"E. A third, seen at "
    "https://www.openstreetmap.org/?mlat=13.5801&mlon=25.4012#map=14/13.5/25.4, hit a depot."
)
LINK = "https://www.openstreetmap.org/?mlat=13.5801&mlon=25.4012#map=14/13.5/25.4"
FIRST = "point:13.62890,25.34940"


@pytest.mark.parametrize("width", [1280, 390])
def test_three_coordinates_are_three_places(read_page: Callable, width: int) -> None:
    page = read_page()
    page.paste(TEXT)
    expect(page.chip("13.6289, 25.3494")).to_be_visible()
    page.settle()
    told = page.map.locator(".mark .pin").all_text_contents()
    assert sum(map(int, told)) == 3
    page.chip("13.6289, 25.3494").click()
    expect(page.card.locator("h2")).to_have_text("13.6289, 25.3494")
    expect(page.pin(FIRST)).to_have_class(re.compile("selected"))
    expect(page.card.locator(".why summary")).to_contain_text("The report's own coordinates")
    expect(page.passages.locator("mark").first).to_have_text("13.6289, 25.3494")
    # A link is named by its point; in its passage it is long, has no blanks, and widens nothing.
    page.page.set_viewport_size({"width": width, "height": 844})
    page.chip("13.58010, 25.40120").click()
    expect(page.card.locator("h2")).to_have_text("13.58010, 25.40120")
    expect(page.passages.locator("mark").first).to_have_text(LINK)
    wide = page.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
    card = page.card.bounding_box()
    heading = page.card.locator("h2").evaluate("node => node.scrollWidth - node.clientWidth")
    assert card is not None and heading <= 1
