"""Names after the word that says what they name, in sentences beside look-alikes."""

from __future__ import annotations

import pytest

from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.model import Role
from geo.recognition.announced import announced
from geo.recognition.entities import Entity
from geo.recognition.marked import told_mentions
from geo.report import report_from_text

LEXICON = GazetteerLexicon(open_gazetteer())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("La guerrilla opera en el estado Táchira desde marzo.", ["Táchira"]),
        ("La provincia del Carchi y el departamento de Antioquia.", ["Carchi", "Antioquia"]),
        ("Salieron de la ciudad de Maracaibo.", ["Maracaibo"]),
        ("Un estado de sitio rige desde ayer; el Estado Mayor calla.", []),
        ("L'État de Yobe et la province du Tanganyika.", ["Yobe", "Tanganyika"]),
        ("Le port de Douala reste ouvert, l'État de Droit non.", ["Douala"]),
        ("قصف الطيران مدينة ذمار وولاية كسلا.", ["ذمار", "كسلا"]),
        ("إنها مدينة كبيرة، حرص على محافظة الطلاب على الهدوء.", []),
    ],
)
def test_names_after_a_word_for_their_kind(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in announced(text, 0, len(text), LEXICON)] == names


def test_what_was_found_or_is_a_people_is_left_as_it_is() -> None:
    text = "La ciudad de Maracaibo y el estado Zulia."
    report = report_from_text(text)
    start = text.index("Maracaibo")
    marked = [Entity(start, start + 9, 1.0, Role.ACTOR)]
    found = told_mentions(report, marked, [0], LEXICON)
    assert [(m.text, m.role) for m in found] == [
        ("Maracaibo", Role.ACTOR),
        ("Zulia", Role.LOCATION),
    ]
    assert told_mentions(report, marked, [], LEXICON) == found[:1]
