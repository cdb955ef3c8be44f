"""The hand-written supplements: each row lies where it says, and none repeats what is there."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np
import pytest
import shapely
from tables import records, table

from geo.distance import EARTH_RADIUS_KM, distance_km
from geo.gazetteer import Gazetteer, files
from geo.gazetteer.names import plain
from geo.maps.basemap.shapes import Ring, base_map
from geo.maps.basemap.topology import Points
from geo.maps.mercator import mercator
from geo.model import Precision

#: Why a point need not lie in its country and region; written in brackets in the note.
EXCUSES = {"off shore", "cross-border", "disputed"}

#: Why it need not lie in its region: the base map has no outline of it, or a former one.
REDRAWN = "redrawn"

#: GeoNames feature codes that rows may bear, by class (geonames.org/export/codes.html).
CODES = {
    "A": "ADMD PRSH TERR",
    "H": "BAY BGHT CHN CHNM CNL ESTY FJD GULF HBR LGN LK LKS OCN RSV SD SEA STM STMS STRT WAD WTLD",
    "L": "AREA CONT GASF MILB OILF PRK PRT RES RESN RESV RGN RGNE RGNH TRB",
    "P": "PPL PPLC PPLF PPLL PPLQ PPLW PPLX STLMT",
    "R": "RD RDJCT RR TNL",
    "S": "AIRB AIRF AIRP BDG CAVE CMPRF CSTL CTRA DAM DCKY FCL FT GATE HSP INSM MFG MN MSQE MSTY"
    " OILR PAL PRN PS PSH PSN PSTB SQR THTR TMB",
    "T": "CAPE DPR DSRT GRGE HLL ISL ISLS ISTH MT MTS PASS PEN PLAT PLN PT SPIT VAL VLC",
    "U": "RDGU SMSU",
    "V": "FRST",
}

Point = tuple[float, float]
Row = dict[str, str]
"""A row of the supplement as it is written."""


def at(row: Row) -> Point:
    """Return (lat, lon)."""
    return float(row["lat"]), float(row["lon"])


def spellings(name: str, alternates: Iterable[str]) -> set[str]:
    """Return every spelling, bare of case, accents and separators."""
    return {plain(each) for each in (name, *alternates) if each}


def names(row: Row) -> set[str]:
    return spellings(row["name"], row["alternates"].split("|"))


def excuses(row: Row) -> set[str]:
    """Return the words in brackets in the note."""
    return set(re.findall(r"\[([^]]*)\]", row["note"]))


@cache
def supplement() -> list[Row]:
    """Every row of the supplement and of those by part of the world."""
    names = (files.SUPPLEMENT, *files.supplements())
    return [row for name in names for row in records(files.directory() / name)]


@cache
def entries() -> tuple[files.Entry, ...]:
    """Every place but villages, of which there are too many."""
    return tuple(files.entries())


@cache
def regions() -> dict[tuple[str, str], int]:
    """The number of each first-level region, by country and label."""
    return {
        (entry.country, entry.name): entry.number
        for entry in entries()
        if entry.feature_code == "ADM1"
    }


@cache
def settlements() -> tuple[files.Entry, ...]:
    """Every settlement that the packages know."""
    return tuple(entry for entry in entries() if entry.feature_class == "P" and entry.number > 0)


@cache
def by_square() -> dict[tuple[int, int], list[files.Entry]]:
    """Settlements by the square degree that they lie in."""
    squares = defaultdict(list)
    for place in settlements():
        squares[math.floor(place.lat), math.floor(place.lon)].append(place)
    return squares


def around(point: Point) -> Iterator[tuple[float, files.Entry]]:
    """Yield the settlements of the square degree at `point` and the eight about it, with km."""
    row, column = map(math.floor, point)
    for north in (-1, 0, 1):
        for east in (-1, 0, 1):
            for place in by_square().get((row + north, column + east), ()):
                yield distance_km(*point, place.lat, place.lon), place


@cache
def outline(layer: str, key: str, value: str) -> shapely.Geometry | None:
    """Return the area, in Web Mercator, whose property `key` is `value`; None where not drawn."""
    base = base_map()

    def joined(ring: Ring) -> Points:
        return np.concatenate([base.arc(n) if n >= 0 else base.arc(~n)[::-1] for n in ring])

    drawn = [
        shapely.Polygon(joined(outer), [joined(hole) for hole in holes])
        for shape in base.layers[layer]
        if shape.properties.get(key) == value
        for outer, *holes in shape.parts
    ]
    return shapely.union_all(shapely.make_valid(drawn)) if drawn else None


def km_outside(point: Point, area: shapely.Geometry) -> float:
    """Return how far a point is off an area, 0 inside; exact only close by."""
    world_km = 2 * math.pi * EARTH_RADIUS_KM * math.cos(math.radians(point[0]))
    return float(area.distance(shapely.Point(mercator(*point)))) * world_km


def test_there_is_something_to_look_at() -> None:
    assert len(supplement()) >= 3200
    assert sum(row["country"] == "UA" for row in supplement()) >= 150


def test_ids_are_unique_slugs() -> None:
    ids = [row["id"] for row in supplement()]
    assert not {i for i in ids if ids.count(i) > 1}
    assert [i for i in ids if not re.fullmatch(r"dateline:[a-z0-9]+(-[a-z0-9]+)*", i)] == []


def test_fields_are_what_the_header_says() -> None:
    faults = []
    for row in supplement():
        alternates = row["alternates"].split("|") if row["alternates"] else []
        wrong = [
            row["code"] not in CODES.get(row["class"], "").split(),
            row["precision"] not in set(Precision),
            not (-90 <= at(row)[0] <= 90 and -180 <= at(row)[1] <= 180),
            bool(row["population"]) and not row["population"].isdecimal(),
            bool(row["radius_km"]) and not 0 < float(row["radius_km"]) <= 1500,
            row["precision"] in ("region", "vague") and not row["radius_km"],
            row["name"] in alternates or len(set(alternates)) < len(alternates),
            any(text != text.strip() or not text for text in (row["name"], *alternates)),
            not excuses(row) <= EXCUSES | {REDRAWN},
            bool(row["admin1"]) and (row["country"], row["admin1"]) not in regions(),
        ]
        if any(wrong):
            faults.append((row["id"], [number for number, fault in enumerate(wrong) if fault]))
    assert faults == []


def test_each_row_lies_in_its_country() -> None:
    faults = []
    for row in supplement():
        if row["country"] and not excuses(row) & EXCUSES:
            area = outline("countries", "c", row["country"])
            off = math.inf if area is None else km_outside(at(row), area)
            if off > 10:
                faults.append((row["id"], f"{off:.0f} km outside"))
    assert faults == []


def test_each_row_lies_in_its_region() -> None:
    faults = []
    for row in supplement():
        if not row["admin1"] or excuses(row):
            continue
        number = regions()[row["country"], row["admin1"]]
        area = outline("regions", "id", f"geonames:{number}")
        if area and km_outside(at(row), area) <= 10:
            continue
        # The base map draws older regions in places; there the settlements about the row tell.
        close = sorted(around(at(row)), key=lambda found: found[0])[:10]
        if area:
            close = [(off, place) for off, place in close if off <= 10]
        if number not in {place.admin1 for _, place in close}:
            faults.append((row["id"], row["admin1"]))
    assert faults == []


def test_each_row_is_near_what_it_says() -> None:
    """A name, within 30 km, or a name and about how many km away it is."""
    claims = []
    for row in filter(lambda row: row["near"], supplement()):
        told = re.fullmatch(r"(.*\D) (\d+)", row["near"])
        claims.append((row, *(told.groups() if told else (row["near"], None))))
    named: dict[str, list[Point]] = {name: [] for _row, name, _km in claims}
    for place in settlements():
        for name in named.keys() & {place.name, *place.alternates}:
            named[name].append((place.lat, place.lon))
    faults = []
    for row, name, km in claims:
        off = min((distance_km(*at(row), *point) for point in named[name]), default=math.inf)
        if not (off <= 30 if km is None else abs(off - float(km)) <= max(5.0, float(km) / 5)):
            faults.append((row["id"], f"{off:.0f} km", row["near"]))
    assert faults == []


def test_no_settlement_is_there_already() -> None:
    faults = []
    for row in supplement():
        if row["class"] != "P":
            continue
        for off, place in around(at(row)):
            if off <= 5 and names(row) & spellings(place.name, place.alternates):
                faults.append((row["id"], place.number, f"{off:.1f} km"))
    assert faults == []


def test_no_two_places_of_ours_are_one() -> None:
    ours = [entry for entry in entries() if entry.slug]
    assert len({entry.slug for entry in ours}) == len(ours)
    by_label = defaultdict(list)
    for entry in ours:
        by_label[plain(entry.name), entry.feature_class].append(entry)
    faults = []
    for row in supplement():
        for name in names(row):
            for other in by_label[name, row["class"]]:
                off = distance_km(*at(row), other.lat, other.lon)
                reach = max(5.0, float(row["radius_km"] or 0), other.radius_km or 0)
                if other.slug != row["id"] and off < reach:
                    faults.append((row["id"], other.slug, f"{off:.1f} km"))
    assert faults == []


@pytest.mark.parametrize(("written", "slug"), table(__file__, "supplements.tsv"))
def test_what_reports_write_is_found(gazetteer: Gazetteer, written: str, slug: str) -> None:
    assert f"dateline:{slug}" in {candidate.place.id for candidate in gazetteer.lookup(written)}


def test_the_area_test_tells_inside_from_outside() -> None:
    ukraine = outline("countries", "c", "UA")
    assert ukraine is not None
    assert km_outside((44.95, 34.1), ukraine) == 0
    assert km_outside((50.60, 36.59), ukraine) == pytest.approx(32, abs=8)
