"""References of the military grid (MGRS) and UTM coordinates, found in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from mgrs import MGRS
from mgrs.core import MGRSError  # type: ignore[import-untyped]

from geo.coordinates.found import FoundPoint, LatLon, Notation
from geo.coordinates.parsing import PointError, read_point

_BANDS = "CDEFGHJKLMNPQRSTUVWX"
"""Of 8 degrees each from 80° S; the last has 12."""
_GAP = "[ \u00a0\u2009\u202f-]"
_GRID = re.compile(
    rf"(?<![\w.])(?P<zone>\d{{1,2}}){_GAP}?[C-HJ-NP-X]{_GAP}?[A-HJ-NP-Z][A-HJ-NP-V]{_GAP}{{0,2}}"
    rf"(?:(?P<east>\d{{1,5}}){_GAP}{{1,2}}(?P<north>\d{{1,5}})|(?P<both>\d{{4,10}}))(?!\w|[.,]\d)"
)
_SMALL_GRID = re.compile(
    r"(?<![\w.])(?P<zone>\d\d)[c-hj-np-x][a-hj-np-z][a-hj-np-v]"
    r"(?P<both>\d{8}|\d{10})(?P<east>)(?P<north>)(?!\w|[.,]\d)"
)
"""In a text without capitals, where only one long word is sure."""
_ZONE = rf"(?P<zone>\d{{1,2}})\s?(?P<band>[{_BANDS}]|(?i:north|south)\b)?"
_NAMED_ZONE = rf"(?P<named>UTM|(?i:zone)):?\s(?:(?i:zone)\s)?{_ZONE}(?!\w)"
_MAYBE_NAMED_ZONE = rf"(?:(?P<named>UTM|(?i:zone)):?\s)?(?:(?i:zone)\s)?{_ZONE}(?!\w)"
_EAST = r"(?:E(?:asting)?[:=]?\s?)?(?P<east>0?\d{6}(?:\.\d{1,3})?)\s?(?:m\s?)?E?"
_NORTH = r"(?:N(?:orthing)?[:=]?\s?)?(?P<north>\d{6,7}(?:\.\d{1,3})?)(?:\s?(?:m\s?)?N\b|\s?m\b)?"
_UTM = (
    re.compile(
        rf"(?<![\w.])(?:(?P<named>UTM|(?i:zone))[:\s]{{1,2}}){{0,2}}{_ZONE}[,:;]?\s{{1,2}}{_EAST}"
        rf"[\s,;/]{{1,2}}{_NORTH}(?!\w|\.\d)"
    ),
    re.compile(
        rf"(?<![\w.])(?:UTM[:\s]{{1,2}})?{_EAST}[\s,;/]{{1,2}}{_NORTH}[\s,;]{{1,2}}{_NAMED_ZONE}"
    ),
    re.compile(rf"(?<![\w.]){_EAST}[\s,;/]{{1,2}}{_NORTH}\s\({_MAYBE_NAMED_ZONE}\)"),
)


def find_grid_references(text: str, start: int, end: int) -> Iterator[FoundPoint]:
    """Yield references of the military grid and UTM coordinates between two offsets of `text`."""
    for pattern, notation, reader in _READERS:
        for match in pattern.finditer(text, start, end):
            try:
                point = reader(match)
            except (MGRSError, PointError, ValueError):
                continue
            if point is not None:
                yield FoundPoint(match.start(), match.end(), notation, point)


def _grid(match: re.Match[str]) -> LatLon | None:
    east, north, both = match["east"], match["north"], match["both"]
    if (both and len(both) % 2) or (both is None and len(east) != len(north)):
        return None
    # "12V DC 1200" and "4K HD 60 30" are none: a short one has two groups and a whole zone.
    if len(both or east + north) < 6 and (both or len(match["zone"]) < 2) and " " in match[0]:
        return None
    return read_point(re.sub(r"[\s-]", "", match[0]))


def _utm(match: re.Match[str]) -> LatLon | None:
    """Return the point of UTM coordinates; a letter after the zone is its band, or else a side."""
    zone, east, north = int(match["zone"]), float(match["east"]), float(match["north"])
    band = (match["band"] or "").upper()
    if not 1 <= zone <= 60 or not 100_000 <= east < 900_000 or not (band or match["named"]):
        return None
    # So near the equator only letters tell the two numbers from any others.
    if north < 1_000_000 and not ("E" in match[0].upper() and match["named"]):
        return None
    if len(band) == 1:
        point = _from_utm(zone, "N" if band >= "N" else "S", east, north)
        south = _BANDS.index(band) * 8 - 80
        if south - 0.1 <= point[0] <= south + (12 if band == "X" else 8) + 0.1:
            return point
        if band not in "NS":
            return None
    return _from_utm(zone, band[:1] or "N", east, north)


def _from_utm(zone: int, side: str, east: float, north: float) -> LatLon:
    lat, lon = _grids().toLatLon(_grids().UTMToMGRS(zone, side, east, north))
    return round(lat, 5), round(lon, 5)


_Reader = Callable[[re.Match[str]], LatLon | None]
_READERS: tuple[tuple[re.Pattern[str], Notation, _Reader], ...] = (
    (_GRID, Notation.GRID, _grid),
    (_SMALL_GRID, Notation.GRID, _grid),
    *((pattern, Notation.UTM, _utm) for pattern in _UTM),
)


@cache
def _grids() -> MGRS:
    return MGRS()
