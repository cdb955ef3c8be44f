"""Tables of reports: JSON Lines, CSV and Parquet, a row at a time, and whole arrays of JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import IO, Any

import pyarrow.parquet as parquet

from geo.archive.fields import columns_of, record_of
from geo.archive.opening import MOST_PACKED, File
from geo.archive.record import Record, number_of, too_large
from geo.language import N_, say
from geo.report.document import MAX_BYTES, MAX_TEXT_BYTES, UNPACKS
from geo.report.encoding import decode, encoding_of
from geo.report.formats.sheet import delimiter_of

_HEAD = 1_000_000
"""Bytes by which a sheet's letters and the sign between its cells are told."""
_ROWS = 32
"""Rows of Parquet that are held at a time."""
_NO_OBJECT = N_("{file} is no JSON object: JSON Lines have one a line.")
_NO_COLUMN = N_(
    "{file} has no column of texts: it needs one that is called text (or body, content, article)."
)
_CELL = N_(
    "{file} is a row with a cell too long to be read, perhaps with a quotation mark that is never "
    "closed: mend it; the rows after it were not read."
)


def line_records(stream: IO[bytes], file: File) -> Iterator[Record]:
    """Yield the records of JSON Lines; a line that is none says so and stops nothing."""
    number = 0
    while line := stream.readline(MAX_TEXT_BYTES + 1):
        number += 1
        name = number_of(file.name, number)
        if len(line) > MAX_TEXT_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_TEXT_BYTES)
            yield too_large(name, file.name, MAX_TEXT_BYTES)
            continue
        line = line.removeprefix(b"\xef\xbb\xbf").strip()
        if not line:
            continue
        row = _value(line)
        if not isinstance(row, dict):
            yield Record(name, file.name, fault=say(_NO_OBJECT, file=name))
            continue
        yield record_of(row, columns_of(row), file.name, file.name, number)


def array_of(raw: bytes) -> list[dict[str, Any]]:
    """Return the objects of a JSON array of which one has a text, else none."""
    rows = _value(raw)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return []
    return rows if any("text" in columns_of(row) for row in rows) else []


def array_records(rows: list[dict[str, Any]], file: File) -> Iterator[Record]:
    """Yield the records of a JSON array."""
    for number, row in enumerate(rows, 1):
        yield record_of(row, columns_of(row), file.name, file.name, number)


def _value(raw: bytes) -> Any:
    try:
        return json.loads(decode(raw, "")[0])
    except (ValueError, RecursionError):
        return None


def sheet_records(stream: IO[bytes], file: File) -> Iterator[Record]:
    """Yield the rows of a sheet that has a column of texts; another sheet is one report."""
    head = stream.read(_HEAD)
    # The last line of the beginning may be cut within a letter.
    whole_lines = head.rpartition(b"\n")[0] or head
    encoding = encoding_of(whole_lines)
    start = whole_lines.decode(encoding, "replace")
    delimiter = delimiter_of(start)
    names = next(csv.reader(io.StringIO(start), delimiter=delimiter), [])
    columns = columns_of(names)
    if "text" not in columns:
        raw = head + stream.read(MAX_BYTES + 1 - len(head))
        yield Record(file.name, file.name, raw, file.name, address=file.address)
        return
    # A cell holds a whole report; the limit is one for all readers of sheets in the process.
    before = csv.field_size_limit(MAX_TEXT_BYTES)
    number = 0
    try:
        whole = io.BufferedReader(_Joined(head, stream))
        text = io.TextIOWrapper(whole, encoding, "replace", newline="")
        cells = csv.reader(text, delimiter=delimiter)
        # Of a row the wanted cells alone: a file may name far more columns than its rows have.
        places = {name: at for at, name in enumerate(next(cells, [])) if name in columns.values()}
        for number, row in enumerate(filter(None, cells), 1):
            told = {name: row[at] for name, at in places.items() if at < len(row)}
            yield record_of(told, columns, file.name, file.name, number)
    except csv.Error:
        name = number_of(file.name, number + 1)
        yield Record(name, file.name, fault=say(_CELL, file=name))
    finally:
        csv.field_size_limit(before)


def parquet_records(stream: IO[bytes], file: File) -> Iterator[Record]:
    """Yield the rows of a Parquet file that has a column of texts."""
    table = parquet.ParquetFile(stream)
    columns = columns_of(table.schema_arrow.names)
    if "text" not in columns:
        yield Record(file.name, file.name, fault=say(_NO_COLUMN, file=file.name))
        return
    wanted = [*columns.values()]
    if _is_trap(table.metadata, wanted):
        fault = say(UNPACKS, file=file.name, size=MAX_BYTES // 1_000_000)
        yield Record(file.name, file.name, fault=fault)
        return
    # A value that stands in many rows is held once.
    table = parquet.ParquetFile(stream, read_dictionary=wanted, metadata=table.metadata)
    batches = table.iter_batches(batch_size=_ROWS, columns=wanted)
    rows = (batch.slice(at, 1) for batch in batches for at in range(len(batch)))
    for number, row in enumerate(rows, 1):
        yield record_of(row.to_pylist()[0], columns, file.name, file.name, number)


def _is_trap(about: parquet.FileMetaData, wanted: list[str]) -> bool:
    """Tell whether a column unpacks to more than a report has and any text shrinks to."""
    groups = (about.row_group(number) for number in range(about.num_row_groups))
    parts = (group.column(number) for group in groups for number in range(group.num_columns))
    return any(
        part.path_in_schema in wanted
        and part.total_uncompressed_size > max(MAX_BYTES, MOST_PACKED * part.total_compressed_size)
        for part in parts
    )


class _Joined(io.RawIOBase):
    """A stream with its beginning, already read, before it again."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = io.BytesIO(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        read = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(read)] = read
        return len(read)
