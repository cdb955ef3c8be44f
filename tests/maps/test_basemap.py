"""The base map's file: what is in it, and that its borders are those of the disputed table."""

from __future__ import annotations

import csv
import itertools
import math
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from geo.maps.basemap.topology import topology
from geo.paths import data_dir

BASEMAP = data_dir() / "basemap"

Point = tuple[float, float]
Ring = list[Point]


world = cache(topology)


@cache
def arcs() -> list[list[Point]]:
    """Every arc as (lon, lat) points."""
    (scale_x, scale_y), (left, bottom) = world()["transform"].values()
    decoded = []
    for arc in world()["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + left, y * scale_y + bottom))
        decoded.append(points)
    return decoded


def joined(numbers: list[int]) -> Ring:
    out: Ring = []
    for number in numbers:
        points = arcs()[number] if number >= 0 else arcs()[~number][::-1]
        out.extend(points[1:] if out else points)
    return out


def geometries(name: str) -> list[dict[str, Any]]:
    return world()["objects"][name]["geometries"]


def rings(geometry: dict[str, Any]) -> Iterator[Ring]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        for ring in polygon:
            yield joined(ring)


def lines(name: str) -> Iterator[tuple[str, Ring]]:
    for geometry in geometries(name):
        label = geometry.get("properties", {}).get("n", "")
        many = geometry["type"] == "MultiLineString"
        for line in geometry["arcs"] if many else [geometry["arcs"]]:
            yield label, joined(line)


@cache
def outlines(name: str) -> list[tuple[dict[str, Any], list[tuple[float, float, Ring]]]]:
    """Each polygon's properties, and its rings behind their least and greatest latitude."""
    return [
        (
            geometry["properties"],
            [
                (min(lat for _, lat in ring), max(lat for _, lat in ring), ring)
                for ring in rings(geometry)
            ],
        )
        for geometry in geometries(name)
    ]


def found_at(name: str, lat: float, lon: float) -> list[dict[str, Any]]:
    """The properties of the polygons round a point, by the even-odd rule."""
    found = []
    for properties, parts in outlines(name):
        inside = False
        for south, north, ring in parts:
            if south <= lat <= north:
                for (x1, y1), (x2, y2) in itertools.pairwise(ring):
                    if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
                        inside = not inside
        if inside:
            found.append(properties)
    return found


def table() -> list[dict[str, str]]:
    with open(BASEMAP / "disputed.tsv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def points(text: str) -> list[Point]:
    pairs = [pair.split(",") for pair in text.split(";") if pair.strip()]
    return [(float(lat), float(lon)) for lat, lon in pairs]


PLACES = [
    ("Simferopol", 44.95, 34.10, "UA", "Crimea"),
    ("Sevastopol", 44.60, 33.53, "UA", "Crimea|Sevastopol"),
    ("Donetsk", 48.00, 37.80, "UA", "Donetsk Oblast"),
    ("Luhansk", 48.57, 39.33, "UA", "Luhansk Oblast"),
    ("Melitopol", 46.85, 35.37, "UA", "Zaporizhzhia Oblast"),
    ("Mosul", 36.34, 43.13, "IQ", "Nineveh Governorate"),
    ("Erbil", 36.19, 44.01, "IQ", None),
    ("Cardiff", 51.5, -3.2, "GB", "Wales"),
    ("Kharkiv", 49.99, 36.23, "UA", "Kharkiv Oblast"),
    ("Belgorod", 50.60, 36.59, "RU", "Belgorod Oblast"),
    ("Moscow", 55.75, 37.62, "RU", None),
    ("Old City of Jerusalem", 31.7767, 35.2345, "PS", "West Bank"),
    ("Sheikh Jarrah, East Jerusalem", 31.794, 35.233, "PS", "West Bank"),
    ("Mount of Olives, East Jerusalem", 31.778, 35.245, "PS", "West Bank"),
    ("West Jerusalem", 31.782, 35.205, "IL", None),
    ("Tel Aviv", 32.08, 34.79, "IL", None),
    ("Ramallah", 31.90, 35.20, "PS", "West Bank"),
    ("Hebron", 31.53, 35.10, "PS", "West Bank"),
    ("Gaza City", 31.50, 34.466, "PS", "Gaza Strip"),
    ("Rafah", 31.29, 34.25, "PS", "Gaza Strip"),
    ("Sderot", 31.52, 34.60, "IL", None),
    ("Golan Heights", 32.99, 35.69, "SY", None),
    ("Majdal Shams", 33.27, 35.77, "SY", None),
    ("Shebaa Farms", 33.29, 35.68, "SY", None),
    ("Pristina", 42.66, 21.165, "XK", None),
    ("North Mitrovica", 42.895, 20.866, "XK", None),
    ("Laayoune", 27.15, -13.20, "EH", None),
    ("Tifariti", 26.16, -10.57, "EH", None),
    ("Abyei", 9.595, 28.436, "", None),
    ("Juba", 4.85, 31.60, "SS", None),
    ("Khartoum", 15.60, 32.53, "SD", None),
    ("Sukhumi", 43.01, 41.02, "GE", "Abkhazia"),
    ("Tskhinvali", 42.225, 43.97, "GE", None),
    ("Stepanakert", 39.815, 46.752, "AZ", None),
    ("Tiraspol", 46.84, 29.63, "MD", None),
    ("Srinagar", 34.08, 74.80, "IN", None),
    ("Leh", 34.16, 77.58, "IN", None),
    ("Muzaffarabad", 34.37, 73.47, "PK", None),
    ("Gilgit", 35.92, 74.31, "PK", None),
    ("Aksai Chin", 35.20, 79.30, "CN", None),
    ("Tawang", 27.586, 91.86, "IN", None),
    ("Taipei", 25.03, 121.56, "TW", None),
    ("Hargeisa", 9.56, 44.06, "SO", None),
    ("Mogadishu", 2.06, 45.33, "SO", None),
    ("North Nicosia", 35.20, 33.365, "CY", None),
    ("Famagusta", 35.125, 33.93, "CY", None),
    ("Hala'ib", 22.21, 36.63, "EG", None),
    ("Kunashir", 44.03, 145.85, "RU", None),
    ("Stanley", -51.70, -57.86, "FK", None),
    ("Essequibo", 6.80, -59.50, "GY", None),
    ("Hong Kong", 22.40, 114.15, "HK", None),
    ("Cayenne", 4.90, -52.36, "GF", None),
    ("Fiji, west of the antimeridian", -17.80, 178.00, "FJ", None),
    ("Chukotka, east of the antimeridian", 66.50, -173.00, "RU", None),
]


@pytest.mark.parametrize(("place", "lat", "lon", "country", "region"), PLACES)
def test_a_point_lies_in_the_country_and_region_that_the_map_draws(
    place: str, lat: float, lon: float, country: str, region: str | None
) -> None:
    assert [found["c"] for found in found_at("countries", lat, lon)] == [country], place
    (inside,) = found_at("regions", lat, lon)
    assert inside["c"] == country
    if region:
        assert inside["n"] in region.split("|")


@pytest.mark.parametrize("row", table(), ids=lambda row: row["territory"])
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
        numbers: set[int] = set()
        stack = [geometry["arcs"] for geometry in geometries(name)]
        while stack:
            item = stack.pop()
            if isinstance(item, int):
                numbers.add(max(item, ~item))
            else:
                stack.extend(item)
        return numbers

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
    nearest = min(
        _distance((lon, lat), start, end)
        for label, run in lines("disputed")
        if label == line
        for start, end in itertools.pairwise(run)
    )
    assert nearest < 0.2


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return math.dist(point, (x1 + along * (x2 - x1), y1 + along * (y2 - y1)))


def test_no_dashed_line_cuts_crimea_off_or_runs_along_a_front() -> None:
    box = (32.0, 44.3, 40.3, 49.5)
    inside = [
        point
        for _, run in lines("disputed")
        for point in run
        if box[0] < point[0] < box[2] and box[1] < point[1] < box[3]
    ]
    assert inside == []


def test_the_coast_does_not_follow_the_antimeridian() -> None:
    for _, run in lines("coast"):
        for (x1, y1), (x2, y2) in itertools.pairwise(run):
            assert not (abs(x1) > 179.99 and abs(x2) > 179.99 and abs(y1 - y2) > 0.05)
            assert abs(x1 - x2) < 90


@cache
def labels() -> list[tuple[str, str, int, Point]]:
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
    kinds = {"country", "capital", "city", "water", "region", "region-disputed"}
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


@pytest.mark.parametrize("lake", ["Lake Victoria", "Lake Ladoga", "Dead Sea", "Lake Van"])
def test_lakes_are_there_and_named(lake: str) -> None:
    assert lake in {geometry["properties"].get("n") for geometry in geometries("lakes")}


def test_the_file_stays_small_enough_to_send() -> None:
    assert (BASEMAP / "world.topojson.gz").stat().st_size < 1.56e6
