"""Two towns joined by a dash before a word for a road or a front."""

from __future__ import annotations

import pytest

from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.recognition import recognise
from geo.recognition.taggers import tag
from geo.report import report_from_text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Clashes on the Masisi-Nyabiondo axis went on.", ["Masisi", "Nyabiondo"]),
        ("The Saraqib-Maarat al-Numan highway was cut.", ["Saraqib", "Maarat al-Numan"]),
        ("The brigade held the Malynivka-Vysoke line.", ["Malynivka", "Vysoke"]),
        ("The Harasta–Douma corridor was closed.", ["Harasta", "Douma"]),
        ("The army reopened the Mocímboa da Praia-Palma road.", ["Mocímboa da Praia", "Palma"]),
        ("The Hekmatyar-Massoud front line cut the city.", []),
        ("The Kerry-Lavrov line did not hold.", []),
        ("A Rolls-Royce was left on the road.", []),
    ],
)
def test_both_ends_are_places(text: str, names: list[str]) -> None:
    report = report_from_text(text)
    found = recognise(report, tag(report, None), GazetteerLexicon(open_gazetteer()))
    assert [mention.text for mention in found] == names
