"""Parts of towns that other languages name after their word, and the town that they are of."""

from __future__ import annotations

import pytest

from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.model import Mention, Role
from geo.recognition.quarters import parted, quarter_names
from geo.resolution.containers import read_contexts

CASES = [
    ("uk", "у мікрорайонах Північний і Ювілейний Покровська", "Північний|Ювілейний", "Покровська"),
    ("uk", "у мікрорайоні Канал міста Часів Яр", "Канал", "Часів Яр"),
    ("ru", "в микрорайонах Ипподромный и Катаяма Грозного", "Ипподромный|Катаяма", "Грозного"),
    ("ru", "в квартале Солнечный города Мариуполь", "Солнечный", "Мариуполь"),
    ("es", "en los barrios Siloé y Mojica de Cali", "Siloé|Mojica", "Cali"),
    ("es", "en el barrio Ciudad Bolívar de Bogotá", "Ciudad Bolívar", "Bogotá"),
    ("fr", "dans les quartiers Majengo et Ndosho de Goma", "Majengo|Ndosho", "Goma"),
    ("fr", "dans le quartier Bambeto à Conakry", "Bambeto", "Conakry"),
    ("ar", "في حيي الشجاعية والزيتون في مدينة غزة", "الشجاعية|الزيتون", "غزة"),
]


@pytest.mark.parametrize(("language", "text", "names", "town"), CASES)
def test_quarters_lie_in_the_town_after_them(
    language: str, text: str, names: str, town: str
) -> None:
    mentions = [
        Mention(at, at + len(name), name, Role.LOCATION)
        for name in (*names.split("|"), town)
        for at in [text.index(name)]
    ]
    *quarters, own = read_contexts(text, mentions, lambda _: language)
    assert all(each.quarter and len(mentions) - 1 in each.within for each in quarters)
    assert not own.quarter


@pytest.mark.parametrize(("language", "text", "names", "town"), CASES)
def test_names_of_quarters_are_found_by_their_word(
    language: str, text: str, names: str, town: str
) -> None:
    lexicon = GazetteerLexicon(open_gazetteer())
    spans = quarter_names(text, [(0, len(text))], lexicon)
    marked = (Mention(a, b, text[a:b], Role.LOCATION) for a, b in spans)
    found = [part.text for mention in marked for part in parted(text, mention, lexicon)]
    assert [name for name in found if name != town] == names.split("|"), language


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("es", "en los barrios de Cali", "Cali"),
        ("fr", "dans les quartiers de Goma", "Goma"),
        ("uk", "у районі Бахмута", "Бахмута"),
    ],
)
def test_what_has_quarters_is_none(language: str, text: str, name: str) -> None:
    at = text.index(name)
    (context,) = read_contexts(
        text, [Mention(at, at + len(name), name, Role.LOCATION)], lambda _: language
    )
    assert not context.quarter
