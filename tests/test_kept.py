"""Reports kept because the reader asked, and the end of every trace."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from homes import homes
from made_up import parsed, place
from telemetry import telling

from geo import read_report
from geo.corrections import Reading, Scope, correct, load_always, record, store, undo
from geo.errors import CorrectionsError
from geo.gazetteer import index
from geo.kept import Forgotten, directory, forget_everything, keep, kept, sweep
from geo.model import Role
from geo.recognition.onnx_runtime import left_behind
from geo.report import report_from_text

RAW = "Зведення\r\n\r\nWithin حلب 🚀 nothing moved.\r\n".encode()
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, value in homes(tmp_path / "home").items():
        monkeypatch.setenv(name, value)
    return tmp_path / "home" / "data"


def test_nothing_is_kept_unasked(home: Path) -> None:
    read_report(RAW)
    assert kept() == ()
    assert forget_everything() == Forgotten(0, 0)
    assert not home.exists()


def test_what_is_kept_is_read_again_exactly() -> None:
    report = read_report(RAW)
    one = keep(report, RAW)
    assert kept() == (one,)
    assert one.read() == RAW
    assert read_report(one.read()) == report
    assert (one.title, one.text_sha256, one.size) == (report.title, report.text_sha256, len(RAW))


def test_what_came_as_markdown_is_read_as_markdown_again() -> None:
    raw = b"# Heading\n\nKherson *fell*."
    report = read_report(raw, name="text/markdown")
    one = keep(report, raw, hint="text/markdown")
    assert one.hint == kept()[0].hint == "text/markdown"
    assert read_report(one.read(), name=one.hint).text_sha256 == report.text_sha256


def test_a_pasted_text_is_kept_as_well() -> None:
    report = report_from_text("Pasted: Izium.", source="clipboard")
    one = keep(report, report.text.encode())
    assert read_report(one.read()).text == report.text
    assert one.source == "clipboard"


def test_the_latest_comes_first_and_nothing_is_kept_twice(home: Path) -> None:
    for number in (3, 1, 2):
        raw = f"Report {number}".encode()
        keep(read_report(raw), raw)
        path = home / "kept" / f"{read_report(raw).sha256}.json"
        path.write_text(path.read_text().replace('"when": "2', f'"when": "{number}'))
    raw = b"Report 1"
    assert [one.when[0] for one in kept()] == ["3", "2", "1"]
    keep(read_report(raw), raw)
    assert len(kept()) == 3


@posix
def test_nobody_else_can_read_it(home: Path) -> None:
    old = os.umask(0)
    try:
        keep(read_report(RAW), RAW)
    finally:
        os.umask(old)
    for path in (home, *home.rglob("*")):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


def test_other_bytes_than_the_reports_are_not_kept() -> None:
    with pytest.raises(ValueError, match="not read from these bytes"):
        keep(read_report(RAW), b"something else")
    assert kept() == ()


@pytest.mark.parametrize("spoilt", [b"", b"[" * 100_000, b"[]", b'{"title": 7}', b"\xff"])
def test_a_spoilt_description_hides_no_report(home: Path, spoilt: bytes) -> None:
    one = keep(read_report(RAW), RAW)
    (home / "kept" / f"{one.sha256}.json").write_bytes(spoilt)
    (found,) = kept()
    assert found.read() == RAW
    assert found.title == ""
    assert found.when.endswith("Z")


def test_a_report_that_changed_or_went_is_told(home: Path) -> None:
    one = keep(read_report(RAW), RAW)
    path = home / "kept" / f"{one.sha256}.report"
    path.write_bytes(RAW + b"!")
    with pytest.raises(CorrectionsError, match="not what was kept"):
        one.read()
    path.unlink()
    with pytest.raises(CorrectionsError, match="cannot be read"):
        one.read()


def say(scope: Scope) -> None:
    found = parsed("{Izium|Izium|location}.", place("Izium"))
    new = Reading(Role.LOCATION, place("Secret"))
    record(found.report, correct(found, found.mentions[0], new, scope=scope, who="NN"))
    if scope is Scope.MENTION:
        undo(found.report)


def test_forgetting_leaves_no_trace_but_the_index_that_all_have(home: Path) -> None:
    keep(read_report(RAW), RAW)
    say(Scope.MENTION)
    say(Scope.ALWAYS)
    (store.directory() / "left.tmp").write_text("left by a crash")
    cache = home.parent / "cache"
    own = index.path_of(cache, index.version())
    for path in (
        home / "gazetteer" / "villages.json",
        home / "gazetteer" / "villages-0123.tsv.xz",
        home / "gazetteer" / "writing.lock",
        cache / "downloads" / "0123.part",
        cache / "gazetteer-of-villages.sqlite",
        own,
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")
    assert forget_everything() == Forgotten(reports=1, corrections=2)
    assert [path for path in home.parent.rglob("*") if path.is_file()] == [own]
    assert not directory().exists()
    assert kept() == load_always().corrections == ()
    assert forget_everything() == Forgotten(0, 0)
    keep(read_report(RAW), RAW)
    assert len(kept()) == 1


def test_spoilt_corrections_are_forgotten_too() -> None:
    say(Scope.ALWAYS)
    store.always_path().write_bytes(b"{")
    assert forget_everything() == Forgotten(0, 1)
    assert load_always().corrections == ()


def test_what_cannot_be_deleted_is_named_and_all_else_is_deleted(home: Path) -> None:
    one = keep(read_report(RAW), RAW)
    say(Scope.ALWAYS)
    (home / "kept" / "folder").mkdir()
    with pytest.raises(CorrectionsError, match="folder"):
        forget_everything()
    assert kept() == load_always().corrections == ()
    assert not (home / "kept" / f"{one.sha256}.report").exists()


def telemetry(home: Path, platform: str) -> Path:
    """The folder of onnxruntime's telemetry, as its libraries for Linux and macOS name it."""
    base = home / "Library" / "Application Support" if platform == "darwin" else home / "caches"
    return base / "Microsoft" / "DeveloperTools" / ".onnxruntime"


LEFT = ("deviceid", "deviceid.lock", "onnxruntime.db", "onnxruntime.db-shm", "onnxruntime.db-wal")


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_what_telemetry_left_is_known(home: Path, platform: str) -> None:
    assert left_behind(platform) == ()
    folder = telemetry(home.parent, platform)
    folder.mkdir(parents=True)
    for name in (*LEFT, "another"):
        (folder / name).touch()
    (folder.parent / "deviceid").touch()
    assert left_behind(platform) == tuple(folder / name for name in LEFT)


def test_without_a_cache_directory_of_its_own_it_is_the_usual_one(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = home.parent / ".cache" / "Microsoft" / "DeveloperTools" / ".onnxruntime" / "deviceid"
    left.parent.mkdir(parents=True)
    left.touch()
    for value in ("", "relative"):
        monkeypatch.setenv("XDG_CACHE_HOME", value)
        assert left_behind("linux") == (left,)


# It ends long before anything would be sent, and what would be sent goes nowhere.
TELEMETRY = "import onnxruntime, os; os._exit(0)"
NOWHERE = {"HTTPS_PROXY": "http://127.0.0.1:9"}


@pytest.mark.skipif(os.name == "nt", reason="the library for Windows stores nothing itself")
def test_forgetting_deletes_what_telemetry_left_and_nothing_beside_it(home: Path) -> None:
    environ = {**telling(os.environ), **NOWHERE}
    subprocess.run([sys.executable, "-c", TELEMETRY], env=environ, check=True)
    folder = telemetry(home.parent, sys.platform)
    assert {"deviceid", "onnxruntime.db"} <= {path.name for path in folder.iterdir()}
    beside = folder.parent / "deviceid"
    beside.write_text("of another program")
    assert forget_everything() == Forgotten(0, 0)
    assert not folder.exists()
    assert beside.exists()
    assert not home.exists()

    (folder / "deviceid").mkdir(parents=True)
    (folder / "another").touch()
    with pytest.raises(CorrectionsError, match="deviceid"):
        forget_everything()
    assert {path.name for path in folder.iterdir()} == {"deviceid", "another"}


def test_a_link_in_the_folder_is_deleted_and_not_what_it_leads_to(
    home: Path, tmp_path: Path
) -> None:
    keep(read_report(RAW), RAW)
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")
    try:
        (home / "kept" / "link.report").symlink_to(outside)
    except OSError:
        pytest.skip("links are not to be had here")
    forget_everything()
    assert outside.read_text() == "mine"
    assert not directory().exists()


def test_what_a_killed_keep_left_goes_at_the_next_start() -> None:
    one = keep(read_report(RAW), RAW)
    alone = directory() / f"{'0' * 64}.json"
    alone.write_text('{"title": "of a report that is not there"}')
    (directory() / "x.tmp").write_bytes(RAW[:9])
    sweep()
    assert {path.name for path in directory().iterdir()} == {
        f"{one.sha256}.json",
        f"{one.sha256}.report",
    }
