"""Where marks stand that would lie on one another, or on a label that room is kept for."""

from __future__ import annotations

from itertools import combinations
from math import hypot
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from javascript import Module

call = Module("spread.js")
HALF, FARTHEST_PX, SLACK_PX = 12.5, 64, 0.25


def items(points: list[tuple[float, float]], w: float = 8) -> list[dict[str, Any]]:
    return [{"x": x, "y": y, "at": {"x": x, "y": y}, "w": w, "target": HALF} for x, y in points]


def spread(points: list[tuple[float, float]]) -> tuple[bool, list[dict[str, Any]]]:
    """Return whether all stand apart, and where."""
    apart, stand = call.run(
        f"const items = {items(points)}; return [tested.spread(items), items];".replace("'", '"')
    )
    return apart, stand


def pushed(item: dict[str, Any]) -> float:
    return hypot(item["x"] - item["at"]["x"], item["y"] - item["at"]["y"])


@pytest.mark.parametrize(
    "points",
    [[(0, 0), (30, 0)], [(0, 0), (0, 25)], [(0, 0), (25, 25), (-25, 25)]],
)
def test_marks_with_room_stay_on_their_places(points: list[tuple[float, float]]) -> None:
    apart, stand = spread(points)
    assert apart
    assert [pushed(item) for item in stand] == [0] * len(points)


@pytest.mark.parametrize(
    "points",
    [[(0, 0), (0, 0)], [(0, 0), (5, 0), (0, 5)], [(n % 3, n // 3) for n in range(9)]],
    ids=["one point", "three", "nine"],
)
def test_marks_that_crowd_stand_apart(points: list[tuple[float, float]]) -> None:
    apart, stand = spread(points)
    assert apart
    for a, b in combinations(stand, 2):
        far = max(abs(a["x"] - b["x"]), abs(a["y"] - b["y"]))
        assert far >= 2 * HALF - 2 * SLACK_PX


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), min_size=1, max_size=30))
def test_no_mark_is_pushed_too_far(points: list[tuple[float, float]]) -> None:
    _, stand = spread(points)
    assert all(pushed(item) <= FARTHEST_PX + 1e-6 for item in stand)


ROOM = {"x0": 12, "y0": -8, "x1": 60, "y1": 8}


@pytest.mark.parametrize(
    ("points", "made"),
    [([(0, 0), (30, 0)], True), ([(0, 0), (300, 0)], True), ([(0, 0), (30, 0)], False)],
    ids=["one gives way", "none is near", "what would leave the picture stays"],
)
def test_room_for_a_label(points: list[tuple[float, float]], made: bool) -> None:
    sight = "() => true" if made else "({ y }) => y === 0"
    done, stand = call.run(
        f"const items = {items(points)}; const box = {ROOM};"
        "const room = { owner: items[0], box, gap: [8, 4] };"
        f"return [tested.makeRoom(items, [], room, {sight}), items];".replace("'", '"')
    )
    assert done is made
    _, other = stand
    meets = abs(other["y"]) < 8 + 8 and abs(other["x"] - 36) < 24 + 8
    assert meets is not made
    assert made or (other["x"], other["y"]) == points[1]
