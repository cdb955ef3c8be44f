"""Towns and villages below the places: in tiles for the live map, in lists for page and picture."""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from math import atan, atanh, cos, degrees, floor, pi, radians, sin, sinh

from geo.extent import Extent
from geo.gazetteer import Gazetteer
from geo.gazetteer.bounds import Settlement
from geo.language import current
from geo.maps.basemap.shapes import Label
from geo.maps.layout import layout
from geo.maps.mercator import NORTHMOST
from geo.maps.pins import Pin, Shape

LEVELS: tuple[int, ...] = tuple(range(layout.settlements.first, layout.settlements.last + 1))
"""Zooms of the tiles, each shown twice as large a zoom closer; the last one has everything."""
GRID = 4096
"""Steps of a tile's coordinates."""
MOST = 2_000
"""Settlements in a tile: more than any place of the world has, and 100 KB at most."""
MOST_IN_PAGE = 5_000
"""Settlements that a page of one file carries."""
_CELLS = (8, 16)
"""Columns and rows of a tile; before the last level each cell has but its largest settlement."""
_SIZES = (2_000, 20_000)
"""People from which on a settlement counts as a small town, and as a town."""
_KINDS = ("village", "town", "city")
_PAGE_KM = 30.0
"""How far about a place of the report a page knows the villages."""
_KM_PER_DEGREE = 111.195

Row = tuple[str, int, int, int]
"""A name, x and y in a tile from its north-west corner, and 0, 1 or 2 for its size."""


def tile(gazetteer: Gazetteer, language: str, z: int, x: int, y: int) -> list[Row]:
    """Return the settlements of a Web Mercator tile, the largest first.

    Args:
        gazetteer: where they are from.
        language: of their names, ISO 639-1; where none is known the label stands.
        z: one of `LEVELS`.
        x: the tile's column, from the antimeridian eastward.
        y: its row, from the north.

    Raises:
        ValueError: there is no such tile.
    """
    if z not in LEVELS or not (0 <= x < 2**z and 0 <= y < 2**z):
        raise ValueError(f"no tile {z}/{x}/{y}")
    places = _by_size(gazetteer.settlements(_extent(z, x, y), language))
    if z != LEVELS[-1]:
        places = _thinned(places, z)
    return [_row(place, z) for place in places[:MOST]]


def packed_tile(gazetteer: Gazetteer, language: str, z: int, x: int, y: int) -> bytes:
    """Return a tile as JSON: a list of rows."""
    rows = tile(gazetteer, language, z, x, y)
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def around(gazetteer: Gazetteer, marks: Sequence[Pin]) -> list[list[object]]:
    """Return the settlements about a report's places as a page of one file carries them.

    Each as name in the language in use, lat and lon in degrees WGS 84 to three decimals, size,
    and the first of `LEVELS` that shows it; the first levels first, and of each the largest.
    """
    near = {
        place
        for extent in _about(marks)
        for place in gazetteer.settlements(extent, current())
        if abs(place.lat) < NORTHMOST
    }
    taken: list[set[tuple[int, int]]] = [set() for _level in LEVELS]
    found = []
    for place in _by_size(near):
        # The last level has everything.
        first = LEVELS[-1]
        for level, cells in reversed(list(zip(LEVELS[:-1], taken, strict=False))):
            cell = _cell(place, level)
            if cell in cells:
                break
            cells.add(cell)
            first = level
        found.append((first, place))
    found.sort(key=lambda each: each[0])
    return [
        [place.name, round(place.lat, 3), round(place.lon, 3), _size(place), first]
        for first, place in found[:MOST_IN_PAGE]
    ]


def labels(gazetteer: Gazetteer, extent: Extent, zoom: float) -> list[Label]:
    """Return the settlements that a zoom shows within an extent, the largest first."""
    if zoom < layout.settlements.shown:
        return []
    level = min(LEVELS[-1], max(LEVELS[0], floor(zoom) - 1))
    within = gazetteer.settlements(extent, current())
    found = _by_size(place for place in within if abs(place.lat) < NORTHMOST)
    if level != LEVELS[-1]:
        found = _thinned(found, level)
    return [Label(*_position(place, 0), place.name, _KINDS[_size(place)], zoom) for place in found]


def _row(place: Settlement, z: int) -> Row:
    column, row = (floor(at % 1 * GRID) for at in _position(place, z))
    return place.name, column, row, _size(place)


def packed_around(gazetteer: Gazetteer, marks: Sequence[Pin]) -> str:
    """Return the settlements about a report's places as JSON, packed by gzip, in base64."""
    document = json.dumps(around(gazetteer, marks), separators=(",", ":"), ensure_ascii=False)
    # No date of packing, so that the same gives the same.
    return b64encode(gzip.compress(document.encode(), 6, mtime=0)).decode("ascii")


def _thinned(places: Iterable[Settlement], z: int) -> list[Settlement]:
    """Return the first place of each cell."""
    largest: dict[tuple[int, int], Settlement] = {}
    for place in places:
        largest.setdefault(_cell(place, z), place)
    return list(largest.values())


def _by_size(places: Iterable[Settlement]) -> list[Settlement]:
    return sorted(places, key=lambda place: (-place.population, place))


def _size(place: Settlement) -> int:
    return sum(place.population >= least for least in _SIZES)


def _position(place: Settlement, z: int) -> tuple[float, float]:
    """Return (x, y) in tiles of a zoom."""
    # As `mercator` does for arrays: for one point at a time, numpy takes ten times as long.
    y = 0.5 - atanh(sin(radians(place.lat))) / (2 * pi)
    return (place.lon / 360 + 0.5) * 2**z, y * 2**z


def _cell(place: Settlement, z: int) -> tuple[int, int]:
    x, y = _position(place, z)
    return floor(x * _CELLS[0]), floor(y * _CELLS[1])


def _extent(z: int, x: int, y: int) -> Extent:
    north, south = (degrees(atan(sinh(pi * (1 - 2 * row / 2**z)))) for row in (y, y + 1))
    return x / 2**z * 360 - 180, south, (x + 1) / 2**z * 360 - 180, north


def _about(marks: Sequence[Pin]) -> Iterator[Extent]:
    """Yield what lies about the marks that stand for a place to zoom in to."""
    high = _PAGE_KM / _KM_PER_DEGREE
    for pin in marks:
        if pin.shape is not Shape.COUNTRY:
            wide = high / max(0.1, cos(radians(pin.lat)))
            south, north = max(-90.0, pin.lat - high), min(90.0, pin.lat + high)
            west, east = max(-180.0, pin.lon - wide), min(180.0, pin.lon + wide)
            yield west, south, east, north
