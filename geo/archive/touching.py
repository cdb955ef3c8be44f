"""The reports of an archive that corrections make others of, and what is kept of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet

from geo.archive import schema
from geo.archive.ledger import Ledger
from geo.archive.record import Record
from geo.archive.stamps import Corrections, alone_of, everywhere_of

_TEXTS = 64
"""Texts that are held at a time."""


def note_touched(folder: Path, ledger: Ledger, corrections: Corrections) -> None:
    """Look for the reports that corrections make others of.

    One of scope "always" can change a report only where its words stand in it, and the texts tell
    that in a fraction of the time in which their reports would be made again.
    """
    ledger.begin()
    if ledger.always() != corrections.version:
        ledger.keep_always(corrections.version)
        ledger.touch(_touched(folder, ledger, corrections))
    for report in {*corrections.own, *ledger.corrected()}:
        known = ledger.known(report)
        if known is not None and corrections.alone(report) != alone_of(known.stamp[-1]):
            ledger.touch([report])
    ledger.commit()


def _touched(folder: Path, ledger: Ledger, corrections: Corrections) -> Iterator[str]:
    for part in ledger.files():
        counted = ledger.reports_in(part)
        for row in _rows(folder, part, counted, ["report", "text", "corrections"]):
            if corrections.everywhere(row["text"]) != everywhere_of(row["corrections"]):
                yield row["report"]


def records_touched(folder: Path, ledger: Ledger) -> Iterator[Record]:
    """Yield what is kept of the reports that corrections make others of."""
    for part, wanted in ledger.touched():
        for row in _rows(folder, part, wanted, schema.REPORTS.names):
            report, source = row["report"], row["source"] or ""
            own = row["date"] if not row["date_given"] else None
            yield Record(
                f"{source} ({report[:8]})",
                source,
                row["text"].encode(),
                title=row["title"] or "",
                date=own.isoformat() if own else "",
                address=row["address"] or "",
                language=row["language"] or "",
                publisher=row["publisher"] or "",
                kept=report,
            )


def _rows(folder: Path, part: int, wanted: set[str], names: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the wanted rows of a part's reports, of which few are held at a time."""
    with parquet.ParquetFile(folder / "reports" / f"{part}.parquet") as file:
        held = [name for name in names if name in file.schema_arrow.names]
        for few in file.iter_batches(_TEXTS, columns=held):
            for row in few.to_pylist():
                if row["report"] in wanted:
                    yield dict.fromkeys(names) | row
