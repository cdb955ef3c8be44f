"""Words for the people of a country in other languages, in the forms that reports write."""

from __future__ import annotations

import pytest

from geo.gazetteer import open_gazetteer
from geo.model import NameTier
from geo.wordlists import read_table

WORDS = [
    ("ліванське", "LB"),
    ("Українських", "UA"),
    ("росіяни", "RU"),
    ("сирийскими", "SY"),
    ("россиян", "RU"),
    ("اللبنانية", "LB"),
    ("والسوريين", "SY"),
    ("يمنية", "YE"),
    ("libanesas", "LB"),
    ("alemanes", "DE"),
    ("israelíes", "IL"),
    ("maliennes", "ML"),
    ("ukrainienne", "UA"),
    ("Turques", "TR"),
    # Not the countries themselves.
    ("Вірменії", ""),
    ("Білоруссю", ""),
    ("вірменами", "AM"),
    ("українці", "UA"),
    ("Сербия", ""),
    ("سوريا", ""),
]


@pytest.mark.parametrize(("word", "country"), WORDS)
def test_a_word_for_a_people_leads_to_its_country(word: str, country: str) -> None:
    first = open_gazetteer().lookup(word)[0]
    assert (first.place.country_code if first.tier is NameTier.DEMONYM else "") == country


def test_every_row_is_a_countrys() -> None:
    gazetteer = open_gazetteer()
    rows = read_table("gazetteer/peoples.tsv")
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    for country, *_ in rows:
        assert gazetteer.country(country), country
