"""Names of GeoNames places beyond those of its dumps, from an alternateNamesV2 table."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from geo import durable
from geo.gazetteer import added, formats
from geo.gazetteer.unpacking import Table, open_table
from geo.language import say
from geo.progress import Progress

_TOLD_EVERY = 2_000


@contextmanager
def further_names(
    path: Path, further: Path | None, progress: Progress
) -> Iterator[Callable[[int], Iterable[str]]]:
    """Yield a look-up of further names by GeoNames id, which are in a temporary file meanwhile.

    It lies where sources are added: what a killed process leaves there goes at the next start.

    Args:
        path: the dump; only its places count.
        further: the table of names, None for none.
        progress: called while it is being read.

    Raises:
        GazetteerError: one of the files cannot be read.
    """
    if further is None:
        yield lambda _: ()
        return
    with open_table(path) as table:
        wanted = formats.geonames_ids(table.stream)
    with (
        tempfile.TemporaryDirectory(suffix=durable.SCRATCH, dir=added.directory()) as folder,
        closing(sqlite3.connect(Path(folder) / "names.sqlite", isolation_level=None)) as connection,
    ):
        connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE name (place INTEGER, told TEXT, preferred INTEGER); BEGIN"
        )
        with open_table(further) as table:
            found = formats.alternate_names(table.stream, wanted)
            connection.executemany(
                "INSERT INTO name VALUES (?, ?, ?)",
                (
                    (number, f"{language}\t{name}", preferred)
                    for number, language, name, preferred in _counted(found, table, progress)
                ),
            )
        connection.execute("CREATE INDEX name_by_place ON name (place)")
        query = "SELECT told FROM name WHERE place = ? ORDER BY preferred DESC, rowid"
        yield lambda number: (told for (told,) in connection.execute(query, (number,)))


def _counted(
    found: Iterator[tuple[int, str, str, bool]], table: Table, progress: Progress
) -> Iterator[tuple[int, str, str, bool]]:
    for number, one in enumerate(found):
        if number % _TOLD_EVERY == 0:
            progress(0.0, say("Reading {file}", file=table.name))
        yield one
