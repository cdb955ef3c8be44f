"""The gazetteer as an SQLite file, built from the data files and swapped in as a whole.

Table `place` holds one row for each place under its GeoNames id (numbers below 0 are places of our
own, those far below of the village tier); `name` leads from a folded name to the places that have
it, `skeleton` from its consonants, `demonym` from a word for a people; `local` holds what a place
is called in a language; `place.cell` numbers half-degree squares for the nearest settlement,
villages apart, `place.extent` is "west south east north".
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, suppress
from itertools import chain, islice
from math import floor
from pathlib import Path

from geo import durable
from geo.errors import GazetteerError, reason_of
from geo.gazetteer import (
    arabickey,
    arabicscript,
    files,
    namekeys,
    names,
    othernames,
    peoples,
    ukrainian,
    ukrainiankey,
    villages,
)
from geo.gazetteer.files import Entry
from geo.gazetteer.names import fold_each, skeletons
from geo.language import say
from geo.paths import data_dir
from geo.progress import Progress

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, slug TEXT, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    class TEXT NOT NULL, code TEXT NOT NULL, country TEXT NOT NULL, admin1 INTEGER, admin2 INTEGER,
    precision TEXT NOT NULL, population INTEGER, seat INTEGER, radius_km REAL, note TEXT,
    cell INTEGER, extent TEXT
);
CREATE TABLE name (
    key TEXT NOT NULL, place INTEGER NOT NULL, names TEXT NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE skeleton (
    key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE demonym (
    word TEXT NOT NULL, place INTEGER NOT NULL, form TEXT NOT NULL, PRIMARY KEY (word, place)
) WITHOUT ROWID;
CREATE TABLE local (
    place INTEGER NOT NULL, language TEXT NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (place, language)
) WITHOUT ROWID;
CREATE TABLE staged_place AS SELECT * FROM place;
CREATE TABLE staged_name (key TEXT, place INTEGER, names TEXT);
CREATE TABLE staged_skeleton (key TEXT, place INTEGER);
"""
_INDEXES = """
INSERT INTO place SELECT * FROM staged_place ORDER BY id;
DROP TABLE staged_place;
INSERT INTO name SELECT key, place, names FROM staged_name ORDER BY key, place;
DROP TABLE staged_name;
INSERT INTO skeleton SELECT key, place FROM staged_skeleton ORDER BY key, place;
DROP TABLE staged_skeleton;
CREATE INDEX place_by_slug ON place (slug) WHERE slug IS NOT NULL;
CREATE INDEX place_by_cell ON place (cell) WHERE cell IS NOT NULL;
CREATE INDEX place_by_seat ON place (seat) WHERE code = 'ADM1';
CREATE INDEX place_by_country ON place (country) WHERE precision = 'country';
"""
_TABLES = (("place", False), ("staged_place", True))
"""The tables that places come into first, and whether it is that of the villages."""
_PLACES = 900_000
"""About how many places the files hold, only for the progress."""
_BATCH = 3_000
_UNUSED_S = 30 * 86_400.0


def cell(lat: float, lon: float) -> int:
    """Return the number of the half-degree square that holds (lat, lon), degrees WGS 84."""
    return floor((lat + 90.0) * 2.0) * 720 + floor((lon + 180.0) * 2.0) % 720


def version(folder: Path | None = None) -> str:
    """Return the hash that an up-to-date index has in its name and inside."""
    # The keys depend on the code that makes them as much as on the names.
    letters = data_dir() / "gazetteer" / "letters.tsv"
    code = (
        arabickey.__file__, arabicscript.__file__, files.__file__, namekeys.__file__,
        names.__file__, othernames.__file__, peoples.__file__, ukrainian.__file__,
        ukrainiankey.__file__, villages.__file__, __file__,
    )  # fmt: skip
    return files.digest("".join(Path(path).read_text("utf-8") for path in (*code, letters)), folder)


def path_of(directory: Path, version: str) -> Path:
    """Return where the index of `version` lies in `directory`."""
    return directory / f"gazetteer-{version}.sqlite"


def fault(path: Path, version: str) -> str:
    """Return what is wrong with the index at `path`, "" where a quick look finds nothing.

    Checks the file's length against its header, and its version; other damage shows when a query
    comes upon it.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
        if len(header) < 100 or not header.startswith(b"SQLite format 3\x00"):
            return say("is not a database")
        page_size = int.from_bytes(header[16:18], "big")
        expected = int.from_bytes(header[28:32], "big") * (65_536 if page_size == 1 else page_size)
        if path.stat().st_size != expected:
            return say("is cut short")
        with closing(connect(path)) as connection:
            found = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
            connection.execute("SELECT names FROM name LIMIT 1").fetchone()
            connection.execute("SELECT cell FROM place LIMIT 1").fetchone()
    except (OSError, sqlite3.Error):
        return say("cannot be read")
    return "" if found == (version,) else say("is of another version")


def connect(path: Path) -> sqlite3.Connection:
    """Open the index at `path` read-only."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True, check_same_thread=False)


def build(directory: Path, version: str, progress: Progress, folder: Path | None = None) -> Path:
    """Build the index in `directory` and return its path; it appears there complete or not at all.

    Raises:
        GazetteerError: a data file is missing or damaged, or the disk is full.
        OSError: `directory` cannot be written to.
    """
    durable.private_folder(directory)
    sweep(directory)
    target = path_of(directory, version)
    scratch = directory / f"{target.name}.{os.getpid()}-{time.monotonic_ns()}.tmp"
    # SQLite would make it as readable as the user's mask has it.
    scratch.touch(mode=0o600)
    try:
        progress(0.0, say("Building the gazetteer index"))
        with closing(sqlite3.connect(scratch, isolation_level=None)) as connection:
            _fill(connection, version, progress, folder)
        durable.put(scratch, target)
    except sqlite3.Error as error:
        raise not_written(directory, error) from None
    finally:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)
    progress(1.0, say("Gazetteer ready"))
    return target


def not_written(directory: Path, error: sqlite3.Error) -> GazetteerError:
    """Return what to raise where SQLite cannot write an index to `directory`."""
    return GazetteerError(
        "The gazetteer's index cannot be written to {folder} ({reason}); free some space there, or "
        "set DATELINE_HOME to another directory.",
        folder=str(directory),
        reason=reason_of(error),
    )


def _fill(
    connection: sqlite3.Connection, version: str, progress: Progress, folder: Path | None
) -> None:
    connection.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
        "PRAGMA cache_size = -12000; PRAGMA temp_store = FILE;" + SCHEMA
    )
    connection.execute("BEGIN")
    region_numbers: dict[tuple[str, str], int] = {}
    extents = dict(files.extents(folder))
    done = 0
    everything = chain(files.entries(folder), files.village_entries(folder))
    while batch := list(islice(everything, _BATCH)):
        _insert(connection, batch, region_numbers, extents)
        done += len(batch)
        progress(min(0.85, 0.85 * done / _PLACES), say("Building the gazetteer index"))
    _insert_demonyms(connection, folder)
    connection.execute("INSERT INTO meta VALUES ('version', ?)", (version,))
    connection.execute("COMMIT")
    steps = [step for step in _INDEXES.split(";") if step.strip()]
    for number, step in enumerate(steps, 1):
        connection.execute(step)
        progress(0.85 + 0.12 * number / len(steps), say("Sorting the gazetteer's names"))
    connection.execute("VACUUM")


def _insert(
    connection: sqlite3.Connection,
    batch: list[Entry],
    region_numbers: dict[tuple[str, str], int],
    extents: dict[int, str],
) -> None:
    for entry in batch:
        if entry.feature_code == "ADM1":
            region_numbers.setdefault((entry.country, entry.name), entry.number)
    for table, part in _TABLES:
        connection.executemany(
            f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    e.number, e.slug or None, e.name, e.lat, e.lon, e.feature_class,
                    e.feature_code, e.country,
                    e.admin1 or region_numbers.get((e.country, e.admin1_label)),
                    e.admin2 or None, e.precision.value, e.population or None, e.seat or None,
                    e.radius_km, e.note or None,
                    cell(e.lat, e.lon) if e.feature_class == "P" and not part else None,
                    extents.get(e.number),
                )
                for e in batch
                if _is_village(e) is part
            ),
        )  # fmt: skip
    connection.executemany(
        "INSERT INTO local VALUES (?, ?, ?)",
        ((e.number, language, name) for e in batch for language, name in e.shown),
    )
    staged: list[tuple[str, int, str]] = []
    first_keys: list[str] = []
    folds = iter(fold_each(n for e in batch for n in (e.name, *e.alternates)))
    for entry in batch:
        by_key = namekeys.keys_of(entry, folds)
        staged.extend((key, entry.number, "|".join(found)) for key, found in by_key.items())
        # Among so many places a skeleton would say nothing.
        first_keys.append("" if _is_village(entry) else next(iter(by_key), ""))
    connection.executemany("INSERT INTO staged_name VALUES (?, ?, ?)", staged)
    numbered = zip(skeletons(first_keys), (e.number for e in batch), strict=True)
    connection.executemany(
        "INSERT INTO staged_skeleton VALUES (?, ?)", (pair for pair in numbered if pair[0])
    )


def _is_village(entry: Entry) -> bool:
    return entry.number <= villages.LAST


def _insert_demonyms(connection: sqlite3.Connection, folder: Path | None) -> None:
    codes = dict(
        connection.execute("SELECT country, id FROM place WHERE precision = 'country'").fetchall()
    )
    connection.executemany(
        "INSERT OR IGNORE INTO demonym VALUES (?, ?, ?)",
        (
            (form.lower(), number, form)
            for place, forms in files.demonyms(folder)
            if (number := codes.get(place) or _number(connection, place))
            for form in forms
        ),
    )


def _number(connection: sqlite3.Connection, place_id: str) -> int | None:
    kind, _, rest = place_id.partition(":")
    if kind == "geonames" and rest.isdecimal():
        found = connection.execute("SELECT id FROM place WHERE id = ?", (int(rest),)).fetchone()
    else:
        found = connection.execute("SELECT id FROM place WHERE slug = ?", (place_id,)).fetchone()
    return int(found[0]) if found else None


def sweep(directory: Path) -> None:
    """Remove indexes that nobody uses any more."""
    now = time.time()
    for path in directory.glob("gazetteer-*.sqlite"):
        with suppress(OSError):
            if now - max(path.stat().st_mtime, path.stat().st_atime) > _UNUSED_S:
                path.unlink()
