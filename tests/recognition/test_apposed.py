"""Names that the words after them say to be a town."""

from __future__ import annotations

import pytest

from geo.recognition.apposed import apposed_names
from geo.recognition.words import split_words


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They buried the dead of Nawa, a village in Daraa.", ["Nawa"]),
        ("The dead of Um Hitan, a farming village near the front.", ["Um Hitan"]),
        ("He left Deir al-Balah, a small coastal town\nsouth of Gaza.", ["Deir al-Balah"]),
        ("Ministers met in Bamako, the capital of Mali.", ["Bamako"]),
        ("Ivan Petrenko, a town councillor in Lviv, said so.", []),
        ("Abu Omar, a city policeman of Homs, died.", []),
        ("Klitschko, the city of Kyiv's mayor, spoke.", []),
        ("Michael Jordan, a capital fellow, left.", []),
        ("In March, a village in the hills was hit.", []),
        ("In Nawa, a village in Daraa, shells fell.", ["Nawa"]),
        ("", []),
    ],
)
def test_a_town_in_apposition(text: str, names: list[str]) -> None:
    found = apposed_names(text, split_words(text))
    assert [text[start:end] for start, end in found] == names


def test_long_runs_of_capitals_take_time_in_proportion() -> None:
    text = "Aa-Bb Cc'Dd, a " * 20_000
    assert list(apposed_names(text, split_words(text))) == []
