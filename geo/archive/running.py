"""An archive made or added to: what is new is worked on and kept, part by part."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa

from geo import durable
from geo.archive import parts, schema
from geo.archive.batches import batches
from geo.archive.ledger import NAME as LEDGER
from geo.archive.ledger import Known, Ledger
from geo.archive.opening import File
from geo.archive.places import write_places
from geo.archive.record import Record
from geo.archive.sources import Sources
from geo.archive.spreading import here
from geo.archive.stamps import Stamp
from geo.archive.work import Outcome, Spread, table
from geo.errors import ArchiveError, GeoError, reason_of
from geo.version import VERSION

Tell = Callable[["State"], None]
"""Called from time to time with how far a run is."""

MOST_REPORTS = 5_000
MOST_BYTES = 64_000_000
MOST_SECONDS = 60.0
"""After so much of any a part is written: what a run that is killed loses."""
_OFTEN = 1_000


@dataclass(frozen=True, slots=True)
class State:
    """How far a run is."""

    share: float | None
    """Of its sources, 0..1; None where nobody knows how much there is."""
    mapped: int
    """Records that were read and mapped."""
    known: int
    """Records that needed nothing, since they were mapped before."""
    failed: int
    """Records that cannot be read."""
    seconds: float


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did, and what the archive holds now."""

    last: State
    lost: int
    """Reports that lay in damaged files."""
    reports: int
    places: int
    errors: int
    """Records of all runs that cannot be read."""


def archive(
    sources: Sequence[str | os.PathLike[str] | File],
    out: str | os.PathLike[str],
    *,
    spread: Spread = here,
    tell: Tell | None = None,
) -> Summary:
    """Map the reports of sources that are not in an archive yet, and keep them there.

    A run that is killed goes on where it stopped when it is started again; what is there already is
    not worked on again unless the model, the gazetteer or the corrections are others.

    Args:
        sources: files, folders, patterns, addresses; or files that are at hand.
        out: the archive's folder, made where missing.
        spread: who does the work: `here`, this process; `local(2)`, processes of this machine;
            `standing("tcp://...")`, a Dask cluster.
        tell: called from time to time with how far it is.

    Raises:
        ArchiveError: a source holds nothing, or the archive cannot be written to.
        GazetteerError: the gazetteer can be neither built nor opened.
        ModelError: the recogniser's model is missing.
    """
    folder = Path(out)
    with _kept(folder):
        named = [each if isinstance(each, File) else os.fspath(each) for each in sources]
        given = Sources(named, folder.resolve())
        with Ledger(folder) as ledger:
            lost = parts.mend(folder, ledger)
            run = _Run(folder, ledger, given, tell)
            run.map(spread)
            run.finish()
            return Summary(
                run.state(),
                lost,
                ledger.number("reports"),
                parts.rows_in(folder / "places"),
                ledger.number("errors"),
            )


@contextmanager
def _kept(folder: Path) -> Iterator[None]:
    """Hold the archive's lock; what goes wrong with its files becomes a sentence."""

    def taken() -> None:
        raise ArchiveError(
            "Another run is writing to {folder}: wait until it is done, or give --out another "
            "folder.",
            folder=str(folder),
        )

    try:
        if folder.exists() and not folder.is_dir():
            raise ArchiveError("{folder} is a file: give --out a folder.", folder=str(folder))
        with durable.writing(folder, taken):
            _check_own(folder)
            yield
    except GeoError:
        raise
    except (OSError, sqlite3.Error, pa.ArrowException) as error:
        raise ArchiveError(
            "{folder} cannot be written to ({reason}). What was kept before is whole: see to it, "
            "and give the same command again.",
            folder=str(folder),
            reason=reason_of(error),
        ) from error


def _check_own(folder: Path) -> None:
    """Check that the tables in a folder are an archive's: what its ledger lacks would be removed.

    Raises:
        ArchiveError: nothing says that they are.
    """
    holds = any(path for table in schema.TABLES for path in (folder / table).glob("*.parquet"))
    if holds and not (folder / LEDGER).exists():
        raise ArchiveError(
            "{folder} holds Parquet files and no {file}, so that they may be someone else's: give "
            "--out another folder.",
            folder=str(folder),
            file=LEDGER,
        )


class _Run:
    """One run: what it has asked for, and what it has to keep."""

    def __init__(self, folder: Path, ledger: Ledger, given: Sources, tell: Tell | None) -> None:
        self._folder, self._ledger, self._given, self._tell = folder, ledger, given, tell
        self._stamp = Stamp.now()
        self._asked: set[str] = set()
        self._sources: list[tuple[str, str]] = []
        self._outcomes: list[Outcome] = []
        self._mapped = self._known = self._failed = 0
        self._started = self._written = time.monotonic()

    def map(self, spread: Spread) -> None:
        """Work on every record that is not done yet, and keep what comes of it."""
        parts.note_touched(self._folder, self._ledger, self._stamp.corrections)
        try:
            with closing(spread(batches(self._new()), self._stamp)) as outcomes:
                for outcome in outcomes:
                    self._take(outcome)
        except KeyboardInterrupt:
            self._keep()
            raise
        self._keep()

    def finish(self) -> None:
        """Write what tells of the archive as a whole."""
        parts.renew(self._folder, self._ledger)
        errors = [
            {"source": source, "message": message, "time": 1_000 * when}
            for source, message, when in self._ledger.errors()
        ]
        whole = pa.Table.from_pylist(errors, schema.ERRORS)
        parts.write(self._folder, "errors/errors.parquet", whole)
        write_places(self._folder, dict(self._ledger.regions()))
        about = {
            "schema": schema.VERSION,
            "made": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
            "dateline": VERSION,
            "model": self._stamp.model,
            "gazetteer": self._stamp.gazetteer,
            "corrections": self._stamp.corrections.version,
        }
        scratch = self._folder / f"{schema.ABOUT}{durable.SCRATCH}"
        with open(scratch, "w", encoding="utf-8", opener=durable.private) as file:
            file.write(f"{json.dumps(about, indent=1)}\n")
        durable.put(scratch, self._folder / schema.ABOUT)

    def state(self) -> State:
        """Return how far it is."""
        seconds = time.monotonic() - self._started
        return State(self._given.share, self._mapped, self._known, self._failed, seconds)

    def _new(self) -> Iterator[Record]:
        for record in self._given:
            if self._is_done(record):
                self._known += 1
                if self._known % _OFTEN == 0:
                    self._told()
            else:
                yield record

    def _is_done(self, record: Record) -> bool:
        """Tell whether a record needs no work, and note its source where that is new."""
        report = self._ledger.report_of(record.digest)
        if report is None:
            return self._ledger.failed_with(record.digest) == self._stamp.model
        known = self._ledger.known(report)
        current = (
            known is not None
            and self._stamp.is_of(report, known.stamp)
            and not self._ledger.is_touched(report)
        )
        if not current and report not in self._asked:
            self._asked.add(report)
            return False
        if not self._ledger.has_source(report, record.source):
            self._sources.append((report, record.source))
            if len(self._sources) >= MOST_REPORTS:
                self._keep()
        return True

    def _take(self, outcome: Outcome) -> None:
        self._outcomes.append(outcome)
        failed = sum(not each.report for each in outcome.done)
        self._failed += failed
        self._mapped += len(outcome.done) - failed
        number = sum(len(each.done) for each in self._outcomes)
        size = sum(len(each.reports) + len(each.mentions) for each in self._outcomes)
        late = time.monotonic() - self._written >= MOST_SECONDS
        if number >= MOST_REPORTS or size >= MOST_BYTES or late:
            self._keep()
        self._told()

    def _told(self) -> None:
        if self._tell is not None:
            self._tell(self.state())

    def _keep(self) -> None:
        """Write a part of what came in, and say so in the ledger: all of it or nothing."""
        outcomes, self._outcomes = self._outcomes, []
        sources, self._sources = self._sources, []
        self._written = time.monotonic()
        if not (outcomes or sources):
            return
        ledger = self._ledger
        ledger.begin()
        try:
            self._keep_rows(outcomes)
            for report, source in sources:
                self._add_source(report, source)
            ledger.commit()
        except BaseException:
            ledger.roll_back()
            raise

    def _keep_rows(self, outcomes: Sequence[Outcome]) -> None:
        ledger, part, now = self._ledger, self._ledger.new_part(), int(time.time())
        wanted: list[bool] = []
        for each in (each for outcome in outcomes for each in outcome.done):
            if not each.report:
                message = (each.digest, each.name, each.message, now, self._stamp.model)
                ledger.keep_error(*message)
                continue
            self._asked.discard(each.report)
            known = ledger.known(each.report)
            wanted.append(known is None or known.stamp != each.stamp)
            if wanted[-1]:
                ledger.keep_report(each.report, Known(part, each.source, each.stamp))
            ledger.keep_record(each.digest, each.name, each.report)
            self._add_source(each.report, each.source, part)
        for outcome in outcomes:
            ledger.keep_regions(outcome.regions)
        if any(wanted):
            counts = [each.mentions for o in outcomes for each in o.done if each.report]
            reports = _all([o.reports for o in outcomes], schema.REPORTS).filter(pa.array(wanted))
            mask = pa.array(np.repeat(wanted, counts))
            mentions = _all([o.mentions for o in outcomes], schema.MENTIONS).filter(mask)
            reports = parts.sourced(reports, ledger)
            ledger.keep_files(part, parts.write_part(self._folder, part, reports, mentions))

    def _add_source(self, report: str, source: str, now: int = 0) -> None:
        """Keep a source; what is no part of `now`, which is being written, lacks it."""
        if self._ledger.has_source(report, source):
            return
        self._ledger.keep_source(report, source)
        known = self._ledger.known(report)
        if known is not None and known.part != now:
            self._ledger.make_outdated(known.part)


def _all(raw: Iterable[bytes], kind: pa.Schema) -> pa.Table:
    return pa.concat_tables([kind.empty_table(), *(table(each, kind) for each in raw)])
