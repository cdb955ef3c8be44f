"""Added sources put into the index, beside what is known or into it.

A place that the index already has, by its GeoNames id or by its name close by, gets the names it
lacked and otherwise stays as it was, so that no pin moves and no place competes with itself. One of
the village tier gives way instead: what a user adds is vouched for.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path

from geo import durable
from geo.distance import distance_km
from geo.gazetteer import added, index, surroundings, villages
from geo.gazetteer.added import AddedEntry, Source
from geo.gazetteer.arabickey import PREFIX as ARABIC_PREFIX
from geo.gazetteer.files import Entry
from geo.gazetteer.index import cell
from geo.gazetteer.namekeys import keys_of
from geo.gazetteer.names import fold, fold_each, skeletons
from geo.gazetteer.surroundings import FIRST_NUMBER, region_around
from geo.gazetteer.ukrainian import ukrainian_name
from geo.language import say
from geo.model import Precision
from geo.progress import Progress

SAME_KM = 3.0
"""Within this distance a place of the same kind and with one of the names is the same place."""
SAME_LABEL_KM = 5.0
"""Within this distance a place of the same kind and label is: rough points err that much."""
_SAME_ID_KM = 25.0
"""Within this distance the id that the source gives is believed, if the names agree."""

_BATCH = 2_000

_SAME_NAME = (
    "SELECT p.id, p.name, p.lat, p.lon, p.radius_km FROM name n JOIN place p ON p.id = n.place"
    " WHERE n.key = ? AND p.class = ? AND n.place BETWEEN ? AND ?"
)
_TOWNS = (villages.LAST + 1, 1 << 62)
_VILLAGES = (-1 << 62, villages.LAST)


def version(sources: tuple[Source, ...]) -> str:
    """Return the hash of an index with `sources`; without any it is the package's own.

    Raises:
        GazetteerError: a data file of the package cannot be read.
    """
    plain = index.version()
    if not sources:
        return plain
    modules = added.__file__, surroundings.__file__, __file__
    code = [Path(module or "").read_bytes() for module in modules]
    files = (source.file.encode() for source in sources)
    return hashlib.sha256(b"\n".join([plain.encode(), *code, *files])).hexdigest()[:16]


def build(
    directory: Path, sources: tuple[Source, ...], progress: Progress, *, afresh: bool = False
) -> Path:
    """Build the index with `sources` in `directory` and return its path; it appears there complete.

    The package's own index is copied and added to, so that it remains when the sources go.

    Args:
        directory: where both indexes are.
        sources: what to add to the package's own places.
        progress: called with (fraction 0..1, what is being done).
        afresh: whether to build the package's own index again too.

    Raises:
        GazetteerError: a data file is missing or damaged, or the disk is full.
        OSError: `directory` cannot be written to.
    """
    plain = index.version()
    own = index.path_of(directory, plain)
    if afresh or not own.exists() or index.fault(own, plain):
        share = 0.7 if sources else 1.0
        index.build(directory, plain, lambda done, text: progress(share * done, text))
        afresh = True
    if not sources:
        return own
    index.sweep(directory)
    target = index.path_of(directory, version(sources))
    scratch = directory / f"{target.name}.{os.getpid()}-{time.monotonic_ns()}.tmp"
    try:
        scratch.touch(mode=0o600)
        shutil.copyfile(own, scratch)
        with closing(sqlite3.connect(scratch, isolation_level=None)) as connection:
            _fill(connection, sources, progress)
        durable.put(scratch, target)
    except sqlite3.Error as error:
        if not afresh:
            return build(directory, sources, progress, afresh=True)
        raise index.not_written(directory, error) from None
    finally:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)
    progress(1.0, say("Gazetteer ready"))
    return target


def _fill(connection: sqlite3.Connection, sources: tuple[Source, ...], tell: Progress) -> None:
    connection.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
        "PRAGMA cache_size = -12000; PRAGMA temp_store = FILE;"
    )
    connection.execute("BEGIN")
    _insert(connection, sources, tell)
    connection.execute("UPDATE meta SET value = ? WHERE key = 'version'", (version(sources),))
    connection.execute("COMMIT")
    connection.execute("VACUUM")


def _insert(connection: sqlite3.Connection, sources: tuple[Source, ...], tell: Progress) -> None:
    number = FIRST_NUMBER
    total = max(1, sum(source.rows for source in sources))
    done = 0
    for source in sources:
        entries = added.entries(source)
        while batch := list(islice(entries, _BATCH)):
            for entry, keys, bones in _keyed(batch):
                number -= 1
                _put(connection, entry, keys, bones, number)
            done += len(batch)
            tell(
                0.7 + 0.25 * min(1.0, done / total),
                say("Adding the places of {source}", source=source.slug),
            )


def _keyed(batch: list[AddedEntry]) -> Iterator[tuple[AddedEntry, dict[str, list[str]], str]]:
    folds = iter(fold_each(n for a in batch for n in (a.entry.name, *a.entry.alternates)))
    keyed = [keys_of(one.entry, folds) for one in batch]
    bones = skeletons(next(iter(keys), "") for keys in keyed)
    return zip(batch, keyed, bones, strict=True)


def _put(
    connection: sqlite3.Connection,
    one: AddedEntry,
    keys: dict[str, list[str]],
    bones: str,
    number: int,
) -> None:
    entry = one.entry
    known = _known(connection, one, keys)
    if known is None and entry.feature_class != "A" and keys:
        village = _named_alike(connection, entry, keys, _VILLAGES)
        known = _place(connection, entry, number)
        if village is not None:
            _replace(connection, village, known)
        if bones:
            connection.execute("INSERT INTO skeleton VALUES (?, ?)", (bones, known))
    if known is None:
        return
    for key, names in keys.items():
        found = connection.execute(
            "SELECT names FROM name WHERE key = ? AND place = ?", (key, known)
        ).fetchone()
        if found is None:
            connection.execute("INSERT INTO name VALUES (?, ?, ?)", (key, known, "|".join(names)))
        elif not key.startswith(ARABIC_PREFIX):
            joined = "|".join(dict.fromkeys((*found[0].split("|"), *names)))
            if joined != found[0]:
                connection.execute(
                    "UPDATE name SET names = ? WHERE key = ? AND place = ?", (joined, key, known)
                )


def _known(
    connection: sqlite3.Connection, one: AddedEntry, keys: dict[str, list[str]]
) -> int | None:
    """Return the number of the place that `one` is, None where it is a new one."""
    entry = one.entry
    if one.same_as:
        row = connection.execute(
            "SELECT name, lat, lon, class, precision FROM place WHERE id = ?", (one.same_as,)
        ).fetchone()
        if row is not None and row[3] == entry.feature_class:
            km = distance_km(entry.lat, entry.lon, row[1], row[2])
            if km <= SAME_KM:
                return one.same_as
            named = _has_a_key(connection, one.same_as, keys)
            if named and (km <= _SAME_ID_KM or row[4] in (Precision.COUNTRY, Precision.REGION)):
                return one.same_as
    return _named_alike(connection, entry, keys, _TOWNS)


def _named_alike(
    connection: sqlite3.Connection,
    entry: Entry,
    keys: dict[str, list[str]],
    numbers: tuple[int, int],
) -> int | None:
    """Return the nearest place, of those numbered so, that has its name and lies close by."""
    best: tuple[float, int] | None = None
    own = next(iter(keys), "")
    for key in keys:
        if key.startswith(ARABIC_PREFIX):
            continue
        for number, name, lat, lon, radius in connection.execute(
            _SAME_NAME, (key, entry.feature_class, *numbers)
        ):
            km = distance_km(entry.lat, entry.lon, lat, lon)
            label = fold(name)
            within = SAME_LABEL_KM if label == own else SAME_KM
            if km > max(within, radius or 0.0) or (best is not None and km >= best[0]):
                continue
            # Two places may share a name that neither usually has; a label must be among them.
            if key == own or label in keys:
                best = (km, int(number))
    return best[1] if best is not None else None


def _replace(connection: sqlite3.Connection, village: int, place: int) -> None:
    """Put a place where a village was, in the village's regions where it has none of its own.

    What other names lead to the village stays, and leads nowhere.
    """
    connection.execute(
        "UPDATE place SET (country, admin1, admin2) ="
        " (SELECT country, admin1, admin2 FROM place WHERE id = ?)"
        " WHERE id = ? AND admin1 IS NULL AND country IN"
        " ('', (SELECT country FROM place WHERE id = ?))",
        (village, place, village),
    )
    connection.execute("DELETE FROM place WHERE id = ?", (village,))


def _has_a_key(connection: sqlite3.Connection, number: int, keys: dict[str, list[str]]) -> bool:
    query = "SELECT 1 FROM name WHERE key = ? AND place = ?"
    return any(connection.execute(query, (key, number)).fetchone() for key in keys)


def _place(connection: sqlite3.Connection, entry: Entry, number: int) -> int:
    """Insert a new place and return its number."""
    slug: str | None = entry.slug or None
    if entry.number:
        taken = connection.execute("SELECT 1 FROM place WHERE id = ?", (entry.number,)).fetchone()
        number = number if taken else entry.number
        slug = f"added:{entry.number}.{-number}" if taken else None
    elif connection.execute("SELECT 1 FROM place WHERE slug = ?", (slug,)).fetchone():
        slug = f"{slug}.{-number}"
    country, admin1 = entry.country, entry.admin1
    if not admin1:
        country, admin1 = region_around(connection, entry)
    connection.execute(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number, slug, entry.name, entry.lat, entry.lon, entry.feature_class,
            entry.feature_code, country, admin1 or None, None, entry.precision.value,
            entry.population or None, None, entry.radius_km, None,
            cell(entry.lat, entry.lon) if entry.feature_class == "P" else None, None,
        ),
    )  # fmt: skip
    if name := ukrainian_name(entry.name, country, entry.alternates):
        connection.execute("INSERT OR IGNORE INTO local VALUES (?, 'uk', ?)", (number, name))
    return number
