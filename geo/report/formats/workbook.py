"""An Excel workbook (.xlsx): a line for each row, sheet after sheet, no formula worked out.

Read by openpyxl, row by row: python-calamine is faster, but takes the memory of a whole sheet for
one cell at its far end.
"""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Iterator
from typing import Any

from geo.errors import ReportError
from geo.language import say
from geo.report.archive import Archive
from geo.report.document import DAMAGED, Document, one_line
from geo.report.formats.sheets import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, Sheet, sheet_blocks
from geo.report.formats.table import MOST_CELLS
from geo.report.xmltree import MAX_MARKS

_MOST_SETTINGS = 100_000
"""Tags of a part that is no sheet: the library makes an object of each."""
_SHEETS = ("xl/worksheets/", "xl/sharedStrings", "xl/drawings/", "xl/charts/", "xl/pivot")
"""Parts that may have many tags: those read row by row, and those not read at all."""
_ERRORS = frozenset("#N/A #VALUE! #REF! #DIV/0! #NUM! #NAME? #NULL!".split())
"""What a cell shows whose formula failed."""
_XML = (".xml", ".rels", ".vml")


def read_workbook(archive: Archive) -> Document:
    """Return what the sheets of a workbook show, a hidden one left out.

    Raises:
        ReportError: it is damaged or a trap, or no sheet has a text.
    """
    import openpyxl

    for part in archive.parts:
        if part.endswith(_XML):
            _check(archive.read(part), part, archive.name)
    try:
        with warnings.catch_warnings():
            # It warns of what it does not keep, and nothing is written back.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(
                archive.stream(), read_only=True, data_only=True, keep_links=False
            )
            title, author = one_line(book.properties.title), one_line(book.properties.creator)
            sheets = list(_sheets(book))
    except ReportError:
        raise
    # The library raises whatever it meets in a damaged file.
    except Exception:
        raise ReportError(DAMAGED, file=archive.name) from None
    blocks, repairs = sheet_blocks(sheets, archive.name)
    hidden = sum(sheet.sheet_state != "visible" for sheet in book.worksheets)
    if hidden:
        repairs.append(say("Hidden sheets of the workbook were left out."))
    return Document(
        tuple(blocks),
        title=title,
        author=author if author != "openpyxl" else "",
        repairs=tuple(repairs),
    )


def _check(raw: bytes, part: str, name: str) -> None:
    """Refuse a part that declares entities, perhaps unseen in UTF-16, or has too many tags."""
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw or b"\x00" in raw[:200]:
        raise ReportError(DAMAGED, file=name)
    marks = raw.count(b"<")
    most = 3 * MAX_MARKS if part.startswith(_SHEETS) else _MOST_SETTINGS
    if marks > most:
        raise ReportError(
            "{file} has {number} marks in its text, more than a report has and perhaps a trap: "
            "save it as plain text (.txt, UTF-8) and open that.",
            file=name,
            number=marks,
        )


def _sheets(book: Any) -> Iterator[Sheet]:
    """Yield the name and the rows of each sheet that is shown and holds something."""
    for sheet in book.worksheets[:MOST_SHEETS]:
        if sheet.sheet_state != "visible":
            continue
        # A file may declare a million columns and fill none of them.
        sheet.reset_dimensions()
        rows = []
        cells = 0
        for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True):
            if row.count(None) == len(row):
                continue
            last = max(index for index, value in enumerate(row, 1) if value is not None)
            rows.append([_shown(value) for value in row[:last]])
            cells += last
            if cells > MOST_CELLS:
                break
        if rows:
            yield one_line(str(sheet.title)), rows


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return (
            value.date().isoformat()
            if value.time() == datetime.time()
            else f"{value:%Y-%m-%d %H:%M}"
        )
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.10g}"
    return (
        "" if isinstance(value, str) and value.startswith("#") and value in _ERRORS else str(value)
    )
