"""An archive made or added to: what is new is worked on and kept, part by part."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa

from geo import durable
from geo.archive import parts, renewing, schema, touching
from geo.archive.batches import batches
from geo.archive.keeping import Keeping
from geo.archive.ledger import NAME as LEDGER
from geo.archive.ledger import Ledger
from geo.archive.opening import File
from geo.archive.places import write_places
from geo.archive.record import Record
from geo.archive.sources import Sources
from geo.archive.spreading import here
from geo.archive.stamps import Stamp
from geo.archive.work import Outcome, Spread
from geo.errors import ArchiveError, GeoError, reason_of
from geo.version import VERSION

Tell = Callable[["State"], None]
"""Called from time to time with how far a run is."""

_OFTEN = 1_000
_MOST_FAULTS = 5


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
    faults: tuple[str, ...] = ()
    """Of those of this run, why the first few cannot be read."""


def archive(
    sources: Sequence[str | os.PathLike[str] | File],
    out: str | os.PathLike[str],
    *,
    spread: Spread = here,
    tell: Tell | None = None,
    published: date | str | None = None,
) -> Summary:
    """Map the reports of sources that are not in an archive yet, and keep them there.

    A run that is killed goes on where it stopped when it is started again; what is there already is
    not worked on again unless the model, the gazetteer or the corrections are others.

    Args:
        sources: files, folders, patterns, addresses; or files that are at hand. Without any, an
            archive that is there takes in the corrections made since.
        out: the archive's folder, made where missing.
        spread: who does the work: `here`, this process; `local(2)`, processes of this machine;
            `standing("tcp://...")`, a Dask cluster.
        tell: called from time to time with how far it is.
        published: the day on which those reports of the sources were published that do not say it
            themselves; rows tell that it was given. Without it, what was given before holds; ""
            takes that back.

    Raises:
        ArchiveError: a source holds nothing, or the archive cannot be written to.
        GazetteerError: the gazetteer can be neither built nor opened.
        ModelError: the recogniser's model is missing.
    """
    folder = Path(out)
    if not sources and not (folder / schema.ABOUT).exists():
        raise ArchiveError(
            "There is no archive in {folder} yet: name what it is to be made of.",
            folder=str(folder),
        )
    with _kept(folder):
        named = [each if isinstance(each, File) else os.fspath(each) for each in sources]
        given = Sources(named, folder.resolve())
        with Ledger(folder) as ledger:
            lost = parts.mend(folder, ledger)
            day = published.isoformat() if isinstance(published, date) else published
            run = _Run(folder, ledger, given, tell, day)
            run.map(spread)
            run.finish()
            return Summary(
                run.state(),
                lost,
                ledger.number("reports"),
                parts.rows_in(folder / "places"),
                ledger.number("errors"),
                tuple(run.faults),
            )


@contextmanager
def _kept(folder: Path) -> Iterator[None]:
    """Hold the archive's lock; what goes wrong with its files becomes a sentence."""

    def held_by_another() -> None:
        raise ArchiveError(
            "Another run is writing to {folder}: wait until it is done, or give --out another "
            "folder.",
            folder=str(folder),
        )

    try:
        if folder.exists() and not folder.is_dir():
            raise ArchiveError("{folder} is a file: give --out a folder.", folder=str(folder))
        with durable.writing(folder, held_by_another):
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
    """One run: what it has asked for, and how far it is."""

    def __init__(
        self,
        folder: Path,
        ledger: Ledger,
        given: Sources,
        tell: Tell | None,
        published: str | None,
    ) -> None:
        self._folder, self._ledger, self._given, self._tell = folder, ledger, given, tell
        self._stamp = Stamp.now()
        self._keeping = Keeping(folder, ledger, self._stamp.model, published)
        self._mapped = self._known = self._failed = 0
        self.faults: list[str] = []
        self._started = time.monotonic()

    def map(self, spread: Spread) -> None:
        """Work on every record that is not done yet, and keep what comes of it."""
        touching.note_touched(self._folder, self._ledger, self._stamp.corrections)
        try:
            with closing(spread(batches(self._new()), self._stamp)) as outcomes:
                for outcome in outcomes:
                    self._take(outcome)
        except KeyboardInterrupt:
            self._keeping.keep()
            raise
        self._keeping.keep()

    def finish(self) -> None:
        """Write what tells of the archive as a whole."""
        renewing.renew(self._folder, self._ledger)
        renewing.gather(self._folder, self._ledger)
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
        # What corrections change holds where a source is not given any more, too.
        asked, model = self._keeping.asked, self._stamp.model
        for record in touching.records_touched(self._folder, self._ledger):
            if record.kept not in asked and self._ledger.failed_with(record.digest) != model:
                asked.add(record.kept)
                yield record

    def _is_done(self, record: Record) -> bool:
        """Tell whether a record needs no work, and note its source and day where these are new."""
        report = self._ledger.report_of(record.digest)
        if report is None:
            return self._ledger.failed_with(record.digest) == self._stamp.model
        known = self._ledger.known(report)
        current = (
            known is not None
            and self._stamp.is_of(known.stamp)
            and not self._ledger.is_touched(report)
        )
        if not current and report not in self._keeping.asked:
            self._keeping.asked.add(report)
            return False
        self._keeping.see_again(report, record.source)
        return True

    def _take(self, outcome: Outcome) -> None:
        faults = [each.message for each in outcome.done if not each.report]
        self.faults += faults[: _MOST_FAULTS - len(self.faults)]
        self._failed += len(faults)
        self._mapped += len(outcome.done) - len(faults)
        self._keeping.take(outcome)
        self._told()

    def _told(self) -> None:
        if self._tell is not None:
            self._tell(self.state())
