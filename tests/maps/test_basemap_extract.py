"""The base map that a page takes along: whole about the places, coarse elsewhere."""

from __future__ import annotations

import gzip
import json
from base64 import b64decode
from typing import Any

import pytest
import shapely
import topojson
from made_up import crowd, parsed, place

from geo.maps import pins
from geo.maps.basemap.extract import MOST_BYTES, packed_extract
from geo.maps.basemap.topology import topology
from geo.model import Geoparse, Precision


@pytest.fixture(scope="module")
def world() -> dict[str, Any]:
    return topology()


def unpacked(result: Geoparse) -> dict[str, Any]:
    packed = b64decode(packed_extract(pins(result, actors=True)))
    assert len(packed) <= MOST_BYTES
    return json.loads(gzip.decompress(packed))


def country_at(document: dict[str, Any], lat: float, lon: float) -> set[str]:
    """Return the countries that hold a point."""
    found = topojson.areas(document, "countries")
    return {known["n"] for known, shape in found if shapely.contains_xy(shape, lon, lat)}


IZIUM = parsed("{Izium|Izium|location}", place("Izium", 49.21, 37.26))


def test_all_that_is_referred_to_is_there() -> None:
    document = unpacked(IZIUM)
    used = {
        number
        for layer in document["objects"].values()
        for geometry in layer["geometries"]
        for number in topojson.arcs_of(geometry.get("arcs", []))
    }
    assert used == set(range(len(document["arcs"])))


def test_near_a_place_nothing_is_left_out(world: dict[str, Any]) -> None:
    def near(document: dict[str, Any]) -> set[tuple[float, float]]:
        found = set()
        for name in ("coast", "borders", "lakes"):
            for geometry in document["objects"][name]["geometries"]:
                for number in topojson.arcs_of(geometry["arcs"]):
                    for lon, lat in topojson.arc(document, number):
                        if abs(lat - 45.3) < 1.5 and abs(lon - 34.4) < 1.5:
                            found.add((round(lon, 4), round(lat, 4)))
        return found

    whole = near(world)
    assert len(whole) > 100
    # What lies a fraction of a px of the deepest zoom beside a line may go.
    there = near(unpacked(parsed("{X|X|location}", place("X", 45.3, 34.4))))
    assert len(there & whole) > 0.75 * len(whole)
    assert len(near(unpacked(parsed("{X|X|location}", place("X", -30, 140))))) < 0.4 * len(whole)


def test_names_near_a_place_stand_there_and_far_ones_do_not(world: dict[str, Any]) -> None:
    names = {g["properties"]["n"] for g in unpacked(IZIUM)["objects"]["labels"]["geometries"]}
    assert {"Lozova", "Kharkiv", "Canada", "London"} <= names
    every = {g["properties"]["n"] for g in world["objects"]["labels"]["geometries"]}
    assert len(names) < len(every) / 3


def test_disputed_borders_and_crimea_stand_as_on_the_page_of_the_dashboard(
    world: dict[str, Any],
) -> None:
    for result in (IZIUM, parsed("{X|X|location}", place("X", -30, 140))):
        document = unpacked(result)
        disputed = [
            {g["properties"]["n"] for g in each["objects"]["disputed"]["geometries"]}
            for each in (document, world)
        ]
        assert disputed[0] == disputed[1]
        assert country_at(document, 44.95, 34.1) == {"Ukraine"}
        assert country_at(document, 51.5, -0.1) == {"United Kingdom"}
        assert country_at(document, 66.0, -173.0) == {"Russia"}


def test_the_outline_of_a_region_that_is_named_stands_there() -> None:
    region = place("Kharkiv Oblast", 49.5, 36.5, Precision.REGION, id="geonames:706482")
    document = unpacked(parsed("{Kharkiv region|Kharkiv Oblast|location}", region))
    outlined = document["objects"]["regions"]["geometries"]
    assert [geometry["properties"]["id"] for geometry in outlined] == ["geonames:706482"]
    assert unpacked(IZIUM)["objects"]["regions"]["geometries"] == []


@pytest.mark.parametrize("lon", [179.9, -179.9])
def test_the_surroundings_go_on_across_the_antimeridian(lon: float) -> None:
    document = unpacked(parsed("{X|X|location}", place("X", -16.9, lon)))
    names = {g["properties"]["n"] for g in document["objects"]["labels"]["geometries"]}
    assert "Labasa" in names


def test_many_places_all_over_the_world_are_not_too_much() -> None:
    spots = [
        place(f"P{n}", -55 + (n * 37 % 1250) / 10, -180 + (n * 91 % 3600) / 10) for n in range(300)
    ]
    marked = " ".join(f"{{{each.name}|{each.name}|location}}," for each in spots)
    assert unpacked(parsed(marked, *spots))["arcs"]
    assert unpacked(crowd(300))["arcs"]


def test_the_same_gives_the_same() -> None:
    assert packed_extract(pins(IZIUM)) == packed_extract(pins(IZIUM))
