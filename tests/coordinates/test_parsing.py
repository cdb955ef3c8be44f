"""Coordinates are read in every form that the page and others write, and in no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from geo import coordinates
from geo.coordinates.parsing import PointError, read_point

LATS = some.floats(-89.9, 89.9)
LONS = some.floats(-179.9, 179.9)
GRID_LATS = some.floats(-79.9, 83.9)


@pytest.mark.parametrize(
    ("typed", "lat", "lon"),
    [
        ("49.21, 37.25", 49.21, 37.25),
        ("49.21 37.25", 49.21, 37.25),
        ("  49.21,37.25 ", 49.21, 37.25),
        ("49,21; 37,25", 49.21, 37.25),
        ("49,21, 37,25", 49.21, 37.25),
        ("-33.5, 18.4", -33.5, 18.4),
        ("−33.5, −18.4", -33.5, -18.4),
        ("49° 12′ 30″ N, 37° 15′ 00″ E", 49.208333, 37.25),
        ("49°12'30\"N 37°15'00\"E", 49.208333, 37.25),
        ("49°12'30''S 37°15'00''W", -49.208333, -37.25),
        ("N 49 12 30 E 37 15 0", 49.208333, 37.25),
        ("49 12 30 37 15 0", 49.208333, 37.25),
        ("49 12.5, 37 15", 49.208333, 37.25),
        ("37.25E 49.21N", 49.21, 37.25),
        ("s33,5 w18,4", -33.5, -18.4),
        ("0, 0", 0.0, 0.0),
        ("90, 180", 90.0, 180.0),
        ("37U CQ 746 519", 49.2075, 37.279),
    ],
)
def test_forms_that_people_write(typed: str, lat: float, lon: float) -> None:
    assert read_point(typed) == pytest.approx((lat, lon), abs=2e-4)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Type a latitude"),
        ("north", "“north” is no point"),
        ("49.21", "is no point"),
        ("1, 2, 3", "is no point"),
        ("49.21 N, 37.25", "is no point"),
        ("49.21 N, 37.25 N", "is no point"),
        ("-49.21 S, 37.25 E", "is no point"),
        ("49.5 30 N, 37 E", "is no point"),
        ("--1, 2", "is no point"),
        ("nan, inf", "is no point"),
        ("91, 0", "91 is no latitude"),
        ("0, -181", "-181 is no longitude"),
        ("49 75 N, 37 E", "60 minutes"),
        ("<script>, 1", "is no point"),
        ("9" * 10_000, "is no point"),
    ],
)
def test_anything_else_is_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(PointError, match=sentence) as raised:
        read_point(typed)
    assert len(str(raised.value)) < 300


@given(LATS, LONS)
def test_what_the_card_writes_is_read_again(lat: float, lon: float) -> None:
    for write in (coordinates.decimal, coordinates.sexagesimal):
        written = write(lat, lon, coordinates.SITE)
        assert read_point(written) == pytest.approx((lat, lon), abs=4e-4)


@given(GRID_LATS, LONS)
def test_a_grid_square_is_read_again(lat: float, lon: float) -> None:
    written = coordinates.grid(lat, lon, coordinates.SITE)
    north, east = read_point(written)
    assert north == pytest.approx(lat, abs=4e-4)
    assert abs((east - lon + 180) % 360 - 180) < 4e-2


@given(some.text(max_size=40))
def test_no_text_is_more_than_a_point_or_a_sentence(typed: str) -> None:
    try:
        lat, lon = read_point(typed)
    except PointError:
        return
    assert -90 <= lat <= 90 and -180 <= lon <= 180
