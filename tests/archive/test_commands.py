"""What `dateline archive` and `dateline watch` say on a terminal, and how they end."""

from __future__ import annotations

from pathlib import Path

import pytest
from many_reports import rows

from geo.__main__ import main
from geo.archive import State, Summary
from geo.command import archive


def test_what_an_archive_holds_is_said(
    copy: Path, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["archive", str(reports), "--out", str(copy)]) == 0
    told = capsys.readouterr()
    places = len(rows(copy)["places"])
    assert told.out == (
        f"{copy}: 19 reports, {places} places, 4 that cannot be read (see errors); new in this "
        "run: 0.\n"
    )
    assert told.err == ""


@pytest.mark.parametrize(
    ("lost", "begin"),
    [
        (0, "out: 1 report, 1 place, 1 that cannot be read (see errors); new in this run: 1."),
        (1, "1 report lay in a damaged file: it was made again if its source was given."),
        (3, "3 reports lay in damaged files: those were made again whose sources were given."),
    ],
)
def test_what_lay_in_damaged_files_is_said(
    lost: int, begin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    archive.tell(Summary(State(1.0, 1, 0, 1, 1.0), lost, 1, 1, 1, ("a.txt is empty.",)), "out")
    told = capsys.readouterr()
    assert told.out.splitlines()[0] == begin and told.err == "dateline: a.txt is empty.\n"


@pytest.mark.parametrize(
    ("state", "line"),
    [
        (State(0.0, 0, 0, 0, 0.0), "0 reports"),
        (State(None, 1, 0, 0, 2.0), "1 report, 0.5 a second"),
        (State(0.5, 30, 9, 2, 10.0), "30 reports, 2 cannot be read, 3.0 a second, about 10 s left"),
        (State(0.1, 90, 0, 0, 60.0), "90 reports, 1.5 a second, about 9 min left"),
        (State(0.01, 90, 0, 0, 90.0), "90 reports, 1.0 a second, about 2.5 h left"),
        (State(1.0, 0, 19, 0, 1.0), "0 reports"),
    ],
)
def test_how_far_it_is(state: State, line: str) -> None:
    assert archive._told(state) == line


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (["archive", "no such"], "There is no report in no such: check the name and the folder."),
        (["watch", "no such"], "There is no file or folder no such: check the name."),
    ],
)
def test_what_is_not_there_is_one_line(
    given: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*given, "--out", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == f"dateline: {sentence}\n"


@pytest.mark.parametrize("name", ["archive", "watch"])
def test_what_is_not_installed_is_said(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(archive, "_NEEDED", ("json", "no_such_package"))
    assert main([name, "reports", "--out", "out"]) == 2
    assert capsys.readouterr().err == (
        "dateline: An archive needs packages that are not installed (no_such_package): pip install "
        "'dateline[archive]'\n"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        ["--workers", "0"],
        ["--workers", "1", "--scheduler", "tcp://127.0.0.1:9"],
        ["-x"],
        ["--published", "Saturday"],
    ],
)
def test_arguments_that_make_no_sense(wrong: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["archive", "reports", "--out", "out", *wrong])
