"""Excel workbooks: a line for each row of each visible sheet."""

from __future__ import annotations

import datetime
import io
import random
import zipfile

import openpyxl
import pytest

from geo import GeoError, read_report
from geo.model import ParagraphKind
from tests.report.seeds import zipped

SHEET = "xl/worksheets/sheet1.xml"
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
LINES = [
    ("day | place | lat | lon | dead", C),
    ("2024-05-03 | Kovel | 51.2153, 24.7087 | 3", B),
    ("2024-05-04 07:30 | Lutsk", B),
]


def read(raw: bytes) -> list[tuple[str, ParagraphKind]]:
    report = read_report(raw, name="log.xlsx")
    return [(report.text[p.start : p.end], p.kind) for p in report.paragraphs]


def test_a_row_is_a_line() -> None:
    assert read(workbook(May=ROWS)) == LINES


def test_sheets_stand_one_after_the_other() -> None:
    found = read(workbook(May=ROWS, hidden=[["secret"]], June=[["Rivne", "quiet"]]))
    assert found == [("May", C), *LINES, ("June", C), ("Rivne | quiet", B)]


def test_a_formula_is_shown_as_it_was_last_worked_out() -> None:
    assert read(workbook(May=[["Kovel", "=HYPERLINK(1)"]])) == [("Kovel", B)]


def test_a_cell_far_away_takes_no_time() -> None:
    raw = workbook(May=[["Kovel"]])
    with zipfile.ZipFile(io.BytesIO(raw)) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    sheet = SHEET
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


def changed(raw: bytes, part: str, old: str, new: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode(), 1)
    return zipped(dict(parts))


@pytest.mark.parametrize(
    ("part", "old", "new", "told"),
    [
        ("xl/styles.xml", "<fonts", "<xf/>" * 110_000 + "<fonts", "marks in its text"),
        ("xl/workbook.xml", "<workbook", '<!DOCTYPE a [<!ENTITY b "c">]><workbook', "damaged"),
        (SHEET, "</sheetData>", "<row><c><v>1" * 9, "damaged"),
        (
            SHEET,
            "<row",
            "<row " + "><c/></row><row" * 999_999,
            "perhaps a trap",
        ),
        (
            SHEET,
            "</sheetData>",
            "<row>" + "<c><v>1</v></c>" * 200 + "</row>",
            "damaged",
        ),
    ],
    ids=["styles", "entities", "cut short", "cells", "torn"],
)
def test_a_trap_is_refused_in_one_sentence(part: str, old: str, new: str, told: str) -> None:
    raw = changed(workbook(May=ROWS), part, old, new)
    with pytest.raises(GeoError, match=told) as caught:
        read_report(raw, name="log.xlsx")
    assert "\n" not in str(caught.value)


def test_more_cells_than_are_read_are_refused() -> None:
    row = f"<row>{'<c><v>1</v></c>' * 100}</row>" * 5_100
    picture = random.Random(1).randbytes(200_000)
    raw = changed(workbook(May=[["Kovel"]]), SHEET, "</sheetData>",
                  f"{row}</sheetData>")  # fmt: skip
    with zipfile.ZipFile(whole := io.BytesIO(raw), "a") as archive:
        archive.writestr("xl/media/a.png", picture)
    with pytest.raises(GeoError, match="more than the 500,000 cells"):
        read_report(whole.getvalue(), name="log.xlsx")


def test_the_rows_of_a_lying_sheet_have_an_end() -> None:
    raw = workbook(May=[["Kovel"]])
    sheet = SHEET
    assert read(changed(raw, sheet, '<row r="1"', '<row r="99999"')) == [("Kovel", B)]
    with pytest.raises(GeoError, match="without a text"):
        read(changed(raw, sheet, '<row r="1"', '<row r="99999999999999"'))


def test_cells_of_all_kinds() -> None:
    kinds = [True, 3.0, 0.1 + 0.2, "#REF!", datetime.time(7, 30), datetime.date(2024, 5, 3)]
    text = "TRUE | 3 | 0.3 | 07:30:00 | 2024-05-03"
    assert read(workbook(May=[["Kovel", *kinds]])) == [(f"Kovel | {text}", B)]
