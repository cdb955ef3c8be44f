"""Every settlement within bounds, villages too, as a map that shows them all asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from geo.extent import Extent
from geo.gazetteer import rows, villages
from geo.gazetteer.index import cell

Ask = Callable[[str, tuple[object, ...]], list[tuple[Any, ...]]]
"""Runs a query of the index with its values."""

_PER_DEGREE, _COLUMNS, _OF_NAME = 100, 36_001, 1 << 16
"""How `villages.number` counts: rows of a hundredth of a degree, columns in these, names."""


class Settlement(NamedTuple):
    """A settlement's name in a language, as far as it is known, and where it is."""

    name: str
    lat: float
    """Degrees WGS 84, as `lon`."""
    lon: float
    population: int
    """0 where it is unknown."""


class LocalName(NamedTuple):
    """What a place is called in a language, and where it is."""

    name: str
    lat: float
    """Degrees WGS 84, as `lon`."""
    lon: float
    precision: str
    """One of `Precision`."""


def settlements(ask: Ask, extent: Extent, language: str) -> Iterator[Settlement]:
    """Yield the settlements within an extent that does not cross the antimeridian.

    No index beside those that look-ups need: cells hold the settlements, and the numbers of the
    village tier say where a village lies.

    Args:
        ask: runs a query of the index.
        extent: west, south, east and north in degrees.
        language: of the names, ISO 639-1; where none is known the label stands.
    """
    west, south, east, north = extent
    step = south
    while True:
        ends = cell(step, west), cell(step, min(east, 179.9999))
        yield from _inside(ask(rows.POINTS_IN_CELLS, (language, *ends, south, north)), extent)
        if int((step + 90.0) * 2.0) >= int((north + 90.0) * 2.0):
            break
        step += 0.5
    bottom, top = _hundredths(south, 90.0), _hundredths(north, 90.0)
    lowest = _number(bottom, _hundredths(east, 180.0)) - _OF_NAME + 1
    highest = _number(bottom, _hundredths(west, 180.0))
    values = lowest, highest, top - bottom + 1, _COLUMNS * _OF_NAME, language
    yield from _inside(ask(rows.VILLAGES_IN_ROWS, values), extent)


def _hundredths(degrees: float, from_zero: float) -> int:
    return round((degrees + from_zero) * _PER_DEGREE)


def _number(row: int, column: int) -> int:
    """Return the highest number of a village in a row and column."""
    return villages.LAST - (row * _COLUMNS + column) * _OF_NAME


def _inside(found: list[tuple[Any, ...]], extent: Extent) -> Iterator[Settlement]:
    west, south, east, north = extent
    for row in map(Settlement._make, found):
        if south <= row.lat < north and west <= row.lon < east:
            yield row
