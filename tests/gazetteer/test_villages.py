"""The village tier: its numbers, its rows, and how it stands in the whole gazetteer."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest
from extents import contains
from indexed import Row, asked, places

from geo.distance import distance_km
from geo.extent import Extent
from geo.gazetteer import Gazetteer, files, villages
from geo.gazetteer.index import cell
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.gazetteer.names import fold_each
from geo.gazetteer.villages import is_village_tier

KNOWN = [
    # Villages that wars made known and the larger files lack: about where maps show them.
    ("Kapytolivka", 49.20, 37.35, "Kharkiv Oblast"),
    ("Levadne", 47.74, 36.60, "Zaporizhzhia Oblast"),
    ("Kansafra", 35.65, 36.47, "Idlib Governorate"),
    ("Kafr Oweid", 35.62, 36.45, "Idlib Governorate"),
    ("Jarjanaz", 35.62, 36.78, "Idlib Governorate"),
    ("Al-Lataminah", 35.32, 36.62, "Hama Governorate"),
    ("Dabiq", 36.54, 37.27, "Aleppo Governorate"),
    ("Samre", 13.19, 39.21, "Tigray Region"),
    ("Berahle", 13.86, 40.02, "Afar Region"),
    ("Solhan", 13.38, 0.45, "Sahel Region"),
    ("Janaale", 1.81, 44.69, "Lower Shabelle"),
    ("Auno", 11.85, 12.94, "Borno State"),
    ("Dalori", 11.76, 13.27, "Borno State"),
    ("Aligollamnari", 12.57, 13.72, "Borno State"),
    ("Kuriga", 10.71, 6.80, "Kaduna State"),
]


@cache
def rows() -> tuple[Row, ...]:
    """Every village of the tier."""
    return places(f"id <= {villages.LAST}")


@pytest.mark.parametrize(("name", "lat", "lon", "admin1"), KNOWN)
def test_villages_of_wars_are_known(
    gazetteer: Gazetteer, name: str, lat: float, lon: float, admin1: str
) -> None:
    near = [
        candidate.place
        for candidate in gazetteer.lookup(name)
        if distance_km(lat, lon, candidate.place.lat, candidate.place.lon) < 3
    ]
    assert [place.admin1 for place in near] == [admin1]


@pytest.mark.parametrize(
    ("name", "lat", "lon", "place_id"),
    [
        ("Kapytolivka", 49.196, 37.349, "village:1ddf0747b967"),
        ("London", 42.02, -83.613, "village:1c546c79c35f"),
    ],
)
def test_an_id_never_changes(name: str, lat: float, lon: float, place_id: str) -> None:
    number = villages.number(name, lat, lon)
    assert villages.id_of(number) == place_id and villages.number_of(place_id) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "village:",
        "village:1",
        "village:1DDF0747B967",
        "village: 1ddf0747b96",
        "village:000000000000",
    ],
)
def test_other_texts_are_no_ids(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.place(text) is None


def test_numbers_differ_and_lie_in_their_range() -> None:
    numbers = [entry.number for entry in rows()]
    assert len(set(numbers)) == len(numbers) > 500_000
    assert min(numbers) > 2 * villages.LAST


def test_names_are_names() -> None:
    odd = re.compile(r"\d|[?|/()]|^(?:unknown|unnamed)\b", re.IGNORECASE)
    latin = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
    assert [e.name for e in rows() if odd.search(e.name) or not latin.search(e.name)] == []


def test_rows_lie_in_their_countries_and_regions() -> None:
    extents = dict(files.extents())
    boxes: dict[int, Extent] = {}
    for number, written in extents.items():
        west, south, east, north = map(float, written.split())
        boxes[number] = (west, south, east, north)
    countries = {e.country: e.number for e in places("precision = 'country'")}
    country_of = {e.number: e.country for e in places("code IN ('ADM1', 'ADM2')")}
    outside = [e for e in rows() if not contains(boxes[countries[e.country]], e.lat, e.lon)]
    assert len(outside) < 0.0005 * len(rows())
    placed = [e for e in rows() if e.admin1]
    assert len(placed) > 0.99 * len(rows())
    assert all(country_of[e.admin1] == e.country for e in placed)
    assert all(country_of[e.admin2] == e.country for e in rows() if e.admin2)
    outside = [e for e in placed if not contains(boxes[e.admin1], e.lat, e.lon)]
    assert len(outside) < 0.01 * len(rows())


def test_crimea_is_ukraines() -> None:
    crimea = [e for e in rows() if 45.0 < e.lat < 45.4 and 33.7 < e.lon < 34.8]
    assert len(crimea) > 80 and {e.country for e in crimea} == {"UA"}


def test_no_row_is_a_settlement_that_is_known() -> None:
    towns = places("precision = 'settlement' AND id > 0")
    near: dict[tuple[int, str], list[Row]] = {}
    for entry, key in zip(towns, fold_each(e.name for e in towns), strict=True):
        near.setdefault((cell(entry.lat, entry.lon), key), []).append(entry)
    doubles = [
        (e.name, e.lat, e.lon)
        for e, key in zip(rows(), fold_each(e.name for e in rows()), strict=True)
        for town in near.get((cell(e.lat, e.lon), key), ())
        if distance_km(e.lat, e.lon, town.lat, town.lon) < 4.9
    ]
    assert doubles == []


def test_ukrainian_villages_have_their_official_names() -> None:
    ukrainian = [e for e in rows() if e.country == "UA"]
    ((cyrillic,),) = asked(
        "SELECT count(DISTINCT n.place) FROM place p JOIN name n ON n.place = p.id "
        f"WHERE p.country = 'UA' AND p.id <= {villages.LAST} AND n.names GLOB '*[а-яіїєґ]*'"
    )
    assert len(ukrainian) > 20_000 and cyrillic > 0.85 * len(ukrainian)


def test_villages_stand_after_every_other(gazetteer: Gazetteer) -> None:
    for name in ("London", "Union", "Andriivka", "San Antonio"):
        tiers = [is_village_tier(c.place) for c in gazetteer.lookup(name, limit=1000)]
        assert tiers == sorted(tiers) and len(set(tiers)) == 2
    counts = Counter(e.name for e in rows())
    most, number = counts.most_common(1)[0]
    assert 100 < number <= len(gazetteer.villages(most)) <= 200


def test_what_only_villages_are_called_is_no_word_of_the_lexicon(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Kapytolivka")
    assert GazetteerLexicon(gazetteer).entry("Kapytolivka") is None


def test_near_settlements_are_none_of_the_tier(gazetteer: Gazetteer) -> None:
    found = gazetteer.near(49.196, 37.349, within_km=30, limit=50)
    assert found and not any(is_village_tier(place) for place, _ in found)
