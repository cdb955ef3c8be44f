"""An area that is drawn holds what lies in it, and comes back from the address as it was."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from javascript import Module

from geo.atlas import Filter

DRAWING = Module("drawing.js")
# Whole tenths: what lies on an edge is neither in nor out, and is not asked about.
POINTS = st.tuples(*(st.integers(-most, most).map(lambda n: n / 10) for most in (800, 1700)))


@given(POINTS, st.lists(POINTS, min_size=3, max_size=3, unique=True))
@settings(max_examples=40, deadline=None)
def test_what_lies_in_it_is_told_from_what_does_not(
    point: tuple[float, float], corners: list[tuple[float, float]]
) -> None:
    triangle = shapely.Polygon(corners)
    if triangle.boundary.distance(shapely.Point(point)) > 1e-6:
        assert DRAWING("isInside", point, corners) == triangle.contains(shapely.Point(point))


@pytest.mark.parametrize(
    ("drawn", "said", "middle"),
    [
        ([(50, 30), (40, 30), (45, 40)], "50.0000,30.0000;40.0000,30.0000;45.0000,40.0000", 0),
        # Across the date line, in whatever turn round the world the map shows it.
        (
            [(0, 170), (10, 190), (-10, 190)],
            "0.0000,170.0000;10.0000,-170.0000;-10.0000,-170.0000",
            180,
        ),
        (
            [(89, -530), (95, -529), (89, -528)],
            "89.0000,-170.0000;90.0000,-169.0000;89.0000,-168.0000",
            0,
        ),
    ],
)
def test_the_address_holds_it(drawn: list[tuple[float, float]], said: str, middle: float) -> None:
    assert DRAWING("written", drawn) == said
    area = Filter.from_pairs([("area", said)]).area
    assert len(area) == 3
    shown = DRAWING("shownCorners", [list(corner) for corner in area], middle)
    first = drawn[0][1] - shown[0][1]
    assert first % 360 == 0
    assert [lon for _lat, lon in shown] == [lon - first for _lat, lon in drawn]


def test_a_box_across_the_date_line_has_four_corners() -> None:
    assert DRAWING("shownCorners", [[-10, 170], [10, -170]], 180) == [
        [-10, 170],
        [-10, 190],
        [10, 190],
        [10, 170],
    ]
