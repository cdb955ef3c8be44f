"""What the names written close to a name say of each place it may mean.

In "clashes in Marea and Azaz" the two towns speak for each other, however many other places the
report names. Unlike the company of a report, names count here that are not sure yet, each by the
belief in its likeliest places.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice
from math import exp
from typing import NamedTuple

import numpy as np

from geo.model import Mention, Place, Precision, Report
from geo.resolution.columns import Columns, Flags, Floats, Numbers, numbered
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
_AT_ONCE = 1 << 16
"""Pairs of places measured at once, so that a long report needs no more memory."""
_KINDS = {Precision.SITE: Precision.SETTLEMENT}
"""The precisions that are alike."""


class Vicinity(NamedTuple):
    """What the names around say of each candidate of a report, each 0 to 1."""

    near: Floats
    """How near the nearest of their places lies to it."""
    country: Floats
    """Share of their weight that lies in its country."""
    region: Floats
    """Share of their weight that lies in its first-level region."""
    alike: Floats
    """Share of the names in a row with it that mean places of its kind, a half where none do."""
    mutual: Floats
    """How near the three nearest places of names anywhere in the report lie to it."""
    mutual_region: Floats
    """Share of all names' weight that lies in its first-level region."""


class Vicinities:
    """Weighs the candidates of a report's senses by the names beside them."""

    def __init__(
        self,
        report: Report,
        senses: Sequence[Sense],
        mentions: Sequence[Mention],
        columns: Columns,
    ) -> None:
        """Find once which names stand beside which, of senses with their candidates."""
        self._columns = columns
        places, sizes = columns.places, columns.sizes
        self._pointless = np.array([_is_pointless(p) for p in places], dtype=bool)
        self._members = np.sqrt([float(len(sense.members)) for sense in senses])
        self._names = numbered([sense.surface for sense in senses])
        self._kinds = numbered([_KINDS.get(p.precision, p.precision) for p in places])
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
        first = np.repeat(columns.starts[owners] if len(pairs) else counts, counts)
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        rows = first + within
        order = np.argsort(rows, kind="stable")
        self._rows: Numbers = rows[order]
        self._others: Numbers = np.repeat(others, counts)[order]
        self._weights: Floats = np.repeat(weights, counts)[order]

    def find(self, beliefs: Floats) -> Vicinity:
        """Return what the names beside each sense say of each of its candidates.

        Args:
            beliefs: in each candidate.
        """
        likeliest, belief = self._likeliest(beliefs)
        total = len(self._columns.places)
        near = np.zeros(total)
        weight, country, region = np.zeros(total), np.zeros(total), np.zeros(total)
        for start in range(0, len(self._rows), _AT_ONCE // _LIKELIEST):
            part = slice(start, start + _AT_ONCE // _LIKELIEST)
            rows, others = self._rows[part], self._others[part]
            other = likeliest[others]
            share = self._weights[part, None] * belief[others]
            first = np.flatnonzero(np.append(True, rows[1:] != rows[:-1]))
            nearest = (share * self._nearness(rows[:, None], other)).max(axis=1)
            met = rows[first]
            near[met] = np.maximum(near[met], np.maximum.reduceat(nearest, first))
            weight += np.bincount(rows, share.sum(axis=1), total)
            here = share * _agree(self._columns.countries, rows, other)
            country += np.bincount(rows, here.sum(axis=1), total)
            here = share * _agree(self._columns.regions, rows, other)
            region += np.bincount(rows, here.sum(axis=1), total)
        weight = np.maximum(weight, 1e-9)
        alike = self._alike(likeliest, belief)
        told = country / weight, region / weight
        return Vicinity(near, *told, alike, *self._mutual(likeliest, belief))

    def _nearness(self, rows: Numbers, others: Numbers) -> Floats:
        """Return how near each candidate's places among others lie to it, 0 where they say nothing.

        Args:
            rows: the numbers of candidates.
            others: of the others, of a shape that goes with theirs.
        """
        km = self._columns.km(rows, others)
        near: Floats = np.exp(-km / _NEAR_KM) * ~self._pointless[others] * (km > _SAME_KM)
        return near

    def _alike(self, likeliest: Numbers, belief: Floats) -> Floats:
        """Return for each candidate the share of the names in a row with it of its kind."""
        kinds = np.zeros((len(self._members), self._kinds.max(initial=0) + 1))
        np.add.at(kinds, (np.arange(len(self._members))[:, None], self._kinds[likeliest]), belief)
        alike = np.full(len(self._columns.places), 0.5)
        for number, row in enumerate(self._in_row):
            if row:
                first = self._columns.starts[number]
                own = slice(first, first + self._columns.sizes[number])
                alike[own] = kinds[list(row)].mean(axis=0)[self._kinds[own]]
        return alike

    def _mutual(self, likeliest: Numbers, belief: Floats) -> tuple[Floats, Floats]:
        """Return what all names of the report say of each candidate, its own left out."""
        columns, weights = self._columns, self._members[:, None] * belief
        regions, here = columns.regions[likeliest], columns.regions
        of_all = np.bincount(regions.ravel(), weights.ravel(), int(here.max(initial=0)) + 1)
        same = regions[columns.owners] == here[:, None]
        of_own = (weights[columns.owners] * same).sum(axis=1)
        total = weights.sum() - weights.sum(axis=1)[columns.owners]
        region = (here > 0) * (of_all[here] - of_own) / np.maximum(total, 1e-9)
        told = np.argsort(-self._members, kind="stable")[:_MOST_TOLD]
        mutual = np.zeros(len(self._columns.places))
        step = max(1, _AT_ONCE // (len(told) * _LIKELIEST))
        for start in range(0, len(mutual), step):
            rows = np.arange(start, min(start + step, len(mutual)))
            near = self._nearness(rows[:, None, None], likeliest[told])
            values = (belief[told] * near).max(axis=2)
            values[self._names[self._columns.owners[rows]][:, None] == self._names[told]] = 0.0
            mutual[rows] = np.sort(values, axis=1)[:, -_NEAREST:].sum(axis=1) / _NEAREST
        return mutual, region

    def _likeliest(self, beliefs: Floats) -> tuple[Numbers, Floats]:
        """Return the numbers of each sense's likeliest candidates, and the belief in them."""
        order = np.lexsort((-beliefs, self._columns.owners))
        place = np.arange(len(order)) - self._columns.starts[self._columns.owners]
        kept = order[place < _LIKELIEST]
        at = self._columns.owners[kept], place[place < _LIKELIEST]
        likeliest = np.zeros((len(self._members), _LIKELIEST), dtype=np.int64)
        belief = np.zeros((len(self._members), _LIKELIEST))
        likeliest[at], belief[at] = kept, beliefs[kept]
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


def _agree(values: Numbers, rows: Numbers, others: Numbers) -> Flags:
    own = values[rows, None]
    agree: Flags = (own == values[others]) & (own > 0)
    return agree
