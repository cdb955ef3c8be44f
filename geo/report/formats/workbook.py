"""An Excel workbook (.xlsx): a line for each row, sheet after sheet, no formula worked out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from geo.errors import ReportError
from geo.language import say
from geo.model import ParagraphKind
from geo.report.archive import Archive
from geo.report.document import DAMAGED, Block, Document, one_line
from geo.report.formats.sheet import row_blocks

_MOST_ROWS = 100_000
_MOST_COLUMNS = 256
_MOST_SHEETS = 100


def read_workbook(archive: Archive) -> Document:
    """Return what the sheets of a workbook show, a hidden one left out.

    Raises:
        ReportError: it is damaged or a trap, or no sheet has a text.
    """
    import openpyxl

    for part in archive.parts:
        if part.endswith((".xml", ".rels")) and b"<!" in archive.read(part).replace(b"<!--", b""):
            raise ReportError(DAMAGED, file=archive.name)
    try:
        book = openpyxl.load_workbook(
            archive.stream(), read_only=True, data_only=True, keep_links=False
        )
        title = one_line(book.properties.title)
        blocks = tuple(_blocks(book))
    # The library raises whatever it meets in a damaged file.
    except Exception:
        raise ReportError(DAMAGED, file=archive.name) from None
    if not any(block.kind is ParagraphKind.BODY for block in blocks):
        raise ReportError("{file} is a sheet without a text in it.", file=archive.name)
    return Document(
        blocks, title=title, repairs=(say("Each row of the sheet is a line of its own."),)
    )


def _blocks(book: Any) -> Iterator[Block]:
    sheets = [sheet for sheet in book.worksheets[:_MOST_SHEETS] if sheet.sheet_state == "visible"]
    for sheet in sheets:
        # A file may declare a million columns and fill none of them.
        sheet.reset_dimensions()
        rows = [
            [_shown(value) for value in row]
            for row in sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)
        ]
        if len(sheets) > 1 and any(any(row) for row in rows):
            yield Block(one_line(sheet.title), ParagraphKind.CREDIT)
        yield from row_blocks(rows)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return (
            value.date().isoformat()
            if value.time() == datetime.time()
            else f"{value:%Y-%m-%d %H:%M}"
        )
    if isinstance(value, float):
        return f"{value:.10g}"
    return str(value)
