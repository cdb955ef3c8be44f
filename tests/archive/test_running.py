"""An archive holds each report once, whatever happens while it is made."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import geopandas
import pyarrow.parquet as parquet
import pytest
from filelock import FileLock
from many_reports import SAME, rows
from served import ROOT

from geo import geoparse, read_report
from geo.archive import archive, here, keeping, parts, renewing, running
from geo.archive.ledger import Ledger
from geo.archive.running import State
from geo.archive.schema import TABLES
from geo.archive.stamps import model_version
from geo.corrections import Reading, Scope, correct, record, store
from geo.errors import ArchiveError
from geo.gazetteer import open_gazetteer
from geo.model import Role
from geo.version import VERSION

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals and limits")


@pytest.fixture
def corrected() -> Iterator[None]:
    """Whatever the test corrects is forgotten."""
    yield
    shutil.rmtree(store.directory(), ignore_errors=True)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two reports, which lie in it."""
    out = tmp_path_factory.mktemp("few")
    (out / "given").mkdir()
    for place in ("Izium", "Lyman"):
        (out / "given" / f"{place}.txt").write_text(f"Shells fell near {place}.")
    archive([out / "given"], out)
    return out


def test_geopandas_reads_every_table(whole: Path) -> None:
    for name in ("reports", "mentions", "places"):
        frame = geopandas.read_parquet(whole / name)
        assert frame.crs == "OGC:CRS84" and len(frame) == len(rows(whole)[name])
        some = geopandas.read_parquet(whole / name, bbox=(37.0, 49.0, 37.5, 49.5))
        assert 0 < len(some) < len(frame)
        (path,) = (whole / name).iterdir()
        geo = json.loads(parquet.read_schema(path).metadata[b"geo"])
        assert (geo["version"], geo["primary_column"]) == ("1.1.0", "geometry")
        covering = geo["columns"]["geometry"]["covering"]["bbox"]
        assert covering == {edge: ["bbox", edge] for edge in ("xmin", "ymin", "xmax", "ymax")}
        kinds = set(frame.geometry.dropna().geom_type)
        assert kinds == set(geo["columns"]["geometry"]["geometry_types"])
        # DuckDB, which knows the boxes as columns like any other.
        inside = "bbox.xmin <= 37.5 AND bbox.xmax >= 37 AND bbox.ymin <= 49.5 AND bbox.ymax >= 49"
        asked = f"SELECT count(*) FROM read_parquet(?) WHERE {inside}"
        assert duckdb.execute(asked, [str(path)]).fetchone() == (len(some),)
    for name, table in TABLES.items():
        assert parquet.read_table(whole / name).schema.equals(table, check_metadata=True)


@posix
@pytest.mark.parametrize("mask", [0, 0o027])
def test_an_archive_is_its_owners_alone_whatever_the_mask(tmp_path: Path, mask: int) -> None:
    report = tmp_path / "ferry.txt"
    report.write_text("A ferry left Odesa.", encoding="utf-8")
    out = tmp_path / "archives" / "ferries"
    seen: set[str] = set()

    def look(_state: State) -> None:
        seen.update(path.name for path in assert_private(out))

    old = os.umask(mask)
    try:
        archive([report], out, tell=look)
    finally:
        os.umask(old)
    assert "ledger.sqlite" in seen
    made = {path.name for path in assert_private(out.parent)}
    assert made >= {"archive.json", "places.parquet", "errors.parquet", "1.parquet"}


@pytest.mark.parametrize(
    ("linked", "known"),
    [
        (False, False),
        pytest.param(True, False, marks=posix),
        pytest.param(True, True, marks=posix),
    ],
)
def test_files_of_others_in_its_folder_are_not_removed(
    tmp_path: Path, linked: bool, known: bool
) -> None:
    report = tmp_path / "ferry.txt"
    report.write_text("A ferry left Odesa.", encoding="utf-8")
    out, own = tmp_path / "project", tmp_path / ("elsewhere" if linked else "project/reports")
    own.mkdir(parents=True)
    (own / "2024.parquet").write_bytes(b"years of work")
    if linked:
        out.mkdir()
        (out / "reports").symlink_to(own)
    if known:
        with Ledger(out):
            pass
    with pytest.raises(ArchiveError, match=r"no ledger\.sqlite|is of no run of Dateline"):
        archive([report], out)
    assert (own / "2024.parquet").read_bytes() == b"years of work"


def assert_private(folder: Path) -> list[Path]:
    made = [folder, *folder.rglob("*")]
    for path in made:
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path
    return made


def test_each_record_is_a_report_once(whole: Path) -> None:
    found = rows(whole)
    by_source = {source: row for row in found["reports"] for source in row["sources"]}
    same = by_source["news/same.txt"]
    assert same == by_source["news/same too.txt"]
    assert (same["source"], same["sources"]) == (
        "news/same too.txt",
        ["news/same too.txt", "news/same.txt"],
    )
    assert len(found["reports"]) == len({row["report"] for row in found["reports"]}) == 19
    line = next(row for row in found["reports"] if row["address"] == "https://example.org/4")
    assert (line["title"], line["date"], line["source"], line["language"]) == (
        "News 4",
        date(2022, 9, 14),
        "news/news.jsonl",
        "en",
    )
    assert line["characters"] == len(line["text"])


def test_what_cannot_be_read_is_said_and_stops_nothing(whole: Path) -> None:
    assert [(row["source"], row["message"][:48]) for row in rows(whole)["errors"]] == [
        ("news/empty.txt", "news/empty.txt is empty (0 bytes): there is noth"),
        ("news/feed.xml:3", "news/feed.xml:3 is an entry without a text."),
        ("news/news.jsonl:4", "news/news.jsonl:4 is no JSON object: JSON Lines "),
        ("news/torn.jsonl.gz", "news/torn.jsonl.gz cannot be read to its end (Co"),
    ]


def test_a_row_says_what_the_page_shows(whole: Path, reports: Path) -> None:
    result = geoparse(read_report(reports / "same.txt"))
    (row,) = [row for row in rows(whole)["reports"] if row["text"] == SAME]
    assert row["report"] == result.report.text_sha256[:32]
    told = [each for each in rows(whole)["mentions"] if each["report"] == row["report"]]
    told.sort(key=lambda each: each["number"])
    assert [
        (each["name"], each["start"], each["end"], each["role"], each["place"]) for each in told
    ] == [
        (m.text, m.start, m.end, m.role.value, m.resolution and m.resolution.place.id)
        for m in result.mentions
    ]
    for each in told:
        passage = SAME[each["passage_start"] :]
        assert passage.startswith(each["passage"]) and each["name"] in each["passage"]


def test_places_are_counted_over_all_reports(whole: Path) -> None:
    found = rows(whole)
    kyiv = next(row for row in found["places"] if row["label"] == "Kyiv")
    of_kyiv = [row for row in found["mentions"] if row["place"] == kyiv["place"]]
    assert kyiv["mentions"] == len(of_kyiv) == 6
    assert kyiv["reports"] == len({row["report"] for row in of_kyiv}) == 6
    izium = next(row for row in found["places"] if row["label"] == "Izium")
    assert (izium["country"], izium["region"], izium["kind"]) == (
        "UA",
        "Kharkiv Oblast",
        "settlement",
    )


def test_the_archive_says_what_it_was_made_with(whole: Path) -> None:
    about = json.loads((whole / "archive.json").read_text())
    assert (about["schema"], about["dateline"]) == (1, VERSION)
    assert (about["model"], about["gazetteer"]) == (model_version(), open_gazetteer().version)
    for row in rows(whole)["reports"]:
        stamp = (row["model"], row["gazetteer"], row["corrections"])
        assert stamp == (about["model"], about["gazetteer"], "")


def test_the_same_command_again_works_on_nothing(copy: Path, reports: Path) -> None:
    before = rows(copy)

    def never(batches: object, stamp: object) -> Iterator[running.Outcome]:
        assert [*batches] == []  # type: ignore[call-overload]
        yield from ()

    summary = archive([reports], copy, spread=never)  # type: ignore[arg-type]
    assert (summary.last.mapped, summary.lost, rows(copy)) == (0, 0, before)


def test_new_reports_are_added_and_a_known_text_gains_a_source(copy: Path, tmp_path: Path) -> None:
    before = rows(copy)
    more = tmp_path / "more"
    more.mkdir()
    (more / "new.txt").write_text("Shells fell near Sumy.")
    (more / "third.txt").write_text(SAME)
    summary = archive([more], copy)
    assert (summary.last.mapped, summary.last.known, summary.reports) == (1, 1, 20)
    after = rows(copy)
    assert [row for row in after["mentions"] if row["source"] != "more/new.txt"] == (
        before["mentions"]
    )
    (same,) = [row for row in after["reports"] if row["text"] == SAME]
    assert same["sources"] == ["news/same too.txt", "more/third.txt", "news/same.txt"]
    old = [row for row in after["reports"] if row["text"] not in (SAME, "Shells fell near Sumy.")]
    assert old == [row for row in before["reports"] if row["text"] != SAME]


def test_small_parts_hold_the_same_rows(
    whole: Path, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_REPORTS", 1)
    monkeypatch.setattr("geo.archive.batches.MOST_RECORDS", 2)
    out = tmp_path / "out"
    archive([reports], out)
    many = len([*(out / "reports").iterdir()])
    assert 5 < many < renewing._MANY and rows(out) == rows(whole)

    # Once there are too many they become one; where that fails, it is made up for.
    monkeypatch.setattr(renewing, "_MANY", 4)
    with monkeypatch.context() as torn:
        torn.setattr(Ledger, "move", full)
        with pytest.raises(ArchiveError, match="What was kept before is whole"):
            archive([], out)
    assert len([*(out / "reports").iterdir()]) == many + 1
    assert archive([], out).last.mapped == 0
    assert len([*(out / "reports").iterdir()]) < 4 and rows(out) == rows(whole)


def full(*_given: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@posix
@pytest.mark.programs
def test_a_command_that_is_killed_goes_on_where_it_stopped(
    whole: Path, reports: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    program = (
        "from geo.archive import batches, keeping, running\n"
        "keeping.MOST_REPORTS = batches.MOST_RECORDS = 1\n"
        f"running.archive([{str(reports)!r}], {str(out)!r})\n"
    )
    command = [sys.executable, "-c", program]
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environ, stderr=subprocess.DEVNULL) as process:
        late = time.monotonic() + 300
        while not (out / "reports" / "2.parquet").exists():
            assert process.poll() is None and time.monotonic() < late
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    with Ledger(out) as ledger:
        done = ledger.number("reports")
    assert 0 < done < 19
    summary = archive([reports], out)
    assert summary.last.mapped >= 19 - done and rows(out) == rows(whole)


def test_two_runs_on_one_folder(copy: Path, reports: Path) -> None:
    with FileLock(copy / "writing.lock"), pytest.raises(ArchiveError) as caught:
        archive([reports], copy)
    assert str(caught.value) == (
        f"Another run is writing to {copy}: wait until it is done, or give --out another folder."
    )


@pytest.mark.parametrize(
    ("how", "table"),
    [("cut", "reports"), ("gone", "mentions"), ("other", "reports"), ("touched", "mentions")],
)
def test_a_damaged_file_is_seen_and_made_again(
    how: str, table: str, few: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(few, copy)
    (path,) = (copy / table).iterdir()
    raw = path.read_bytes()
    os.utime(path)
    if how == "cut":
        path.write_bytes(raw[:-100])
    elif how == "gone":
        path.unlink()
    elif how == "other":
        path.write_bytes(raw[:200] + b"?" + raw[201:])
    summary = archive([few / "given"], copy)
    assert summary.lost == (0 if how == "touched" else 2)
    assert rows(copy) == rows(few)


def test_what_a_killed_run_left_is_removed(whole: Path, copy: Path, reports: Path) -> None:
    (part,) = (copy / "reports").iterdir()
    shutil.copy(part, copy / "reports" / "9.parquet")
    (copy / "mentions-9.parquet.tmp").write_bytes(b"half")
    archive([reports], copy)
    assert rows(copy) == rows(whole) and not (copy / "mentions-9.parquet.tmp").exists()


@posix
def test_a_full_disk_is_said_and_nothing_is_lost(whole: Path, copy: Path, tmp_path: Path) -> None:
    import resource

    more = tmp_path / "more"
    more.mkdir()
    # Signs that no model reads, and no packing makes much smaller.
    signs = "".join(map(chr, random.Random(1).choices(range(0x4E00, 0x9FA5), k=80_000)))
    (more / "long.txt").write_text(f"Shells fell near Sumy.\n\n{signs}", encoding="utf-8")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    # A file that may not grow is what a disk does that is full.
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(ArchiveError) as caught:
            archive([more], copy)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert str(caught.value).startswith(f"{copy} cannot be written to (")
    assert rows(copy) == rows(whole) and not [*copy.glob("*.tmp")]
    assert archive([more], copy).last.mapped == 1


def test_a_file_in_place_of_the_folder_is_said(reports: Path) -> None:
    with pytest.raises(ArchiveError, match="is a file: give --out a folder"):
        archive([reports], reports / "0.txt")


def test_tables_that_are_no_archives_are_left_alone(whole: Path, tmp_path: Path) -> None:
    (strange,) = (whole / "reports").iterdir()
    (tmp_path / "reports").mkdir()
    kept = Path(shutil.copy(strange, tmp_path / "reports" / "own.parquet"))
    with pytest.raises(ArchiveError, match=r"holds Parquet files and no ledger\.sqlite"):
        archive([kept], tmp_path)
    assert kept.read_bytes() == strange.read_bytes()


def test_a_folder_may_have_brackets_in_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Shells fell on Izium.")
    summary = archive([tmp_path / "a.txt"], tmp_path / "mapped [2024]")
    assert (summary.reports, summary.places) == (1, 1)


def test_corrections_hold_and_only_what_they_change_is_made_again(
    whole: Path, copy: Path, reports: Path, tmp_path: Path, corrected: None
) -> None:
    path = reports / "0.txt"
    result = geoparse(read_report(path))
    izium = next(m for m in result.mentions if m.text == "Izium")
    credit = Reading(Role.CREDIT, None)
    record(result.report, correct(result, izium, credit, scope=Scope.REPORT, who="NN"))
    # It holds where the sources are not given any more, too.
    assert archive([], copy).last.mapped == 1
    record(result.report, correct(result, izium, credit, scope=Scope.ALWAYS, who="NN"))
    summary = archive([reports], copy)
    told = rows(copy)
    holding = {row["report"] for row in told["reports"] if "Izium" in row["text"]}
    assert summary.last.mapped == len(holding) == 5
    assert {row["role"] for row in told["mentions"] if row["name"] == "Izium"} == {"credit"}
    assert [row for row in told["places"] if row["label"] == "Izium"] == []
    versions = {row["report"]: row["corrections"] for row in told["reports"]}
    assert {report for report, version in versions.items() if version} == holding
    everywhere = {version.partition("+")[0] for version in versions.values() if version}
    assert len(everywhere) == 1
    assert [version.count("+") for version in versions.values()].count(1) == 1
    assert len(told["reports"]) == 19
    # As if the corrections had been there from the beginning; and as before once they are not.
    assert archive([reports], tmp_path / "anew").last.mapped == 20
    assert rows(tmp_path / "anew") == told
    assert archive([reports], copy).last.mapped == 0
    shutil.rmtree(store.directory())
    assert archive([], copy).last.mapped == 5
    assert rows(copy) == rows(whole)


def test_a_publisher_speaks_for_places_around_its_home_from_a_kept_text_too(
    tmp_path: Path, corrected: None
) -> None:
    lines = tmp_path / "news.jsonl"
    text = "Police in Springfield arrested two men on Monday. Izium was calm."
    lines.write_text(json.dumps({"text": text, "source": "The Springfield News-Leader"}))
    archive([lines], tmp_path / "out")

    def told() -> dict[str, str]:
        return {row["name"]: row["place"] for row in rows(tmp_path / "out")["mentions"]}

    result = geoparse(replace(read_report(text.encode()), publisher="The Springfield News-Leader"))
    found = {m.text: m.resolution.place.id for m in result.mentions if m.resolution}
    assert told() == found and len(found) == 2
    izium = result.mentions[-1]
    credit = Reading(Role.CREDIT, None)
    record(result.report, correct(result, izium, credit, scope=Scope.ALWAYS, who="NN"))
    assert archive([], tmp_path / "out").last.mapped == 1
    assert told() == found | {"Izium": None}


def test_a_day_that_is_given_is_that_of_the_reports_without_one(
    tmp_path: Path, corrected: None
) -> None:
    given, out = tmp_path / "given", tmp_path / "out"
    given.mkdir()
    (given / "a.txt").write_text("Shells fell near Izium on Saturday.")
    (given / "b.jsonl").write_text(
        '{"text": "Shells fell near Lyman on Saturday.", "date": "2026-02-28"}'
    )

    def days() -> list[tuple[str, str, bool]]:
        told = rows(out)
        dates = {row["report"]: str(row["date"]) for row in told["reports"]}
        assert {(row["report"], str(row["date"])) for row in told["mentions"]} == {*dates.items()}
        return sorted(
            (row["text"][17:22], dates[row["report"]], row["date_given"]) for row in told["reports"]
        )

    def run(*sources: Path, published: date | str | None = None) -> int:
        return archive(sources, out, published=published).last.mapped

    lyman = ("Lyman", "2026-02-28", False)
    assert run(given) == 2 and days() == [("Izium", "None", False), lyman]
    # Nothing is mapped again for a day, and it holds until another is given.
    for day in ("2026-03-01", None, date(2026, 3, 8)):
        assert run(given, published=day) == 0
        said = "2026-03-08" if isinstance(day, date) else "2026-03-01"
        assert days() == [("Izium", said, True), lyman]
    more = tmp_path / "more.txt"
    more.write_text("Shells fell near Sumy on Saturday.")
    assert run(more, published="2026-03-15") == 1
    sumy = ("Sumy ", "2026-03-15", True)
    assert days() == [("Izium", "2026-03-08", True), lyman, sumy]
    # So it does where a correction makes a report another.
    result = geoparse(read_report(given / "a.txt"))
    credit = Reading(Role.CREDIT, None)
    record(result.report, correct(result, result.mentions[0], credit, scope=Scope.ALWAYS, who="NN"))
    assert run() == 1 and days() == [("Izium", "2026-03-08", True), lyman, sumy]
    assert run(given, published="") == 0
    assert days() == [("Izium", "None", False), lyman, sumy]


def test_no_source_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"There is no archive in [^ ]+ yet: name what"):
        archive([], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_report_that_was_mended_is_an_error_no_more(tmp_path: Path) -> None:
    report, out = tmp_path / "a.txt", tmp_path / "out"
    for text, errors in (("", ["a.txt is empty"]), (" ", ["a.txt holds on"]), ("Near Izium.", [])):
        report.write_text(text)
        summary = archive([report], out)
        assert summary.errors == len(summary.faults) == len(errors)
        found = parquet.read_table(out / "errors")["message"].to_pylist()
        assert [each[:14] for each in found] == errors


def test_a_fault_of_ours_in_one_report_costs_that_report_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Near Izium.")
    (tmp_path / "b.txt").write_text("Near Lyman.")

    def spread(batches: Iterator[object], stamp: object) -> Iterator[object]:
        monkeypatch.setattr("geo.archive.work.geoparse", fails)
        yield from here(batches, stamp)  # type: ignore[arg-type]

    def fails(report: object) -> object:
        if "Izium" in report.text:  # type: ignore[attr-defined]
            raise KeyError("x" * 999)
        return geoparse(report)  # type: ignore[arg-type]

    summary = archive([tmp_path / "*.txt"], tmp_path / "out", spread=spread)  # type: ignore[arg-type]
    assert (summary.reports, summary.errors) == (1, 1)
    (error,) = rows(tmp_path / "out")["errors"]
    assert error["message"].startswith("a.txt could not be mapped (KeyError: 'xxx")


def test_rows_lie_along_the_curve(whole: Path) -> None:
    told = parquet.read_table(whole / "mentions")
    assert parts.along(told).equals(told)
