"""Parts that are written again: without old rows, with what is told of reports since, together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as compute
import pyarrow.parquet as parquet

from geo.archive import schema
from geo.archive.ledger import Ledger
from geo.archive.parts import IN_PARTS, write_part

_SMALL = (0, 65_536, 1_048_576)
"""Sizes of small parts in bytes, each class from one of them to the next."""
_MANY = 16
"""Small parts of a class that become one."""


def renew(folder: Path, ledger: Ledger) -> None:
    """Write the parts again that have rows that do not count any more, or lack what is told of
    them.

    Raises:
        OSError: one cannot be written; what was written before counts.
    """
    for old in ledger.outdated():
        _write_again(folder, ledger, [old])


def gather(folder: Path, ledger: Ledger) -> None:
    """Write small parts together, as many at a time as are of about one size.

    So there are few of them however often an archive is added to, and each row is written again a
    few times at most.

    Raises:
        OSError: one cannot be written; what was written before counts.
    """
    for least, most in pairwise(_SMALL):
        while True:
            sizes = {part: sum(file.size for file in each) for part, each in ledger.files().items()}
            small = sorted(part for part, size in sizes.items() if least <= size < most)
            if len(small) < _MANY:
                break
            _write_again(folder, ledger, small[:_MANY])


def _write_again(folder: Path, ledger: Ledger, old: Sequence[int]) -> None:
    """Write the rows of parts that count as one part, which counts once it is on the disk."""
    kept = [
        [_kept(folder / kind / f"{part}.parquet", table, ledger.reports_in(part)) for part in old]
        for kind, table in (("reports", schema.REPORTS), ("mentions", schema.MENTIONS))
    ]
    reports, mentions = (pa.concat_tables(each) for each in kept)
    new, files = 0, []
    if len(reports):
        new = ledger.new_part()
        files = write_part(folder, new, ledger, reports, mentions)
    ledger.begin()
    ledger.keep_files(new, files)
    for part in old:
        ledger.move(part, new)
    ledger.commit()
    for part in old:
        for kind in IN_PARTS:
            (folder / kind / f"{part}.parquet").unlink(missing_ok=True)


def _kept(path: Path, kind: pa.Schema, reports: Iterable[str]) -> pa.Table:
    """Return the rows of reports in a file, which may be older than some of its columns."""
    table = parquet.read_table(path)
    table = table.filter(compute.is_in(table["report"], pa.array(sorted(reports), pa.string())))
    columns = [
        table[field.name] if field.name in table.column_names else pa.nulls(len(table), field.type)
        for field in kind
    ]
    return pa.Table.from_arrays(columns, schema=kind)
