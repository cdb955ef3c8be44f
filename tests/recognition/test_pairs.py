"""Towns joined by a dash beside a word for a road or a front."""

from __future__ import annotations

from time import process_time

import pytest

from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.recognition import Entity, recognise
from geo.recognition.pairs import road_ends
from geo.recognition.taggers import tag
from geo.recognition.words import split_words
from geo.report import report_from_text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Clashes on the Masisi-Nyabiondo axis went on.", ["Masisi", "Nyabiondo"]),
        ("The Saraqib-Maarat al-Numan highway was cut.", ["Saraqib", "Maarat al-Numan"]),
        ("The brigade held the Malynivka-Vysoke line.", ["Malynivka", "Vysoke"]),
        ("The Harasta–Douma corridor was closed.", ["Harasta", "Douma"]),
        ("The army reopened the Mocímboa da Praia-Palma road.", ["Mocímboa da Praia", "Palma"]),
        ("Trucks were burnt on the road Gao-Ansongo.", ["Gao", "Ansongo"]),
        ("The line Kupiansk-Svatove-Kreminna held.", ["Kupiansk", "Svatove", "Kreminna"]),
        ("He joined the front Hekmatyar-Massoud.", []),
        ("The Hekmatyar-Massoud front line cut the city.", []),
        ("The Kerry-Lavrov line did not hold.", []),
        ("A Rolls-Royce was left on the road.", []),
    ],
)
def test_both_ends_are_places(text: str, names: list[str]) -> None:
    report = report_from_text(text)
    found = recognise(report, tag(report, None), GazetteerLexicon(open_gazetteer()))
    assert [mention.text for mention in found] == names


@pytest.mark.parametrize(
    "unit", ["L'", "Al'", "Many Words ", "Aa-", "Al al-", "A", "road A-", "road Aa "]
)
def test_no_words_take_long(unit: str) -> None:
    text = unit * (30_000 // len(unit))
    words = split_words(text)
    begun = process_time()
    marked = [Entity(0, 1, 1.0)]
    assert not list(road_ends(text, words, marked, GazetteerLexicon(open_gazetteer())))
    assert process_time() - begun < 1
