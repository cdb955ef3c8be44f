"""The rows of a sheet as blocks: names of columns as a credit, the halves of a point together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.errors import ReportError
from geo.language import say
from geo.model import ParagraphKind
from geo.report.document import Block
from geo.report.furniture import is_furniture
from geo.report.layout import split_blocks
from geo.wordlists import read_words

CELL_MARK = " | "
MOST_CELLS = 500_000
_WORDS = {kind: frozenset(words) for kind, words in read_words("reading/columns.tsv").items()}
_NAMES = _WORDS["name"] | _WORDS["glue"] | _WORDS["latitude"] | _WORDS["longitude"]
_WORD = re.compile(r"[^\W\d_A-ZА-ЯЁІЇЄҐ]+|[A-ZА-ЯЁІЇЄҐ](?:[^\W\d_A-ZА-ЯЁІЇЄҐ]+|[A-ZА-ЯЁІЇЄҐ]*)")
"""A word, also of those in "startLat"."""
_VALUE = re.compile(r"[-+−$€£%.,:/() \d]*\d[-+−$€£%.,:/() \d]*|\d{4}-\d\d-\d\d[T ].{5,20}")
_HALF = re.compile(r"([-+−]?)(\d{1,3})(?:[.,](\d{1,20}))?\s?°?\s?([NSEWnsew]?)")
_DEGREES = r"([-+]?\d{1,3}(?:\.\d{1,20})?)"
_POINT = re.compile(
    rf"(?:SRID=\d{{1,6}};)?\s?POINT ?Z?\s?\(\s?{_DEGREES} {_DEGREES}(?: [-+]?[\d.]{{1,20}})?\s?\)",
    re.I,
)
"""A point in Well-known text: the longitude comes first."""
_LONGEST_NAME = 60
_MOST_COLUMNS = 100
"""In which halves of points are looked for."""
_FINE = 3
_FINEST = 7
"""Digits after the point: how many a point among other numbers needs, and how many say anything."""


@dataclass(frozen=True, slots=True)
class _Half:
    """A number of degrees as it is written, and its value."""

    text: str
    degrees: float


def table_blocks(rows: Sequence[Sequence[str]], called: str) -> tuple[list[Block], list[str]]:
    """Return a block for each row, and what was done to the rows.

    A column that is the only one with a text in it is prose: its cells are paragraphs.

    Args:
        rows: the cells of a sheet.
        called: what an error calls the file.

    Raises:
        ReportError: there are more cells than are read.
    """
    if sum(map(len, rows)) > MOST_CELLS:
        raise ReportError(
            "{file} has more than the {number} cells that are read: split it, or save the rows "
            "that matter as CSV and open that.",
            file=called,
            number=MOST_CELLS,
        )
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    heads, filled = _over_the_table(filled)
    head = bool(filled) and _is_head(filled[0], filled[1:])
    names, body = (filled[0], filled[1:]) if head else ((), filled)
    blocks = [Block(text, ParagraphKind.BODY) for text in heads]
    repairs: list[str] = []
    if head:
        blocks.append(Block(_line(names), ParagraphKind.CREDIT))
        repairs.append(say("The names of the columns stand over the rows and are not searched."))
    used = {index for row in body for index, cell in enumerate(row) if cell.strip()}
    if len(used) == 1:
        (only,) = used
        return [*blocks, *_prose(row[only] for row in body if only < len(row))], repairs
    pairs = _pairs(names, body)
    if pairs:
        repairs.append(say("Each row's latitude and longitude stand together, as a point."))
    for row in body:
        line = _line(_with_points(row, pairs))
        if line:
            blocks.append(Block(line, ParagraphKind.BODY))
    return blocks, repairs


def _line(row: Sequence[str]) -> str:
    return CELL_MARK.join(filter(None, (" ".join(cell.split()) for cell in row)))


def _prose(cells: Iterator[str]) -> Iterator[Block]:
    for cell in cells:
        for text in split_blocks(cell):
            kind = ParagraphKind.CREDIT if is_furniture(text) else ParagraphKind.BODY
            yield Block(text, kind)


def _over_the_table(rows: list[Sequence[str]]) -> tuple[list[str], list[Sequence[str]]]:
    """Return the lines over a table that fill one cell alone, and the rows of the table."""
    sizes = [sum(bool(cell.strip()) for cell in row) for row in rows]
    if max(sizes, default=0) < 2:
        return [], rows
    first = next(index for index, size in enumerate(sizes) if size > 1)
    return ([_line(row) for row in rows[:first]], rows[first:]) if first <= 3 else ([], rows)


def _is_head(row: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Tell whether a row names the columns, by known names or since what is below are numbers."""
    cells = [cell.strip() for cell in row if cell.strip()]
    if not body or any(
        len(cell) > _LONGEST_NAME or _VALUE.fullmatch(cell) or cell.endswith((".", "!"))
        for cell in cells
    ):
        return False
    known = sum(bool(words := _words(cell)) and words <= _NAMES for cell in cells)
    if 2 * known >= len(cells):
        return True
    for index, name in enumerate(row):
        below = [other[index].strip() for other in body[:100] if index < len(other)]
        values = [cell for cell in below if cell]
        if name.strip() and len(values) > 1 and all(map(_VALUE.fullmatch, values)):
            return True
    return False


def _words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(name[:_LONGEST_NAME]))


def _pairs(names: Sequence[str], body: Sequence[Sequence[str]]) -> dict[int, int]:
    """Return the columns of latitudes, each with that of its longitudes."""
    words = [_words(name) for name in names[:_MOST_COLUMNS]]
    lats = [i for i, own in enumerate(words) if own & _WORDS["latitude"]]
    lons = [i for i, own in enumerate(words) if own & _WORDS["longitude"] and i not in lats]
    if not names and body:
        lats = list(range(min(_MOST_COLUMNS, *map(len, body)) - 1))
        lons = [index + 1 for index in lats]
    pairs: dict[int, int] = {}
    for lat in lats:
        free = (lon for lon in lons if lon not in pairs.values() and (names or lon == lat + 1))
        near = sorted((abs(lon - lat), lon) for lon in free)
        if near and lat not in pairs.values() and _are_halves(body, lat, near[0][1], bool(names)):
            pairs[lat] = near[0][1]
    return pairs


def _are_halves(body: Sequence[Sequence[str]], lat: int, lon: int, named: bool) -> bool:
    """Tell whether two columns hold points; where they have no names, fine ones in every row."""
    found = 0
    for row in body:
        if max(lat, lon) >= len(row) or not (row[lat].strip() and row[lon].strip()):
            continue
        north, east = _half(row[lat]), _half(row[lon])
        if north is None or east is None or abs(north.degrees) > 90 or abs(east.degrees) > 180:
            if not named:
                return False
        elif named or (_is_fine(north) and _is_fine(east)):
            found += 1
        else:
            return False
    return found > 0 and (named or found > 1)


def _half(cell: str) -> _Half | None:
    match = _HALF.fullmatch(cell.strip()[:40])
    if match is None:
        return None
    sign, whole, part, side = match.groups()
    minus = "-" if (sign in ("-", "−")) != (side.upper() in ("S", "W") and bool(side)) else ""
    text = f"{minus}{whole}" + (f".{part[:_FINEST]}" if part else "")
    return _Half(text, float(text))


def _is_fine(half: _Half) -> bool:
    return len(half.text.partition(".")[2]) >= _FINE


def _with_points(row: Sequence[str], pairs: dict[int, int]) -> list[str]:
    """Return the cells of a row, each point in one of them."""
    cells = [_of_text(cell) for cell in row]
    for lat, lon in pairs.items():
        if max(lat, lon) < len(cells):
            point = _point(cells[lat], cells[lon])
            if point is not None:
                cells[lat], cells[lon] = point, ""
    return cells


def _of_text(cell: str) -> str:
    """Return a cell, a point in Well-known text as other points are written."""
    match = _POINT.fullmatch(cell.strip()) if "(" in cell[:30] else None
    point = _point(match[2], match[1]) if match else None
    return cell if point is None else point


def _point(lat: str, lon: str) -> str | None:
    """Return the halves of a point as one text in which it is found, None where they are none.

    No point stands where both are nought, which is how sheets say that they do not know.
    """
    north, east = _half(lat), _half(lon)
    if north is None or east is None or abs(north.degrees) > 90 or abs(east.degrees) > 180:
        return None
    if not (north.degrees or east.degrees):
        return ""
    if _is_fine(north) and _is_fine(east):
        return f"{north.text}, {east.text}"
    return f"lat {north.text}, lon {east.text}"
