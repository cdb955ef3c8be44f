"""The files of an archive: written whole, seen when damaged, made again without old rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as compute
import pyarrow.parquet as parquet

from geo import durable
from geo.archive import schema
from geo.archive.hilbert import along_curve
from geo.archive.ledger import Ledger, Written
from geo.errors import ArchiveError

_ROW_GROUP = 20_000
IN_PARTS = ("reports", "mentions")


def write(folder: Path, name: str, table: pa.Table) -> Written:
    """Write a table as a file that is whole or not there.

    Args:
        folder: of the archive.
        name: of the file in it: "mentions/7.parquet".
        table: its rows.

    Raises:
        OSError: it cannot be; nothing is changed.
    """
    target = folder / name
    durable.private_folder(target.parent)
    scratch = folder / f"{name.replace('/', '-')}{durable.SCRATCH}"
    try:
        with open(scratch, "wb", opener=durable.private) as file:
            parquet.write_table(table, file, compression="zstd", row_group_size=_ROW_GROUP)
        digest = _sha256(scratch)
        durable.put(scratch, target)
    except BaseException:
        with suppress(OSError):
            scratch.unlink()
        raise
    status = target.stat()
    return Written(name, status.st_size, status.st_mtime_ns, digest)


def write_part(
    folder: Path, part: int, ledger: Ledger, reports: pa.Table, mentions: pa.Table
) -> list[Written]:
    """Write the files of a part, with what the ledger tells of their reports.

    Returns:
        How they were written.

    Raises:
        OSError: one cannot be.
    """
    reports, mentions = dated(sourced(reports, ledger), mentions, ledger)
    return [
        write(folder, f"reports/{part}.parquet", reports),
        write(folder, f"mentions/{part}.parquet", along(mentions)),
    ]


def along(mentions: pa.Table) -> pa.Table:
    """Return mentions along the curve, those of one point by report and number."""
    lons, lats = (mentions[name].to_numpy(zero_copy_only=False) for name in ("lon", "lat"))
    far = along_curve(lons.astype(np.float64), lats.astype(np.float64))
    keyed = mentions.append_column("far", pa.array(far))
    order = compute.sort_indices(
        keyed, [(name, "ascending") for name in ("far", "report", "number")]
    )
    return mentions.take(order)


def rows_in(folder: Path) -> int:
    """Return how many rows the files of a table have."""
    return sum(parquet.read_metadata(path).num_rows for path in folder.glob("*.parquet"))


def mend(folder: Path, ledger: Ledger) -> int:
    """Remove what no part counts, and take parts with damaged files as not made.

    Returns:
        How many reports lay in damaged parts, and are to be made again.
    """
    files = ledger.files()
    lost = 0
    for part, written in files.items():
        if not all(_is_whole(folder / file.name, file) for file in written):
            ledger.begin()
            lost += ledger.forget(part)
            ledger.commit()
    known = {file.name for each in ledger.files().values() for file in each}
    for path in _there(folder):
        if path.relative_to(folder).as_posix() not in known:
            path.unlink(missing_ok=True)
    return lost


def sourced(reports: pa.Table, ledger: Ledger) -> pa.Table:
    """Return reports with all sources that the ledger knows of each."""
    ids = reports["report"].to_pylist()
    known = ledger.sources_of(ids)
    sources = [known[report] for report in ids]
    reports = _with(reports, schema.REPORTS, "sources", sources)
    return _with(reports, schema.REPORTS, "source", [each[0] for each in sources])


def dated(reports: pa.Table, mentions: pa.Table, ledger: Ledger) -> tuple[pa.Table, pa.Table]:
    """Return rows with the day that was given for a report where it has none of its own."""
    rows = zip(
        *(reports[name].to_pylist() for name in ("report", "date", "date_given")), strict=True
    )
    days: dict[str, date | None] = {}
    given: list[bool] = []
    for report, day, was_given in rows:
        said = "" if day and not was_given else ledger.day_of(report)
        given.append(bool(said))
        days[report] = date.fromisoformat(said) if said else None if was_given else day
    for name, values in (("date", list(days.values())), ("date_given", given)):
        reports = _with(reports, schema.REPORTS, name, values)
    of_mentions = [days[report] for report in mentions["report"].to_pylist()]
    return reports, _with(mentions, schema.MENTIONS, "date", of_mentions)


def _with(table: pa.Table, kind: pa.Schema, name: str, values: list[Any]) -> pa.Table:
    """Return a table with other values in one of its columns."""
    field = kind.field(name)
    at = table.schema.get_field_index(name)
    return table.set_column(at, field, pa.array(values, field.type))


def _there(folder: Path) -> Iterator[Path]:
    for kind in IN_PARTS:
        # What a link leads to is not the archive's.
        if (folder / kind).is_symlink():
            raise _of_others(folder / kind)
        yield from (folder / kind).glob("*.parquet")


def _of_others(path: Path) -> ArchiveError:
    return ArchiveError(
        "{file} is of no run of Dateline: give --out another folder, or a new one.", file=str(path)
    )


def _is_whole(path: Path, written: Written) -> bool:
    """Tell whether a file is as it was written; read in full only where its time is another."""
    try:
        status = path.stat()
        if status.st_size != written.size:
            return False
        return status.st_mtime_ns == written.written or _sha256(path) == written.sha256
    except OSError:
        return False


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
