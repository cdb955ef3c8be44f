"""Which hyphens at line ends belong to the word."""

from __future__ import annotations

import pytest

from geo.report import read_report
from geo.report.hyphens import join_broken, unwrap


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("the coun-\nteroffensive", "the counteroffensive"),
        ("in Khar-\nkiv", "in Kharkiv"),
        ("the Russian-\nbacked force", "the Russian-backed force"),
        ("from Izium-\nBalaklia", "from Izium-Balaklia"),
        ("Ivano-\nFrankivsk", "Ivano-Frankivsk"),
        ("an anti-\ntank mine", "an anti-tank mine"),
        ("a three-\nday battle", "a three-day battle"),
        ("a cease-fire; the cease-\nfire held", "a cease-fire; the cease-fire held"),
        ("a ceasefire; the cease-\nfire held", "a ceasefire; the ceasefire held"),
        ("river and side, river-\nside", "river and side, river-side"),
        ("he said --\nand left", "he said -- and left"),
        ("from 3-\n4 towns", "from 3-4 towns"),
        ("a-\nb", "a-b"),
    ],
)
def test_join(text: str, joined: str) -> None:
    assert unwrap(join_broken(text)[0]) == joined


def test_a_wrapped_text_is_joined_and_one_that_is_not_stays() -> None:
    wrapped = (
        "Troops crossed the river near the town early in the\nmorning, and the coun-\n"
        "teroffensive went on and on over there, where the shells\nfell all day, while the village "
        "behind them burned and\nnobody came.\n"
    )
    report = read_report(wrapped.encode())
    assert "the counteroffensive went" in report.text
    assert report.repairs == ("Hyphens at line ends, where a word was broken, were undone.",)
    poem = b"Izium-\nkyiv is calm.\n\nNothing else."
    assert read_report(poem).text == poem.decode()
