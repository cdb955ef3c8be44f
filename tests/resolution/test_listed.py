"""Names without a place that a list has between two that lie close together."""

from __future__ import annotations

import pytest

from geo import Mention, geoparse
from geo.distance import distance_km
from geo.resolution.approximate import APPROXIMATE


def find(text: str, name: str) -> Mention:
    return next(mention for mention in geoparse(text).mentions if mention.text == name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells hit Kramatorsk, Wozzok and Sloviansk in Ukraine.", ["Wozzok"]),
        ("Shells hit Kramatorsk, Wozzok, Zabbik and Sloviansk in Ukraine.", ["Wozzok", "Zabbik"]),
    ],
)
def test_a_listed_name_stands_between_its_neighbours(text: str, names: list[str]) -> None:
    ends = [find(text, name).resolution for name in ("Kramatorsk", "Sloviansk")]
    for name in names:
        found = find(text, name).resolution
        assert found is not None
        assert found.place.id.startswith(APPROXIMATE)
        assert found.reasons[0] == (
            "listed between Kramatorsk and Sloviansk, so it stands about there"
        )
        for end in ends:
            assert end is not None
            assert found.confidence < end.confidence
            km = distance_km(found.place.lat, found.place.lon, end.place.lat, end.place.lon)
            assert km < (found.place.radius_km or 0)


@pytest.mark.parametrize(
    "text",
    [
        "Fighting went on east of Izium in Ukraine. Shells fell on Kapytolivka and Wozzok.",
        "Fighting went on east of Izium in Ukraine. Shells fell on Wozzok and Kapytolivka.",
    ],
)
def test_a_listed_name_stands_beside_the_village_next_to_it(text: str) -> None:
    found, village = find(text, "Wozzok").resolution, find(text, "Kapytolivka").resolution
    assert found is not None and village is not None
    assert found.reasons[0] == "listed beside Kapytolivka, so it stands about there"
    assert found.confidence < village.confidence


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells hit Kharkiv and Wozzok in Ukraine.", "Wozzok"),
        ("Shells near Izium in Ukraine fell on Wozzok, Zabbik and Kapytolivka.", "Wozzok"),
        ("Shells near Izium in Ukraine fell on Kapytolivka and Wozzok Hill.", "Wozzok Hill"),
        ("A main broke in Hurley, Mississippi, between Hurley and Wozzok streets.", "Wozzok"),
    ],
)
def test_cities_two_names_off_and_streets_tell_nothing(text: str, name: str) -> None:
    assert not any(m.text == name and m.resolution for m in geoparse(text).mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit Kharkiv, Wozzok and Sloviansk in Ukraine.",
        "Shells hit Kramatorsk. Wozzok and Sloviansk in Ukraine were quiet.",
        "Shells hit Kramatorsk, Wozzok, Zabbik, Vubbok and Sloviansk in Ukraine.",
    ],
)
def test_what_lies_apart_says_nothing(text: str) -> None:
    assert find(text, "Wozzok").resolution is None


def test_a_city_far_away_is_not_meant_between_two_towns() -> None:
    text = (
        "The SDF took Tabqa, Mansoura and Raqqa from IS in northern Syria. Fighting went on in "
        "Deir ez-Zor and Hasakah, Syrian activists said."
    )
    found = find(text, "Mansoura").resolution
    assert found is not None
    assert (found.place.name, found.place.admin1) == ("Al Mansurah", "Raqqa Governorate")
    text = "The SDF left Deir ez-Zor and Hasakah for Mansoura, Egyptian activists in Cairo said."
    found = find(text, "Mansoura").resolution
    assert found is not None
    assert found.place.country_code == "EG"
