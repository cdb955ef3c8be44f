"""Cells under a heading that says so name places."""

from __future__ import annotations

import pytest

from geo import geoparse
from geo.recognition.columns import place_cells
from geo.report import read_report, report_from_text


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Town\tDead\nGao\t3\nHoms\t2", ["Gao", "Homs"]),
        ("| Location | Dead |\n| Gao | 3 |", ["Gao"]),
        ("Day | Place name | Lat | Lon | Note\n\n2 May | Gao | 16.2, -0.1 | calm", ["Gao"]),
        ("Day | Lat | Lon | Place\n\n2 May | 16.2, -0.1 | Gao", []),
        ("admin1 | admin2\n\nGao | Ansongo", ["Gao", "Ansongo"]),
        ("+----+---+\n| Town | Dead |\n+----+---+\n| Gao | 3 |\n+----+---+", ["Gao"]),
        ("TOWN        DEAD\nEl Fasher   3\nHoms        2", ["El Fasher", "Homs"]),
        ("Dead\tWounded\nGao\t3", []),
        ("Town\tDead\nGao\t3\nAnd so on.\nHoms\t2", ["Gao"]),
        ("Town\tDead\nGao\t3\tmortar\tnight", []),
        ("The town of Gao | was hit by 3 shells", []),
        ("Town of Gao, population 90,000\tcalm\nHoms\t2", []),
    ],
)
def test_cells_are_told_by_their_heading(text: str, cells: list[str]) -> None:
    report = report_from_text(text)
    assert [report.text[start:end] for start, end in place_cells(report)] == cells


def test_what_no_model_marks_is_found_in_its_column() -> None:
    sheet = b"Town,MGRS\nBakhmut,37UDQ2500082000\nLyman,37UDQ1100026000\nunknown,37UDQ1100027000\n"
    names = [m.text for m in geoparse(read_report(sheet, name="log.csv"), names_only=True).mentions]
    assert names == ["Bakhmut", "Lyman"]
