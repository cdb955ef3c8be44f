"""What is done: which record became which report, made with what, and in which part it lies.

A part is a file of reports and one of mentions with the same number. It counts once the ledger says
so, which it does in one transaction after both are on the disk.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from geo import durable

NAME = "ledger.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS records (digest BLOB PRIMARY KEY, report TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reports (
    report TEXT PRIMARY KEY, part INTEGER NOT NULL, source TEXT NOT NULL,
    model TEXT NOT NULL, gazetteer TEXT NOT NULL, corrections TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS reports_of_part ON reports (part);
CREATE INDEX IF NOT EXISTS reports_corrected ON reports (report) WHERE corrections LIKE '%+%';
CREATE TABLE IF NOT EXISTS sources (
    report TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (report, source)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS errors (
    digest BLOB PRIMARY KEY, source TEXT NOT NULL, message TEXT NOT NULL, time INTEGER NOT NULL,
    model TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS errors_of_source ON errors (source);
CREATE TABLE IF NOT EXISTS files (
    name TEXT PRIMARY KEY, part INTEGER NOT NULL, size INTEGER NOT NULL, written INTEGER NOT NULL,
    sha256 TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS parts (
    part INTEGER PRIMARY KEY AUTOINCREMENT, outdated INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS touched (report TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS days (report TEXT PRIMARY KEY, day TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS always (version TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS regions (place TEXT PRIMARY KEY, region TEXT NOT NULL) WITHOUT ROWID;
"""


class Written(NamedTuple):
    """A file of a part, as it was written."""

    name: str
    """From the archive's folder: "reports/7.parquet"."""
    size: int
    written: int
    """When, in nanoseconds of the file system's clock."""
    sha256: str


class Known(NamedTuple):
    """What the ledger says of a report."""

    part: int
    source: str
    stamp: tuple[str, str, str]


class Ledger:
    """The ledger of one archive, which one process at a time has open."""

    def __init__(self, folder: Path) -> None:
        """Open the ledger of an archive, or begin one."""
        # SQLite gives what it writes beside it the same mode.
        os.close(durable.private(str(folder / NAME), os.O_CREAT | os.O_RDWR))
        self._connection = sqlite3.connect(folder / NAME, isolation_level=None)
        self._connection.executescript(_SCHEMA)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def report_of(self, digest: bytes) -> str | None:
        """Return the report that a record became, None where it became none yet."""
        row = self._one("SELECT report FROM records WHERE digest = ?", digest)
        return row[0] if row else None

    def failed_with(self, digest: bytes) -> str | None:
        """Return the version of the model with which a record could not be read."""
        row = self._one("SELECT model FROM errors WHERE digest = ?", digest)
        return row[0] if row else None

    def known(self, report: str) -> Known | None:
        """Return what is known of a report that lies in a part."""
        row = self._one(
            "SELECT part, source, model, gazetteer, corrections FROM reports WHERE report = ?",
            report,
        )
        return Known(row[0], row[1], (row[2], row[3], row[4])) if row else None

    def sources_of(self, reports: Iterable[str]) -> dict[str, list[str]]:
        """Return all sources of reports: the first that was read, then the others by name."""
        found: dict[str, list[str]] = {}
        for report in reports:
            first = self._one("SELECT source FROM reports WHERE report = ?", report)[0]
            others = self._connection.execute(
                "SELECT source FROM sources WHERE report = ? AND source <> ? ORDER BY source",
                (report, first),
            )
            found[report] = [first, *(row[0] for row in others)]
        return found

    def always(self) -> str:
        """Return the version of the corrections of scope "always" that `touched` is of."""
        row = self._one("SELECT version FROM always")
        return row[0] if row else ""

    def keep_always(self, version: str) -> None:
        """Say of which corrections of scope "always" `touched` is; it is filled anew."""
        self._run("DELETE FROM touched")
        self._run("DELETE FROM always")
        self._run("INSERT INTO always VALUES (?)", version)

    def touch(self, reports: Iterable[str]) -> None:
        """Say of which reports corrections make others than they are."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO touched VALUES (?)", ((report,) for report in reports)
        )

    def untouch(self, report: str) -> None:
        """Say that a report was made again."""
        self._run("DELETE FROM touched WHERE report = ?", report)

    def is_touched(self, report: str) -> bool:
        """Tell whether a report is to be made again for a correction."""
        return self._one("SELECT 1 FROM touched WHERE report = ?", report) is not None

    def touched(self) -> Iterator[tuple[int, set[str]]]:
        """Yield the parts with reports that are to be made again for a correction, with these."""
        held = "FROM reports WHERE report IN (SELECT report FROM touched)"
        for (part,) in self._connection.execute(f"SELECT DISTINCT part {held}").fetchall():
            rows = self._connection.execute(f"SELECT report {held} AND part = ?", (part,))
            yield part, {row[0] for row in rows}

    def corrected(self) -> list[str]:
        """Return the reports that were made with corrections of their own."""
        found = self._connection.execute("SELECT report FROM reports WHERE corrections LIKE '%+%'")
        return [row[0] for row in found]

    def day_of(self, report: str) -> str:
        """Return the day given for a report, should it have none of its own; "" for none."""
        row = self._one("SELECT day FROM days WHERE report = ?", report)
        return row[0] if row else ""

    def has_source(self, report: str, source: str) -> bool:
        """Tell whether a report is known to come from a source."""
        row = self._one("SELECT 1 FROM sources WHERE report = ? AND source = ?", report, source)
        return row is not None

    def reports_in(self, part: int) -> set[str]:
        """Return the reports whose rows in a part count."""
        found = self._connection.execute("SELECT report FROM reports WHERE part = ?", (part,))
        return {row[0] for row in found}

    def outdated(self) -> list[int]:
        """Return the parts with rows that do not count any more, or lack what is told of them."""
        found = self._connection.execute("SELECT part FROM parts WHERE outdated ORDER BY part")
        return [row[0] for row in found]

    def files(self) -> dict[int, list[Written]]:
        """Return the files of every part."""
        found: dict[int, list[Written]] = {}
        rows = self._connection.execute("SELECT part, name, size, written, sha256 FROM files")
        for part, *file in rows:
            found.setdefault(part, []).append(Written(*file))
        return found

    def errors(self) -> Iterator[tuple[str, str, int]]:
        """Yield source, sentence and time of every record that could not be read, by source."""
        return self._connection.execute(
            "SELECT source, message, time FROM errors ORDER BY source, message"
        )

    def regions(self) -> list[tuple[str, str]]:
        """Return the region of each place that lies in one."""
        return self._connection.execute("SELECT place, region FROM regions").fetchall()

    def number(self, of: str) -> int:
        """Return how many rows a table has."""
        return int(self._one(f"SELECT count(*) FROM {of}")[0])

    def new_part(self) -> int:
        """Return the number of a part that does not count yet."""
        with closing(self._connection.execute("INSERT INTO parts DEFAULT VALUES")) as made:
            return int(made.lastrowid or 0)

    def begin(self) -> None:
        """Begin what is kept whole or not at all."""
        self._connection.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Keep what was done since `begin`."""
        self._connection.execute("COMMIT")

    def roll_back(self) -> None:
        """Forget what was done since `begin`, if anything was begun."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def keep_record(self, digest: bytes, source: str, report: str) -> None:
        """Say that a record became a report, though it may have been none when it was another."""
        self._run("DELETE FROM errors WHERE digest = ? OR source = ?", digest, source)
        self._run("INSERT OR REPLACE INTO records VALUES (?, ?)", digest, report)

    def keep_error(self, digest: bytes, source: str, message: str, time: int, model: str) -> None:
        """Say that a record could not be read, and why."""
        self._run("DELETE FROM errors WHERE source = ?", source)
        self._run(
            "INSERT OR REPLACE INTO errors VALUES (?, ?, ?, ?, ?)",
            *(digest, source, message, time, model),
        )

    def keep_report(self, report: str, known: Known) -> None:
        """Say that the rows of a report that count are those of a part."""
        before = self.known(report)
        if before is not None and before.part != known.part:
            self.make_outdated(before.part)
        source = before.source if before is not None else known.source
        self._run(
            "INSERT OR REPLACE INTO reports VALUES (?, ?, ?, ?, ?, ?)",
            *(report, known.part, source, *known.stamp),
        )

    def keep_source(self, report: str, source: str) -> None:
        """Say that a report comes from a source as well."""
        self._run("INSERT OR IGNORE INTO sources VALUES (?, ?)", report, source)

    def keep_day(self, report: str, day: str) -> None:
        """Say which day is given for a report, should it have none of its own; "" for none."""
        self._run("INSERT OR REPLACE INTO days VALUES (?, ?)", report, day)

    def keep_regions(self, regions: Mapping[str, str]) -> None:
        """Say in which region places lie."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO regions VALUES (?, ?)", regions.items()
        )

    def keep_files(self, part: int, files: Iterable[Written]) -> None:
        """Say that a part counts, and which files it has."""
        for file in files:
            self._run("INSERT INTO files VALUES (?, ?, ?, ?, ?)", file.name, part, *file[1:])

    def make_outdated(self, part: int) -> None:
        """Say that a part has rows that do not count any more, or lack what is told of them."""
        self._run("UPDATE parts SET outdated = 1 WHERE part = ?", part)

    def move(self, old: int, new: int) -> None:
        """Say that the rows that count in a part lie in another now."""
        self._run("UPDATE reports SET part = ? WHERE part = ?", new, old)
        self._drop(old)

    def forget(self, part: int) -> int:
        """Take a part as not made; return how many reports that were."""
        digests = "SELECT report FROM reports WHERE part = ?"
        self._run(f"DELETE FROM records WHERE report IN ({digests})", part)
        with closing(self._run("DELETE FROM reports WHERE part = ?", part)) as gone:
            number = gone.rowcount
        self._drop(part)
        return number

    def _drop(self, part: int) -> None:
        self._run("DELETE FROM files WHERE part = ?", part)
        self._run("DELETE FROM parts WHERE part = ?", part)

    def _run(self, statement: str, *values: object) -> sqlite3.Cursor:
        return self._connection.execute(statement, values)

    def _one(self, statement: str, *values: object) -> tuple:  # type: ignore[type-arg]
        return self._connection.execute(statement, values).fetchone()  # type: ignore[no-any-return]
