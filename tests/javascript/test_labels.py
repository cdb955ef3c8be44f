"""The spots about a mark where its label may stand."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from javascript import Module

call = Module("labels.js")
MARK = {"x": 100, "y": 50, "w": 10}


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
