"""Names that the gazetteer's sources lack, by language: each is one of a place that it has."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from contextlib import closing

import pytest

from geo.gazetteer import index, open_gazetteer
from geo.paths import cache_dir, data_dir
from geo.wordlists import read_table

FILES = sorted(path.name for path in (data_dir() / "gazetteer").glob("names-*.tsv"))
SCRIPTS = {"ar": "ARABIC", "uk": "CYRILLIC", "ru": "CYRILLIC", "es": "LATIN", "fr": "LATIN"}
LEAST = 1_500
"""Arabic names in the seven countries, by what was asked for."""


@pytest.mark.parametrize("file", FILES)
def test_every_entry_is_the_label_of_a_place_in_its_country(file: str) -> None:
    entries = {(label, country) for _, _, label, country in read_table(f"gazetteer/{file}")}
    asked = json.dumps([label for label, _ in entries])
    query = "SELECT name, country FROM place WHERE name IN (SELECT value FROM json_each(?))"
    open_gazetteer()
    path = index.path_of(cache_dir(), index.version())
    with closing(index.connect(path)) as connection:
        assert entries <= set(connection.execute(query, (asked,)))


@pytest.mark.parametrize(
    ("written", "label", "country"),
    [
        ("حلب", "Aleppo", "SY"),
        ("ادلب", "Idlib", "SY"),
        ("الحسكه", "Hasakah", "SY"),
        ("أُمّ درمان", "Omdurman", "SD"),
        ("خرطوم", "Khartoum", "SD"),
        ("المانيا", "Germany", "DE"),
        ("هونغ كونغ", "Hong Kong", "HK"),
        ("هونج كونج", "Hong Kong", "HK"),
        ("جواتيمالا", "Guatemala", "GT"),
        ("شبه الجزيرة العربية", "Arabian Peninsula", ""),
        ("EE. UU.", "United States", "US"),
        ("Grande-Bretagne", "United Kingdom", "GB"),
        ("Ближнем Востоке", "Middle East", ""),
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


def test_regions_of_wars_have_a_name_in_each_language() -> None:
    countries = json.dumps("UA RU SY IQ PS SD YE LY LB ML BF NE CO MX VE CD MM".split())
    query = (
        "SELECT l.value, p.name FROM place p JOIN json_each(?) l WHERE p.code = 'ADM1'"
        " AND p.country IN (SELECT value FROM json_each(?))"
        " AND NOT EXISTS (SELECT 1 FROM local WHERE place = p.id AND language = l.value)"
    )
    open_gazetteer()
    path = index.path_of(cache_dir(), index.version())
    with closing(index.connect(path)) as connection:
        assert not connection.execute(query, (json.dumps(list(SCRIPTS)), countries)).fetchall()
