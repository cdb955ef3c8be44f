"""Adding a source: fetched, read, tidied, put into an index, and only then recorded."""

from __future__ import annotations

import datetime
import hashlib
import lzma
import os
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from geo import durable
from geo.errors import GazetteerError, reason_of
from geo.gazetteer import added, download, formats, opening
from geo.gazetteer.added import Source
from geo.gazetteer.formats import Format
from geo.gazetteer.furthernames import further_names
from geo.gazetteer.tidying import Raw, Tidier
from geo.gazetteer.unpacking import Table, open_table
from geo.language import Sentence, joined, of_system, say
from geo.paths import cache_dir
from geo.progress import Progress

_GEONAMES_LICENCE = "CC BY 4.0"
_TOLD_EVERY = 2_000
_LONGEST_WORDS = 200
_WAITS = say("Waiting for another Dateline that is adding places")

# Reading takes this share of the progress line, the index the rest.
_READING = 0.5


class Outcome(NamedTuple):
    """The outcome of adding a source."""

    source: Source
    changed: bool
    """False where the same source was there already."""
    left_out: Counter[str]
    """How many rows were left out, by the form that says why; see `left_out`."""


def add(
    origin: str,
    *,
    name: str = "",
    licence: str = "",
    credit: str = "",
    alternates: str = "",
    progress: Progress,
) -> Outcome:
    """Add the file or address `origin` to the gazetteer and build the index with it.

    Nothing is changed until the new index is complete, however early this ends.

    Args:
        origin: a GeoNames dump, CSV with a header or GeoJSON points, also zipped or gzipped.
        name: what the source is called; the file's name if empty.
        licence: known for GeoNames.
        credit: what the page says of it; name and licence if empty.
        alternates: a file or address of GeoNames' alternateNamesV2, for a GeoNames dump.
        progress: called with (fraction 0..1, what is being done).

    Raises:
        GazetteerError: what the user can mend, in one line.
    """
    try:
        with (
            durable.writing(added.directory(), lambda: progress(0.0, _WAITS)),
            _here(origin, progress) as path,
            _here(alternates, progress) as further,
        ):
            return _add(path, further, _Wanted(origin, name, licence, credit), progress)
    except (OSError, lzma.LZMAError, sqlite3.Error) as error:
        raise GazetteerError(
            "The source cannot be kept in {folder} ({reason}): free some space, or set "
            "DATELINE_HOME to a directory that can be written to. Nothing was changed.",
            folder=str(added.directory()),
            reason=reason_of(error),
        ) from None


def remove(slug: str, *, progress: Progress) -> bool:
    """Take the source `slug` away, a damaged one too; return whether there was one.

    Raises:
        GazetteerError: it cannot be taken away, or the index without it cannot be built.
    """
    before: tuple[Source, ...] = ()
    with suppress(GazetteerError):
        before = added.sources()
    try:
        there = False
        if added.directory().is_dir():
            with durable.writing(added.directory(), lambda: progress(0.0, _WAITS)):
                there = added.forget(slug)
    except OSError as error:
        raise GazetteerError(
            "The source {name} cannot be removed from {folder} ({reason}).",
            name=slug,
            folder=str(added.directory()),
            reason=of_system(error),
        ) from None
    if there:
        opening.discard(before)
        opening.prepare(added.sources(), progress)
    return there


class _Wanted(NamedTuple):
    origin: str
    name: str
    licence: str
    credit: str


def _add(path: Path | None, further: Path | None, wanted: _Wanted, progress: Progress) -> Outcome:
    if path is None:
        raise GazetteerError("No file to add was given.")
    with open_table(path) as table:
        kind = formats.sniff(table.stream, table.name)
    if further is not None and kind is not Format.GEONAMES:
        raise GazetteerError("--alternates goes with a GeoNames dump, which this file is not.")
    source = _described(path, further, kind, table.name, wanted)
    for other in added.sources():
        if _same(other, source):
            return Outcome(other, False, Counter())
        if other.sha256 == source.sha256 and other.slug != source.slug:
            raise GazetteerError(
                "The same file is there already as {name}; `python -m geo gazetteer remove "
                "{name}` first, to add it by another name.",
                name=other.slug,
            )
    folder = added.directory()
    added.sweep()
    tidier = Tidier()
    scratch = folder / f"{source.slug}.{os.getpid()}-{time.monotonic_ns()}.tmp"
    try:
        rows, digest = _write(scratch, path, further, kind, tidier, progress)
        source = replace(source, rows=rows, file=f"{source.slug}-{digest}.tsv.xz")
        _publish(scratch, source, progress)
    finally:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)
    return Outcome(source, True, tidier.left_out)


def _publish(scratch: Path, source: Source, progress: Progress) -> None:
    """Build the index with `source` and record it, or leave no trace of it."""
    known = source.path.exists()
    durable.put(scratch, source.path)
    try:
        before = added.sources()
        others = [other for other in before if other.slug != source.slug]
        everything = tuple(sorted([*others, source], key=lambda one: f"{one.slug}.json"))
        opening.prepare(
            everything, lambda done, text: progress(_READING + (1 - _READING) * done, text)
        )
        added.record(source)
        if {s.file for s in before} != {s.file for s in everything}:
            opening.discard(before)
    except BaseException:
        if not known:
            with suppress(OSError):
                source.path.unlink()
        raise


def _described(
    path: Path, further: Path | None, kind: Format, table: str, wanted: _Wanted
) -> Source:
    """Return the source without its rows."""
    stem = _words(table.rsplit(".", 1)[0])
    from_geonames = kind is Format.GEONAMES
    title = _words(wanted.name) or (f"GeoNames {stem}" if from_geonames else stem)
    licence = _words(wanted.licence) or (_GEONAMES_LICENCE if from_geonames else "")
    credited = "GeoNames" if from_geonames else title
    address = download.is_address(wanted.origin)
    return Source(
        slug=added.slug_of(title),
        title=title,
        origin=download.shown(wanted.origin) if address else _words(Path(wanted.origin).name),
        licence=licence,
        credit=_credit(_words(wanted.credit) or credited, licence),
        date=datetime.datetime.now(datetime.UTC).date().isoformat(),
        sha256=_sha256(path),
        alternates_sha256=_sha256(further) if further is not None else "",
        rows=0,
        file="",
    )


def _credit(credit: str, licence: str) -> str:
    return credit if not licence or licence in credit else f"{credit}, {licence}"


def _same(there: Source, source: Source) -> bool:
    same = replace(there, date=source.date, rows=0, file="", origin=source.origin) == source
    return same and there.path.exists()


def _write(
    scratch: Path,
    path: Path,
    further: Path | None,
    kind: Format,
    tidier: Tidier,
    progress: Progress,
) -> tuple[int, str]:
    """Write the tidied rows to `scratch`; return how many there are and a hash of them."""
    digest = hashlib.sha256()
    rows = 0
    with further_names(path, further, progress) as more, open_table(path) as table:
        raws = _raws(table, kind, more)
        with (
            open(scratch, "wb", opener=durable.private) as file,
            lzma.open(file, "wb", preset=1) as out,
        ):

            def put(row: Iterable[str]) -> None:
                line = ("\t".join(row) + "\n").encode()
                digest.update(line)
                out.write(line)

            put(added.COLUMNS)
            for row in tidier.rows(_told(raws, table, progress)):
                put(row)
                rows += 1
    if not rows:
        raise GazetteerError(
            "{file} holds no place that could be added ({reason}); nothing was changed.",
            file=table.name,
            reason=left_out(tidier.left_out) or say("no rows"),
        )
    return rows, digest.hexdigest()[:16]


def left_out(counts: Counter[str]) -> Sentence:
    """Return what was left out and why, in words, "" where nothing was."""
    return joined((say(form, number=count) for form, count in counts.most_common()), by=", ")


def _raws(table: Table, kind: Format, more: Callable[[int], Iterable[str]]) -> Iterator[Raw | str]:
    if kind is Format.GEONAMES:
        return formats.geonames(table.stream, more)
    if kind is Format.GEOJSON:
        return formats.geojson(table.stream, table.name)
    return formats.comma_separated(table.stream, table.name)


def _told(raws: Iterator[Raw | str], table: Table, progress: Progress) -> Iterator[Raw | str]:
    for number, raw in enumerate(raws):
        if number % _TOLD_EVERY == 0:
            progress(_READING * min(1.0, table.done()), say("Reading {file}", file=table.name))
        yield raw


@contextmanager
def _here(origin: str, progress: Progress) -> Iterator[Path | None]:
    """Yield the path of a file, downloaded first where `origin` is an address; None for ""."""
    if not origin:
        yield None
    elif download.is_address(origin):
        path = download.fetch(origin, cache_dir() / "downloads", progress)
        try:
            yield path
        finally:
            with suppress(OSError):
                path.unlink()
    else:
        path = Path(origin)
        if not path.is_file():
            if path.is_dir():
                raise GazetteerError(
                    "{file} is a folder: give a file or an https address.", file=origin[:200]
                )
            raise GazetteerError(
                "{file} does not exist: give a file or an https address.", file=origin[:200]
            )
        yield path


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _words(text: str) -> str:
    """Return what the user said of a source, on one line, without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:_LONGEST_WORDS]
