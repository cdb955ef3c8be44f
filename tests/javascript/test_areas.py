"""What lies in an area that the map draws, with the islands and lakes of its border."""

from __future__ import annotations

import json

import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from javascript import Module

AREAS = Module(
    "areas.js",
    before="""
    globalThis.window = globalThis;
    globalThis.L = {
      GridLayer: { extend: () => class {} },
      Util: { wrapNum: (lon) => ((((lon + 180) % 360) + 360) % 360) - 180 },
    };
    """,
)
MAINLAND = [(0, 0), (20, 0), (14, 9), (20, 20), (3, 17), (6, 8)]
LAKE = [(9, 6), (12, 7), (10, 12)]
ISLAND = [(25, 5), (29, 6), (26, 12)]
LAND = shapely.MultiPolygon([(MAINLAND, [LAKE]), (ISLAND, [])])
POINTS = st.lists(
    st.tuples(*(st.integers(-20, 320).map(lambda n: n / 10 + 0.013) for _ in "xy")), max_size=20
)


@given(POINTS, st.sampled_from([-360, 0, 360]))
@settings(max_examples=40, deadline=None)
def test_a_point_lies_in_an_area_wherever_the_border_says(
    points: list[tuple[float, float]], turn: int
) -> None:
    rings = [[*ring, ring[0]] for ring in (MAINLAND, LAKE, ISLAND)]
    found = AREAS.run(
        f"const shape = {{ rings: {json.dumps(rings)}, parallels: new Map() }};"
        "const areas = Object.assign(Object.create(tested.Areas.prototype),"
        " { shapeOf: () => shape });"
        f"return {json.dumps(points)}.map(([lng, lat]) =>"
        f" areas.holds('a', {{ lat, lng: lng + {turn} }}));"
    )
    assert found == [LAND.contains(shapely.Point(point)) for point in points]


def test_of_an_area_whose_border_is_not_known_nothing_is_said() -> None:
    found = AREAS.run(
        "const areas = Object.assign(Object.create(tested.Areas.prototype),"
        " { shapeOf: () => null });"
        "return areas.holds('a', { lat: 1, lng: 1 }) === undefined;"
    )
    assert found is True
