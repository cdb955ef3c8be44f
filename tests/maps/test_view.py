"""What part of the world the map shows at first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import place

from geo.distance import distance_km
from geo.maps.pins import Pin, Shape
from geo.maps.view import bounds, first_view


def pin(lat: float, lon: float, mentions: int = 1, shape: Shape = Shape.POINT) -> Pin:
    return Pin(place("x", lat, lon), lat, lon, shape, mentions)


IZIUM, KUPIANSK, KYIV, KHERSON = (
    pin(49.2, 37.3, 4),
    pin(49.7, 37.6, 2),
    pin(50.5, 30.5),
    pin(46.7, 32.6),
)
BRUSSELS = pin(50.9, 4.4)


def test_distance_is_the_great_circle() -> None:
    # Kyiv to Kherson, 448 km by the haversine on the mean sphere.
    assert distance_km(50.4547, 30.5238, 46.6558, 32.6178) == pytest.approx(448, abs=2)


def test_far_visit_is_left_out_and_the_theatre_is_not() -> None:
    view = first_view([IZIUM, KUPIANSK, KYIV, KHERSON, BRUSSELS])
    assert view == ((46.7, 30.5), (50.5, 37.6))


def test_countries_do_not_stretch_the_view() -> None:
    russia = pin(60, 100, 9, Shape.COUNTRY)
    assert first_view([IZIUM, KUPIANSK, russia]) == first_view([IZIUM, KUPIANSK])
    assert first_view([russia]) == ((60, 100), (60, 100))


def test_no_marks_no_view() -> None:
    assert first_view([]) is None
    assert bounds([]) is None


def test_bounds_cross_the_antimeridian_where_that_is_shorter() -> None:
    suva, apia = pin(-18.1, 178.4), pin(-13.8, -171.8)
    assert bounds([suva, apia]) == ((-18.1, pytest.approx(178.4)), (-13.8, pytest.approx(188.2)))


points = st.builds(
    pin, st.floats(-80, 80), st.floats(-179, 179), st.integers(1, 20), st.just(Shape.POINT)
)


@given(st.lists(points, min_size=1, max_size=12))
def test_bounds_hold_every_mark(marks: list[Pin]) -> None:
    box = bounds(marks)
    assert box is not None
    (south, west), (north, east) = box
    assert east - west <= 360
    for mark in marks:
        assert south <= mark.lat <= north
        assert any(west - 1e-9 <= mark.lon + turn <= east + 1e-9 for turn in (-360, 0, 360))


@given(st.lists(points, min_size=1, max_size=12))
def test_first_view_holds_most_mentions(marks: list[Pin]) -> None:
    view = first_view(marks)
    assert view is not None
    (south, west), (north, east) = view
    held = sum(
        mark.mentions
        for mark in marks
        if south <= mark.lat <= north
        and any(west - 1e-9 <= mark.lon + turn <= east + 1e-9 for turn in (-360, 0, 360))
    )
    assert held >= 0.8 * sum(mark.mentions for mark in marks)
