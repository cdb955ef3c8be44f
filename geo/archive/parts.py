"""The files of an archive: written whole, seen when damaged, made again without old rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as compute
import pyarrow.parquet as parquet

from geo import durable
from geo.archive import schema
from geo.archive.hilbert import along_curve
from geo.archive.ledger import Ledger, Written
from geo.archive.stamps import Corrections, everywhere_of
from geo.errors import ArchiveError

_ROW_GROUP = 20_000
_TEXTS = 64
"""Texts that are held at a time."""
_IN_PARTS = ("reports", "mentions")


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


def write_part(folder: Path, part: int, reports: pa.Table, mentions: pa.Table) -> list[Written]:
    """Write the files of a part; return how they were written.

    Raises:
        OSError: one cannot be.
    """
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


def note_touched(folder: Path, ledger: Ledger, corrections: Corrections) -> None:
    """Look for the reports that corrections of scope "always" make others of, where these are new.

    A correction can change a report only where its words stand in it, and the texts tell that in a
    fraction of the time in which their reports would be made again.
    """
    if ledger.always() == corrections.version:
        return
    ledger.begin()
    ledger.keep_touched(corrections.version, _touched(folder, ledger, corrections))
    ledger.commit()


def _touched(folder: Path, ledger: Ledger, corrections: Corrections) -> Iterator[str]:
    for part in ledger.files():
        counted = ledger.reports_in(part)
        texts = parquet.ParquetFile(folder / "reports" / f"{part}.parquet").iter_batches(
            _TEXTS, columns=["report", "text", "corrections"]
        )
        for report, text, made in (row.values() for few in texts for row in few.to_pylist()):
            if report in counted and corrections.everywhere(text) != everywhere_of(made):
                yield report


def renew(folder: Path, ledger: Ledger) -> None:
    """Write the parts again that have rows that do not count any more, or lack a source.

    Raises:
        OSError: one cannot be written; what was written before counts.
    """
    for old in ledger.outdated():
        valid = ledger.reports_in(old)
        names = [folder / kind / f"{old}.parquet" for kind in _IN_PARTS]
        new, files = 0, []
        if valid:
            reports, mentions = (_kept(parquet.read_table(name), valid) for name in names)
            new = ledger.new_part()
            files = write_part(folder, new, sourced(reports, ledger), mentions)
        ledger.begin()
        ledger.keep_files(new, files)
        ledger.move(old, new)
        ledger.commit()
        for name in names:
            name.unlink(missing_ok=True)


def sourced(reports: pa.Table, ledger: Ledger) -> pa.Table:
    """Return reports with all sources that the ledger knows of each."""
    ids = reports["report"].to_pylist()
    known = ledger.sources_of(ids)
    sources = pa.array([known[report] for report in ids], schema.REPORTS.field("sources").type)
    first = pa.array([known[report][0] for report in ids], pa.string())
    for name, column in (("sources", sources), ("source", first)):
        at = reports.schema.get_field_index(name)
        reports = reports.set_column(at, schema.REPORTS.field(name), column)
    return reports


def _kept(table: pa.Table, reports: Iterable[str]) -> pa.Table:
    return table.filter(compute.is_in(table["report"], pa.array(sorted(reports), pa.string())))


def _there(folder: Path) -> Iterator[Path]:
    for kind in _IN_PARTS:
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
