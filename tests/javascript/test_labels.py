"""The spots about a mark where its label may stand, and which of them it gets."""

from __future__ import annotations

from itertools import combinations, product
from math import hypot
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from javascript import Module

from geo.maps.layout import layout

call = Module("labels.js")
MARK = {"x": 100, "y": 50, "w": 10}
FRAME = [400, 300]
Box = dict[str, float]


@pytest.mark.parametrize(("strong", "square"), [*product([False, True], repeat=2)])
def test_no_spot_covers_the_mark_and_the_first_is_beside_it(strong: bool, square: bool) -> None:
    spots: list[dict[str, Any]] = call(
        "spotsOf", MARK, [40, 16], {"strong": strong, "square": square}
    )
    assert len(spots) == 12
    first = spots[0]
    assert (first["x0"], first["y0"]) == (100 + 10 + (9 if strong else 4), 50 - 8)
    for spot in spots:
        assert (spot["x1"] - spot["x0"], spot["y1"] - spot["y0"]) == (40, 16)
        x = min(max(100, spot["x0"]), spot["x1"]) - 100
        y = min(max(50, spot["y0"]), spot["y1"]) - 50
        # A disc is a circle, a region's mark a square.
        assert max(abs(x), abs(y)) >= 10 if square else x * x + y * y >= 9.5**2


def test_spots_apart_come_nearest_first_and_a_line_leads_to_each_from_the_marks_edge() -> None:
    spots: list[Box] = call("spotsApart", MARK, [40, 16])
    assert len(spots) == 12 * len(layout.label.leads)
    far = []
    for spot in spots:
        (x, y), (to_x, to_y) = call("leadTo", MARK, spot)
        assert hypot(x - 100, y - 50) == pytest.approx(10, abs=0.01)
        assert spot["x0"] <= to_x <= spot["x1"] and spot["y0"] <= to_y <= spot["y1"]
        far.append(hypot(to_x - 100, to_y - 50))
    rings = [min(far[at : at + 12]) for at in range(0, len(far), 12)]
    assert rings == sorted(rings)


def item(x: float, y: float, **more: Any) -> dict[str, Any]:
    return {"x": x, "y": y, "w": 8, "size": [60, 16], **more}


def labelled(items: list[dict[str, Any]], bars: list[Box] | None = None) -> list[Any]:
    found: list[Any] = call("labelled", items, FRAME, bars or [])
    return found


def test_a_label_without_room_beside_its_mark_is_tied_to_it() -> None:
    # Marks all about, too close for a label between them.
    ring = [item(200 + dx, 150 + dy) for dx, dy in product((-34, 0, 34), repeat=2) if dx or dy]
    named, *_ = labelled([item(200, 150), *ring])
    assert named and named["lead"]


def test_no_line_strikes_out_a_number_but_that_of_the_place_named_most() -> None:
    # Walls leave room for a label of the mark at the right beyond that at the left alone.
    walls = [
        {"x0": 120, "y0": 0, "x1": 400, "y1": 130},
        {"x0": 0, "y0": 170, "x1": 400, "y1": 300},
        {"x0": 210, "y0": 0, "x1": 400, "y1": 300},
    ]
    right, left = item(200, 150), item(180, 150)
    assert labelled([item(40, 40), right, left], walls)[1] is None
    assert labelled([right, left], walls)[0]["lead"]


def test_a_label_with_room_has_no_line() -> None:
    (named,) = labelled([item(200, 150)])
    assert named["lead"] is None
    assert named["box"] == {"x0": 212, "y0": 142, "x1": 272, "y1": 158}


def test_what_must_be_named_is_named_even_in_a_crowd_and_not_below_the_controls() -> None:
    crowd = [item(x, y) for x in range(0, 400, 26) for y in range(0, 300, 26)]
    bar = {"x0": 340, "y0": 0, "x1": 400, "y1": 140}
    named, *others = labelled([item(320, 60, must=True, size=[150, 16]), *crowd], [bar])
    assert named["box"]["x1"] <= 340 or named["box"]["y0"] >= 140
    assert not any(others)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 300)), max_size=40))
def test_no_label_lies_on_another_or_on_a_mark_or_leaves_the_frame(
    points: list[tuple[int, int]],
) -> None:
    items = [item(x, y) for x, y in points]
    found = labelled(items)
    boxes = [label["box"] for label in found if label]
    for box in boxes:
        assert box["x0"] >= 0 and box["y0"] >= 0 and box["x1"] <= 400 and box["y1"] <= 300
    marks = [{"x0": x - 8, "x1": x + 8, "y0": y - 8, "y1": y + 8} for x, y in points]
    for at, label in enumerate(found):
        if label:
            assert not any(meet(label["box"], each) for n, each in enumerate(marks) if n != at)
    assert not any(meet(a, b) for a, b in combinations(boxes, 2))


def meet(a: Box, b: Box) -> bool:
    return a["x0"] < b["x1"] and b["x0"] < a["x1"] and a["y0"] < b["y1"] and b["y0"] < a["y1"]
