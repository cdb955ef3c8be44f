"""The base map's file: what is in it, and that its borders are those of the disputed table."""

from __future__ import annotations

import csv
import math
import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
import topojson

from geo.maps.basemap.topology import topology
from geo.paths import data_dir

BASEMAP = data_dir() / "basemap"

world = cache(topology)


@cache
def areas(name: str) -> list[tuple[dict[str, Any], shapely.Geometry]]:
    return topojson.areas(world(), name)


@cache
def lines(name: str) -> list[tuple[str, np.ndarray]]:
    return list(topojson.lines(world(), name))


def geometries(name: str) -> list[dict[str, Any]]:
    return topojson.geometries(world(), name)


def found_at(name: str, lat: float, lon: float) -> list[dict[str, Any]]:
    """The properties of the areas about a point."""
    return [known for known, shape in areas(name) if shapely.contains_xy(shape, lon, lat)]


def table(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def points(text: str) -> list[tuple[float, ...]]:
    return [tuple(map(float, pair.split(","))) for pair in text.split(";") if pair.strip()]


@pytest.mark.parametrize(
    "row",
    table(Path(__file__).with_name("countries_and_regions.tsv")),
    ids=lambda row: row["place"],
)
def test_a_point_lies_in_the_country_and_region_that_the_map_draws(row: dict[str, str]) -> None:
    at = float(row["lat"]), float(row["lon"])
    assert [found["c"] for found in found_at("countries", *at)] == [row["country"]]
    (inside,) = found_at("regions", *at)
    assert inside["c"] == row["country"]
    assert not row["region"] or inside["n"] in row["region"].split("|")


@pytest.mark.parametrize("row", table(BASEMAP / "disputed.tsv"), ids=lambda row: row["territory"])
def test_every_row_of_the_table_is_drawn_as_it_says(row: dict[str, str]) -> None:
    assert row["reason"].endswith(".")
    country = "" if row["country"] == "?" else row["country"]
    for lat, lon in points(row["at"]):
        assert [found["c"] for found in found_at("countries", lat, lon)] == [country]
    if row["dashed"] or row["claims"]:
        assert (row["line"] or row["territory"]) in {label for label, _ in lines("disputed")}
    if row["label"]:
        (at,) = points(row["label_at"])
        named = [label for label in labels() if label[0] == row["label"]]
        assert named and math.dist(named[0][3], at) < 0.01


@pytest.mark.parametrize(
    ("name", "object_name", "place_id"),
    [
        ("Ukraine", "countries", "geonames:690791"),
        ("Russia", "countries", "geonames:2017370"),
        ("Belgorod Oblast", "regions", "geonames:578071"),
        ("Kharkiv Oblast", "regions", "geonames:706482"),
        ("Kyiv Oblast", "regions", "geonames:703446"),
        ("Donetsk Oblast", "regions", "geonames:709716"),
        ("Crimea", "regions", "geonames:703883"),
    ],
)
def test_places_of_reports_have_outlines(name: str, object_name: str, place_id: str) -> None:
    matches = [g for g in geometries(object_name) if g["properties"].get("id") == place_id]
    assert [match["properties"]["n"] for match in matches] == [name]


def test_an_id_names_one_outline() -> None:
    for name in ("countries", "regions"):
        ids = [g["properties"]["id"] for g in geometries(name) if "id" in g["properties"]]
        assert len(ids) == len(set(ids))
        assert all(place_id.removeprefix("geonames:").isdigit() for place_id in ids)
    assert len(ids) > 3000
    assert all(geometry["type"] for geometry in (*geometries("countries"), *geometries("regions")))


def test_borders_of_countries_are_borders_of_regions() -> None:
    def used(name: str) -> set[int]:
        return set(topojson.arcs_of([geometry["arcs"] for geometry in geometries(name)]))

    assert used("countries") <= used("regions")
    assert used("borders") <= used("countries")
    assert not used("borders") & used("disputed")
    assert not used("coast") & (used("borders") | used("disputed") | used("region_borders"))


@pytest.mark.parametrize(
    ("line", "lat", "lon"),
    [
        ("Line of Control", 34.55, 73.95),
        ("Armistice line of 1949 (Green Line)", 31.783, 35.228),
        ("Armistice line of 1949", 31.45, 34.52),
        ("Golan Heights, occupied since 1967", 33.10, 35.64),
        ("Golan Heights, occupied since 1967", 33.05, 35.85),
        ("Western Sahara: status not settled", 27.66, -11.0),
        ("Kosovo: boundary not agreed", 43.0, 21.2),
        ("Abkhazia", 42.55, 41.65),
        ("Transnistria", 47.0, 29.35),
        ("UN buffer zone (Green Line)", 35.17, 33.36),
        ("Somaliland: not recognised", 9.5, 49.0),
        ("Abyei Area: status not determined", 10.16, 28.5),
        ("Claimed by Venezuela", 6.4, -58.6),
        ("Hala'ib Triangle: claimed by Sudan", 22.0, 35.5),
        ("Hala'ib Triangle: claimed by Sudan", 22.74, 35.03),
    ],
)
def test_a_disputed_line_is_dashed(line: str, lat: float, lon: float) -> None:
    """Within a fifth of a degree of a point on it."""
    near = [
        shapely.distance(shapely.LineString(run), shapely.Point(lon, lat))
        for label, run in lines("disputed")
        if label == line
    ]
    assert min(near) < 0.2


def test_no_dashed_line_cuts_crimea_off_or_runs_along_a_front() -> None:
    box = shapely.box(32.0, 44.3, 40.3, 49.5)
    assert not any(shapely.contains_xy(box, run).any() for _, run in lines("disputed"))


def test_the_coast_does_not_follow_the_antimeridian() -> None:
    for _, run in lines("coast"):
        (x1, y1), (x2, y2) = run[:-1].T, run[1:].T
        along = (abs(x1) > 179.99) & (abs(x2) > 179.99) & (abs(y1 - y2) > 0.05)
        assert not along.any()
        assert (abs(x1 - x2) < 90).all()


@cache
def labels() -> list[tuple[str, str, int, tuple[float, float]]]:
    """Name, kind, least zoom and (lat, lon) of each label."""
    (scale_x, scale_y), (left, bottom) = world()["transform"].values()
    out = []
    for geometry in geometries("labels"):
        x, y = geometry["coordinates"]
        known = geometry["properties"]
        at = (y * scale_y + bottom, x * scale_x + left)
        out.append((known["n"], known["k"], known["r"], at))
    return out


def test_labels_have_a_name_a_kind_and_a_zoom() -> None:
    kinds = {"country", "capital", "city", "water", "river", "region", "region-disputed"}
    assert {kind for _, kind, _, _ in labels()} == kinds
    assert all(name and 2 <= zoom <= 10 for name, _, zoom, _ in labels())
    assert [zoom for _, _, zoom, _ in labels()] == sorted(zoom for _, _, zoom, _ in labels())


def test_towns_have_the_labels_of_the_gazetteer() -> None:
    towns = {name for name, kind, _, _ in labels() if kind in ("city", "capital")}
    assert towns >= set(
        "Kyiv Odesa Kharkiv Izium Kupiansk Balakliia Donetsk Luhansk Kherson Mariupol Sevastopol "
        "Lviv Vinnytsia Mykolaiv Dnipro Moscow Belgorod Damascus Aleppo Hama Homel Jerusalem "
        "Khartoum".split()
    )
    assert {"Kryvyi Rih", "Rostov-on-Don", "Gaza City"} <= towns
    assert not towns & set(
        "Kiev Odessa Kharkov Lvov Vinnytsya Izyum Nikolaev Dnipropetrovsk Lugansk Kupyansk "
        "Balakliya".split()
    )


def test_neither_part_of_jerusalem_is_labelled_as_a_capital() -> None:
    assert {kind for name, kind, _, _ in labels() if "Jerusalem" in name} == {"city"}


def test_rivers_are_named_along_their_courses_and_never_twice_at_one_place() -> None:
    rivers = [(name, zoom, at) for name, kind, zoom, at in labels() if kind == "river"]
    names = {name for name, _, _ in rivers}
    assert {"Dnipro", "Siverskyi Donets", "Seim", "Southern Buh", "Prypiat"} <= names
    assert {"White Nile", "Atbara", "Euphrates", "Tigris", "Irrawaddy", "Shabelle"} <= names
    assert not names & {"Donets", "Dnepr", "Pivd. Buh", "Firat", "Seym"}
    assert not [name for name in names if re.search(r"[?]|\(.*(?<!Abay)\)|  ", name)]
    donets = [at for name, zoom, at in rivers if name == "Siverskyi Donets"]
    assert any(abs(lat - 49.2) < 0.5 and abs(lon - 37.2) < 0.8 for lat, lon in donets)
    assert len(donets) == len(set(donets))


def test_large_lakes_have_their_names() -> None:
    waters = {name: zoom for name, kind, zoom, _ in labels() if kind == "water"}
    assert waters["Lake Victoria"] == waters["Lake Ladoga"] == 5
    assert {"Lake Tana", "Lake Chad", "Lake Van", "Sea of Galilee"} & set(waters)


@pytest.mark.parametrize("lake", ["Lake Victoria", "Lake Ladoga", "Dead Sea", "Lake Van"])
def test_lakes_are_there_and_named(lake: str) -> None:
    assert lake in {geometry["properties"].get("n") for geometry in geometries("lakes")}


def test_the_file_stays_small_enough_to_send() -> None:
    assert (BASEMAP / "world.topojson.gz").stat().st_size < 1.9e6
