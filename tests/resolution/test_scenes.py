"""The sure places of a report, asked what lies near or in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.model import Place, Precision
from geo.resolution.scenes import Scenes


def place(
    name: str, lat: float, lon: float, precision: Precision, region: str = "", district: str = ""
) -> Place:
    code = {"settlement": "PPL", "region": "ADM1", "district": "ADM2"}[precision]
    kind = "P" if precision is Precision.SETTLEMENT else "A"
    return Place(
        f"test:{name}", name, lat, lon, kind, code, "UA", region, precision, admin2=district
    )


DONETSK = place("Donetsk Oblast", 48.0, 37.7, Precision.REGION, "Donetsk Oblast")
RAION = place("Bakhmut Raion", 48.6, 38.0, Precision.DISTRICT, "Donetsk Oblast")
PISKY = place("Pisky", 48.06, 37.67, Precision.SETTLEMENT, "Donetsk Oblast", "Pokrovsk Raion")
SOLEDAR = place("Soledar", 48.68, 38.09, Precision.SETTLEMENT, "Donetsk Oblast", "Bakhmut Raion")
LYMAN = place("Lyman", 48.99, 37.81, Precision.SETTLEMENT, "Donetsk Oblast")
NAMED = (("Donetsk", DONETSK), ("Bakhmut district", RAION), ("Lyman", LYMAN))


@pytest.mark.parametrize(
    ("named", "asked", "name", "held"),
    [
        (NAMED[:1], PISKY, "Pisky", True),
        (NAMED[1:2], SOLEDAR, "Soledar", True),
        (NAMED[1:2], PISKY, "Pisky", False),
        (NAMED[2:], PISKY, "Pisky", False),
        (NAMED[:1], LYMAN, "Donetsk", False),
        (NAMED[:1], DONETSK, "Donbas", False),
        ((), PISKY, "Pisky", False),
    ],
)
def test_what_lies_in_a_region_or_district_of_another_name(
    named: tuple[tuple[str, Place], ...], asked: Place, name: str, *, held: bool
) -> None:
    assert (Scenes(named).area_of(asked, name) is not None) is held


@pytest.mark.parametrize(
    ("asked", "name", "km", "is_near"),
    [
        (SOLEDAR, "Soledar", 50.0, True),
        (SOLEDAR, "Soledar", 30.0, False),
        (SOLEDAR, "Lyman", 50.0, False),
        (LYMAN, "Krasnyi Lyman", 1.0, True),
    ],
)
def test_what_lies_near_a_point_of_another_name(
    asked: Place, name: str, km: float, *, is_near: bool
) -> None:
    assert Scenes(NAMED).near(asked, name, km) is is_near


def test_capitals_and_the_place_itself_are_no_points_of_a_report() -> None:
    capital = replace(PISKY, feature_code="PPLC")
    assert not Scenes([("Kyiv", capital), ("Lyman", LYMAN)]).has_points("Lyman")
    assert Scenes([("Kyiv", capital), ("Lyman", LYMAN)]).has_points("Pisky")
