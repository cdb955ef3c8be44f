"""Files are written whole or not at all, and never over what must not be written over."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from geo.command.writing import Target, check, write_all
from geo.errors import ExportError


def file(name: object, option: str = "--geojson") -> Target:
    return Target(option, str(name))


def folder(name: object) -> Target:
    return Target("--csv", str(name), ("places.csv", "mentions.csv"))


TABLES = {"places.csv": b"p", "mentions.csv": b"m"}


def test_files_and_a_directory(tmp_path: Path) -> None:
    write_all([(file(tmp_path / "a"), b"1"), (folder(tmp_path / "d"), TABLES)])
    assert (tmp_path / "a").read_bytes() == b"1"
    assert {p.name: p.read_bytes() for p in (tmp_path / "d").iterdir()} == TABLES
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "d"]


def test_a_directory_that_is_there_keeps_what_else_it_has(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "notes.txt").write_text("mine")
    (tmp_path / "d" / "places.csv").write_text("old")
    write_all([(folder(tmp_path / "d"), TABLES)])
    assert (tmp_path / "d" / "places.csv").read_bytes() == b"p"
    assert (tmp_path / "d" / "notes.txt").read_text() == "mine"


def test_a_failure_leaves_everything_as_it_was(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_text("old")
    blocked = tmp_path / "d" / "places.csv"
    blocked.mkdir(parents=True)
    for wrong in (file(tmp_path / "none" / "b"), folder(tmp_path / "d")):
        with pytest.raises(ExportError, match="cannot be written"):
            write_all([(file(old), b"new"), (wrong, TABLES if wrong.files else b"2")])
        assert sorted(p.name for p in tmp_path.iterdir()) == ["d", "old"]
        assert [p.name for p in (tmp_path / "d").iterdir()] == ["places.csv"]
    assert old.read_text() == "old"


def test_a_directory_made_for_nothing_is_gone_again(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        write_all([(folder(tmp_path / "d"), TABLES), (file(tmp_path / "none" / "b"), b"2")])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="modes are another thing there")
def test_modes_are_those_of_any_file(tmp_path: Path) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    old.touch(0o640)
    old.chmod(0o640)
    mask = os.umask(0o027)
    try:
        write_all([(file(new), b"1"), (file(old, "--kml"), b"2")])
    finally:
        os.umask(mask)
    assert stat.S_IMODE(new.stat().st_mode) == 0o640
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old")
    link.symlink_to(real)
    write_all([(file(link), b"new")])
    assert link.is_symlink() and real.read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such device")
def test_a_device_is_written_to_and_not_replaced() -> None:
    check([file("/dev/null"), file("/dev/null", "--kml")], ["report.txt"])
    write_all([(file("/dev/null"), b"1")])
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize(
    ("targets", "said"),
    [
        ([file("report.txt")], "would write over the report itself"),
        ([file("same.txt")], "would write over the report itself"),
        ([file("./d/../report.txt")], "would write over the report itself"),
        ([folder("d"), file("d/places.csv")], "would both write"),
        ([file("x"), file("x", "--kml")], "--geojson and --kml would both write"),
        ([file("-"), file("-", "--kml")], "only one of --geojson and --kml"),
        ([folder("-")], "--csv writes several files: give it a directory"),
        ([folder("report.txt")], "--csv report.txt is a file"),
        ([file("d")], "--geojson d is a directory"),
        ([file("")], "--geojson has an empty name"),
        ([file("none/x")], "there is no directory none"),
        ([folder("none/x")], "there is no directory none"),
    ],
)
def test_what_is_refused_before_anything_is_read(
    targets: list[Target], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text("The report.")
    os.link("report.txt", "same.txt")
    Path("d").mkdir()
    with pytest.raises(ExportError) as caught:
        check(targets, ["report.txt"])
    assert said in str(caught.value) and "\n" not in str(caught.value)
    assert Path("report.txt").read_text() == "The report."


def test_what_is_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text("The report.")
    check([file("a"), file("-", "--kml"), folder("d")], ["report.txt"])
    check([file("a")], ["-"])
    check([file("a")], ["https://example.org/a"])
