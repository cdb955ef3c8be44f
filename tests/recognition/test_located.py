"""Names that open their sentence, and that the next words put in a country or region."""

from __future__ import annotations

import pytest

from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.recognition import Entity
from geo.recognition.located import located_names
from geo.recognition.words import split_words


@pytest.mark.parametrize(
    ("text", "place", "names"),
    [
        ("Coloncito in Táchira saw clashes.", "Táchira", ["Coloncito"]),
        ("Afrin, in northern Syria, was looted.", "Syria", ["Afrin"]),
        ("Pala, Chad, is cut off.", "Chad", ["Pala"]),
        ("But Izium in Ukraine fell.", "Ukraine", ["Izium"]),
        ("Pala, Chad and Niger agreed.", "Chad", []),
        ("He said Pala in Chad fell.", "Chad", []),
        ("Police in Poland were shelled.", "Poland", []),
        ("Most in Czechia agree.", "Czechia", []),
        ("Camps in Mexico were cleared.", "Mexico", []),
        ("Major in Mexico was held.", "Mexico", []),
        ("Jackson in Mississippi flooded.", "Mississippi", []),
        ("Afrin in Kenya is no town.", "Kenya", []),
    ],
)
def test_a_name_is_a_place_where_its_sentence_puts_it(
    text: str, place: str, names: list[str]
) -> None:
    marked = [Entity(text.index(place), text.index(place) + len(place), 0.9)]
    lexicon = GazetteerLexicon(open_gazetteer())
    found = located_names(text, split_words(text), marked, lexicon)
    assert [text[start:end] for start, end in found] == names
