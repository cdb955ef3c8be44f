"""Corrections on the command line: listed, shown, given away, taken in."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo import geoparse, read_report
from geo.__main__ import main
from geo.corrections import Reading, Scope, correct, load, read_corrections, record, store
from geo.gazetteer import open_gazetteer
from geo.model import Role

TEXT = "Shells fell near Izium.\n\nNothing fell near Kupiansk, the army said on Monday.\n"


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    shutil.rmtree(store.directory(), ignore_errors=True)
    yield
    shutil.rmtree(store.directory(), ignore_errors=True)


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def corrected(path: str, name: str, id: str, *, scope: Scope = Scope.REPORT) -> None:
    """Put `name` in the report on another place, as the dashboard does."""
    result = geoparse(read_report(path))
    mention = next(m for m in result.mentions if m.text == name)
    place = open_gazetteer().place(id)
    new = Reading(Role.LOCATION, place)
    record(result.report, correct(result, mention, new, scope=scope, who="NN", note="was there"))


def test_nothing(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corrections", "list"]) == 0
    assert capsys.readouterr().out == "No corrections are kept on this machine.\n"
    assert main(["corrections", "show", report]) == 0
    assert "has no corrections" in capsys.readouterr().out
    assert main(["corrections", "export", report, "-"]) == 2
    assert "nothing to export" in capsys.readouterr().err


def test_list_and_show(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    corrected(report, "Izium", "geonames:703448")
    corrected(report, "Kupiansk", "geonames:706483", scope=Scope.ALWAYS)
    assert main(["corrections", "list"]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split() == ["REPORT", "CORRECTIONS", "LAST", "TEXT"]
    assert any(row.startswith("every report") for row in rows)
    assert any(read_report(report).text_sha256[:8] in row for row in rows)
    assert main(["corrections", "show", report]) == 0
    shown = capsys.readouterr().out
    izium = next(line for line in shown.splitlines() if " Izium" in line)
    assert "Izium, Ukraine (location)" in izium and "Kyiv, Ukraine (location)" in izium
    assert "report" in izium and "NN" in izium and "was there" in izium
    assert "always" in shown


def test_a_damaged_file_is_told_and_the_rest_listed(
    report: str, capsys: pytest.CaptureFixture[str]
) -> None:
    corrected(report, "Izium", "geonames:703448")
    store.report_path("0" * 64).write_text("{")
    assert main(["corrections", "list"]) == 0
    captured = capsys.readouterr()
    assert read_report(report).text_sha256[:8] in captured.out
    assert "cannot be used as corrections" in captured.err


def test_given_away_and_taken_in(
    report: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corrected(report, "Izium", "geonames:703448")
    mine = tmp_path / "mine.json"
    assert main(["corrections", "export", report, str(mine)]) == 0
    assert capsys.readouterr().out == ""
    assert len(read_corrections(mine)) == 1
    shutil.rmtree(store.directory())
    assert main(["corrections", "import", report, str(mine)]) == 0
    assert capsys.readouterr().out == "Taken in: 1 of 1.\n"
    assert main(["corrections", "import", report, str(mine)]) == 0
    assert capsys.readouterr().out == "Taken in: 0 of 1; 1 were here already.\n"
    assert main([report]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("Kyiv")


@pytest.mark.parametrize("option", ["--geojson", "--annotations"])
def test_taken_out_of_an_export(
    option: str, report: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corrected(report, "Izium", "geonames:703448")
    exported = tmp_path / "exported"
    assert main([report, option, str(exported)]) == 0
    made = load(read_report(report)).corrections
    shutil.rmtree(store.directory())
    assert main(["corrections", "import", report, str(exported)]) == 0
    assert capsys.readouterr().out == "Taken in: 1 of 1.\n"
    (again,) = load(read_report(report)).corrections
    assert (again.id, again.new) == (made[0].id, made[0].new)


def test_what_says_nothing_in_a_report_is_not_given_away_with_it(
    report: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Shells fell near Kupiansk, they said, and then it was quiet.")
    corrected(str(other), "Kupiansk", "geonames:703448", scope=Scope.ALWAYS)
    quiet = tmp_path / "quiet.txt"
    quiet.write_text("Shells fell near Izium, they said, and then it was quiet.")
    assert main(["corrections", "export", str(quiet), "-"]) == 2
    assert "nothing to export" in capsys.readouterr().err
    assert main(["corrections", "export", report, "-"]) == 0
    assert "Kupiansk" in capsys.readouterr().out


def test_by_standard_input_and_output(
    report: str, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    corrected(report, "Izium", "geonames:703448")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(["corrections", "export", "-", "-"]) == 0
    raw = capsysbinary.readouterr().out
    assert json.loads(raw)["format"] == "dateline-corrections"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    assert main(["corrections", "import", report, "-"]) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export", "{report}", "{report}"], "would write over the report itself"),
        (["import", "{report}", "none.json"], "none.json cannot be read"),
        (["import", "{report}", "{report}"], "report.txt cannot be used as corrections"),
        (["import", "{report}", "-"], "cannot be opened as an export"),
        (["show", "none.txt"], "none.txt"),
    ],
)
def test_what_can_be_mended(
    arguments: list[str],
    said: str,
    report: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"type": "Feature"}')))
    corrected(report, "Izium", "geonames:703448")
    given = [argument.format(report=report) for argument in arguments]
    assert main(["corrections", *given]) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and said in captured.err and captured.err.count("\n") == 1
    assert Path(report).read_text(encoding="utf-8") == TEXT
