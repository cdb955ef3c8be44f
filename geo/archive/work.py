"""What a worker does: records read and mapped, one after the other, into rows."""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from geo.archive import rows, schema
from geo.archive.batches import Batch
from geo.archive.record import Record
from geo.archive.stamps import Stamp, report_id
from geo.corrections import apply
from geo.errors import GeoError, ReportError
from geo.geoparser import geoparse
from geo.language import N_, say
from geo.model import Geoparse

_FAULT = N_(
    "{file} could not be mapped ({what}): that is a fault of Dateline; please report it with the "
    "file, if you may."
)
MAX_SECONDS = 300.0
"""That one report may take; two million characters take a sixth of it."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a record."""

    digest: bytes
    name: str
    source: str
    report: str = ""
    """The report's id, "" where it could not be read."""
    mentions: int = 0
    """How many rows of mentions it has."""
    stamp: tuple[str, str, str] = ("", "", "")
    """What its rows are made with, in the order of `schema.STAMP`."""
    message: str = ""
    """The sentence that says why not."""
    kept: bool = False
    """Whether the archive itself kept it, rather than a source."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a batch: its rows as Arrow's streams, and the regions of its places."""

    done: tuple[Done, ...]
    reports: bytes = b""
    mentions: bytes = b""
    regions: dict[str, str] = field(default_factory=dict)


Outcomes = Generator[Outcome, None, None]
Spread = Callable[[Iterable[Batch], Stamp], Outcomes]
"""Works on batches and yields what became of each, in their order."""


def failed(record: Record, why: str) -> Done:
    """Return that a record could not be read, and why."""
    return Done(record.digest, record.name, record.source, message=why)


def work(batch: Batch, stamp: Stamp, *, alone: bool = False) -> Outcome:
    """Read and map the records of a batch.

    Args:
        batch: the records.
        stamp: what the rows are made with: the corrections to apply among it.
        alone: this process is there for nothing else, and ends itself where one report takes
            longer than `MAX_SECONDS`: no library can be asked to stop.

    Raises:
        GazetteerError: the gazetteer cannot be opened.
        ModelError: the recogniser's model is missing.
    """
    done: list[Done] = []
    reports: list[dict[str, Any]] = []
    mentions: list[dict[str, Any]] = []
    places: dict[str, str] = {}
    for record in batch:
        try:
            with _bounded(alone):
                result = _mapped(record, stamp)
            report = report_id(result.report.text_sha256)
            made = stamp.of(report, result.report.text)
            row = rows.report_row(result, record.source, record.address, made)
            named = list(rows.mention_rows(result, record.source))
        except ReportError as error:
            done.append(failed(record, error.sentence))
            continue
        except GeoError:
            raise
        # A fault of ours in one report must not cost the others.
        except Exception as error:
            done.append(failed(record, say(_FAULT, file=record.name, what=_told(error))))
            continue
        told = (record.digest, record.name, record.source)
        done.append(Done(*told, report, len(named), made, kept=bool(record.kept)))
        reports.append(row)
        mentions += named
        places |= rows.regions(result)
    return Outcome(
        tuple(done), _packed(reports, schema.REPORTS), _packed(mentions, schema.MENTIONS), places
    )


def table(raw: bytes, kind: pa.Schema) -> pa.Table:
    """Return the rows in an `Outcome`."""
    return pa.ipc.open_stream(raw).read_all() if raw else kind.empty_table()


def _mapped(record: Record, stamp: Stamp) -> Geoparse:
    """Return what the page shows of a report that is opened alone."""
    if record.fault is not None:
        raise ReportError(record.fault)
    report = record.read()
    own = stamp.corrections.own.get(report_id(report.text_sha256), ())
    return apply(geoparse(report), own, stamp.corrections.touching(report.text)).result


@contextmanager
def _bounded(alone: bool) -> Iterator[None]:
    if not alone:
        yield
        return
    # Its watch is a thread of C, which runs as well while a library keeps Python from running.
    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(MAX_SECONDS, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def _packed(found: list[dict[str, Any]], kind: pa.Schema) -> bytes:
    if not found:
        return b""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, kind) as stream:
        stream.write_table(pa.Table.from_pylist(found, schema=kind))
    return bytes(sink.getvalue())


def _told(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]
