"""The sources a user added: where they are kept, what each is, and its places.

A source is two files in the user's own directory: `<slug>-<hash>.tsv.xz`, its places, and
`<slug>.json`, what it is. The second names the first, so that replacing it makes a source appear,
change or go in one step.
"""

from __future__ import annotations

import csv
import json
import lzma
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

from geo import durable
from geo.errors import GazetteerError, reason_of
from geo.gazetteer.files import Entry
from geo.language import say
from geo.model import Precision
from geo.paths import user_dir
from geo.strictjson import FaultError, as_kind, parsed

FORM = 1
"""Version of the format of the two files; a source in another one has to be added again."""

COLUMNS = (
    "id", "name", "alternates", "lat", "lon", "class", "code", "country", "admin1", "population",
    "geonames",
)  # fmt: skip

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 40
_TAKEN = frozenset({"geonames", "dateline", "osm", "airport", "village"})

_PRECISIONS = {"P": Precision.SETTLEMENT, "H": Precision.WATER}


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of an added source."""

    slug: str
    title: str
    origin: str
    """The file or address it came from."""
    licence: str
    """ "" where the user gave none."""
    credit: str
    """What the page says of it."""
    date: str
    """When it was added, ISO 8601."""
    sha256: str
    """Of the original bytes."""
    alternates_sha256: str
    """Of the file of further names, "" where there was none."""
    rows: int
    file: str
    """Name of the file of its places, which holds a hash of them."""

    @property
    def path(self) -> Path:
        """The path of the file of its places."""
        return directory() / self.file


class AddedEntry(NamedTuple):
    """A place of an added source; its number is 0 where GeoNames has none for it."""

    entry: Entry
    same_as: int
    """GeoNames id of the place that the source says it is, 0 where it says none."""


def directory() -> Path:
    """Return the directory of the added sources."""
    return user_dir() / "gazetteer"


def slug_of(name: str) -> str:
    """Return `name` as the part of file names and place ids that identifies a source.

    Raises:
        GazetteerError: nothing is left of it, or the name is taken by the package's own places.
    """
    slug = re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")[:LONGEST_SLUG].strip("-")
    if not slug or slug in _TAKEN:
        raise GazetteerError(
            "A source cannot be called {name}: give it a name in Latin letters with --name, other "
            "than geonames, dateline, osm, airport and village.",
            name=repr(name[:60]),
        )
    return slug


def sources() -> tuple[Source, ...]:
    """Return the added sources by their slugs.

    Raises:
        GazetteerError: the record of one is damaged.
    """
    return tuple(_read(path) for path in sorted(directory().glob("*.json")))


def find(slug: str) -> Source | None:
    """Return the source called `slug`, None where there is none.

    Raises:
        GazetteerError: its record is damaged.
    """
    path = directory() / f"{slug}.json"
    return _read(path) if _SLUG.fullmatch(slug) and path.exists() else None


def record(source: Source) -> None:
    """Make `source` one of the added sources, in one step; its file of places is there already.

    Raises:
        OSError: the directory cannot be written to.
    """
    path = directory() / f"{source.slug}.json"
    scratch = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with open(scratch, "w", encoding="utf-8", opener=durable.private) as file:
            json.dump({"form": FORM, **asdict(source)}, file, ensure_ascii=False, indent=1)
        durable.put(scratch, path)
    finally:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)
    _sweep(source.slug, keep=source.file)


def sweep() -> None:
    """Remove the places of sources whose adding was killed; whoever calls holds the lock.

    Raises:
        GazetteerError: the record of a source is damaged, so that its places are unknown.
    """
    used = {source.file for source in sources()}
    for path in directory().glob("*.tsv.xz"):
        if path.name not in used:
            with suppress(OSError):
                path.unlink()


def forget(slug: str) -> bool:
    """Take a source away, a damaged one too; return whether there was one.

    Raises:
        OSError: the directory cannot be written to.
    """
    path = directory() / f"{slug}.json"
    if not _SLUG.fullmatch(slug) or not path.exists():
        return False
    path.unlink()
    _sweep(slug, keep="")
    return True


def entries(source: Source) -> Iterator[AddedEntry]:
    """Yield the places of `source`.

    Raises:
        GazetteerError: its file is missing or damaged.
    """
    try:
        with lzma.open(source.path, "rt", encoding="utf-8", newline="") as text:
            rows = csv.reader(text, delimiter="\t", quoting=csv.QUOTE_NONE)
            if tuple(next(rows, ())) != COLUMNS:
                raise ValueError(say("its header is another"))
            for row in rows:
                yield _entry(source.slug, row)
    except (OSError, EOFError, lzma.LZMAError, csv.Error, ValueError) as error:
        raise _damaged(source.slug, reason_of(error)) from None


def _entry(slug: str, row: list[str]) -> AddedEntry:
    row_id, name, joined, lat, lon, kind, code, country, admin1, population, same = row
    number = int(row_id) if row_id == same else 0
    entry = Entry(
        number, "" if number else f"{slug}:{row_id}", name,
        tuple(joined.split("|")) if joined else (), float(lat), float(lon), kind, code, country,
        int(admin1 or 0), 0, "", _PRECISIONS.get(kind, Precision.SITE), int(population or 0), 0,
        None, "",
    )  # fmt: skip
    return AddedEntry(entry, int(same or 0))


def _read(path: Path) -> Source:
    slug = path.stem
    try:
        told = parsed(path.read_bytes())
        if not isinstance(told, dict) or told.pop("form", None) != FORM:
            raise FaultError(say("it is of another version"))
        source = as_kind(told, Source)
    except (OSError, FaultError) as error:
        raise _damaged(slug, reason_of(error)) from None
    if source.slug != slug or not re.fullmatch(
        rf"{re.escape(slug)}-[0-9a-f]+\.tsv\.xz", source.file
    ):
        raise _damaged(slug, say("it names another source"))
    return source


def _damaged(slug: str, reason: str) -> GazetteerError:
    return GazetteerError(
        "The added source {name} cannot be read ({reason}); `python -m geo gazetteer remove "
        "{name}` takes it away, and it can be added again.",
        name=slug,
        reason=reason,
    )


def _sweep(slug: str, *, keep: str) -> None:
    for path in directory().glob(f"{slug}-*.tsv.xz"):
        ours = re.fullmatch(rf"{re.escape(slug)}-[0-9a-f]+\.tsv\.xz", path.name)
        if ours and path.name != keep:
            with suppress(OSError):
                path.unlink()
