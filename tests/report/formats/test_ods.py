"""OpenDocument spreadsheets: a line for each row of each visible sheet."""

from __future__ import annotations

import pytest

from geo import geoparse, read_report
from geo.model import ParagraphKind
from tests.report.seeds import TITLE, ods

B, C = ParagraphKind.BODY, ParagraphKind.CREDIT


def cell(text: str = "", **told: str) -> str:
    names = {"value_type": "office:value-type", "value": "office:value", "day": "office:date-value",
             "repeated": "table:number-columns-repeated"}  # fmt: skip
    attributes = "".join(f' {names[name]}="{value}"' for name, value in told.items())
    shown = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell{attributes}>{shown}</table:table-cell>"


def row(*cells: str, repeated: int = 1) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}'
        "</table:table-row>"
    )


def sheet(name: str, *rows: str, style: str = "") -> str:
    return (
        f'<table:table table:name="{name}" table:style-name="{style}"><table:table-column/>'
        f"{''.join(rows)}{row(cell(repeated='16384'), repeated=1_048_000)}</table:table>"
    )


def read(tables: str, styles: str = "") -> list[tuple[str, ParagraphKind]]:
    report = read_report(ods(tables, styles=styles), name="log.ods")
    return [(report.text[p.start : p.end], p.kind) for p in report.paragraphs]


HEAD = row(*map(cell, ("day", "place", "lat", "lon", "dead")))
KOVEL = row(
    cell("03.05.24", value_type="date", day="2024-05-03"),
    cell("Kovel", value_type="string"),
    cell("51,2", value_type="float", value="51.2153"),
    cell("24,7", value_type="float", value="24.7087"),
    cell("3", value_type="float", value="3"),
)
HIDDEN = (
    '<style:style style:name="ta2" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)


def test_rows_are_lines_and_halves_of_a_point_stand_together() -> None:
    later = row(
        cell("4 May 7:30", value_type="date", day="2024-05-04T07:30:00"),
        cell("Lutsk<text:line-break/>and<text:s/><text:span>Rivne</text:span>"),
    )
    assert read(sheet("May", HEAD, KOVEL, later)) == [
        ("day | place | lat | lon | dead", C),
        ("2024-05-03 | Kovel | 51.2153, 24.7087 | 3", B),
        ("2024-05-04 07:30 | Lutsk and Rivne", B),
    ]


def test_its_points_are_places() -> None:
    result = geoparse(read_report(ods(sheet("May", HEAD, KOVEL)), name="log.ods"))
    assert (51.2153, 24.7087) in {(place.lat, place.lon) for place in result.places}


def test_a_hidden_sheet_is_left_out_and_that_is_said() -> None:
    tables = sheet("May", HEAD, KOVEL) + sheet("June", HEAD, KOVEL, style="ta2")
    assert [text for text, kind in read(tables, HIDDEN) if kind is B] == [
        "2024-05-03 | Kovel | 51.2153, 24.7087 | 3"
    ]
    report = read_report(ods(tables, styles=HIDDEN), name="log.ods")
    assert "Hidden sheets of the workbook were left out." in report.repairs
    assert report.title == TITLE


def test_several_sheets_stand_under_their_names() -> None:
    tables = sheet("May", row(cell("Kovel"), cell("fire"))) + sheet("June", row(cell("Lutsk")))
    assert read(tables) == [("May", C), ("Kovel | fire", B), ("June", C), ("Lutsk", B)]


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (row(cell("Kovel"), cell("fire"), repeated=3), ["Kovel | fire"] * 3),
        (row(cell("Kovel", repeated="3")), ["Kovel | Kovel | Kovel"]),
        (row(cell("Kovel"), cell(repeated="16000"), cell("far")), ["Kovel"]),
        (row(cell("Kovel", repeated="two")), ["Kovel"]),
        (row(cell("Kovel<office:annotation><text:p>secret</text:p></office:annotation>")),
         ["Kovel"]),
        (row(cell("5", value_type="float", value="five")), ["5"]),
        (row(cell("Kovel"), "<table:covered-table-cell/>", cell("x")), ["Kovel | x"]),
        (f"<table:table-header-rows>{row(cell('Kovel'), cell('x'))}</table:table-header-rows>",
         ["Kovel | x"]),
    ],
)  # fmt: skip
def test_what_a_cell_says(rows: str, lines: list[str]) -> None:
    assert [text for text, _kind in read(sheet("May", rows))] == lines
