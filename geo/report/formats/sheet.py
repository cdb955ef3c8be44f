"""A sheet of plain text (.csv, .tsv): a line for each row, however its cells are divided."""

from __future__ import annotations

import csv
import io
import re

from geo.errors import ReportError
from geo.language import say
from geo.report.document import Document
from geo.report.formats.table import MOST_CELLS, table_blocks

_DELIMITERS = ("\t", ";", ",", "|")
"""The comma late: it divides numbers too."""
_NONE = "\x1f"
"""Divides nothing: for a sheet of one column, whose prose has commas."""
_SAMPLE = 200
_ALIKE = 0.6
_SAID = re.compile(r"sep=(.)\n", re.I)
"""The line in which a sheet tells Excel how it is divided."""


def read_sheet(text: str, called: str) -> Document:
    """Return a sheet of plain text as lines.

    Args:
        text: the sheet, its cells divided by commas, semicolons, tabs or bars.
        called: what an error calls it.

    Raises:
        ReportError: it has no cell with a text, or more cells or longer ones than are read.
    """
    said = _SAID.match(text)
    delimiter = said[1] if said else delimiter_of(text)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(
            io.StringIO(text[said.end() if said else 0 :], newline=""), delimiter=delimiter
        ):
            rows.append(row)
            cells += len(row)
            if cells > MOST_CELLS:
                break
    except csv.Error:
        raise ReportError(
            "{file} is a sheet with a cell too long to be read, perhaps with a quotation mark that "
            "is never closed: mend it, or save it as plain text (.txt, UTF-8) and open that.",
            file=called,
        ) from None
    blocks, repairs = table_blocks(rows, called)
    if not blocks:
        raise ReportError(
            "{file} is a sheet without a text in it: save the rows as plain text (.txt, UTF-8) and "
            "open that.",
            file=called,
        )
    return Document(
        tuple(blocks), repairs=(say("Each row of the sheet is a line of its own."), *repairs)
    )


def delimiter_of(text: str) -> str:
    """Return the sign that cuts most of the first rows into as many cells, more than one."""
    lines = [line for line in text[:100_000].split("\n")[:_SAMPLE] if line.strip()]
    best, most = _NONE, (0.0, 1)
    for delimiter in _DELIMITERS:
        try:
            sizes = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        except csv.Error:
            continue
        usual = max(set(sizes), key=sizes.count, default=1)
        alike = sizes.count(usual) / max(1, len(sizes))
        if usual > 1 and alike >= _ALIKE and (round(alike, 1), usual) > most:
            best, most = delimiter, (round(alike, 1), usual)
    return best
