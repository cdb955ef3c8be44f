"""Where what is shown first stands in the frame: no control lies on a mark where that can be."""

from __future__ import annotations

from typing import Any

import pytest
from javascript import Module

call = Module("clearance.js")
SIZE = {"x": 400, "y": 300}
CREDIT = {"x0": 200, "y0": 270, "x1": 400, "y1": 300}
BUTTONS = {"x0": 360, "y0": 0, "x1": 400, "y1": 200}


def mark(x: float, y: float, half: float = 8) -> dict[str, float]:
    return {"x": x, "y": y, "half": half}


def around(*marks: dict[str, float]) -> dict[str, float]:
    xs, ys = [each["x"] for each in marks], [each["y"] for each in marks]
    return {"x0": min(xs), "x1": max(xs), "y0": min(ys), "y1": max(ys)}


@pytest.mark.parametrize(
    ("marks", "walls", "moved"),
    [
        ([mark(100, 100)], [CREDIT, BUTTONS], [0, 0]),
        ([mark(300, 265)], [CREDIT], [0, -12]),
        ([mark(300, 150), mark(355, 100)], [BUTTONS], [-12, 0]),
        ([mark(300, 265), mark(355, 100)], [CREDIT, BUTTONS], [-12, -12]),
    ],
)
def test_what_would_be_hidden_is_moved_the_shortest_way(
    marks: list[Any], walls: list[Any], moved: list[int]
) -> None:
    found = call("clearest", marks, walls, around(*marks), SIZE)
    assert found == {"by": moved, "covered": 0}
    assert call("hidden", marks, walls, *moved) == 0


def test_what_fills_the_frame_stays_in_it() -> None:
    corners = [mark(30, 30), mark(370, 270)]
    found = call("clearest", corners, [CREDIT], around(*corners), SIZE)
    assert found == {"by": [0, 0], "covered": 1}
