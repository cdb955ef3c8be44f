"""Words and their offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.recognition.words import split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kyiv's forces", ["Kyiv", "forces"]),
        ("Donetsk People’s Republic", ["Donetsk", "People", "Republic"]),
        ("the U.S. army", ["the", "U.S.", "army"]),
        ("Izium-Balaklia", ["Izium", "Balaklia"]),
        ("N'Djamena and Sana'a", ["N'Djamena", "and", "Sana'a"]),
        ("‘Izium’", ["Izium"]),
        ("TB2 50km", ["TB", "km"]),
        ("Київ", ["Київ"]),
    ],
)
def test_split_words(text: str, words: list[str]) -> None:
    assert [word.text for word in split_words(text)] == words


@given(st.text())
def test_offsets_are_exact(text: str) -> None:
    for word in split_words(text):
        assert text[word.start : word.end] == word.text
