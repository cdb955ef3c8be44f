"""The rivers and lakes that the base map names: what they are called, and where they flow."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from indexed import asked

from geo.distance import distance_km
from geo.gazetteer import Gazetteer, files
from geo.model import NameTier, Precision


class Water(NamedTuple):
    """A water as the index has it."""

    slug: str
    name: str
    lat: float
    lon: float
    code: str
    country: str
    radius_km: float


@pytest.fixture(scope="module")
def every() -> list[Water]:
    fields = ", ".join(Water._fields)
    rows = asked(f"SELECT {fields} FROM place WHERE class = 'H'")
    return [Water._make(row) for row in rows]


@pytest.fixture(scope="module")
def waters(every: list[Water]) -> list[Water]:
    return [water for water in every if water.slug.startswith(files.WATERS_PREFIX)]


def test_each_row_is_in_form(waters: list[Water]) -> None:
    assert len(waters) > 1_000
    for water in waters:
        assert re.fullmatch(rf"{files.WATERS_PREFIX}[a-z0-9]+(-+[a-z0-9]+)*", water.slug), water
        assert water.code in ("STM", "LK") and 5 <= water.radius_km <= 1_200, water
        assert -90 <= water.lat <= 90 and -180 <= water.lon <= 180, water
        assert re.fullmatch(r"([A-Z]{2})?", water.country), water


@pytest.mark.parametrize(
    ("written", "name", "country", "lat", "lon"),
    [
        ("Chenab River", "Chenab River", "", 32.2, 73.3),
        ("Chenab", "Chenab River", "", 32.2, 73.3),
        ("Osage River", "Osage River", "US", 38.2, -93.4),
        ("Vltava", "Vltava River", "CZ", 49.6, 14.3),
        ("Oneida Lake", "Oneida Lake", "US", 43.2, -75.9),
        ("Lake Chapala", "Lago de Chapala", "MX", 20.2, -103.0),
        ("Seneca Lake", "Seneca Lake", "US", 42.7, -76.9),
        ("Great Zab", "Great Zab", "", 36.6, 43.9),
        ("Somme River", "Somme River", "FR", 49.95, 2.3),
    ],
)
def test_waters_are_found(
    gazetteer: Gazetteer, written: str, name: str, country: str, lat: float, lon: float
) -> None:
    place = gazetteer.lookup(written)[0].place
    assert (place.name, place.country_code, place.precision) == (name, country, Precision.WATER)
    assert place.radius_km and distance_km(place.lat, place.lon, lat, lon) < place.radius_km


@pytest.mark.parametrize("written", ["Savannah", "Broad", "Slave", "Ebola", "Ural", "Morava"])
def test_a_river_is_not_called_as_a_town_or_a_word(gazetteer: Gazetteer, written: str) -> None:
    exact = (c for c in gazetteer.lookup(written) if c.tier in (NameTier.LABEL, NameTier.NAME))
    assert not any(c.place.id.startswith(files.WATERS_PREFIX) for c in exact)


def test_what_was_written_by_hand_is_not_there_twice(
    every: list[Water], waters: list[Water]
) -> None:
    by_hand = {other.name: other for other in every if other not in waters}
    for water in waters:
        if other := by_hand.get(water.name):
            apart = distance_km(water.lat, water.lon, other.lat, other.lon)
            assert apart > water.radius_km, water


@pytest.mark.parametrize(
    ("written", "name"),
    [("Faroes", "Faroe Islands"), ("Rwenzoris", "Rwenzori Mountains"), ("Orkneys", "Orkney")],
)
def test_islands_and_mountains_are_named_by_their_plural(
    gazetteer: Gazetteer, written: str, name: str
) -> None:
    candidate = gazetteer.lookup(written)[0]
    assert (candidate.place.name, candidate.tier) == (name, NameTier.NAME)
