"""What came of records, gathered until it is worth a part, and kept: all of a part or nothing."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

from geo.archive import parts, schema
from geo.archive.ledger import Known, Ledger
from geo.archive.work import Outcome, table

MOST_REPORTS = 5_000
MOST_BYTES = 64_000_000
MOST_SECONDS = 60.0
"""After so much of any a part is written: what a run that is killed loses."""


class Keeping:
    """What a run has to keep."""

    def __init__(self, folder: Path, ledger: Ledger, model: str, published: str | None) -> None:
        """Begin with nothing.

        Args:
            folder: of the archive.
            ledger: of it.
            model: the version of the model that a record was refused with.
            published: the day that is given for reports without one of their own; "" takes what was
                given before back, None says nothing.
        """
        self._folder, self._ledger, self._model = folder, ledger, model
        self._published = published
        self._again: list[tuple[str, str]] = []
        self._outcomes: list[Outcome] = []
        self._written = time.monotonic()
        self.asked: set[str] = set()
        """Reports of the archive that are being made again."""

    def see_again(self, report: str, source: str) -> None:
        """Note where a report that needs no work comes from as well, and its day."""
        if not self._ledger.has_source(report, source) or self._is_news(report):
            self._again.append((report, source))
            if len(self._again) >= MOST_REPORTS:
                self.keep()

    def take(self, outcome: Outcome) -> None:
        """Take what came of a batch, and write a part where that is enough for one."""
        self._outcomes.append(outcome)
        number = sum(len(each.done) for each in self._outcomes)
        size = sum(len(each.reports) + len(each.mentions) for each in self._outcomes)
        late = time.monotonic() - self._written >= MOST_SECONDS
        if number >= MOST_REPORTS or size >= MOST_BYTES or late:
            self.keep()

    def keep(self) -> None:
        """Write a part of what came in, and say so in the ledger: all of it or nothing."""
        outcomes, self._outcomes = self._outcomes, []
        again, self._again = self._again, []
        self._written = time.monotonic()
        if not (outcomes or again):
            return
        ledger = self._ledger
        ledger.begin()
        try:
            self._keep_rows(outcomes)
            for report, source in again:
                self._tell_of(report, source)
            ledger.commit()
        except BaseException:
            ledger.roll_back()
            raise

    def _keep_rows(self, outcomes: Sequence[Outcome]) -> None:
        ledger, part, now = self._ledger, self._ledger.new_part(), int(time.time())
        wanted: list[bool] = []
        for each in (each for outcome in outcomes for each in outcome.done):
            if not each.report:
                ledger.keep_error(each.digest, each.name, each.message, now, self._model)
                continue
            self.asked.discard(each.report)
            known = ledger.known(each.report)
            wanted.append(known is None or known.stamp != each.stamp)
            if wanted[-1]:
                ledger.keep_report(each.report, Known(part, each.source, each.stamp))
            ledger.untouch(each.report)
            ledger.keep_record(each.digest, each.name, each.report)
            if not each.kept:
                self._tell_of(each.report, each.source, part)
        for outcome in outcomes:
            ledger.keep_regions(outcome.regions)
        if any(wanted):
            counts = [each.mentions for o in outcomes for each in o.done if each.report]
            reports = _all([o.reports for o in outcomes], schema.REPORTS).filter(pa.array(wanted))
            mask = pa.array(np.repeat(wanted, counts))
            mentions = _all([o.mentions for o in outcomes], schema.MENTIONS).filter(mask)
            ledger.keep_files(part, parts.write_part(self._folder, part, ledger, reports, mentions))

    def _tell_of(self, report: str, source: str, now: int = 0) -> None:
        """Keep a report's source and day; what is no part of `now`, which is being written, lacks
        them."""
        has_source = self._ledger.has_source(report, source)
        if has_source and not self._is_news(report):
            return
        self._ledger.keep_source(report, source)
        if self._published is not None:
            self._ledger.keep_day(report, self._published)
        known = self._ledger.known(report)
        if known is not None and known.part != now:
            self._ledger.make_outdated(known.part)

    def _is_news(self, report: str) -> bool:
        """Tell whether another day is given for a report than before."""
        return self._published not in (None, self._ledger.day_of(report))


def _all(raw: Iterable[bytes], kind: pa.Schema) -> pa.Table:
    return pa.concat_tables([kind.empty_table(), *(table(each, kind) for each in raw)])
