"""Coordinates in two columns of a table, told by the heads of the columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geo.coordinates.found import FoundPoint, LatLon, Notation
from geo.coordinates.parsing import PointError, read_point
from geo.wordlists import alternatives, read_words

_WORDS = read_words("reading/coordinates.tsv")
_LATITUDE, _LONGITUDE = (
    rf"(?:{alternatives(_WORDS[axis])})(?![^\W_])" for axis in ("latitude", "longitude")
)
# In small letters, as texts are compared with them: an expression for either case is slow.
_HEADS = tuple(
    re.compile(rf"[^\d|;,\t]{{0,20}}(?<![^\W_]){label}[^|;,\t]{{0,20}}")
    for label in (_LATITUDE, _LONGITUDE)
)
_LINE_WITH_HEAD = re.compile(
    rf"{_LATITUDE}[^\n]{{0,40}}?{_LONGITUDE}|{_LONGITUDE}[^\n]{{0,40}}?{_LATITUDE}"
)
_NUMBER = re.compile(r"\s*[\"']?([-+−–]?\d{1,3}(?:[.,]\d{1,15})?)\s?[°º]?[\"']?\s*")
_SEPARATORS = ("|", "\t", ";", ",")
_LONGEST_LINE = 4_000


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a table: what parts its cells, how many they are, and which are meant."""

    separator: str
    cells: int
    latitude: int
    longitude: int


def find_columns(text: str) -> Iterator[FoundPoint]:
    """Yield the coordinates of tables whose heads name latitude and longitude side by side."""
    if not _LINE_WITH_HEAD.search(text.lower()):
        return
    head: _Head | None = None
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip() and len(line) <= _LONGEST_LINE:
            if found := _head(line):
                head = found
            elif head is not None:
                cells = line.count(head.separator) + 1
                head = head if cells == head.cells else None
                if head is not None and (point := _row(line, start, head)):
                    yield point
        start += len(line)


def _head(line: str) -> _Head | None:
    line = line.rstrip("\r\n").lower()
    for separator in _SEPARATORS if _LINE_WITH_HEAD.search(line) else ():
        cells = line.split(separator)
        columns = [
            next((number for number, cell in enumerate(cells) if head.fullmatch(cell)), -1)
            for head in _HEADS
        ]
        if min(columns) >= 0 and abs(columns[0] - columns[1]) == 1:
            return _Head(separator, len(cells), *columns)
    return None


def _row(line: str, start: int, head: _Head) -> FoundPoint | None:
    """Return the point of a row, None where its cells are no numbers."""
    cells = line.rstrip("\r\n").split(head.separator)
    offsets = [start]
    for cell in cells:
        offsets.append(offsets[-1] + len(cell) + 1)
    numbers = [_NUMBER.fullmatch(cells[column]) for column in (head.latitude, head.longitude)]
    lat, lon = numbers
    if lat is None or lon is None or not (set(".,") & set(lat[1] + lon[1])):
        return None
    try:
        point: LatLon | None = read_point(f"{lat[1]}; {lon[1]}".replace("–", "-"))
    except PointError:
        point = None
    spans = sorted(
        (offsets[column] + number.start(1), offsets[column] + number.end(1))
        for column, number in ((head.latitude, lat), (head.longitude, lon))
    )
    return FoundPoint(spans[0][0], spans[1][1], Notation.DECIMAL, point)
