"""The gazetteer's data files: which they are, and the places in them, one by one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from geo.gazetteer import peoples, villages
from geo.gazetteer.datarows import rows_of, told
from geo.gazetteer.names import normalise
from geo.gazetteer.othernames import LOCAL, UKRAINIAN, LocalNames, OtherNames
from geo.model import Precision
from geo.paths import data_dir

COUNTRIES = "countries.tsv"
REGIONS = "regions.tsv.xz"
SETTLEMENTS = "settlements.tsv.xz"
SUPPLEMENT = "supplement.tsv"
AREAS = "areas.tsv"
AIRPORTS = "airports.tsv.xz"
WATERS = "waters.tsv.xz"
WATERS_PREFIX = "water:"
"""What the ids in that file begin with."""
VILLAGES = "villages.tsv.xz"
EXTENTS = "extents.tsv.xz"
DEMONYMS = "demonyms.tsv"
PEOPLES = "peoples.tsv"
_LANGUAGES = ("uk", "ru", "ar", "es", "fr")
"""The columns of `PEOPLES`."""
FILES = (
    COUNTRIES, REGIONS, SETTLEMENTS, SUPPLEMENT, AREAS, AIRPORTS, WATERS, VILLAGES, EXTENTS,
    DEMONYMS, PEOPLES, LOCAL, UKRAINIAN,
)  # fmt: skip

_BLOCK_SIZE = 1_000_000
"""Each file of our own has so many numbers of its own."""
_AREAS_BLOCK, _AIRPORTS_BLOCK, _WATERS_BLOCK = 1, 2, 3
"""The supplement comes before them, the supplements by part of the world after them."""

CREDITS = ("GeoNames, CC BY 4.0", "© OpenStreetMap contributors, ODbL 1.0")


class Entry(NamedTuple):
    """A place as the files have it; regions, seats and capitals by their numbers, 0 for none."""

    number: int
    """GeoNames id; below 0 for a place of our own."""
    slug: str
    """Of a place of our own, else ""."""
    name: str
    alternates: tuple[str, ...]
    lat: float
    lon: float
    feature_class: str
    feature_code: str
    country: str
    admin1: int
    admin2: int
    admin1_label: str
    """Where the region is given by its label, as in the supplement."""
    precision: Precision
    population: int
    seat: int
    radius_km: float | None
    note: str
    shown: LocalNames = ()
    """What it is called in languages, by tables of names."""


_Reader = Callable[[list[str], int], Entry]
"""Makes a place of a row's fields and the row's number, from 1."""


def directory() -> Path:
    """Return the directory of the gazetteer's data files."""
    return data_dir() / "gazetteer"


def supplements(folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of the hand-written files of places by part of the world."""
    return tuple(sorted(path.name for path in (folder or directory()).glob("supplement-*.tsv")))


def name_files(folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of the hand-written files of further names."""
    return tuple(sorted(path.name for path in (folder or directory()).glob("names-*.tsv")))


def digest(code: str, folder: Path | None = None) -> str:
    """Return a hash of every data file and of the `code` that reads them, 16 hexadecimal digits.

    Raises:
        GazetteerError: a file is missing or cannot be read.
    """
    total = hashlib.sha256(code.encode())
    for name in (*FILES, *supplements(folder), *name_files(folder)):
        path = (folder or directory()) / name
        with told(path):
            total.update(path.read_bytes())
    return total.hexdigest()[:16]


def entries(folder: Path | None = None) -> Iterator[Entry]:
    """Yield every place but villages: countries, regions, settlements, our own, generated ones.

    Raises:
        GazetteerError: a file is missing, damaged or not in the form its header describes.
    """
    others = _other_names(folder)
    for name, reader in _readers(folder).items():
        yield from _named(_entries(name, reader, folder), others)


def village_entries(folder: Path | None = None) -> Iterator[Entry]:
    """Yield the places of the village tier.

    Raises:
        GazetteerError: their file is missing, damaged or not in the form its header describes.
    """
    yield from _named(_entries(VILLAGES, _village, folder), _other_names(folder))


def notes(folder: Path | None = None) -> Iterator[str]:
    """Yield every note on the standing of a place, for the catalogues of other languages.

    Raises:
        GazetteerError: a file is missing, damaged or not in the form its header tells.
    """
    for name, reader in _readers(folder).items():
        # The generated files have none.
        if name not in (SETTLEMENTS, AIRPORTS, WATERS):
            yield from (entry.note for entry in _entries(name, reader, folder) if entry.note)


def _other_names(folder: Path | None) -> OtherNames:
    return OtherNames.read(folder or directory(), name_files(folder))


def _named(found: Iterator[Entry], others: OtherNames) -> Iterator[Entry]:
    for entry in found:
        key = entry.number, entry.name, entry.country
        if shown := others.shown(*key, entry.alternates, ours=bool(entry.slug)):
            alternates = (*entry.alternates, *others.sought(*key))
            yield entry._replace(alternates=alternates, shown=shown)
        else:
            yield entry


def _entries(name: str, reader: _Reader, folder: Path | None) -> Iterator[Entry]:
    path = (folder or directory()) / name
    with told(path):
        for number, row in enumerate(rows_of(path), 1):
            yield reader(row, number)


def _readers(folder: Path | None) -> dict[str, _Reader]:
    """Return the files of places, each with what reads its rows, in the order of reading."""
    further = enumerate(supplements(folder), _WATERS_BLOCK + 1)
    return {
        COUNTRIES: _country,
        REGIONS: _region,
        SETTLEMENTS: _settlement,
        SUPPLEMENT: _ours(0),
        AREAS: _ours(_AREAS_BLOCK),
        AIRPORTS: _airport,
        WATERS: _water,
        **{name: _ours(block) for block, name in further},
    }


def _country(row: list[str], _: int) -> Entry:
    gid, name, lat, lon, country, code, population, capital, alternates, note = row
    feature_class = "L" if code == "CONT" else "A"
    return Entry(
        int(gid), "", name, _split(alternates), float(lat), float(lon), feature_class, code,
        country, 0, 0, "", Precision.COUNTRY, int(population), int(capital), None, note,
    )  # fmt: skip


def _region(row: list[str], _: int) -> Entry:
    gid, name, lat, lon, country, code, _code, parent, population, seat, alternates, note = row
    first = code == "ADM1"
    return Entry(
        int(gid), "", name, _split(alternates), float(lat), float(lon), "A", code, country,
        int(gid if first else parent), 0, "", Precision.REGION if first else Precision.DISTRICT,
        int(population), int(seat), None, note,
    )  # fmt: skip


def _settlement(row: list[str], _: int) -> Entry:
    gid, name, lat, lon, country, admin1, admin2, population, code, alternates = row
    return Entry(
        int(gid), "", name, _split(alternates), float(lat), float(lon), "P", code, country,
        int(admin1), int(admin2), "", Precision.SETTLEMENT, int(population), 0, None, "",
    )  # fmt: skip


def _ours(block: int) -> _Reader:
    """Return a reader of hand-written rows, whose numbers no other block's file uses."""

    def read(row: list[str], number: int) -> Entry:
        slug, name, alternates, lat, lon, feature_class, code, country, admin1, *rest = row
        precision, population, radius, note, _near = rest
        return Entry(
            -(block * _BLOCK_SIZE + number), slug, normalise(name), _by_hand(alternates),
            float(lat), float(lon), feature_class, code, country, 0, 0, admin1,
            Precision(precision), int(population or 0), 0, float(radius) if radius else None,
            _without_tags(note),
        )  # fmt: skip

    return read


def _airport(row: list[str], number: int) -> Entry:
    slug, name, alternates, lat, lon, code, country, admin1 = row
    return Entry(
        -(_AIRPORTS_BLOCK * _BLOCK_SIZE + number), slug, name, _split(alternates), float(lat),
        float(lon), "S", code, country, int(admin1), 0, "", Precision.SITE, 0, 0, None, "",
    )  # fmt: skip


def _water(row: list[str], number: int) -> Entry:
    slug, name, alternates, lat, lon, code, country, radius = row
    return Entry(
        -(_WATERS_BLOCK * _BLOCK_SIZE + number), slug, name, _split(alternates), float(lat),
        float(lon), "H", code, country, 0, 0, "", Precision.WATER, 0, 0, float(radius), "",
    )  # fmt: skip


def _village(row: list[str], _: int) -> Entry:
    name, alternates, lat, lon, country, admin1, admin2, _kind = row
    at = float(lat), float(lon)
    return Entry(
        villages.number(name, *at), "", name, _split(alternates), *at, "P", "PPL", country,
        int(admin1), int(admin2), "", Precision.SETTLEMENT, 0, 0, None, "",
    )  # fmt: skip


def demonyms(folder: Path | None = None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield a country code or place id with the words for its people and things.

    Raises:
        GazetteerError: a file is missing or damaged.
    """
    path = (folder or directory()) / DEMONYMS
    with told(path):
        for place, forms in rows_of(path):
            yield place, _split(forms)
    path = (folder or directory()) / PEOPLES
    with told(path):
        for country, *columns in rows_of(path):
            words = zip(_LANGUAGES, map(_split, columns), strict=True)
            yield (
                country,
                tuple(f for la, each in words for w in each for f in peoples.forms(la, w)),
            )


def extents(folder: Path | None = None) -> Iterator[tuple[int, str]]:
    """Yield the number of each country and region with "west south east north" in degrees.

    Raises:
        GazetteerError: the file is missing or damaged.
    """
    path = (folder or directory()) / EXTENTS
    with told(path):
        for number, west, south, east, north in rows_of(path):
            for degrees in (west, south, east, north):
                float(degrees)
            yield int(number), f"{west} {south} {east} {north}"


def admin1_codes(folder: Path | None = None) -> Iterator[tuple[str, str, int]]:
    """Yield the country, the code within it and the GeoNames id of each first-level region.

    Raises:
        GazetteerError: the file is missing or damaged.
    """
    path = (folder or directory()) / REGIONS
    with told(path):
        for gid, _name, _lat, _lon, country, kind, code, *_ in rows_of(path):
            if kind == "ADM1":
                yield country, code, int(gid)


def _split(joined: str) -> tuple[str, ...]:
    return tuple(joined.split("|")) if joined else ()


def _by_hand(joined: str) -> tuple[str, ...]:
    return tuple(normalise(name) for name in _split(joined))


def _without_tags(note: str) -> str:
    """Drop the words in brackets, which are for the tests."""
    return note.split("[", 1)[0].strip()
