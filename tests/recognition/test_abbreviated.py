"""Names with a short word in them, in other languages than English."""

from __future__ import annotations

import pytest

from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.recognition.abbreviated import abbreviated


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hubo protestas en Pto. Barrios el lunes.", ["Pto. Barrios"]),
        ("Ataque en Sto. Domingo de los Colorados.", ["Sto. Domingo de los Colorados"]),
        ("Habló el Gral. Ramírez Pérez.", []),
        ("Евакуація: Сумський р-н.", ["Сумський р-н"]),
        ("Тривогу оголошено в Одеській обл. вночі.", ["Одеській обл."]),
        ("Жители Воронежской обл. слышали взрывы.", ["Воронежской обл."]),
        ("Закрыт весь соседний р-н.", []),
    ],
)
def test_a_short_word_is_part_of_the_name(text: str, names: list[str]) -> None:
    found = abbreviated(text, [(0, len(text))], GazetteerLexicon(open_gazetteer()))
    assert [text[entity.start : entity.end] for entity in found] == names
