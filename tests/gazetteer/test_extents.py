"""How far countries and regions reach."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest
from extents import contains
from indexed import places
from tables import table

from geo.extent import Extent
from geo.gazetteer import Gazetteer, files


@cache
def extents() -> dict[int, Extent]:
    found = {}
    for number, written in files.extents():
        west, south, east, north = map(float, written.split())
        found[number] = (west, south, east, north)
    return found


def test_fiji_crosses_the_antimeridian(gazetteer: Gazetteer) -> None:
    fiji = gazetteer.country("FJ")
    assert fiji is not None and fiji.extent is not None
    west, south, east, north = fiji.extent
    assert west > east and (east - west) % 360 < 8
    assert contains(fiji.extent, -16.8, -180.0) and contains(fiji.extent, -18.14, 178.44)
    assert -22 < south < -20 and -13 < north < -12


@pytest.mark.parametrize("row", table(__file__, "extents.tsv"), ids=lambda row: row[1] or row[0])
def test_countries_and_regions_reach_as_far_as_an_atlas_says(
    gazetteer: Gazetteer, row: tuple[str, ...]
) -> None:
    country, name, admin1, *expected, about = row
    whole = gazetteer.country(country)
    assert whole is not None
    named = [c.place for c in gazetteer.lookup(name) if c.place.feature_class == "A"]
    reach = pytest.approx(tuple(map(float, expected)), abs=float(about))
    assert [
        place
        for place in (named if name else [whole])
        if place.country_code == country and admin1 in ("", place.admin1) and place.extent == reach
    ]


def test_every_place_that_is_no_point_has_an_extent_or_a_radius() -> None:
    wide = places("class NOT IN ('P', 'R', 'S') AND radius_km IS NULL")
    assert wide
    assert [place.name for place in wide if place.number not in extents()] == []


def test_extents_are_of_countries_and_regions_alone(gazetteer: Gazetteer) -> None:
    assert set(extents()) == {place.number for place in places(_WITH_BORDERS)}
    izium = gazetteer.place("geonames:707292")
    assert izium is not None and izium.extent is None


_WITH_BORDERS = "precision IN ('country', 'region', 'district') AND id > 0"


def test_extents_are_in_form() -> None:
    for number, (west, south, east, north) in extents().items():
        assert -180 <= west <= 180 and -180 <= east <= 180, number
        assert -90 <= south < north <= 90 and west != east, number


def test_a_region_is_no_wider_than_its_country_by_much() -> None:
    """A region about the globe would be the mark of a turn that went wrong."""
    for place in places("code IN ('ADM1', 'ADM2')"):
        west, _, east, _ = extents()[place.number]
        assert (east - west) % 360 < 75, place.name


def test_the_point_of_a_place_lies_in_its_extent() -> None:
    off = {
        place.number: place.name
        for place in places(_WITH_BORDERS)
        if not contains(extents()[place.number], place.lat, place.lon)
    }
    assert set(off) == _APART, off


_APART = {
    # GeoNames' point is apart from where it files the region's settlements.
    587245, 6324220, 1272123, 9166542, 1853737, 6547290, 2550076, 6547298, 11282168, 863904,
    12095516, 9564781, 6940820,
    # Islands: the point is on another one, or at sea between them.
    2081175, 4034366, 2410878, 4032231, 7280288,
}  # fmt: skip


def test_settlements_lie_in_the_extents_of_their_regions() -> None:
    by_code = {place.country: place.number for place in places("precision = 'country'")}
    held: dict[str, list[bool]] = defaultdict(list)
    for place in places("class = 'P' AND id > 0"):
        above = {"country": by_code[place.country], "1": place.admin1, "2": place.admin2}
        for level, number in above.items():
            if number:
                held[level].append(contains(extents()[number], place.lat, place.lon))
    shares = {level: sum(those) / len(those) for level, those in held.items()}
    assert shares["country"] > 0.999 and shares["1"] > 0.998 and shares["2"] > 0.999, shares
