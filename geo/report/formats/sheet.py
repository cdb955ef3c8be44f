"""A sheet (.csv, .tsv): a line for each row, its coordinates as points."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from geo.errors import ReportError
from geo.language import say
from geo.model import ParagraphKind
from geo.report.document import Block, Document

CELL_MARK = " | "
_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 200
_MOST_ROWS = 100_000
_LATITUDE = re.compile(r"(?:.*[\W_])?(?:lat|latitude|y[\W_]?coord(?:inate)?)(?:[\W_].*)?", re.I)
_LONGITUDE = re.compile(
    r"(?:.*[\W_])?(?:lon|lng|long|longitude|x[\W_]?coord(?:inate)?)(?:[\W_].*)?", re.I
)
_NUMBER = re.compile(r"[-+−]?\d{1,3}(?:\.\d{1,15})?")
_FINE = re.compile(r"[-+−]?\d{1,3}\.\d{3,15}")


def read_sheet(text: str, called: str) -> Document:
    """Return a sheet of plain text as lines.

    Args:
        text: the sheet, its cells divided by commas, semicolons, tabs or bars.
        called: what an error calls it.

    Raises:
        ReportError: it has no cell with a text, or more rows or longer cells than are read.
    """
    delimiter = _delimiter(text)
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(row)
            if len(rows) > _MOST_ROWS:
                raise ReportError(
                    "{file} has more than the {number} rows that are read: split it.",
                    file=called,
                    number=_MOST_ROWS,
                )
    except csv.Error:
        raise ReportError(
            "{file} is a sheet with a cell too long to be read, perhaps with a quotation mark that "
            "is never closed: mend it, or save it as plain text (.txt, UTF-8) and open that.",
            file=called,
        ) from None
    blocks = tuple(row_blocks(rows))
    if not blocks:
        raise ReportError("{file} is a sheet without a text in it.", file=called)
    return Document(blocks, repairs=(say("Each row of the sheet is a line of its own."),))


def row_blocks(rows: Sequence[Sequence[str]]) -> Iterator[Block]:
    """Yield a block for each row, its latitude and longitude together in one cell."""
    columns = _coordinate_columns(rows)
    for row in rows:
        cells = [" ".join(cell.split()) for cell in row]
        if columns and max(columns) < len(cells):
            lat, lon = columns
            cells[lat], cells[lon] = _point(cells[lat], cells[lon]), ""
        line = CELL_MARK.join(filter(None, cells))
        if line:
            yield Block(line, ParagraphKind.BODY)


def _point(lat: str, lon: str) -> str:
    """Return two cells as one that is read as a point where they are numbers."""
    if _FINE.fullmatch(lat) and _FINE.fullmatch(lon):
        return f"{lat}, {lon}"
    if _NUMBER.fullmatch(lat) and _NUMBER.fullmatch(lon):
        return f"lat {lat}, lon {lon}"
    return CELL_MARK.join(filter(None, (lat, lon)))


def _coordinate_columns(rows: Sequence[Sequence[str]]) -> tuple[int, int] | None:
    """Return the columns of latitude and longitude, told by the names in the first row."""
    names = [cell.strip() for cell in rows[0]] if rows else []
    lats = [index for index, name in enumerate(names) if _LATITUDE.fullmatch(name[:80])]
    lons = [index for index, name in enumerate(names) if _LONGITUDE.fullmatch(name[:80])]
    return (lats[0], lons[0]) if lats and lons and lats[0] != lons[0] else None


def _delimiter(text: str) -> str:
    """Return the sign that cuts the first rows into the most cells, alike in each."""
    lines = [line for line in text[:100_000].split("\n")[:_SAMPLE] if line.strip()]
    best, most = ",", 0
    for delimiter in _DELIMITERS:
        try:
            sizes = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        except csv.Error:
            continue
        usual = max(set(sizes), key=sizes.count, default=1)
        alike = sizes.count(usual) if usual > 1 else 0
        if alike > most:
            best, most = delimiter, alike
    return best
