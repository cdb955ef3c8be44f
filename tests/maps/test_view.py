"""What part of the world the map shows at first."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import place

from geo.maps.pins import Pin, Shape
from geo.maps.view import Bounds, area_bounds, bounds, close_view, first_view


def pin(lat: float, lon: float, mentions: int = 1, shape: Shape = Shape.POINT) -> Pin:
    return Pin(place("x", lat, lon), lat, lon, shape, mentions)


IZIUM, KUPIANSK, KYIV, KHERSON = (
    pin(49.2, 37.3, 4),
    pin(49.7, 37.6, 2),
    pin(50.5, 30.5),
    pin(46.7, 32.6),
)
BRUSSELS = pin(50.9, 4.4)


def test_far_visit_is_left_out_and_the_theatre_is_not() -> None:
    view = first_view([IZIUM, KUPIANSK, KYIV, KHERSON, BRUSSELS])
    assert view == ((46.7, 30.5), (50.5, 37.6))


def test_countries_do_not_stretch_the_view() -> None:
    russia = pin(60, 100, 9, Shape.COUNTRY)
    assert first_view([IZIUM, KUPIANSK, russia]) == first_view([IZIUM, KUPIANSK])
    assert first_view([russia]) == ((60, 100), (60, 100))


def test_places_on_the_way_do_not_lead_to_a_far_one() -> None:
    gaza, rafah = pin(31.5, 34.47, 6), pin(31.29, 34.25, 4)
    beirut, ankara, doha = pin(33.9, 35.5), pin(39.9, 32.9), pin(25.3, 51.5)
    assert first_view([gaza, rafah, beirut, ankara, doha]) == ((31.29, 34.25), (33.9, 35.5))


def test_close_view_leaves_out_one_far_visit() -> None:
    khan_younis, gaza, rafah = pin(31.34, 34.3, 6), pin(31.5, 34.47, 6), pin(31.29, 34.25, 5)
    beirut, cairo = pin(33.9, 35.5), pin(30.06, 31.25)
    marks = [khan_younis, gaza, rafah, beirut, cairo]
    assert first_view(marks) == ((30.06, 31.25), (33.9, 35.5))
    assert close_view(marks) == ((31.29, 34.25), (33.9, 35.5))
    # Less than nine tenths of the mentions would be left.
    assert close_view([IZIUM, KUPIANSK, KYIV]) is None
    assert close_view([]) is None


def test_a_large_report_opens_on_the_core_that_holds_most_of_it() -> None:
    front = [pin(48 + step % 20 / 10, 36 + step // 20 / 10) for step in range(360)]
    capitals = [pin(50.5 - step, 30.5 - 2 * step) for step in range(40)]
    view = close_view([*front, *capitals])
    assert view is not None
    (south, west), (north, east) = view
    held = [each for each in (*front, *capitals)
            if south <= each.lat <= north and west <= each.lon <= east]  # fmt: skip
    assert len(held) >= 0.85 * 400
    assert (west, north) > (30, 48) and east - west < 8


def test_areas_alone_have_no_close_view() -> None:
    near = [area(Shape.REGION, 50.0 + step / 10, 36.0) for step in range(20)]
    assert close_view([*near, area(Shape.REGION, 55.0, 40.0)]) is None


def area(shape: Shape, lat: float, lon: float, **reach: Any) -> Pin:
    return Pin(place("x", lat, lon, **reach), lat, lon, shape, 1)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (
            [area(Shape.REGION, 50.0, 36.2, extent=(34.8, 48.5, 38.1, 50.5))],
            ((48.5, 34.8), (50.5, 38.1)),
        ),
        (
            [area(Shape.COUNTRY, -17.7, 178.0, extent=(176.9, -21.0, -178.2, -12.5))],
            ((-21.0, 176.9), (-12.5, 181.8)),
        ),
        (
            [
                area(Shape.COUNTRY, 49.0, 32.0, extent=(22.1, 44.4, 40.2, 52.4)),
                area(Shape.COUNTRY, 47.0, 29.0, extent=(26.6, 45.5, 30.1, 48.5)),
            ],
            ((44.4, 22.1), (52.4, 40.2)),
        ),
        ([area(Shape.VAGUE, 0.0, 20.0, radius_km=111.195)], ((-1.0, 19.0), (1.0, 21.0))),
        ([area(Shape.VAGUE, 0.0, 180.0, radius_km=111.195)], ((-1.0, 179.0), (1.0, 181.0))),
        ([area(Shape.VAGUE, 90.0, 0.0, radius_km=1000)], ((81.007, -103.3), (90.0, 103.3))),
    ],
)
def test_areas_alone_are_shown_whole(marks: list[Pin], expected: tuple[Any, Any]) -> None:
    view = first_view(marks)
    assert view is not None
    assert [x for corner in view for x in corner] == pytest.approx(
        [x for corner in expected for x in corner], abs=0.2
    )


def test_only_areas_have_bounds() -> None:
    oblast = area(Shape.REGION, 50.0, 36.2, extent=(34.8, 48.5, 38.1, 50.5))
    assert area_bounds(oblast) == ((48.5, 34.8), (50.5, 38.1))
    assert area_bounds(area(Shape.REGION, 50.0, 36.2)) is None
    assert area_bounds(area(Shape.POINT, 33.5, 38.6, radius_km=3.0)) is None


def test_areas_about_the_globe_are_told_by_their_points() -> None:
    states = area(Shape.COUNTRY, 39.8, -98.5, extent=(172.5, 18.9, -66.9, 71.4))
    ukraine = area(Shape.COUNTRY, 49.0, 32.0, extent=(22.1, 44.4, 40.2, 52.4))
    assert first_view([states, ukraine]) == ((39.8, -98.5), (49.0, 32.0))


def test_a_region_beside_points_does_not_stretch_the_view() -> None:
    sakha = area(Shape.REGION, 62.0, 129.7, extent=(105.5, 55.4, 162.9, 77.0))
    yakutsk = pin(62.0, 129.7)
    assert first_view([sakha, yakutsk]) == ((62.0, 129.7), (62.0, 129.7))


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


def share_of_mentions(bounds: Bounds, marks: list[Pin]) -> float:
    """Return which share of the marks' mentions lies within bounds, round the world."""
    (south, west), (north, east) = bounds
    held = sum(
        mark.mentions
        for mark in marks
        if south <= mark.lat <= north
        and any(west - 1e-9 <= mark.lon + turn <= east + 1e-9 for turn in (-360, 0, 360))
    )
    return held / sum(mark.mentions for mark in marks)


@given(st.lists(points, min_size=1, max_size=12))
def test_close_view_lies_in_the_first_and_holds_nine_tenths(marks: list[Pin]) -> None:
    wide, close = first_view(marks), close_view(marks)
    if close is None:
        return
    assert wide is not None
    assert wide[0][0] <= close[0][0] and close[1][0] <= wide[1][0]
    assert wide[0][1] <= close[0][1] and close[1][1] <= wide[1][1]
    assert share_of_mentions(close, marks) >= 0.9


@given(st.lists(points, min_size=1, max_size=12))
def test_first_view_holds_most_mentions(marks: list[Pin]) -> None:
    view, whole = first_view(marks), bounds(marks)
    assert view is not None and whole is not None
    assert share_of_mentions(view, marks) >= 0.8
    # In the turn round the world in which all are drawn.
    assert whole[0][1] - 1e-9 <= view[0][1] and view[1][1] <= whole[1][1] + 1e-9
