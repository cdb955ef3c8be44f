"""Names that the words after them say to be a town."""

from __future__ import annotations

from time import process_time

import pytest

from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
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
        ("Nawa, a village in Daraa, was hit.", ["Nawa"]),
        ("Meanwhile, a village in Idlib was hit. Earlier, a town in Homs was.", []),
        ("Um Hitan, a village in Daraa province, was hit.", ["Um Hitan"]),
        ("Inside Syria, a town in Idlib was hit.", []),
        ("According to Zelensky, a town in Kursk fell.", []),
        ("", []),
    ],
)
def test_a_town_in_apposition(text: str, names: list[str]) -> None:
    found = apposed_names(text, split_words(text), GazetteerLexicon(open_gazetteer()))
    assert [text[start:end] for start, end in found] == names


def test_long_runs_of_capitals_take_time_in_proportion() -> None:
    text = "Aa-Bb Cc'Dd, a " * 20_000
    words, lexicon = split_words(text), GazetteerLexicon(open_gazetteer())
    begun = process_time()
    assert list(apposed_names(text, words, lexicon)) == []
    assert process_time() - begun < 1
