"""Two columns of a table are coordinates where their heads say so, in the order of the heads."""

from __future__ import annotations

import pytest

from geo.coordinates.finding import find_points

HERE = (48.59, 37.99)
TABLES = [
    ("Place | Latitude | Longitude\nDepot | 48.59 | 37.99", "48.59 | 37.99"),
    ("Place | Longitude | Latitude\nDepot | 37.99 | 48.59", "37.99 | 48.59"),
    ("| Date | Lat. | Long. | Note |\n| 3 May | 48.59 | 37.99 | hit |", "48.59 | 37.99"),
    ("id\tlat\tlon\n7\t48.590\t37.990", "48.590\t37.990"),
    ("id,lon,lat,dead\n7,37.9900,48.5900,12", "37.9900,48.5900"),
    ("id;latitude;longitude\n7;48,59;37,99", "48,59;37,99"),
    ('id,"latitude","longitude"\n7,"48.59","37.99"', '48.59","37.99'),
    ("Place | GPS latitude | GPS longitude (WGS 84)\nDepot | 48.59° | 37.99°", "48.59° | 37.99°"),
    ("event_lat,event_lon\n\n48.59,37.99", "48.59,37.99"),
    ("Місце | Широта | Довгота\nСклад | 48.59 | 37.99", "48.59 | 37.99"),
]


@pytest.mark.parametrize(("text", "written"), TABLES)
def test_a_row_is_a_point(text: str, written: str) -> None:
    [found] = find_points(text)
    assert text[found.start : found.end] == written
    assert found.point == HERE
    assert found.swapped is None


def test_every_row_until_the_table_ends_is_one() -> None:
    text = "Place | Lat | Lon\nA | 48.59 | 37.99\nB | unknown | unknown\nC | 1.5 | 200.1\n"
    after = "That was all.\nD | 48.59 | 37.99\n"
    assert [found.point for found in find_points(text + after)] == [HERE, None]


@pytest.mark.parametrize(
    "text",
    [
        "Place | Lat | Note | Lon\nDepot | 48.59 | hit | 37.99",
        "Place | Lat | Lon\nDepot | 48 | 37",
        "Place | Late | Lone\nDepot | 48.59 | 37.99",
        "The latitude, the longitude and the hour were lost, 48.59, 37.99, too",
        "Place | Lat | Lon\nDepot, 48.59, 37.99",
    ],
)
def test_what_is_no_such_table_has_none(text: str) -> None:
    assert find_points(text) == ()
