"""How close a place that is chosen is brought."""

from __future__ import annotations

from math import cos, radians
from typing import Any

import pytest
from javascript import Module

from geo.distance import distance_km

IZIUM, BALAKLIIA, KYIV = (49.21, 37.28), (49.46, 36.86), (50.45, 30.52)
GAZA, JABALIA = (31.5, 34.467), (31.533, 34.483)
PODIL, PECHERSK = (50.469, 30.516), (50.444, 30.523)


@pytest.fixture(scope="module")
def choosing() -> Module:
    return Module("choosing.js")


def apart_px(zoom: float, one: tuple[float, float], other: tuple[float, float]) -> float:
    km_per_px = 40_075 / 256 * cos(radians(one[0])) / 2**zoom
    return distance_km(*one, *other) / km_per_px


def apart(choosing: Module, at: Any, others: Any, half: float = 8.5) -> float:
    marks = [{"at": each, "half": half} for each in others]
    return float(choosing("apartZoom", {"at": at, "half": half}, marks))


@pytest.mark.parametrize(
    ("at", "others"),
    [
        (IZIUM, [BALAKLIIA, KYIV]),
        (GAZA, [JABALIA]),
        (GAZA, [JABALIA, GAZA, (31.5001, 34.4671)]),
        (PODIL, [PECHERSK, KYIV]),
    ],
)
@pytest.mark.parametrize("half", [8.5, 23.5])
def test_it_is_brought_so_close_that_it_stands_apart(
    choosing: Module, at: Any, others: Any, half: float
) -> None:
    zoom = apart(choosing, at, others, half)
    need = max(32, 2 * half + 1)
    nearest = min(px for each in others if (px := apart_px(zoom, at, each)) > 5)
    assert 6 <= zoom <= 13
    assert nearest >= need * 0.99 and (zoom == 6 or nearest <= need * 1.5)


def test_what_stands_alone_and_what_no_zoom_parts_is_seen_in_its_region(choosing: Module) -> None:
    assert apart(choosing, IZIUM, []) == 6
    assert apart(choosing, IZIUM, [KYIV]) == 6
    assert apart(choosing, IZIUM, [IZIUM]) == 6


def test_over_the_date_line_is_near(choosing: Module) -> None:
    fiji, over = (-17.7, 179.9), (-17.7, -179.9)
    assert apart(choosing, fiji, [over]) == apart(choosing, fiji, [(-17.7, 180.1)])


def test_who_asks_for_it_is_brought_closer(choosing: Module) -> None:
    izium, kyiv, podil, pechersk = (
        {"at": at, "half": 8.5} for at in (IZIUM, KYIV, PODIL, PECHERSK)
    )
    assert choosing("closeZoom", izium, [kyiv]) == 10
    assert choosing("closeZoom", podil, [pechersk]) > 10
