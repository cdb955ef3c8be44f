"""The hand-written supplement: each row lies where it says, and none says what is there already."""

from __future__ import annotations

import csv
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
import pytest
from entries import entries
from numpy.typing import NDArray

from geo.gazetteer import files
from geo.gazetteer.names import plain
from geo.maps.basemap.topology import topology
from geo.model import Precision
from geo.paths import data_dir

#: Why a point need not lie in its country and region; written in brackets in the note.
EXCUSES = {"off shore", "cross-border", "disputed"}

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
Line = NDArray[np.float64]
"""Rows of (lat, lon)."""


class Row(NamedTuple):
    """A row of the supplement as it is written."""

    id: str
    name: str
    alternates: str
    lat: str
    lon: str
    feature_class: str
    code: str
    country: str
    admin1: str
    precision: str
    population: str
    radius_km: str
    note: str
    near: str

    @property
    def at(self) -> Point:
        """(lat, lon)."""
        return float(self.lat), float(self.lon)

    @property
    def names(self) -> set[str]:
        """Every spelling, bare of case, accents and separators."""
        return {plain(name) for name in (self.name, *self.alternates.split("|")) if name}

    @property
    def excuses(self) -> set[str]:
        """The words in brackets in the note."""
        return set(re.findall(r"\[([^]]*)\]", self.note))


@cache
def supplement() -> tuple[Row, ...]:
    path = data_dir() / "gazetteer" / files.SUPPLEMENT
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        assert tuple(next(rows))[5:9] == ("class", "code", "country", "admin1")
        return tuple(Row(*row) for row in rows)


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


def around(at: Point) -> Iterator[tuple[float, files.Entry]]:
    """Yield the settlements of the square degree at `at` and the eight about it, with km."""
    row, column = math.floor(at[0]), math.floor(at[1])
    for north in (-1, 0, 1):
        for east in (-1, 0, 1):
            for place in by_square().get((row + north, column + east), ()):
                yield km(at, (place.lat, place.lon)), place


def km(here: Point, there: Point) -> float:
    """Return the great-circle distance of two (lat, lon), haversine formula."""
    (lat, lon), (to_lat, to_lon) = ((math.radians(a), math.radians(b)) for a, b in (here, there))
    half = math.sin((to_lat - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(to_lat) * math.sin((to_lon - lon) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(half))


world = cache(topology)


@cache
def arcs() -> list[Line]:
    """Every arc of the base map as (lat, lon) points."""
    scale, corner = map(np.array, world()["transform"].values())
    return [(np.cumsum(arc, axis=0) * scale + corner)[:, ::-1] for arc in world()["arcs"]]


@cache
def rings(layer: str, key: str, value: str) -> tuple[Line, ...]:
    """Every ring of the base map's areas whose property `key` is `value`; none where not drawn."""
    out = []
    for geometry in world()["objects"][layer]["geometries"]:
        if geometry.get("properties", {}).get(key) != value:
            continue
        whole = geometry["type"] == "MultiPolygon"
        for polygon in geometry["arcs"] if whole else [geometry["arcs"]]:
            for ring in polygon:
                lines = [arcs()[n] if n >= 0 else arcs()[~n][::-1] for n in ring]
                out.append(np.concatenate(lines))
    return tuple(out)


def km_outside(at: Point, area: Iterable[Line]) -> float:
    """Return how far `at` is off the area that the rings bound by the even-odd rule, 0 inside."""
    narrow = np.array([1.0, math.cos(math.radians(at[0]))])
    inside, nearest = False, math.inf
    for ring in area:
        from_here = ring - at
        (y1, x1), (y2, x2) = from_here[:-1].T, from_here[1:].T
        crossed = (y1 > 0) != (y2 > 0)
        y1, x1, y2, x2 = y1[crossed], x1[crossed], y2[crossed], x2[crossed]
        inside ^= bool(np.count_nonzero((x1 * y2 - x2 * y1) / (y2 - y1) > 0) % 2)
        starts, steps = from_here[:-1] * narrow, np.diff(from_here, axis=0) * narrow
        lengths = np.maximum((steps**2).sum(axis=1), 1e-30)
        along = np.clip(-(starts * steps).sum(axis=1) / lengths, 0.0, 1.0)
        nearest = min(nearest, np.hypot(*(starts + along[:, None] * steps).T).min())
    return 0.0 if inside else float(nearest) * 111.2


def test_there_is_something_to_look_at() -> None:
    assert len(supplement()) >= 400
    assert sum(row.country == "UA" for row in supplement()) >= 150


def test_ids_are_unique_slugs() -> None:
    ids = [row.id for row in supplement()]
    assert not {i for i in ids if ids.count(i) > 1}
    assert [i for i in ids if not re.fullmatch(r"dateline:[a-z0-9]+(-[a-z0-9]+)*", i)] == []


def test_fields_are_what_the_header_says() -> None:
    faults = []
    for row in supplement():
        alternates = row.alternates.split("|") if row.alternates else []
        wrong = [
            row.code not in CODES.get(row.feature_class, "").split(),
            row.precision not in set(Precision),
            not (-90 <= row.at[0] <= 90 and -180 <= row.at[1] <= 180),
            bool(row.population) and not row.population.isdecimal(),
            bool(row.radius_km) and not 0 < float(row.radius_km) <= 1500,
            row.precision in ("region", "vague") and not row.radius_km,
            row.name in alternates or len(set(alternates)) < len(alternates),
            any(text != text.strip() or not text for text in (row.name, *alternates)),
            not row.excuses <= EXCUSES,
            bool(row.admin1) and (row.country, row.admin1) not in regions(),
        ]
        if any(wrong):
            faults.append((row.id, [number for number, fault in enumerate(wrong) if fault]))
    assert faults == []


def test_each_row_lies_in_its_country() -> None:
    faults = []
    for row in supplement():
        if row.country and not row.excuses:
            off = km_outside(row.at, rings("countries", "c", row.country))
            if off > 10:
                faults.append(f"{row.id} lies {off:.0f} km outside {row.country}")
    assert faults == []


def test_each_row_lies_in_its_region() -> None:
    faults = []
    for row in supplement():
        if not row.admin1 or row.excuses:
            continue
        number = regions()[row.country, row.admin1]
        area = rings("regions", "id", f"geonames:{number}")
        if area and km_outside(row.at, area) <= 10:
            continue
        # The base map draws older regions in places; there the settlements about the row tell.
        close = sorted(around(row.at), key=lambda found: found[0])[:10]
        if area:
            close = [(off, place) for off, place in close if off <= 10]
        if number not in {place.admin1 for _, place in close}:
            faults.append(f"{row.id} lies outside {row.admin1}")
    assert faults == []


def test_each_row_is_near_what_it_says() -> None:
    named = defaultdict(list)
    for place in settlements():
        for name in {place.name, *place.alternates}:
            named[name].append((place.lat, place.lon))
    faults = []
    for row in supplement():
        if not row.near:
            continue
        claim = re.fullmatch(r"(.*\D) (\d+)", row.near)
        name, said = (claim.group(1), float(claim.group(2))) if claim else (row.near, None)
        off = min((km(row.at, at) for at in named[name]), default=math.inf)
        if not (off <= 30 if said is None else abs(off - said) <= max(5.0, said / 5)):
            faults.append(f"{row.id} is {off:.0f} km from {row.near}")
    assert faults == []


def test_no_settlement_is_there_already() -> None:
    faults = []
    for row in supplement():
        if row.feature_class != "P":
            continue
        for off, place in around(row.at):
            if off <= 5 and row.names & {plain(n) for n in (place.name, *place.alternates)}:
                faults.append(f"{row.id} is geonames:{place.number}, {off:.1f} km off")
    assert faults == []


def test_no_two_places_of_ours_are_one() -> None:
    ours = [entry for entry in entries() if entry.slug]
    assert len({entry.slug for entry in ours}) == len(ours)
    by_label = defaultdict(list)
    for entry in ours:
        by_label[plain(entry.name), entry.feature_class].append(entry)
    faults = []
    for row in supplement():
        for name in row.names:
            for other in by_label[name, row.feature_class]:
                off = km(row.at, (other.lat, other.lon))
                reach = max(5.0, float(row.radius_km or 0), other.radius_km or 0)
                if other.slug != row.id and off < reach:
                    faults.append(f"{row.id} and {other.slug}, {off:.1f} km apart")
    assert faults == []


def test_the_area_test_tells_inside_from_outside() -> None:
    assert km_outside((44.95, 34.1), rings("countries", "c", "UA")) == 0
    assert km_outside((50.60, 36.59), rings("countries", "c", "UA")) == pytest.approx(32, abs=8)
