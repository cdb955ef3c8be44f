"""How close a place that is chosen is brought."""

from __future__ import annotations

from math import cos, radians
from typing import Any

import pytest
from javascript import Module

from geo.distance import distance_km

IZIUM, BALAKLIIA, KYIV = (49.21, 37.28), (49.46, 36.86), (50.45, 30.52)
GAZA, JABALIA = (31.5, 34.467), (31.533, 34.483)


@pytest.fixture(scope="module")
def choosing() -> Module:
    return Module("choosing.js")


def apart_px(zoom: float, one: tuple[float, float], other: tuple[float, float]) -> float:
    km_per_px = 40_075 / 256 * cos(radians(one[0])) / 2**zoom
    return distance_km(*one, *other) / km_per_px


@pytest.mark.parametrize(
    ("at", "others"),
    [(IZIUM, [BALAKLIIA, KYIV]), (GAZA, [JABALIA]), (GAZA, [JABALIA, GAZA, (31.5001, 34.4671)])],
)
def test_it_is_brought_so_close_that_it_stands_apart(
    choosing: Module, at: Any, others: Any
) -> None:
    zoom = choosing("apartZoom", at, others)
    nearest = min(px for each in others if (px := apart_px(zoom, at, each)) > 5)
    assert 6 <= zoom <= 11
    assert nearest >= 32 * 0.99 and (zoom == 6 or nearest <= 32 * 1.5)


def test_what_stands_alone_and_what_no_zoom_parts_is_seen_in_its_region(choosing: Module) -> None:
    assert choosing("apartZoom", IZIUM, []) == 6
    assert choosing("apartZoom", IZIUM, [KYIV]) == 6
    assert choosing("apartZoom", IZIUM, [IZIUM]) == 6


def test_over_the_date_line_is_near(choosing: Module) -> None:
    fiji, over = (-17.7, 179.9), (-17.7, -179.9)
    assert choosing("apartZoom", fiji, [over]) == choosing("apartZoom", fiji, [(-17.7, 180.1)])


def test_who_asks_for_it_is_brought_closer(choosing: Module) -> None:
    assert choosing("closeZoom", IZIUM, [KYIV]) == 10
    assert choosing("closeZoom", GAZA, [JABALIA]) >= choosing("apartZoom", GAZA, [JABALIA])
