"""Areas that are named without a place."""

from __future__ import annotations

import pytest

from geo.recognition.vague import find_vague


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("gains in the east of the country.", ["the east of the country"]),
        ("ground in the east, and in the south.", ["the east", "the south"]),
        ("fighting on the southern front", ["the southern front"]),
        ("the north-western sector held", ["the north-western sector"]),
        ("in the east of Ukraine", []),
        ("in the Eastern Province", []),
        ("the southern city of Kherson", []),
        ("the east wind", []),
    ],
)
def test_find_vague(text: str, phrases: list[str]) -> None:
    assert [text[a:b] for a, b in find_vague(text, 0, len(text))] == phrases
