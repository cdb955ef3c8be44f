"""Towns joined by dashes beside a word for a road or a front."""

from __future__ import annotations

from time import process_time

import pytest

from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.recognition import Entity, recognise
from geo.recognition.pairs import other_road_ends, road_ends
from geo.recognition.taggers import other_paragraphs, tag
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
        ("The Gao-Ansongo-Labbezanga axis was cut.", ["Gao", "Ansongo", "Labbezanga"]),
        ("The Faya-Largeau-Bardaï road was mined.", ["Faya-Largeau", "Bardaï"]),
        ("Sur l'axe Beni-Oicha-Eringeti, des tirs ont éclaté.", ["Beni", "Oicha", "Eringeti"]),
        ("La carretera Cali-Buenaventura fue bloqueada.", ["Cali", "Buenaventura"]),
        ("Ворог перерізав дорогу Оріхів-Токмак.", ["Оріхів", "Токмак"]),
        ("Боевики перерезали дорогу Дамаск-Алеппо сегодня.", ["Дамаск", "Алеппо"]),
        ("قصف الحوثيون طريق مأرب-البيضاء أمس.", ["مأرب", "البيضاء"]),
        ("L'axe Moscou-Pékin inquiète la presse de gauche.", []),
        ("La ligne Maginot-Siegfried ne tient plus, dit-on.", []),
        ("Trucks were burnt on the road Gao-Ansongo.", ["Gao", "Ansongo"]),
        ("The line Kupiansk-Svatove-Kreminna held.", ["Kupiansk", "Svatove", "Kreminna"]),
        ("He joined the front Hekmatyar-Massoud.", []),
        ("The Hekmatyar-Massoud front line cut the city.", []),
        ("The Kerry-Lavrov line did not hold.", []),
        ("A Rolls-Royce was left on the road.", []),
    ],
)
def test_all_towns_of_a_road_are_places(text: str, names: list[str]) -> None:
    report = report_from_text(text)
    lexicon = GazetteerLexicon(open_gazetteer())
    found = recognise(report, tag(report, None), lexicon, other_paragraphs(report))
    assert [mention.text for mention in found] == names


@pytest.mark.parametrize(
    "unit", ["L'", "Al'", "Many Words ", "Aa-", "Al al-", "A", "road A-", "road Aa "]
)
def test_no_words_take_long(unit: str) -> None:
    text = unit * (30_000 // len(unit))
    words = split_words(text)
    begun = process_time()
    marked = [Entity(0, 1, 1.0)]
    lexicon = GazetteerLexicon(open_gazetteer())
    assert not list(road_ends(text, words, marked, lexicon))
    assert not list(other_road_ends(f"route {text}", [(0, len(text))], lexicon))
    assert process_time() - begun < 1
