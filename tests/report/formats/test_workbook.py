"""Excel workbooks: a line for each row of each visible sheet."""

from __future__ import annotations

import datetime
import io
import zipfile

import openpyxl
import pytest

from geo import GeoError, read_report
from geo.model import ParagraphKind

B, C = ParagraphKind.BODY, ParagraphKind.CREDIT


def workbook(**sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        if title == "hidden":
            sheet.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


ROWS: list[list[object]] = [
    ["day", "place", "lat", "lon", "dead"],
    [datetime.datetime(2024, 5, 3), "Kovel", 51.2153, 24.7087, 3],
    [datetime.datetime(2024, 5, 4, 7, 30), "Lutsk", None, None, None],
]
LINES = ["day | place | lat | lon | dead", "2024-05-03 | Kovel | 51.2153, 24.7087 | 3"]
LINES += ["2024-05-04 07:30 | Lutsk"]


def read(raw: bytes) -> list[tuple[str, ParagraphKind]]:
    report = read_report(raw, name="log.xlsx")
    return [(report.text[p.start : p.end], p.kind) for p in report.paragraphs]


def test_a_row_is_a_line() -> None:
    assert read(workbook(May=ROWS)) == [(line, B) for line in LINES]


def test_sheets_stand_one_after_the_other() -> None:
    found = read(workbook(May=ROWS, hidden=[["secret"]], June=[["Rivne", "quiet"]]))
    assert found == [("May", C), *((line, B) for line in LINES), ("June", C), ("Rivne | quiet", B)]


def test_a_formula_is_shown_as_it_was_last_worked_out() -> None:
    assert read(workbook(May=[["Kovel", "=HYPERLINK(1)"]])) == [("Kovel", B)]


def test_a_cell_far_away_takes_no_time() -> None:
    raw = workbook(May=[["Kovel"]])
    with zipfile.ZipFile(io.BytesIO(raw)) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"</sheetData>", far.encode())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as changed:
        for name, content in parts.items():
            changed.writestr(name, content)
    assert read(out.getvalue()) == [("Kovel", B)]


@pytest.mark.parametrize("cut", [0.3, 0.8])
def test_half_a_workbook_is_refused(cut: float) -> None:
    raw = workbook(May=ROWS)
    with pytest.raises(GeoError, match="damaged"):
        read_report(raw[: int(cut * len(raw))], name="log.xlsx")
