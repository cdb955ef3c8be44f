"""What a person types finds the place meant, and never one outside of what is named around it."""

from __future__ import annotations

import pytest
from tables import table

from geo.gazetteer import Gazetteer, regionwords
from geo.gazetteer.search import lies_in, search
from geo.model import Place
from geo.wordlists import read_table


def address(gazetteer: Gazetteer, query: str) -> str:
    found = search(gazetteer, query)
    if not found:
        return ""
    place = found[0].place
    return ", ".join(dict.fromkeys(filter(None, (place.name, place.admin1, place.country))))


@pytest.mark.parametrize(("query", "expected"), table(__file__, "searches.tsv"))
def test_the_place_meant_comes_first(gazetteer: Gazetteer, query: str, expected: str) -> None:
    assert address(gazetteer, query) == expected


@pytest.mark.parametrize(
    "query",
    [
        "Katsina, Niger",
        "Katsina Niger",
        "Izium, Kenya",
        "Izium, Poltava region",
        "Izium, Kharkiv district",
        "Lyman, Donetsk Oblast, Russia",
        "Springfield, UA",
        "Izium, Qzxvbrtklm",
        "Zinder, Niger State",
        "Qzxvbrtklm",
        "Qzxvbrtklm, Ukraine",
        ", Ukraine",
        ",",
        "",
        "9" * 18,
        "dateline:qzxvbrtklm",
    ],
)
def test_no_other_place_is_given_instead(gazetteer: Gazetteer, query: str) -> None:
    assert search(gazetteer, query) == ()


@pytest.mark.parametrize("name", ["Ivanivka", "London", "San José", "Balakliia", "Paris", "Kyiv"])
@pytest.mark.parametrize("outer", ["Ukraine", "US", "Kharkiv region", "TX", "Donbas", "Georgia"])
def test_every_place_lies_in_what_is_named_around_it(
    gazetteer: Gazetteer, name: str, outer: str
) -> None:
    areas = {
        "Ukraine": ["geonames:690791"],
        "US": ["geonames:6252001"],
        "Kharkiv region": ["geonames:706482"],
        "TX": ["geonames:4736286"],
        "Donbas": ["dateline:donbas"],
        "Georgia": ["geonames:614540", "geonames:4197000"],
    }[outer]
    named = [area for place_id in areas if (area := gazetteer.place(place_id))]
    for candidate in search(gazetteer, f"{name}, {outer}"):
        assert any(lies_in(candidate.place, area) for area in named), candidate.place


def test_each_place_is_found_once(gazetteer: Gazetteer) -> None:
    for query in ("Ivanivka", "Kharkiv, Ukraine", "Babylon, Iraq"):
        ids = [candidate.place.id for candidate in search(gazetteer, query)]
        assert len(ids) == len(set(ids)) > 0


def test_a_reports_countries_come_first(gazetteer: Gazetteer) -> None:
    assert search(gazetteer, "Donetsk")[0].place.country_code == "UA"
    assert search(gazetteer, "Donetsk", countries={"RU"})[0].place.country_code == "RU"


@pytest.fixture(scope="module")
def largest(gazetteer: Gazetteer) -> dict[tuple[str, str], Place]:
    """The largest settlement of each first-level region that has a large one."""
    places = reversed(gazetteer.largest(10_000))
    return {(place.country_code, place.admin1): place for place in places}


@pytest.mark.parametrize("row", read_table("gazetteer/region_codes.tsv"), ids="-".join)
def test_a_postal_code_leads_to_its_region(
    gazetteer: Gazetteer, largest: dict[tuple[str, str], Place], row: tuple[str, ...]
) -> None:
    code, country, number, label = row
    region = gazetteer.place(f"geonames:{number}")
    assert region is not None
    assert (region.country_code, region.name, region.feature_code) == (country, label, "ADM1")
    if town := largest.get((country, label)):
        found = search(gazetteer, f"{town.name}, {code}")
        assert town in [candidate.place for candidate in found]


def test_postal_codes_stand_once_a_country() -> None:
    codes = [(country, code) for code, country, *_ in read_table("gazetteer/region_codes.tsv")]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("row", read_table("gazetteer/region_words.tsv"), ids=" ".join)
def test_a_word_for_a_region_is_left_out_of_its_name(row: tuple[str, ...]) -> None:
    word, level = row
    assert word == word.lower() and level in ("1", "2")
    for name in (f"Idlib {word.title()}", f"the {word} of Idlib"):
        assert (regionwords.stem(name), regionwords.level(name)) == ("Idlib", int(level))
