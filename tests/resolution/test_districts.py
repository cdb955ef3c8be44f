"""A town and the district it lies in, which a report names both, speak for each other."""

from __future__ import annotations

import pytest

from geo import geoparse
from geo.model import Candidate, NameTier, Place, Precision, Role
from geo.resolution.columns import Columns
from geo.resolution.cues import Context, Cue
from geo.resolution.districts import in_districts
from geo.resolution.senses import Sense

ALABAMA = "JASPER - Two men were held in the Walker County jail, the Jasper police said."

RICHMOND = "Police in Richmond searched Madison County for him."


@pytest.mark.parametrize(
    ("text", "town", "region", "district"),
    [
        (ALABAMA, "Jasper", "Alabama", "Walker County"),
        (RICHMOND, "Richmond", "Kentucky", "Madison County"),
        ("London men searched Laurel County for him.", "London", "Kentucky", "Laurel County"),
        ("Shells hit Ivanivka, and all of Izium district.", "Ivanivka", "Kharkiv Oblast", None),
    ],
)  # fmt: skip
def test_the_town_lies_in_the_district(
    text: str, town: str, region: str, district: str | None
) -> None:
    placed = {m.text: m.resolution for m in geoparse(text).mentions if m.resolution}
    found = placed[town].place
    assert found.admin1 == region
    if district:
        assert found.admin2 == district
        assert placed[district].place.admin1 == region
        reason = f"named together with {district}, in which it lies"
        assert reason in map(str, placed[town].reasons)


def test_the_bare_name_of_a_district_says_nothing() -> None:
    text = "Fighting went on for Polohy and Tokmak. Shells hit Kostiantynivka and Druzhkivka."
    placed = {m.text: m.resolution for m in geoparse(text).mentions if m.resolution}
    assert placed["Kostiantynivka"].place.admin1 == "Donetsk Oblast"


def candidate(id: str, name: str, precision: Precision, admin2: str = "") -> Candidate:
    kind = ("P", "PPL") if precision is Precision.SETTLEMENT else ("A", "ADM2")
    place = Place(id, name, 30.7, -95.5, *kind, "US", "Texas", precision, 1_000, admin2=admin2)
    return Candidate(place, name, NameTier.LABEL)


def test_a_name_that_may_be_either_does_not_take_back_what_another_says() -> None:
    county = candidate("county", "Walker County", Precision.DISTRICT)
    town = candidate("town", "Walker", Precision.SETTLEMENT, "Walker County")
    senses = [
        Sense(
            name, (number,), Context(Cue.REGION, "county"), candidates, frozenset({Role.LOCATION})
        )
        for number, (name, candidates) in enumerate(
            [("Walker County", (county,)), ("Walker", (town, county))]
        )
    ]
    found = in_districts(senses, Columns.of(senses))
    assert found["in_district"].tolist() == [0.0, 1.0, 0.0]
    assert found["has_town"].tolist() == [1.0, 0.0, 0.0]
