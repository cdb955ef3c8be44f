"""Names that the gazetteer's sources lack, by language: each is one of a place that it has."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest

from geo.gazetteer import open_gazetteer
from geo.paths import data_dir
from geo.wordlists import read_table

FILES = sorted(path.name for path in (data_dir() / "gazetteer").glob("names-*.tsv"))
SCRIPTS = {"ar": "ARABIC", "uk": "CYRILLIC", "ru": "CYRILLIC", "es": "LATIN", "fr": "LATIN"}
LEAST = 1_500
"""Arabic names in the seven countries, by what was asked for."""


@pytest.mark.parametrize("file", FILES)
def test_every_name_leads_to_its_entry(file: str) -> None:
    gazetteer = open_gazetteer()
    lost = [
        (name, entry, country)
        for name, _, entry, country in read_table(f"gazetteer/{file}")
        if not any(
            (found.place.name, found.place.country_code) == (entry, country)
            for found in gazetteer.lookup(name)
        )
    ]
    assert not lost


@pytest.mark.parametrize(
    ("written", "label", "country"),
    [
        ("حلب", "Aleppo", "SY"),
        ("ادلب", "Idlib", "SY"),
        ("الحسكه", "Hasakah", "SY"),
        ("أُمّ درمان", "Omdurman", "SD"),
        ("خرطوم", "Khartoum", "SD"),
        ("المانيا", "Germany", "DE"),
        ("Lípetsi", "Lyptsi", "UA"),
        ("Тавіла", "Tawila", "SD"),
        ("Кинбурнская коса", "Kinburn Spit", "UA"),
    ],
)
def test_spellings_and_languages_lead_to_the_same_place(
    written: str, label: str, country: str
) -> None:
    first = open_gazetteer().lookup(written)[0].place
    assert (first.name, first.country_code) == (label, country)


@pytest.mark.parametrize("file", FILES)
def test_a_name_stands_once_for_a_place_and_in_its_script(file: str) -> None:
    rows = [tuple(row) for row in read_table(f"gazetteer/{file}")]
    assert not [row for row, times in Counter(rows).items() if times > 1]
    assert not [
        name
        for name, language, _, _ in rows
        if name != " ".join(name.split())
        or any(
            letter.isalpha()
            and not unicodedata.name(letter).startswith((SCRIPTS[language], "MODIFIER"))
            for letter in name
        )
    ]


def test_arabic_has_the_places_of_its_wars() -> None:
    countries = Counter(country for *_, country in read_table("gazetteer/names-arabic.tsv"))
    assert sum(countries.values()) >= LEAST
    assert set(countries) >= {"SY", "IQ", "PS", "LB", "YE", "LY", "SD"}
