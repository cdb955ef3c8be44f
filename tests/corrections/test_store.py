"""The files: kept apart from others' eyes, never torn, nobody's entries lost."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest
from filelock import FileLock
from homes import homes
from made_up import parsed, place

from geo.corrections import (
    Correction,
    Imported,
    Reading,
    Scope,
    add,
    apply,
    correct,
    export_corrections,
    files,
    import_corrections,
    load,
    load_always,
    make_again,
    read_corrections,
    record,
    redo,
    redoable,
    store,
    take_back,
    undo,
    undoable,
)
from geo.errors import CorrectionsError
from geo.kept import forget_everything
from geo.model import Geoparse, Role

ROOT = Path(__file__).parents[2]
KYIV, IZIUM = place("Kyiv"), place("Izium")
FOUND = parsed("{Izium|Izium|location}, {Izium|Izium|location}, {Kyiv|Kyiv|actor}.", IZIUM, KYIV)
OTHER = parsed("In {Izium|Izium|location} and {Kyiv|Kyiv|location}.", IZIUM, KYIV)
REPORT = FOUND.report
SCOPES = tuple(Scope)
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes and signals")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, value in homes(tmp_path / "home").items():
        monkeypatch.setenv(name, value)
    return tmp_path / "home" / "data"


def say(
    scope: Scope = Scope.MENTION, number: int = 0, found: Geoparse = FOUND
) -> tuple[Correction, ...]:
    new = Reading(Role.LOCATION, place(f"Place {number}"))
    said = correct(found, found.mentions[0], new, scope=scope, who="NN")
    record(found.report, said)
    # Actions are ordered by milliseconds, in which no person makes two.
    sleep(0.002)
    return said


def test_reading_creates_nothing(home: Path) -> None:
    assert load(REPORT).corrections == load_always().corrections == ()
    assert undo(REPORT) == redo(REPORT) == ()
    assert not store.directory().exists()


def test_what_is_recorded_holds_after_a_restart(home: Path) -> None:
    said = say()
    assert load(REPORT).corrections == said
    assert load(OTHER.report).corrections == ()
    path = home / "corrections" / f"{REPORT.text_sha256}.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["title"] == REPORT.title
    assert content["corrections"][0]["new"]["place"]["name"] == "Place 0"


def test_always_lies_in_a_file_of_its_own_and_reaches_other_reports(home: Path) -> None:
    said = say(Scope.ALWAYS)
    assert load(REPORT).corrections == ()
    assert load_always().corrections == said
    seen = apply(OTHER, load(OTHER.report).corrections, load_always().corrections).result
    assert [each.name for each in seen.places] == ["Place 0", "Kyiv"]


@posix
def test_nobody_else_can_read_it(home: Path) -> None:
    old = os.umask(0)
    try:
        say()
        say(Scope.ALWAYS)
    finally:
        os.umask(old)
    for path in home.rglob("*"):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_undo_and_redo_know_both_files_and_tell_before_what_they_will_do() -> None:
    first, always, last = say(number=1), say(Scope.ALWAYS, 2), say(number=3)
    for expected in (last, always, first, ()):
        assert undoable(REPORT, load(REPORT), load_always()) == expected == undo(REPORT)
    assert load(REPORT).corrections == load_always().corrections == ()
    for expected in (first, always, last, ()):
        assert redoable(REPORT, load(REPORT), load_always()) == expected == redo(REPORT)
    assert load(REPORT).corrections == (*first, *last)
    assert load_always().corrections == always


@pytest.mark.parametrize("scope", SCOPES)
def test_one_correction_is_taken_back_and_made_again_amid_others(scope: Scope) -> None:
    one, other = say(scope, 1), say(number=2)
    ids = {one[0].id}
    take_back(REPORT, ids)
    take_back(REPORT, ids)
    assert (*load(REPORT).corrections, *load_always().corrections) == other
    assert redoable(REPORT, load(REPORT), load_always()) == one[:1]
    make_again(REPORT, ids)
    make_again(REPORT, ids)
    held = {c.id for c in (*load(REPORT).corrections, *load_always().corrections)}
    assert held == {c.id for c in (*one[:1], *other)}
    assert redo(REPORT) == ()


def test_undo_leaves_what_was_always_said_in_report_dialog() -> None:
    elsewhere = say(Scope.ALWAYS, found=OTHER)
    assert undo(REPORT) == ()
    assert load_always().corrections == elsewhere
    assert undo(OTHER.report) == elsewhere


def test_a_new_correction_ends_redoing_in_both_files() -> None:
    say(Scope.ALWAYS)
    undo(REPORT)
    say(number=1)
    assert redo(REPORT) == ()
    undo(REPORT)
    say(Scope.ALWAYS)
    assert redo(REPORT) == ()


def test_an_action_over_both_files_is_undone_as_one() -> None:
    start = REPORT.text.index("zium")
    new = Reading(Role.LOCATION, KYIV)
    said = add(FOUND, start, start + 4, new, scope=Scope.ALWAYS, who="NN")
    record(REPORT, said)
    assert len(load(REPORT).corrections) == len(load_always().corrections) == 1
    assert len(undo(REPORT)) == 2
    assert load(REPORT).corrections == load_always().corrections == ()
    assert len(redo(REPORT)) == 2


@pytest.mark.parametrize(
    "spoilt", [b"", b"{", b"\xff", b"[]", b'{"format":"dateline-corrections"}']
)
@pytest.mark.parametrize("scope", [Scope.REPORT, Scope.ALWAYS])
def test_a_file_that_cannot_be_read_is_left_as_it_is(spoilt: bytes, scope: Scope) -> None:
    say(scope)
    path = store.always_path() if scope is Scope.ALWAYS else store.report_path(REPORT.text_sha256)
    path.write_bytes(spoilt)
    doings = [
        lambda: say(),
        lambda: say(Scope.ALWAYS),
        lambda: undo(REPORT),
        lambda: redo(REPORT),
        lambda: import_corrections(REPORT, ()),
        load_always if scope is Scope.ALWAYS else lambda: load(REPORT),
    ]
    for do in doings:
        with pytest.raises(CorrectionsError, match=path.name) as caught:
            do()
        assert "left as it is" in str(caught.value) or "it was left" in str(caught.value)
        assert path.read_bytes() == spoilt


def test_a_folder_in_its_place_is_told() -> None:
    store.report_path(REPORT.text_sha256).mkdir(parents=True)
    with pytest.raises(CorrectionsError, match="is no file"):
        load(REPORT)


@posix
def test_a_pipe_in_its_place_does_not_hang() -> None:
    path = store.report_path(REPORT.text_sha256)
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    with pytest.raises(CorrectionsError, match="is no file"):
        load(REPORT)


def test_a_name_that_is_no_hash_names_no_file() -> None:
    with pytest.raises(ValueError, match="no SHA-256"):
        store.report_path("../always")


def test_a_directory_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "file"))
    with pytest.raises(CorrectionsError, match="DATELINE_HOME"):
        say()


def test_a_writer_that_never_ends_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    say()
    monkeypatch.setattr(files, "_PATIENCE_S", 0.05)
    with FileLock(files.lock_path()), pytest.raises(CorrectionsError, match="Another Dateline"):
        say()


def test_what_is_exported_is_imported_once_and_undone_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = (*say(number=1), *say(Scope.ALWAYS, 2), *say(Scope.REPORT, 3))
    data = export_corrections(REPORT, said)
    (tmp_path / "mine.json").write_bytes(data)
    assert read_corrections(data) == read_corrections(tmp_path / "mine.json") == said
    assert read_corrections(store.always_path()) == said[1:2]
    assert import_corrections(REPORT, said) == Imported(0, 3)
    mine = apply(FOUND, load(REPORT).corrections, load_always().corrections)
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "colleague"))
    assert import_corrections(REPORT, said) == Imported(3, 0)
    before = store.report_path(REPORT.text_sha256).read_bytes()
    assert import_corrections(REPORT, said) == Imported(0, 3)
    assert store.report_path(REPORT.text_sha256).read_bytes() == before
    theirs = apply(FOUND, load(REPORT).corrections, load_always().corrections)
    assert theirs.result == mine.result
    assert len(undo(REPORT)) == 3
    assert undo(REPORT) == ()


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorrectionsError, match="There is no file"):
        read_corrections(tmp_path / "none.json")


FINDER = """
import os, signal, sys, time
from geo.corrections import Reading, Scope, correct, load, load_always, record
from geo.corrections.store import directory
from geo.model import Role
from made_up import parsed, place
IZIUM, KYIV = place("Izium"), place("Kyiv")
found = parsed(
    "{Izium|Izium|location}, {Izium|Izium|location}, {Kyiv|Kyiv|actor}.", IZIUM, KYIV
)
"""
WRITER = """
who, times = sys.argv[1], int(sys.argv[2])
for number in range(times):
    new = Reading(Role.LOCATION, place(f"Place {number}"))
    scope = Scope.ALWAYS if number % 5 == 4 else Scope.MENTION
    record(found.report, correct(found, found.mentions[0], new, scope=scope, who=who))
"""


def python(script: str, *arguments: str, home: Path) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests" / "harness")])
    return subprocess.Popen(
        [sys.executable, "-c", FINDER + script, *arguments],
        env={**os.environ, "DATELINE_HOME": str(home.parent), "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_processes_lose_none_of_each_others(home: Path) -> None:
    writers = [python(WRITER, who, "25", home=home) for who in ("Anna", "Boris")]
    for process in writers:
        process.communicate(timeout=60)
        assert process.returncode == 0
    kept = (*load(REPORT).corrections, *load_always().corrections)
    for who in ("Anna", "Boris"):
        said = [
            each.new.place.name for each in kept if each.who == who and each.new and each.new.place
        ]
        assert sorted(said) == sorted(f"Place {number}" for number in range(25))


def test_tabs_of_one_server_lose_none_of_each_others() -> None:
    with ThreadPoolExecutor(8) as tabs:
        made = list(tabs.map(lambda number: say(SCOPES[number % 3], number), range(48)))
    kept = {each.id for each in (*load(REPORT).corrections, *load_always().corrections)}
    assert kept == {each.id for said in made for each in said}


def test_forgetting_amid_writers_stops_none_of_them() -> None:
    with ThreadPoolExecutor(4) as tabs:
        said = [tabs.submit(say, Scope.MENTION, number) for number in range(30)]
        forgotten = [tabs.submit(forget_everything) for _ in range(10)]
        assert all(doing.result() for doing in (*said, *forgotten))
    say()
    assert load(REPORT).corrections
    forget_everything()
    assert load(REPORT).corrections == ()


KILLER = """
kept = unconfirmed = torn = 0
for turn in range(KILLS):
    read, write = os.pipe()
    child = os.fork()
    if not child:
        for number in range(10_000):
            new = Reading(Role.LOCATION, place(f"Place {number}"))
            scope = Scope.ALWAYS if number % 2 else Scope.MENTION
            record(found.report, correct(found, found.mentions[0], new, scope=scope, who="NN"))
            os.write(write, b".")
    os.close(write)
    confirmed = kept
    for _ in range(turn % 4):
        confirmed += len(os.read(read, 1))
    time.sleep(turn * 7 % 20 * 0.001)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with open(read, "rb") as told:
        confirmed += len(told.read())
    torn += len(list(directory().glob("*.tmp")))
    kept = len(load(found.report).corrections) + len(load_always().corrections)
    # What was written last may not have been told any more.
    assert confirmed <= kept <= confirmed + 1, (turn, confirmed, kept)
    unconfirmed += kept - confirmed
print(kept, unconfirmed, torn)
"""
KILLS = 20


@posix
def test_a_killed_writer_leaves_whole_files_with_all_that_it_said_was_written(home: Path) -> None:
    """Writers are killed at any moment, from before their first write to well after it."""
    process = python(KILLER.replace("KILLS", str(KILLS)), home=home)
    printed, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    kept = int(printed.split()[0])
    assert kept >= KILLS
    say()
    assert len(load(REPORT).corrections) + len(load_always().corrections) == kept + 1
    assert not list(store.directory().glob("*.tmp"))
