"""Towns whose country stands in brackets behind them."""

from __future__ import annotations

import pytest

from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.recognition.bracketed import bracketed


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Un camión explotó en Cali (Colombia) el martes.", ["Cali", "Colombia"]),
        ("Deux bombes ont visé Marib (Yémen).", ["Marib", "Yémen"]),
        ("وقع انفجار في مأرب (اليمن) أمس.", ["مأرب", "اليمن"]),
        ("Ganó Pérez Soto (México) por un punto.", []),
        ("Habló Vallecas (Madrid) sobre Popayán (Cauca).", []),
        ("Vive en Popayán (Perú).", []),
    ],
)
def test_a_town_of_the_country_in_brackets_is_a_place(text: str, names: list[str]) -> None:
    found = bracketed(text, [(0, len(text))], GazetteerLexicon(open_gazetteer()))
    assert [text[entity.start : entity.end] for entity in found] == names
