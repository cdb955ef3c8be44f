"""Boxes in px: when they meet, what they cover."""

from __future__ import annotations

from typing import Any

import pytest
from javascript import Module

Box = dict[str, float]

call = Module("boxes.js")


def box(x0: float, y0: float, x1: float, y1: float) -> Box:
    return {"x0": x0, "y0": y0, "x1": x1, "y1": y1}


@pytest.mark.parametrize(
    ("function", "given", "wanted"),
    [
        ("about", [{"x": 10, "y": 20, "w": 3}], box(7, 17, 13, 23)),
        ("about", [{"x": 10, "y": 20, "w": 3, "h": 1}], box(7, 19, 13, 21)),
        ("wider", [box(0, 0, 2, 2), [1, 5]], box(-1, -5, 3, 7)),
        ("meet", [box(0, 0, 2, 2), box(1, 1, 3, 3)], True),
        ("meet", [box(0, 0, 2, 2), box(2, 0, 3, 3)], False),
        ("overlaps", [box(0, 0, 2, 2), [box(4, 0, 5, 2)], 2], False),
        ("overlaps", [box(0, 0, 2, 2), [box(4, 0, 5, 2)], 2.1], True),
        ("overlaps", [box(0, 0, 2, 2), [], 9], False),
        ("covered", [box(0, 0, 4, 4), [box(2, 2, 9, 9), box(-1, 0, 1, 1)]], 5),
        ("crosses", [[0, 0], [9, 9], box(4, 4, 5, 5)], True),
        ("crosses", [[0, 0], [9, 9], box(4, 0, 5, 3)], False),
        ("crosses", [[0, 0], [3, 3], box(4, 4, 5, 5)], False),
        ("crosses", [[4.5, 0], [4.5, 9], box(4, 4, 5, 5)], True),
        ("crosses", [[0, 2], [9, 2], box(4, 4, 5, 5)], False),
    ],
)
def test_boxes(function: str, given: list[Any], wanted: Any) -> None:
    assert call(function, *given) == wanted


def test_what_is_covered_is_found_by_where_it_lies() -> None:
    asked = """
        const taken = new tested.Occupied();
        taken.add({ of: 1, x0: 60, y0: 60, x1: 70, y1: 70 });
        const small = { x0: 68, y0: 68, x1: 69, y1: 69 }, far = { x0: 300, y0: 0, x1: 310, y1: 9 };
        return [taken.meets(small), taken.meets(small, 1), taken.meets(far),
            taken.crossed([0, 65], [200, 65], 2), taken.crossed([0, 65], [200, 65], 1)];
    """
    assert call.run(asked) == [True, False, False, True, False]
