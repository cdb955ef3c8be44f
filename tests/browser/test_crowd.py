"""A map on a page of its own, with a thousand places: drawn at once, every one answers a click."""

from __future__ import annotations

from typing import Any

import pytest
from made_up import crowd
from own_maps import Shower
from playwright.sync_api import Page

NUMBER = 1000


@pytest.fixture
def crowded(show: Shower) -> Page:
    return show(crowd(NUMBER), look={"viewport": {"width": 1200, "height": 800}})


def places(page: Page, script: str) -> Any:
    return page.evaluate(
        "(script) => new Function('places', `return ${script}`)"
        "(Object.values(window).find((v) => v && v.datelinePlaces).datelinePlaces)",
        script,
    )


def test_all_are_drawn_the_most_named_as_buttons(crowded: Page) -> None:
    buttons = crowded.locator(".mark .pin").count()
    circles = places(crowded, "places.drawn.circles.size")
    assert buttons + circles == NUMBER
    assert 100 <= buttons <= 300


def test_a_circle_answers_and_becomes_a_named_button(crowded: Page) -> None:
    point = places(
        crowded,
        "[...places.drawn.circles.values()]"
        ".map((c) => places.map.latLngToContainerPoint(c.getLatLng()))"
        ".find((at) => document.elementFromPoint(at.x, at.y).tagName === 'CANVAS' &&"
        " places.drawn.under(at).length === 1)",
    )
    crowded.mouse.click(point["x"], point["y"])
    selected = crowded.locator(".mark .pin.selected")
    chosen = selected.get_attribute("data-place")
    assert crowded.evaluate("told") == [{"place": chosen}]
    assert crowded.locator(".mark .label.strong").is_visible()
