"""How far countries and regions reach."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest
from extents import contains
from known_places import entries

from geo.extent import Extent
from geo.gazetteer import Gazetteer, files
from geo.model import Precision

ABOUT = 0.15
"""Degrees by which an extent may differ from what an atlas says."""


@cache
def extents() -> dict[int, Extent]:
    found = {}
    for number, written in files.extents():
        west, south, east, north = map(float, written.split())
        found[number] = (west, south, east, north)
    return found


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("UA", (22.14, 44.38, 40.22, 52.38)),
        ("RU", (19.64, 41.19, -169.05, 81.86)),
        ("US", (172.45, 18.91, -66.95, 71.39)),
        ("NZ", (165.9, -52.6, -176.2, -34.1)),
        ("FR", (-5.14, 41.33, 9.56, 51.09)),
        ("NO", (4.6, 57.96, 31.1, 71.19)),
        ("SY", (35.73, 32.31, 42.38, 37.32)),
        ("PS", (34.22, 31.22, 35.57, 32.55)),
        ("SD", (21.81, 8.69, 38.6, 22.23)),
        ("CL", (-109.45, -55.98, -66.42, -17.5)),
        ("AQ", (-180.0, -90.0, 180.0, -60.5)),
        ("SJ", (-9.1, 70.8, 33.6, 80.8)),
    ],
)
def test_countries_reach_as_far_as_an_atlas_says(
    gazetteer: Gazetteer, code: str, expected: Extent
) -> None:
    country = gazetteer.country(code)
    assert country is not None and country.extent == pytest.approx(expected, abs=ABOUT)


def test_fiji_crosses_the_antimeridian(gazetteer: Gazetteer) -> None:
    fiji = gazetteer.country("FJ")
    assert fiji is not None and fiji.extent is not None
    west, south, east, north = fiji.extent
    assert west > east and (east - west) % 360 < 8
    assert contains(fiji.extent, -16.8, -180.0) and contains(fiji.extent, -18.14, 178.44)
    assert -22 < south < -20 and -13 < north < -12


@pytest.mark.parametrize(
    ("name", "country", "admin1", "expected", "about"),
    [
        ("Kharkiv Oblast", "UA", "Kharkiv Oblast", (34.85, 48.53, 38.1, 50.46), ABOUT),
        ("Chukotka Autonomous Okrug", "RU", "", (157.7, 61.8, -169.0, 71.6), ABOUT),
        ("Alaska", "US", "Alaska", (172.4, 51.2, -130.0, 71.4), ABOUT),
        ("Crimea", "UA", "Crimea", (32.48, 44.39, 36.65, 46.23), ABOUT),
        # Without an outline: told by settlements, and so with less certainty.
        ("Izium Raion", "UA", "Kharkiv Oblast", (36.4, 48.75, 37.95, 49.65), 0.3),
        ("Cook County", "US", "Illinois", (-88.26, 41.47, -87.5, 42.15), 0.5),
        ("Harris County", "US", "Texas", (-95.96, 29.5, -94.91, 30.17), 0.3),
        ("Maricopa County", "US", "Arizona", (-113.33, 32.5, -111.04, 34.05), 0.5),
        ("Turkana", "KE", "", (34.0, 1.5, 36.7, 5.5), 0.8),
        ("North Slope Borough", "US", "Alaska", (-166.9, 67.9, -141.0, 71.4), 4.0),
    ],
)
def test_regions_reach_as_far_as_an_atlas_says(
    gazetteer: Gazetteer, name: str, country: str, admin1: str, expected: Extent, about: float
) -> None:
    known = {"country_code": country} | ({"admin1": admin1} if admin1 else {})
    candidates = [
        c.place
        for c in gazetteer.lookup(name)
        if c.place.feature_class == "A"
        and all(getattr(c.place, field) == value for field, value in known.items())
    ]
    assert [p for p in candidates if p.extent == pytest.approx(expected, abs=about)]


def test_every_place_that_is_no_point_has_an_extent_or_a_radius() -> None:
    points = ("P", "R", "S")
    lacking = [
        entry.slug or entry.number
        for entry in entries()
        if entry.feature_class not in points
        and entry.radius_km is None
        and entry.number not in extents()
    ]
    assert lacking == []


def test_extents_are_of_countries_and_regions_alone(gazetteer: Gazetteer) -> None:
    numbers = {e.number for e in entries() if e.precision in _WITH_BORDERS and e.number > 0}
    assert set(extents()) == numbers
    izium = gazetteer.place("geonames:707292")
    assert izium is not None and izium.extent is None


_WITH_BORDERS = (Precision.COUNTRY, Precision.REGION, Precision.DISTRICT)


def test_extents_are_in_form() -> None:
    for number, (west, south, east, north) in extents().items():
        assert -180 <= west <= 180 and -180 <= east <= 180, number
        assert -90 <= south < north <= 90 and west != east, number


def test_a_region_is_no_wider_than_its_country_by_much() -> None:
    """A region about the globe would be the mark of a turn that went wrong."""
    for entry in entries():
        if entry.feature_code in ("ADM1", "ADM2"):
            west, _, east, _ = extents()[entry.number]
            assert (east - west) % 360 < 75, entry.name


def test_the_point_of_a_place_lies_in_its_extent() -> None:
    off = {
        entry.number: entry.name
        for entry in entries()
        if entry.number in extents() and not contains(extents()[entry.number], entry.lat, entry.lon)
    }
    assert set(off) == _APART, off


_APART = {
    # GeoNames' point is apart from where it files the region's settlements.
    587245, 6324220, 1272123, 9166542, 1853737, 6547290, 2550076, 6547298, 11282168, 863904,
    12095516, 9564781, 6940820,
    # Islands: the point is on another one, or at sea between them.
    2081175, 4034366, 2410878, 4032231, 7280288,
}  # fmt: skip


@cache
def _countries() -> dict[int, str]:
    return {e.number: e.country for e in entries() if e.precision is Precision.COUNTRY}


def test_settlements_lie_in_the_extents_of_their_regions() -> None:
    by_code = {code: number for number, code in _countries().items()}
    held: dict[str, list[bool]] = defaultdict(list)
    for entry in entries():
        if entry.feature_class != "P" or entry.number < 0:
            continue
        above = {"country": by_code[entry.country], "1": entry.admin1, "2": entry.admin2}
        for level, number in above.items():
            if number:
                held[level].append(contains(extents()[number], entry.lat, entry.lon))
    shares = {level: sum(those) / len(those) for level, those in held.items()}
    assert shares["country"] > 0.999 and shares["1"] > 0.998 and shares["2"] > 0.999, shares
