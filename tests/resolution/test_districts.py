"""A town and the district it lies in, which a report names both, speak for each other."""

from __future__ import annotations

import pytest

from geo import geoparse

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
