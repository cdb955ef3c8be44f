"""Every settlement within bounds: those of cells, and those of the village tier."""

from __future__ import annotations

from functools import cache

import pytest

from geo.extent import Extent
from geo.gazetteer import Gazetteer, open_gazetteer


@cache
def every_settlement() -> tuple[tuple[str, float, float], ...]:
    query = "SELECT name, lat, lon FROM place WHERE class = 'P'"
    return tuple(open_gazetteer()._connection.execute(query))


@pytest.mark.parametrize(
    "extent",
    [
        (37.0, 49.0, 37.6, 49.4),
        # A hundredth of a degree, and no more than a village.
        (37.345, 49.193, 37.355, 49.203),
        # Both sides of the equator, of the meridian of Greenwich, and up to the antimeridian.
        (9.0, -0.6, 9.7, 0.6),
        (-0.4, 51.3, 0.3, 51.6),
        (178.0, -18.5, 180.0, -16.0),
        # The sea.
        (-30.0, 20.0, -29.0, 21.0),
    ],
)
def test_all_settlements_within_bounds_are_found_once(gazetteer: Gazetteer, extent: Extent) -> None:
    west, south, east, north = extent
    wanted = sorted(
        (name, lat, lon)
        for name, lat, lon in every_settlement()
        if west <= lon < east and south <= lat < north
    )
    found = gazetteer.settlements(extent)
    assert bool(found) is (extent[0] != -30.0)
    assert sorted((place.name, place.lat, place.lon) for place in found) == wanted


def test_people_are_told_where_they_are_known(gazetteer: Gazetteer) -> None:
    people = {
        place.name: place.population for place in gazetteer.settlements((37.2, 49.1, 37.4, 49.3))
    }
    assert people["Izium"] > 40_000
    assert people["Kapytolivka"] == 0


@pytest.mark.parametrize(
    ("language", "names"),
    [
        # Borutyne is of the village tier, its name of Ukraine's register.
        ("uk", {"Ізюм", "Капитолівка"}),
        ("es", {"Izium", "Kapytolivka"}),
        ("ru", {"Изюм", "Kapytolivka"}),
    ],
)
def test_they_are_named_in_a_language_as_far_as_it_is_known(
    gazetteer: Gazetteer, language: str, names: set[str]
) -> None:
    found = gazetteer.settlements((37.2, 49.1, 37.4, 49.3), language)
    assert names <= {place.name for place in found}
    assert len(found) == len(gazetteer.settlements((37.2, 49.1, 37.4, 49.3)))
