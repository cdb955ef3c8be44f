"""Files that hold many reports, told by the ending of their names."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import IO, Any, cast

from geo.archive.feeds import feed_records, is_feed
from geo.archive.letters import letter_records
from geo.archive.opening import MOST_PACKED, PIECEWISE, File
from geo.archive.record import Record, too_large
from geo.archive.tables import (
    array_of,
    array_records,
    line_records,
    parquet_records,
    sheet_records,
)
from geo.archive.webarchives import collection_records, web_records
from geo.errors import ReportError, reason_of
from geo.language import N_, Sentence, say
from geo.report import is_address
from geo.report.address import without_secrets
from geo.report.document import MAX_BYTES, UNPACKS

Reader = Callable[[IO[bytes], File], Iterator[Record]]
_READERS: dict[str, Reader] = {
    ".jsonl": line_records,
    ".ndjson": line_records,
    ".csv": sheet_records,
    ".tsv": sheet_records,
    ".tab": sheet_records,
    ".parquet": parquet_records,
    ".mbox": letter_records,
    ".warc": web_records,
    ".wacz": collection_records,
}
assert _READERS.keys() == PIECEWISE
_FEEDS = (".rss", ".atom", ".xml")
_CUT = N_(
    "{file} cannot be read to its end ({reason}): it is damaged or cut short; get it again and "
    "give the same command."
)


def records_of(file: File) -> Iterator[Record]:
    """Yield the reports of a file; what cannot be read becomes a record that says why."""
    try:
        with ExitStack() as stack:
            stream: IO[bytes] = stack.enter_context(file.open())
            # A web archive is packed record by record, and its reader unpacks it.
            if file.packed and file.ending != ".warc":
                packed = stack.enter_context(gzip.GzipFile(fileobj=stream))
                stream = cast(IO[bytes], io.BufferedReader(_Bounded(packed, file)))
            reader = _READERS.get(file.ending, _only)
            yield from map(_without_secrets, reader(stream, file))
    except ReportError as error:
        yield _fault(file, error.sentence)
    # Libraries raise what they like for a damaged file; none of it may end the run.
    except Exception as error:
        reason = reason_of(error) or type(error).__name__
        yield _fault(file, say(_CUT, file=file.name, reason=" ".join(reason.split())[:200]))


class _Bounded(io.RawIOBase):
    """What a file unpacks to, up to more than texts shrink to: empty lines would have no end."""

    def __init__(self, unpacked: gzip.GzipFile, file: File) -> None:
        self._unpacked, self._name = unpacked, file.name
        # Of a file whose size nobody knows as much as it likes.
        self._most = max(MAX_BYTES, MOST_PACKED * file.size) if file.size else sys.maxsize
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        part = self._unpacked.read1(len(buffer))
        buffer[: len(part)] = part
        self._count += len(part)
        if self._count > self._most:
            raise ReportError(UNPACKS, file=self._name, size=self._most // 1_000_000)
        return len(part)


def _without_secrets(record: Record) -> Record:
    """Return a record whose addresses have no query that may let in whoever reads them."""
    if "?" not in record.source + record.address:
        return record
    return replace(
        record,
        source=without_secrets(record.source) if is_address(record.source) else record.source,
        address=without_secrets(record.address),
    )


def _only(stream: IO[bytes], file: File) -> Iterator[Record]:
    """Yield the report that a file is, or those of a feed or of an array of JSON."""
    raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        yield too_large(file.name, file.name, MAX_BYTES)
    elif (file.ending in _FEEDS or file.address) and is_feed(raw):
        yield from feed_records(raw, file)
    elif file.ending == ".json" and (rows := array_of(raw)):
        yield from array_records(rows, file)
    else:
        hint = file.name[: -len(".gz")] if file.packed else file.name
        yield Record(file.name, file.name, raw, hint, address=file.address)


def _fault(file: File, why: Sentence) -> Record:
    return Record(file.name, file.name, fault=why)
