"""The base map's labels: countries, towns, waters and disputed territories, with least zooms."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from linework import COUNTRIES
from packages import read_json, zipped_shapefile
from partition import CITIES, DEPENDENCIES
from territories import Territory

from geo.gazetteer import Gazetteer
from geo.model import Place

#: Towns looked at, largest first, and the most that get a label.
TOWNS = 60_000

#: For each zoom: least population, and pixels that two towns keep between them, across or down.
TOWN_ZOOMS = (
    (3, 5_000_000, 60, 22),
    (4, 1_500_000, 50, 20),
    (5, 300_000, 45, 18),
    (6, 120_000, 45, 18),
    (7, 40_000, 65, 26),
    (8, 12_000, 110, 50),
    (9, 4_000, 200, 130),
)

#: What a seat counts for beside other towns.
SEAT_WEIGHT = 4

#: Zoom from which a capital has its label, if not for its size.
CAPITAL_ZOOM = 5

#: Names from which on a town counts in full: GeoNames gives city districts, which few languages
#: name, the people of a city.
KNOWN_NAMES = 12

#: Zoom from which a territory has its label that is no country in Natural Earth.
DEPENDENCY_ZOOM = 6

#: Cities that GeoNames makes a capital and the UN does not (resolution 478 and its like).
NOT_CAPITALS = {"geonames:281184", "geonames:7303419"}

#: The UN's short names where GeoNames' name is another.
COUNTRY_NAMES = {"PS": "Palestine", "FK": "Falkland Islands (Malvinas)"}

TILE_PX = 256


@dataclass(frozen=True, slots=True)
class Label:
    """A text at a point (lat, lon), drawn from a zoom on; kind as the map's style names it."""

    name: str
    lat: float
    lon: float
    kind: str
    zoom: int


def country_name(code: str, gazetteer: Gazetteer) -> str:
    """Return a country's label."""
    if code in COUNTRY_NAMES:
        return COUNTRY_NAMES[code]
    place = gazetteer.country(code)
    if place is None:
        raise SystemExit(f"the gazetteer has no country {code}")
    return place.name


def labels(
    root: Path,
    table: Iterable[Territory],
    regions: Iterable[str],
    gazetteer: Gazetteer,
    more: Callable[[Sequence[Label]], Iterable[Label]],
) -> list[Label]:
    """Return every label, the ones to place first in front.

    Args:
        root: Where the packages lie.
        table: The disputed table.
        regions: Ids of the first-order regions, whose seats come before other towns.
        gazetteer: Where the towns are from.
        more: What else waters are called, given the labels that are by hand.
    """
    territories = [
        Label(row.label, *row.label_at, row.kind, row.zoom)
        for row in table
        if row.label and row.label_at
    ]
    taken = {label.name for label in territories}
    countries = [label for label in _countries(root, gazetteer) if label.name not in taken]
    with open(Path(__file__).with_name("waters.tsv"), encoding="utf-8", newline="") as file:
        waters = [
            Label(row["name"], float(row["lat"]), float(row["lon"]), "water", int(row["zoom"]))
            for row in csv.DictReader(file, delimiter="\t")
        ]
    waters.extend(more(tuple(waters)))
    known = (gazetteer.place(region) for region in regions)
    seats = {(place.seat.lat, place.seat.lon) for place in known if place and place.seat}
    names = {
        f"geonames:{number}": len(town["alternatenames"])
        for number, town in read_json(root / CITIES).items()
    }
    towns = list(_towns(_ranked(gazetteer.largest(TOWNS), seats, names)))
    return sorted([*countries, *territories, *waters, *towns], key=lambda label: label.zoom)


def _countries(root: Path, gazetteer: Gazetteer) -> Iterator[Label]:
    for record, _ in zipped_shapefile(root / COUNTRIES):
        code = record["ISO_A2_EH"]
        if len(code) == 2 and gazetteer.country(code):
            zoom = max(2, round(record["MIN_LABEL"]))
            lat, lon = record["LABEL_Y"], record["LABEL_X"]
            yield Label(country_name(code, gazetteer), lat, lon, "country", zoom)
    for code in sorted(code for codes in DEPENDENCIES.values() for code in codes):
        place = gazetteer.country(code)
        if place is not None:
            yield Label(place.name, place.lat, place.lon, "country", DEPENDENCY_ZOOM)


def _ranked(
    places: Iterable[Place], seats: Container[tuple[float, float]], names: Mapping[str, int]
) -> list[tuple[Place, float]]:
    """Return towns with what they count for, people above all; capitals first, then by that."""
    weighed = []
    for place in places:
        weight = float(place.population or 0) * min(1.0, names.get(place.id, 0) / KNOWN_NAMES)
        if (place.lat, place.lon) in seats or place.admin2.startswith(f"{place.name} "):
            weight *= SEAT_WEIGHT
        weighed.append((place, weight))
    return sorted(weighed, key=lambda pair: (not _is_capital(pair[0]), -pair[1]))


def _towns(ranked: Sequence[tuple[Place, float]]) -> Iterator[Label]:
    """Choose towns so that at each zoom the largest have labels and none crowds another."""
    placed: set[str] = set()
    for zoom, least, across, down in TOWN_ZOOMS:
        # Cells as large as the distance: only the nine around a town can hold one too near.
        cells: defaultdict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
        for place, weight in ranked:
            known = place.id in placed
            big = weight >= least or (_is_capital(place) and zoom >= CAPITAL_ZOOM)
            if not big and not known:
                continue
            x, y = pixel(place.lat, place.lon, zoom)
            column, row = int(x // across), int(y // down)
            near = (
                other
                for dx in (-1, 0, 1)
                for dy in (-1, 0, 1)
                for other in cells[column + dx, row + dy]
            )
            if not known and any(abs(x - ox) < across and abs(y - oy) < down for ox, oy in near):
                continue
            cells[column, row].append((x, y))
            if not known:
                placed.add(place.id)
                kind = "capital" if _is_capital(place) else "city"
                yield Label(place.name, place.lat, place.lon, kind, zoom)


def _is_capital(place: Place) -> bool:
    return place.feature_code == "PPLC" and place.id not in NOT_CAPITALS


def pixel(lat: float, lon: float, zoom: int) -> tuple[float, float]:
    """Return a point's Web Mercator pixel at a zoom."""
    size = TILE_PX * 2**zoom
    sine = math.sin(math.radians(lat))
    y = 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)
    return (lon / 360 + 0.5) * size, y * size
