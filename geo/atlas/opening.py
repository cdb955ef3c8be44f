"""Opening an archive: its Parquet files as they lie, and beside them what every question asks of.

The files stay the only place where passages and texts stand. A question of the page groups all
mentions by place, day or source, which takes a second over strings of a million rows; so their
numbers are gathered once, when the archive is opened, into a database of DuckDB's own in a private
folder, which goes with the process. A million mentions are 15 MB there.
"""

from __future__ import annotations

import json
import os
import threading
import weakref
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np

from geo import scratch
from geo.atlas import gathering
from geo.atlas.filter import NO_COUNTRY
from geo.errors import ArchiveError, reason_of

if TYPE_CHECKING:
    import duckdb

ABOUT = "archive.json"
SCHEMA = 1
TABLES = ("reports", "mentions", "places")
MEMORY = "400MB"
"""That DuckDB may use; what is more goes into the private folder."""
_MOST_ABOUT = 1_000_000
"""Bytes of what an archive says of itself."""
_MOST_THREADS = 4
_MOST_WORDS = 8
"""Searched texts whose rows are kept."""
ROW_BITS = 40
"""A row is told by the number of its file above these bits, and its own in that file below."""


@dataclass(eq=False, slots=True, weakref_slot=True)
class Archive:
    """An archive that is open to be read; equal only to itself."""

    folder: Path
    about: dict[str, Any]
    files: dict[str, tuple[str, ...]]
    """The Parquet files of each table."""
    reports: int
    """How many reports it holds."""
    lat: np.ndarray
    """Of the places, by their number from 1 at index 0; `lon` alike."""
    lon: np.ndarray
    _connection: duckdb.DuckDBPyConnection = field(repr=False)
    _words: OrderedDict[tuple[str, ...], str] = field(default_factory=OrderedDict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _turn: Any = field(default_factory=lambda: count(1), repr=False)

    @property
    def name(self) -> str:
        """What the archive is called: its folder's name."""
        return self.folder.name or str(self.folder)

    def ask(self, query: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows that answer a query of ours; values are bound, never written into it.

        Raises:
            ArchiveError: a file is not what it was when the archive was opened.
        """
        return _ask(self._connection, query, values, self.folder, self.files)

    def table_of_words(self, terms: tuple[str, ...]) -> str:
        """Return the name of a table with the mentions in passages that have all these words.

        Raises:
            ArchiveError: a file is not what it was.
        """
        with self._lock:
            known = self._words.get(terms)
            if known is not None:
                self._words.move_to_end(terms)
                return known
            name = f"words_{next(self._turn)}"
            has = " AND ".join("contains(folded, lower(strip_accents(?)))" for _term in terms)
            # The rows themselves: whatever is asked next reads these alone.
            self.ask(
                f"CREATE TABLE {name} AS SELECT * FROM mentions WHERE spot IN (SELECT spot FROM "
                "(SELECT lower(strip_accents(passage)) AS folded, "
                "(file_index::BIGINT << 40) | file_row_number AS spot "
                f"FROM read_parquet(?, file_row_number = true)) WHERE {has})",
                [list(self.files["mentions"]), *terms],
            )
            self._words[terms] = name
            # Some readers may still be asking of those that were asked for lately.
            while len(self._words) > _MOST_WORDS:
                _terms, oldest = self._words.popitem(last=False)
                self.ask(f"DROP TABLE {oldest}")
            return name


def check_archive(folder: Path | str) -> Path:
    """Return an archive's whole path once nothing speaks against opening it, which takes longer.

    Raises:
        ArchiveError: it is none, of a newer version or unfinished, or nothing here can open one.
    """
    folder = Path(folder).expanduser().absolute()
    _about(folder)
    for table in TABLES:
        _files(folder, table)
    _duckdb()
    return folder


def open_archive(folder: Path | str) -> Archive:
    """Open an archive to be read.

    Raises:
        ArchiveError: it is none, of a newer version, or one of its files cannot be read.
    """
    folder = Path(folder).expanduser().absolute()
    about = _about(folder)
    files = {table: _files(folder, table) for table in TABLES}
    connection = _connect(folder)
    for query in gathering.EMPTY:
        _ask(connection, query, (), folder, files)
    values = {name: list(paths) for name, paths in files.items()}
    has = "SELECT DISTINCT name FROM parquet_schema(?)"
    known = {row[0] for row in _ask(connection, has, [values["reports"]], folder, files)}
    later = {name: name if name in known else none for name, none in gathering.LATER.items()}
    for query, names in zip(
        gathering.FILLING, (["places"], ["reports"], [], ["mentions"]), strict=True
    ):
        bound: dict[str, Any] = {name: values[name] for name in names}
        if "mentions" in names:
            bound["none"] = NO_COUNTRY
        _ask(connection, query.format(**later), bound, folder, files)
    (reports,) = _ask(connection, "SELECT count(*) FROM reports", (), folder, files)[0]
    points = connection.cursor().execute("SELECT lat, lon FROM places ORDER BY no").fetchnumpy()
    return Archive(
        folder,
        about,
        files,
        reports,
        np.asarray(points["lat"], float),
        np.asarray(points["lon"], float),
        connection,
    )


def _about(folder: Path) -> dict[str, Any]:
    path = folder / ABOUT
    try:
        if path.exists() and (not path.is_file() or path.stat().st_size > _MOST_ABOUT):
            raise ValueError
        about = json.loads(path.read_bytes())
        version = about["schema"]
    except OSError:
        raise ArchiveError(
            "{folder} is not an archive of Dateline: it has no {file}. Make one by: dateline "
            "archive SOURCE --out {folder}",
            folder=str(folder),
            file=ABOUT,
        ) from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ArchiveError(
            "{file} cannot be read: it is torn or not Dateline's. Run the command that made the "
            "archive once more.",
            file=str(path),
        ) from None
    if not isinstance(version, int) or version > SCHEMA:
        raise ArchiveError(
            "The archive {folder} is of version {version}, and this Dateline reads version {known} "
            "and older: take a newer Dateline.",
            folder=str(folder),
            version=str(version),
            known=str(SCHEMA),
        )
    return dict(about)


def _files(folder: Path, table: str) -> tuple[str, ...]:
    whole = folder.resolve()
    # A link out of an archive that comes from others would show what it does not hold.
    found = sorted(
        str(path)
        for path in (folder / table).glob("*.parquet")
        if path.is_file() and path.resolve().is_relative_to(whole)
    )
    if not found:
        raise ArchiveError(
            "The archive {folder} has no file of {table} yet: run the command that makes it to its "
            "end.",
            folder=str(folder),
            table=table,
        )
    return tuple(found)


def _duckdb() -> ModuleType:
    try:
        return import_module("duckdb")
    except ImportError:
        raise ArchiveError(
            "An atlas needs DuckDB, which is not installed: pip install 'dateline[archive]'"
        ) from None


def _connect(folder: Path) -> duckdb.DuckDBPyConnection:
    # A folder that only its owner may enter, with a file that only they may read.
    private, remove = scratch.folder()
    path = private / "numbers.duckdb"
    settings: dict[str, str | bool | int | float | list[str]] = {
        # Nothing is fetched: what DuckDB lacks it does without.
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "memory_limit": MEMORY,
        "threads": min(_MOST_THREADS, os.cpu_count() or 1),
        "temp_directory": str(private),
    }
    connection: duckdb.DuckDBPyConnection = _duckdb().connect(str(path), config=settings)
    path.chmod(0o600)
    # It reads the archive and its own folder, and nothing else of the machine or beyond it.
    connection.execute("SET allowed_directories = ?", [[str(folder), str(private)]])
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    weakref.finalize(connection, remove)
    return connection


def _ask(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    values: Sequence[Any] | dict[str, Any],
    folder: Path,
    files: dict[str, tuple[str, ...]],
) -> list[tuple[Any, ...]]:
    import duckdb

    try:
        # Each question has a cursor of its own: several readers ask at once.
        with connection.cursor() as cursor:
            return cursor.execute(query, values or None).fetchall()
    except duckdb.Error as error:
        torn = _torn(files)
        if torn:
            raise ArchiveError(
                "{file} is torn or is no file of an archive: delete it and run the command that "
                "made the archive once more.",
                file=torn,
            ) from error
        raise ArchiveError(
            "The archive {folder} cannot be read ({reason}). Run the command that made it once "
            "more, and open it again.",
            folder=str(folder),
            reason=reason_of(error).splitlines()[0],
        ) from error


def _torn(files: dict[str, tuple[str, ...]]) -> str:
    """Return the first file that does not end as a Parquet file does, "" where all do."""
    import pyarrow as pa
    from pyarrow import parquet

    for path in (path for paths in files.values() for path in paths):
        try:
            parquet.read_schema(path)
        except (OSError, pa.ArrowException):
            return path
    return ""
