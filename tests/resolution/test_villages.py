"""Places of the village tier: which of them a report's sure places speak for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_up import place

from geo.model import Candidate, NameTier, Place, Precision, Role
from geo.resolution.company import Anchor
from geo.resolution.cues import Context, Cue
from geo.resolution.senses import Sense
from geo.resolution.villages import with_believed, without_villages

IZIUM = place("Izium", 49.2, 37.3, id="geonames:1")
UKRAINE = place("Ukraine", 49.0, 32.0, Precision.COUNTRY, id="geonames:2")
NEAR = place("Andriivka", 49.5, 36.6, id="village:000000000001")
FAR = place("Andriivka", 46.6, 31.0, id="village:000000000002")
TOWN = place("Andriivka", 48.0, 30.0, id="geonames:3")
CITY = replace(TOWN, population=200_000)
NEAR_TOWN = replace(TOWN, lat=49.3, lon=37.0, population=25_000)
ABROAD = place("Andrivok", 30.0, 70.0, id="geonames:4", country_code="PK")


def sense(surface: str, *candidates: Candidate) -> Sense:
    return Sense(surface, (0,), Context(Cue.NONE, ""), candidates, frozenset({Role.LOCATION}))


def called(found: Place, tier: NameTier = NameTier.LABEL) -> Candidate:
    return Candidate(found, found.name, tier)


def believed(anchored: Place, *candidates: Candidate, container: Place | None = None) -> list[str]:
    senses = (sense(anchored.name, called(anchored)), sense("Andriivka", *candidates))
    towns = without_villages(senses)
    anchors = [Anchor(0, 0, anchored, 1.0)]
    found = with_believed(senses, towns, anchors, [None, container])
    return [c.place.id for s in found[1:] for c in s.candidates]


@pytest.mark.parametrize(
    ("candidates", "expected"),
    [
        ((called(NEAR), called(FAR)), [NEAR.id]),
        ((called(TOWN), called(NEAR), called(FAR)), [TOWN.id, NEAR.id]),
        ((called(CITY), called(NEAR)), [CITY.id]),
        ((called(NEAR_TOWN), called(NEAR)), [NEAR_TOWN.id]),
        ((called(ABROAD, NameTier.SKELETON), called(NEAR)), [NEAR.id]),
        ((called(ABROAD, NameTier.SKELETON),), [ABROAD.id]),
        ((called(TOWN), called(FAR)), [TOWN.id]),
    ],
    ids=[
        "near",
        "beside a far town",
        "no city",
        "no town as near",
        "before a skeleton",
        "none",
        "far",
    ],
)
def test_a_village_is_believed_near_a_sure_place(
    candidates: tuple[Candidate, ...], expected: list[str]
) -> None:
    assert believed(IZIUM, *candidates) == expected


def test_the_only_one_of_the_reports_country_is_believed_where_nothing_else_is_called_so() -> None:
    assert believed(UKRAINE, called(FAR)) == [FAR.id]
    assert believed(IZIUM, called(FAR)) == [FAR.id]
    assert believed(IZIUM, called(replace(FAR, lat=56.9))) == []
    assert believed(UKRAINE, called(FAR), called(NEAR)) == []
    assert believed(UKRAINE, called(TOWN), called(FAR)) == [TOWN.id]
    assert believed(UKRAINE, called(replace(FAR, country_code="RU"))) == []


def test_a_village_is_believed_where_the_words_put_it() -> None:
    both = (called(CITY), called(FAR))
    assert believed(IZIUM, *both, container=UKRAINE) == [CITY.id, FAR.id]
    elsewhere = replace(UKRAINE, country_code="PK")
    assert believed(IZIUM, *both, container=elsewhere) == [CITY.id]


def test_a_name_does_not_speak_for_itself() -> None:
    near_town = replace(NEAR, lat=48.1, lon=30.1)
    senses = (sense("Andriivka", called(TOWN), called(near_town)),)
    towns = without_villages(senses)
    assert with_believed(senses, towns, [Anchor(0, 0, TOWN, 1.0)], [None]) == towns
