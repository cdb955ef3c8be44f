"""The command line."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from geo.__main__ import main
from geo.paths import data_dir

DEFAULT = str(data_dir() / "reports" / "kharkiv-counteroffensive.txt")


def test_table_of_places(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([DEFAULT]) == 0
    table = capsys.readouterr().out
    izium = next(line for line in table.splitlines() if line.startswith("Izium"))
    assert "settlement" in izium
    assert "Kharkiv Oblast, Ukraine" in izium
    assert "4 of 4" in izium
    assert izium.endswith("Izium, Izyum")
    assert "Not on the map: the southern front (vague)" in table


def test_geojson_to_a_file_and_to_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "places.geojson"
    assert main([DEFAULT, "--geojson", str(target)]) == 0
    assert capsys.readouterr().out == ""
    assert main([DEFAULT, "--geojson", "-"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert json.loads(target.read_text(encoding="utf-8")) == shown
    assert "GeoNames" in " ".join(shown["credits"])


def test_pictures_to_files_and_to_standard_output(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    svg, png = tmp_path / "map.svg", tmp_path / "map.png"
    assert main([DEFAULT, "--svg", str(svg), "--png", str(png)]) == 0
    assert capfdbinary.readouterr().out == b""
    assert "Balakliia" in svg.read_text(encoding="utf-8")
    assert main([DEFAULT, "--png", "-"]) == 0
    sys.stdout.flush()
    assert capfdbinary.readouterr().out == png.read_bytes()
    assert png.read_bytes().startswith(b"\x89PNG")


def test_picture_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([DEFAULT, "--png", str(tmp_path / "none" / "map.png")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = io.TextIOWrapper(io.BytesIO(b"Shells fell near Izium."))
    monkeypatch.setattr(sys, "stdin", text)
    assert main(["-"]) == 0
    assert "Izium" in capsys.readouterr().out


def test_a_report_without_places_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "quiet.txt"
    report.write_text("Nothing was said about where it happened.", encoding="utf-8")
    assert main([str(report)]) == 0
    assert capsys.readouterr().out == "No place is named in this report.\n"


def test_another_language_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "ukr.txt"
    report.write_text("Армія повідомила, що увійшла до міста Ізюм у суботу.", encoding="utf-8")
    assert main([str(report)]) == 0
    assert "does not read like English" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "There is no file"),
        (b"", "is empty"),
        (b"\x00\x01\x02" * 300, "binary"),
        (b"%PDF-1.4", "PDF"),
    ],
)
def test_bad_reports_are_refused_in_one_line(
    content: bytes | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.txt"
    if content is not None:
        report.write_bytes(content)
    assert main([str(report)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err
    assert captured.err.count("\n") == 1


def test_what_cannot_be_written_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([DEFAULT, "--geojson", str(tmp_path / "none" / "places.geojson")]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
