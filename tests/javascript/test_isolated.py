"""A name is kept apart from what stands beside it on the map by the same rule as on the page."""

from __future__ import annotations

import pytest
from javascript import Module

from geo import language

NAMES = (
    "",
    "Izium",
    "Ізюм",
    "حلب 12",
    "\u202emuizI",
    "ירושלים",
    "A\u202bB\u202c",
    "漢字",
    "\U0001e900",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_isolated_as_python_does_it(name: str) -> None:
    assert Module("words.js")("isolated", name) == language.isolated(name)
