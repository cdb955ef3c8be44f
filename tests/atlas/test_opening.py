"""Opening an archive: what is wrong with one is said, and nothing else of the machine is read."""

from __future__ import annotations

import json
import os
import stat
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest
from archives import ABOUT
from small_archive import GAZA, IZIUM

from geo.atlas import Archive, Filter, open_archive, passages, places, report_text
from geo.atlas.wording import dated
from geo.errors import ArchiveError


@pytest.mark.parametrize(
    ("about", "said"),
    [
        (None, "is not an archive of Dateline: it has no archive.json"),
        ("{", "archive.json cannot be read: it is torn"),
        ("[]", "archive.json cannot be read: it is torn"),
        (json.dumps(ABOUT | {"schema": 2}), "is of version 2, and this Dateline reads version 1"),
        (json.dumps(ABOUT), "has no file of reports yet"),
    ],
)
def test_what_is_no_archive_is_said(tmp_path: Path, about: str | None, said: str) -> None:
    if about is not None:
        (tmp_path / "archive.json").write_text(about)
    with pytest.raises(ArchiveError, match=said):
        open_archive(tmp_path)


@pytest.mark.parametrize("table", ["reports", "mentions", "places"])
def test_a_torn_file_is_named(written: Path, table: str) -> None:
    (file,) = (written / table).glob("*.parquet")
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(ArchiveError, match=f"{table}/part-00000.parquet is torn") as error:
        open_archive(written)
    assert "run the command that made the archive once more" in str(error.value)


def test_a_table_of_another_program_is_no_archive(written: Path) -> None:
    (file,) = (written / "mentions").glob("*.parquet")
    parquet.write_table(parquet.read_table(file).drop(["passage_start"]), file)
    with pytest.raises(ArchiveError, match="cannot be read"):
        open_archive(written)


def test_an_archive_that_is_deleted_while_it_is_read_is_said(written: Path) -> None:
    opened = open_archive(written)
    assert places(opened, Filter()).total == 3
    for file in (written / "mentions").glob("*.parquet"):
        file.unlink()
    with pytest.raises(ArchiveError):
        places(opened, Filter(words="shelled"))


def test_a_day_that_was_given_is_told_and_older_files_know_of_none(written: Path) -> None:
    (file,) = (written / "reports").glob("*.parquet")
    table = parquet.read_table(file)
    fourth = [title == "Fourth" for title in table["title"].to_pylist()]
    field = table.schema.field("date")
    given = table.filter(pa.array(fourth))
    given = given.set_column(2, field, pa.array([date(2024, 7, 1)], field.type))
    given = given.set_column(3, "date_given", pa.array([True]))
    older = table.filter(pa.array([not each for each in fourth])).drop_columns(
        ["date_given", "publisher"]
    )
    parquet.write_table(older, file)
    opened = open_archive(written)
    assert opened.reports == 4
    parquet.write_table(given, file.with_name("part-00001.parquet"))
    opened = open_archive(written)
    told = {p.title: dated(p) for p in passages(opened, Filter(), GAZA)[0]}
    told |= {p.title: dated(p) for p in passages(opened, Filter(), IZIUM)[0]}
    assert told == {
        "First": "2024-05-01",
        "Second": "2024-05-03",
        "Fourth": "2024-07-01 (given, not in the report)",
    }
    # The report that is opened does not say it.
    report = report_text(opened, passages(opened, Filter(), GAZA)[0][0].hash)
    assert report is not None and report.given


def test_an_archive_in_several_files_is_one(written: Path) -> None:
    (file,) = (written / "mentions").glob("*.parquet")
    table = parquet.read_table(file)
    parquet.write_table(table.slice(0, 2), file)
    parquet.write_table(table.slice(2), file.with_name("part-00001.parquet"))
    opened = open_archive(written)
    assert [place.name for place in places(opened, Filter(words="shelled")).found] == [
        "Izium",
        "Gaza City",
    ]


def test_nothing_is_fetched_and_nothing_else_read(archive: Archive, tmp_path: Path) -> None:
    told = {
        name: archive.ask("SELECT current_setting(?)", [name])[0][0]
        for name in ("autoinstall_known_extensions", "autoload_known_extensions")
    }
    assert set(told.values()) == {False}
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n")
    for query in (
        "SELECT * FROM read_csv(?)",
        "SELECT * FROM read_text(?)",
    ):
        with pytest.raises(ArchiveError, match="disabled by configuration"):
            archive.ask(query, [str(other)])
    with pytest.raises(ArchiveError):
        archive.ask("SELECT * FROM read_parquet(?)", ["https://example.org/a.parquet"])
    for query in ("SET enable_external_access = true", "SET memory_limit = '9GB'"):
        with pytest.raises(ArchiveError):
            archive.ask(query)


def test_its_numbers_are_for_the_reader_alone_and_go_with_it(written: Path) -> None:
    opened = open_archive(written)
    (path,) = {
        Path(row[0])
        for row in opened.ask("SELECT path FROM duckdb_databases() WHERE path IS NOT NULL")
    }
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    del opened
    assert not path.parent.exists()
