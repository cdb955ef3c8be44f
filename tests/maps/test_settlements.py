"""Towns and villages below the places: what a tile holds, and how the script reads it."""

from __future__ import annotations

import json
from math import floor

import pytest
from javascript import Module
from made_up import parsed, place

from geo.gazetteer import open_gazetteer
from geo.maps import pins
from geo.maps.basemap import settlements
from geo.maps.layout import layout
from geo.maps.mercator import mercator

LARGEST_TILE = 100_000
IZIUM = 49.2, 37.3
DENSE = [(10, 536, 491), (7, 71, 42), (8, 142, 84), (9, 285, 168)]
"""Of the tiles of each level about those with most villages: Myanmar's and Poland's."""

script = Module("settlements.js")


def tile_of(lat: float, lon: float, z: int) -> tuple[int, int, int]:
    x, y = mercator(lat, lon)
    return z, floor(float(x) * 2**z), floor(float(y) * 2**z)


def test_the_last_level_has_every_settlement_and_the_script_puts_it_where_it_is() -> None:
    z, x, y = tile_of(*IZIUM, settlements.LEVELS[-1])
    gazetteer = open_gazetteer()
    rows = settlements.tile(gazetteer, "en", z, x, y)
    read = [script("labelled", row, z, x, y) for row in rows]
    assert [label["kind"] for label in read[:1]] == ["city"]
    around = gazetteer.settlements((36.5, 48.5, 38.2, 49.9))
    for label in read:
        near = [
            (abs(other.lat - label["lat"]), abs(other.lon - label["lon"]))
            for other in around
            if other.name == label["name"]
        ]
        assert min(lat + lon for lat, lon in near) < 0.0003, label
    inside = [other for other in around if tile_of(other.lat, other.lon, z) == (z, x, y)]
    assert len(inside) == len(rows) > 20


@pytest.mark.parametrize("z", settlements.LEVELS[:-1])
def test_a_level_before_shows_the_largest_spread_out(z: int) -> None:
    rows = settlements.tile(open_gazetteer(), "en", *tile_of(*IZIUM, z))
    columns, lines = 8, 16
    cells = {
        (x * columns // settlements.GRID, y * lines // settlements.GRID) for _, x, y, _ in rows
    }
    assert len(cells) == len(rows)
    assert "Izium" in [name for name, *_at in rows]
    sizes = [size for *_at, size in rows]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("at", DENSE)
def test_a_tile_stays_small(at: tuple[int, int, int]) -> None:
    packed = settlements.packed_tile(open_gazetteer(), "uk", *at)
    assert len(json.loads(packed)) > 100
    assert len(packed) < LARGEST_TILE


@pytest.mark.parametrize("at", [(6, 0, 0), (11, 0, 0), (7, 128, 0), (7, 0, -1)])
def test_there_are_no_other_tiles(at: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no tile"):
        settlements.tile(open_gazetteer(), "en", *at)


def test_the_script_asks_for_the_tiles_of_its_view() -> None:
    first, last = layout.settlements.first, layout.settlements.last
    assert (settlements.LEVELS[0], settlements.LEVELS[-1]) == (first, last)
    assert [script("levelOf", zoom) for zoom in (8, 8.5, 9, 11, 13)] == [7, 7, 8, 10, 10]
    lat, lon = IZIUM
    box = {"west": lon - 0.01, "east": lon + 0.01, "south": lat - 0.01, "north": lat + 0.01}
    assert script("tilesIn", box, 8) == [list(tile_of(lat, lon, 8)[1:])]
    # Across the antimeridian the columns go on.
    across = script("tilesIn", {"west": 179, "east": 181, "south": 0.1, "north": 0.2}, 7)
    assert [x for x, _y in across] == [127, 128]


def test_a_page_knows_what_lies_about_its_places_and_no_more() -> None:
    result = parsed(
        "{Izium|Izium|location} in {Ukraine|Ukraine|location}",
        place("Izium", *IZIUM),
        place("Ukraine", 49.0, 32.0, precision="country"),
    )
    rows = settlements.around(open_gazetteer(), pins(result))
    names = [row[0] for row in rows]
    assert {"Izium", "Kapytolivka", "Oskil"} <= set(names)
    # A country is no place to zoom in to.
    assert all(abs(float(str(row[1])) - IZIUM[0]) < 0.3 for row in rows)
    levels = [int(str(row[4])) for row in rows]
    assert levels == sorted(levels)
    assert rows[0][0] == "Izium"
    assert set(levels) == set(settlements.LEVELS)
