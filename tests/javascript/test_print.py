"""How large the map stands on a sheet of paper."""

from __future__ import annotations

import pytest
from javascript import Module


@pytest.mark.parametrize(
    ("size", "upright", "laid"),
    [
        ((831, 568), 690 / 831, 610 / 831),
        ((366, 270), 690 / 366, 610 / 366),
        # A tall one leaves the card its room.
        ((400, 800), 520 / 800, 520 / 800),
    ],
)
def test_it_is_as_wide_as_the_sheet_but_never_taller_than_half_of_it(
    size: tuple[int, int], upright: float, laid: float
) -> None:
    assert Module("print.js")("scales", *size) == pytest.approx([upright, laid])
