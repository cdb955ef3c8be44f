"""An OpenDocument spreadsheet (.ods): a line for each row, sheet after sheet.

A cell that repeats says so by a number, up to the last of a million rows: only what holds something
is repeated, and no more than is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from geo.errors import ReportError
from geo.language import say
from geo.report.archive import Archive
from geo.report.document import DAMAGED, LOCKED, Document
from geo.report.formats.odt import OFFICE, STYLE, TABLE, TEXT, about_itself, paragraph_text
from geo.report.formats.sheets import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, Sheet, sheet_blocks
from geo.report.formats.table import MOST_CELLS
from geo.report.xmltree import parse_xml

_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_NUMBER = f"{OFFICE}value"
_DAY = f"{OFFICE}date-value"


def read_ods(archive: Archive) -> Document:
    """Return what the sheets of a spreadsheet show, a hidden one left out.

    Raises:
        ReportError: it is locked, damaged or a trap, or no sheet has a text.
    """
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise ReportError(LOCKED, file=archive.name)
    content = parse_xml(archive.read("content.xml"), archive.name)
    body = next(content.iter(f"{OFFICE}spreadsheet"), None)
    if body is None:
        raise ReportError(DAMAGED, file=archive.name)
    hidden = frozenset(_hidden_styles(content))
    tables = list(body.iterchildren(f"{TABLE}table"))[:MOST_SHEETS]
    shown = [table for table in tables if table.get(f"{TABLE}style-name") not in hidden]
    blocks, repairs = sheet_blocks(list(_sheets(shown)), archive.name)
    if len(shown) < len(tables):
        repairs.append(say("Hidden sheets of the workbook were left out."))
    return replace(about_itself(archive), blocks=tuple(blocks), repairs=tuple(repairs))


def _hidden_styles(content: Any) -> Iterator[str]:
    for style in content.iter(f"{STYLE}style"):
        for told in style.iterchildren(f"{STYLE}table-properties"):
            if told.get(f"{TABLE}display") == "false":
                yield str(style.get(f"{STYLE}name"))


def _sheets(tables: list[Any]) -> Iterator[Sheet]:
    cells = 0
    for table in tables:
        rows: list[list[str]] = []
        for row in table.iter(f"{TABLE}table-row"):
            read = _row(row)
            if not read:
                continue
            for _time in range(_repeats(row, "rows", MOST_ROWS - len(rows))):
                rows.append(read)
                cells += len(read)
                # One more than is read is refused where the rows are counted.
                if cells > MOST_CELLS:
                    break
            if cells > MOST_CELLS:
                break
        yield str(table.get(f"{TABLE}name") or ""), rows


def _row(row: Any) -> list[str]:
    """Return the cells of a row up to the last that holds something."""
    cells: list[str] = []
    last = 0
    for cell in row.iterchildren(*_CELLS):
        if len(cells) >= MOST_COLUMNS:
            break
        shown = _shown(cell)
        cells += [shown] * _repeats(cell, "columns", MOST_COLUMNS - len(cells))
        last = len(cells) if shown.strip() else last
    return cells[:last]


def _repeats(element: Any, what: str, most: int) -> int:
    told = str(element.get(f"{TABLE}number-{what}-repeated") or "1")[:9]
    return min(int(told) if told.isascii() and told.isdigit() else 1, most)


def _shown(cell: Any) -> str:
    """Return what a cell says: a number in full, a day in ISO 8601, else its text."""
    kind = str(cell.get(f"{OFFICE}value-type") or "")
    if kind == "float" and (number := _number(str(cell.get(_NUMBER) or ""))):
        return number
    if kind == "date" and cell.get(_DAY):
        day, _mark, time = str(cell.get(_DAY))[:40].partition("T")
        return day if time[:5] in ("", "00:00") else f"{day} {time[:5]}"
    return "\n".join(paragraph_text(each)[0] for each in cell.iterchildren(f"{TEXT}p"))


def _number(told: str) -> str:
    # What is shown of it may be rounded: a latitude to whole degrees.
    try:
        return f"{float(told[:40]):.10g}"
    except ValueError:
        return ""
