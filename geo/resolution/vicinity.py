"""What the names written close to a name say of each place it may mean.

In "clashes in Marea and Azaz" the two towns speak for each other, however many other places the
report names. Unlike the company of a report, names count here that are not sure yet, each by the
belief in its likeliest places.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import exp

import numpy as np
from numpy.typing import NDArray

from geo.distance import EARTH_RADIUS_KM, unit_vector
from geo.model import Mention, Place, Precision, Report
from geo.resolution.senses import Sense

_REACH = 400
"""Code points between two names within which they count for each other."""
_FADING = 150.0
"""Code points at which what a name counts has fallen to 1/e."""
_NEAR_KM = 60.0
"""Distance at which nearness on the ground has fallen to 1/e."""
_ACROSS = 0.5
"""What a name counts of another paragraph, or line of a list, beside one of the same."""
_MOST_BESIDE = 12
"""Mentions to either side that are looked at."""
_LIKELIEST = 4
"""Places that a name counts with."""
_SAME_KM = 0.05
_MOST_TOLD = 60
"""Names of a report, those named most, that count for all others."""
_NEAREST = 3
_KINDS = {Precision.SITE: Precision.SETTLEMENT}
"""The precisions that are alike."""

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Vicinity:
    """What the names around say of one candidate, each 0 to 1."""

    near: float
    """How near the nearest of their places lies to it."""
    country: float
    """Share of their weight that lies in its country."""
    region: float
    """Share of their weight that lies in its first-level region."""
    alike: float
    """Share of the names in a row with it that mean places of its kind, a half where none do."""
    mutual: float
    """How near the three nearest places of names anywhere in the report lie to it."""
    mutual_region: float
    """Share of all names' weight that lies in its first-level region."""


class Vicinities:
    """Weighs the candidates of a report's senses by the names beside them."""

    def __init__(
        self, report: Report, senses: Sequence[Sense], mentions: Sequence[Mention]
    ) -> None:
        """Find once which names stand beside which."""
        self._senses = senses
        places = [candidate.place for sense in senses for candidate in sense.candidates]
        self._vectors = np.array([unit_vector(p.lat, p.lon) for p in places]).reshape(-1, 3)
        self._countries = _numbered([p.country_code for p in places])
        regions = [f"{p.country_code}.{p.admin1}" if p.admin1 else "" for p in places]
        self._regions = _numbered(regions)
        self._pointless = np.array([_is_pointless(p) for p in places], dtype=bool)
        sizes = np.array([len(sense.candidates) for sense in senses], dtype=np.int64)
        self._starts = np.concatenate(([0], np.cumsum(sizes)))
        self._owners: Numbers = np.repeat(np.arange(len(senses)), sizes)
        self._members = np.sqrt([float(len(sense.members)) for sense in senses])
        self._names = _numbered([sense.surface for sense in senses])
        self._kinds = _numbered([_KINDS.get(p.precision, p.precision) for p in places])
        senses_of = {member: number for number, s in enumerate(senses) for member in s.members}
        self._in_row = [
            {senses_of[m] for m in sense.context.row if m in senses_of} - {number}
            for number, sense in enumerate(senses)
        ]
        pairs = _pairs(report, senses, mentions)
        # One line for each candidate of a name and each other name beside it.
        owners = np.array([pair[0] for pair in pairs], dtype=np.int64)
        others = np.array([pair[1] for pair in pairs], dtype=np.int64)
        weights = np.array([pair[2] for pair in pairs])
        counts = sizes[owners] if len(pairs) else np.zeros(0, np.int64)
        first = np.repeat(self._starts[owners] if len(pairs) else counts, counts)
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        self._rows: Numbers = first + within
        self._others: Numbers = np.repeat(others, counts)
        self._weights: Floats = np.repeat(weights, counts)

    def find(self, beliefs: Sequence[Sequence[float]]) -> Iterator[tuple[Vicinity, ...]]:
        """Yield for each sense what the names beside it say of each of its candidates.

        Args:
            beliefs: in the candidates of each sense; what follows the last candidate is ignored.
        """
        likeliest, belief = self._likeliest(beliefs)
        rows = self._rows
        total = len(self._vectors)
        near = np.zeros(total)
        weight, country, region = np.zeros(total), np.zeros(total), np.zeros(total)
        for column in range(_LIKELIEST):
            other = likeliest[self._others, column]
            share = self._weights * belief[self._others, column]
            chord = np.sqrt(((self._vectors[rows] - self._vectors[other]) ** 2).sum(axis=1))
            km = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, chord / 2))
            counts = ~self._pointless[other] & (km > _SAME_KM)
            np.maximum.at(near, rows, share * counts * np.exp(-km / _NEAR_KM))
            np.add.at(weight, rows, share)
            np.add.at(country, rows, share * _agree(self._countries, rows, other))
            np.add.at(region, rows, share * _agree(self._regions, rows, other))
        weight = np.maximum(weight, 1e-9)
        mutual, mutual_region = self._mutual(likeliest, belief)
        alike = self._alike(likeliest, belief)
        columns = (near, country / weight, region / weight, alike, mutual, mutual_region)
        each = map(Vicinity, *(column.tolist() for column in columns))
        for sense in self._senses:
            yield tuple(islice(each, len(sense.candidates)))

    def _alike(self, likeliest: Numbers, belief: Floats) -> Floats:
        """Return for each candidate the share of the names in a row with it of its kind."""
        kinds = np.zeros((len(self._senses), self._kinds.max(initial=0) + 1))
        np.add.at(kinds, (np.arange(len(self._senses))[:, None], self._kinds[likeliest]), belief)
        alike = np.full(len(self._vectors), 0.5)
        for number, row in enumerate(self._in_row):
            if row:
                first, end = self._starts[number], self._starts[number + 1]
                alike[first:end] = kinds[list(row)].mean(axis=0)[self._kinds[first:end]]
        return alike

    def _mutual(self, likeliest: Numbers, belief: Floats) -> tuple[Floats, Floats]:
        """Return what all names of the report say of each candidate, its own left out."""
        number = len(self._senses)
        regions = self._regions[likeliest]
        own = np.zeros((number, int(self._regions.max(initial=0)) + 1))
        weights = self._members[:, None] * belief
        np.add.at(own, (np.arange(number)[:, None], regions), weights)
        own[:, 0] = 0.0
        theirs = own.sum(axis=0)[self._regions] - own[self._owners, self._regions]
        total = weights.sum() - weights.sum(axis=1)[self._owners]
        region = theirs / np.maximum(total, 1e-9)
        told = np.argsort(-self._members, kind="stable")[:_MOST_TOLD]
        values = np.zeros((len(self._vectors), len(told)))
        for column in range(_LIKELIEST):
            other = likeliest[told, column]
            chord = np.sqrt(((self._vectors[:, None, :] - self._vectors[other]) ** 2).sum(axis=2))
            km = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, chord / 2))
            counts = ~self._pointless[other] & (km > _SAME_KM)
            near = belief[told, column] * counts * np.exp(-km / _NEAR_KM)
            values = np.maximum(values, near)
        values[self._names[self._owners][:, None] == self._names[told]] = 0.0
        return np.sort(values, axis=1)[:, -_NEAREST:].sum(axis=1) / _NEAREST, region

    def _likeliest(self, beliefs: Sequence[Sequence[float]]) -> tuple[Numbers, Floats]:
        """Return the rows of the likeliest candidates of each sense, and the belief in them."""
        likeliest = np.zeros((len(self._senses), _LIKELIEST), dtype=np.int64)
        belief = np.zeros((len(self._senses), _LIKELIEST))
        for number, (sense, row) in enumerate(zip(self._senses, beliefs, strict=True)):
            order = sorted(range(len(sense.candidates)), key=lambda i: -row[i])[:_LIKELIEST]
            for column, index in enumerate(order):
                likeliest[number, column] = self._starts[number] + index
                belief[number, column] = row[index]
        return likeliest, belief


def _pairs(
    report: Report, senses: Sequence[Sense], mentions: Sequence[Mention]
) -> tuple[tuple[int, int, float], ...]:
    """Return each sense with each other one beside it, and how close they stand, 0 to 1."""
    order = sorted((member, number) for number, s in enumerate(senses) for member in s.members)
    starts = [paragraph.start for paragraph in report.paragraphs]
    lines = [bisect_right(starts, mention.start) for mention in mentions]
    closest: dict[tuple[int, int], float] = {}
    for at, (member, number) in enumerate(order):
        for other_member, other in islice(order, at + 1, at + 1 + _MOST_BESIDE):
            gap = mentions[other_member].start - mentions[member].end
            if gap > _REACH:
                break
            if other != number and senses[other].surface != senses[number].surface:
                close = exp(-max(0, gap) / _FADING)
                if lines[member] != lines[other_member]:
                    close *= _ACROSS
                for pair in ((number, other), (other, number)):
                    closest[pair] = max(close, closest.get(pair, 0.0))
    return tuple((number, other, close) for (number, other), close in sorted(closest.items()))


def _is_pointless(place: Place) -> bool:
    """Tell whether the place is too large for its point to say where anything is."""
    return place.precision is Precision.COUNTRY or not place.country_code


def _numbered(names: Sequence[str]) -> Numbers:
    """Return a number for each name, the same for the same, 0 for ""."""
    numbers = {"": 0}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)


def _agree(values: Numbers, rows: Numbers, others: Numbers) -> NDArray[np.bool_]:
    agree: NDArray[np.bool_] = (values[rows] == values[others]) & (values[rows] > 0)
    return agree
