"""Extents about the globe."""

from __future__ import annotations

import pytest
from extents import contains
from hypothesis import given
from hypothesis import strategies as st

from geo.extent import Extent, union


@pytest.mark.parametrize(
    ("extents", "expected"),
    [
        ([(3, 1, 3, 1)], (3, 1, 3, 1)),
        ([(20, 41, 180, 77), (-180, 62, -169, 71)], (20, 41, -169, 77)),
        ([(177, -20, 180, -16), (-180, -19, -178, -16)], (177, -20, -178, -16)),
        ([(170, 0, -170, 1), (-175, 0, -160, 1)], (170, 0, -160, 1)),
        ([(-10, 0, 10, 1), (5, 2, 8, 3)], (-10, 0, 10, 3)),
        ([(-125, 25, -67, 49), (-168, 55, -130, 71), (172, 51, 180, 53)], (172, 25, -67, 71)),
        ([(-180, -90, 180, -60), (0, 0, 1, 1)], (-180, -90, 180, 1)),
        ([(0, 0, 120, 1), (120, 0, -120, 1), (-120, 0, 0, 1)], (-180, 0, 180, 1)),
    ],
)
def test_union_is_the_smallest(extents: list[Extent], expected: Extent) -> None:
    assert union(extents) == expected


def test_nothing_has_no_extent() -> None:
    with pytest.raises(ValueError, match="empty"):
        union([])


longitudes = st.integers(-179, 180)
latitudes = st.integers(-90, 90)
made = st.builds(
    lambda west, east, a, b: (float(west), float(min(a, b)), float(east), float(max(a, b))),
    longitudes, longitudes, latitudes, latitudes,
)  # fmt: skip


@given(st.lists(made, min_size=1, max_size=6))
def test_union_holds_every_corner_whatever_the_order(extents: list[Extent]) -> None:
    whole = union(extents)
    assert union(reversed(extents)) == whole or _width(union(reversed(extents))) == _width(whole)
    for west, south, east, north in extents:
        middle = west + ((east - west) % 360) / 2
        for lon in (west, east, (middle + 180) % 360 - 180):
            assert contains(whole, south, lon) and contains(whole, north, lon)


@given(st.lists(made, min_size=1, max_size=6))
def test_no_turn_of_the_globe_is_shorter(extents: list[Extent]) -> None:
    """Starting from each west in turn, the farthest east is no nearer."""
    shortest = min(
        max((w - west) % 360 + (e - w) % 360 for w, _, e, _ in extents) for west, _, _, _ in extents
    )
    assert _width(union(extents)) == min(shortest, 360)


def _width(extent: Extent) -> float:
    west, _, east, _ = extent
    return east - west if east >= west else east - west + 360
