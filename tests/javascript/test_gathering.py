"""Places whose marks would lie on one another are gathered, alike on the map and in the picture."""

from __future__ import annotations

import json
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from javascript import Module
from made_up import place

from geo.maps.gathering import apart_zoom, groups
from geo.maps.layout import layout
from geo.maps.pins import Pin, Shape, radius_px

call = Module("gathering.js")
MARK = layout.mark
LARGEST = MARK.largest_radius + MARK.outline.many

Place = tuple[float, float, int]
"""(x, y) in px and the number of mentions."""
places = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 300), st.integers(1, 12)), max_size=60
).map(lambda found: sorted(found, key=lambda place: -place[2]))


def half(mentions: int, outline: float) -> float:
    return float(min(MARK.largest_radius, MARK.radius_of_one * mentions**0.5) + outline)


def marks(stand: list[Place]) -> list[tuple[float, float, float]]:
    return [(x, y, half(n, MARK.outline.plain)) for x, y, n in stand]


def together(stand: list[Place], members: list[int]) -> float:
    return half(sum(stand[at][2] for at in members), MARK.outline.many)


def in_script(stand: list[Place]) -> list[list[int]]:
    items = [
        {"x": x, "y": y, "half": h, "n": n}
        for (x, y, h), (_, _, n) in zip(marks(stand), stand, strict=True)
    ]
    found: list[list[int]] = call.run(
        f"const items = {items};"
        "const halfOf = (members) => { const n = members.reduce((sum, item) => sum + item.n, 0);"
        f" return Math.min({MARK.largest_radius}, {MARK.radius_of_one} * Math.sqrt(n))"
        f" + {MARK.outline.many}; }};"
        f"return tested.gathered(items, {{ halfOf, largest: {LARGEST}, gap: {MARK.gap},"
        f" target: {MARK.target} }});"
    )
    return found


def in_picture(stand: list[Place]) -> list[list[int]]:
    return groups(marks(stand), lambda members: together(stand, list(members)))


@pytest.mark.parametrize(
    ("stand", "wanted"),
    [
        ([(0, 0, 1), (26, 0, 1)], [[0], [1]]),
        ([(0, 0, 1), (24, 0, 1)], [[0, 1]]),
        ([(0, 0, 9), (40, 0, 4)], [[0], [1]]),
        ([(0, 0, 9), (36, 0, 4)], [[0, 1]]),
        # Where a place may go to two marks it goes to the nearer, but leaves the first its own.
        ([(0, 0, 2), (60, 0, 2), (100, 0, 2), (84, 0, 1)], [[0], [1], [2, 3]]),
        ([(0, 0, 4), (40, 0, 4), (18, 8, 1)], [[0], [1, 2]]),
        # What two gather makes of them a mark that a third finds no room beside.
        ([(0, 0, 4), (10, 0, 4), (39, 0, 4)], [[0, 1, 2]]),
        ([(0, 0, 1)] * 5, [[0, 1, 2, 3, 4]]),
        ([], []),
    ],
)
def test_what_has_no_room_is_gathered(stand: list[Place], wanted: list[list[int]]) -> None:
    assert in_script(stand) == wanted


@settings(max_examples=60)
@given(places)
def test_all_are_in_one_group_that_stands_on_its_weightiest_and_apart_from_the_others(
    stand: list[Place],
) -> None:
    found = in_script(stand)
    assert sorted(at for group in found for at in group) == list(range(len(stand)))
    for group in found:
        assert group[0] == min(group)
    drawn = [
        (
            *stand[group[0]][:2],
            together(stand, group) if len(group) > 1 else marks(stand)[group[0]][2],
        )
        for group in found
    ]
    for (x, y, r), (x2, y2, r2) in combinations(drawn, 2):
        assert ((x - x2) ** 2 + (y - y2) ** 2) ** 0.5 >= r + r2
        assert max(abs(x - x2), abs(y - y2)) >= MARK.target


@settings(max_examples=60)
@given(places)
def test_the_picture_gathers_as_the_map_does(stand: list[Place]) -> None:
    assert in_picture(stand) == in_script(stand)


CITY = [(50.455, 30.524, 2), (50.469, 30.516, 2), (50.513, 30.506, 2), (50.444, 30.523, 1),
        (50.463, 30.346, 1), (50.416, 30.695, 1), (50.344, 30.552, 1)]  # fmt: skip


PROJECT = (
    "const project = ([lat, lon]) => ({ x: (lon + 180) / 360 * 256, y: 128 - 128 / Math.PI *"
    " Math.atanh(Math.sin(lat * Math.PI / 180)) });"
)


def test_who_selects_a_place_with_a_mark_of_its_own_moves_no_other() -> None:
    """Of others the groups stay the same objects, so that their marks need not be drawn anew."""
    row = [(0.0, 5), (0.1, 1), (20.0, 3), (40.0, 4), (40.1, 2), (40.2, 1)]
    pins = [
        {"id": str(at), "at": [0, lon], "n": n, "r": radius_px(n), "shape": "point"}
        for at, (lon, n) in enumerate(row)
    ]
    told = Module("standing.js").run(
        f"{PROJECT} const standing = new tested.Standing({{ project }}), pins = {json.dumps(pins)};"
        "const of = (selected) => standing.of(pins, selected, 5);"
        "const ids = (stands) => stands.map(({ id, members = [] }) =>"
        " [id, ...members.slice(1).map((pin) => pin.id)].join('+'));"
        "const none = of(''), own = of('2'), one = of('4'), other = of('1');"
        "return { none: ids(none), own: own === none, one: ids(one), other: ids(other),"
        " kept: one.find(({ id }) => id === '0') === none.find(({ id }) => id === '0') };"
    )
    assert told == {
        "none": ["3+4+5", "0+1", "2"],
        "own": True,
        "one": ["0+1", "3+5", "2", "4"],
        "other": ["3+4+5", "0", "2", "1"],
        "kept": True,
    }


@pytest.mark.parametrize(("most", "wanted"), [(9, 9), (10.5, 9), (11, 11), (13, 11)])
def test_map_and_picture_come_as_close_to_a_city_as_its_quarters_part(
    most: float, wanted: float
) -> None:
    pins = [Pin(place("x", lat, lon), lat, lon, Shape.POINT, n) for lat, lon, n in CITY]
    told = [{"at": [lat, lon], "n": n, "r": radius_px(n), "shape": "point"} for lat, lon, n in CITY]
    found = Module("standing.js").run(
        f"{PROJECT} return new tested.Standing({{ project }}).apart({json.dumps(told)}, 8, {most});"
    )
    assert found == apart_zoom(pins, 8, most)
    assert found == wanted
    assert apart_zoom(pins[:1] * 3, 8, most) == 8


def test_many_places_take_time_in_proportion() -> None:
    """Of a crowd each place is held against those in its own cell and about it alone."""
    held: Any = call.run(
        "const items = Array.from({ length: 5000 }, (_, at) => ({ get x() { reads += 1;"
        " return (at * 7919) % 1400; }, y: (at * 104729) % 900, half: 8.5 }));"
        "let reads = 0;"
        "const found = tested.gathered(items, { halfOf: () => 26, largest: 26.5, gap: 1,"
        " target: 25 });"
        "return { reads, groups: found.length };"
    )
    assert held["groups"] < 1400 * 900 / 25**2
    assert held["reads"] < 5000 * 400
