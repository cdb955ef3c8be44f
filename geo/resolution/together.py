"""What the sure places of a report say of each candidate of its names, as columns of numbers.

Every feature lies between 0 and 1, so that its weight shows what it is worth. They are measured for
all names of a report at once: each is weighed several times.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from geo.model import POINTS, Candidate, NameTier, Place
from geo.resolution.columns import Columns, Flags, Floats, Numbers, region_of, vectors_of
from geo.resolution.company import Anchor
from geo.resolution.features import is_within
from geo.resolution.home import FEATURES, Home, home_features
from geo.resolution.matched import as_written, is_alias, is_respelt
from geo.resolution.namesakes import (
    NEAR_KM,
    is_outgrown_at_home,
    is_overshadowed,
    is_reported,
    people_of,
)
from geo.resolution.neighbours import Surroundings
from geo.resolution.senses import Sense
from geo.resolution.stranded import FAR, is_small
from geo.resolution.vicinity import Vicinity

OF_CANDIDATES = (
    "same_country",
    "respelt_abroad",
    "alias_abroad",
    "beside",
    "country_beside",
    "region_beside",
    "alike",
    "mutual",
    "mutual_region",
    "same_admin1",
    "people_named",
    "named_admin1",
    "near",
    "around",
    "stranded",
    "within",
    "overshadowed",
    "not_within",
    "outranked_there",
    *FEATURES,
)
OF_NONE = ("none_stranded", "none_far", "none_not_within")
"""Features of none of a name's candidates being meant."""
_FADING_KM = 120.0
"""Distance at which nearness has fallen to 1/e."""
_SEVERAL = 0.5
"""The country share of a place in none or several: nothing speaks against it."""
_EXACT = (NameTier.LABEL, NameTier.NAME)


class Told(NamedTuple):
    """What a report says of the candidates of its names."""

    candidates: Floats
    """A row for each of `OF_CANDIDATES`, a column for each candidate."""
    none: Floats
    """A row for each of `OF_NONE`, a column for each sense."""
    ends: Numbers
    """The candidate after the last of each sense."""

    def scores(self, weights: Mapping[str, float]) -> Floats:
        """Return the weighted sums for the candidates of each sense, and then for none of them."""
        of_candidates = np.array([weights.get(name, 0.0) for name in OF_CANDIDATES])
        of_none = np.array([weights.get(name, 0.0) for name in OF_NONE])
        # Without the threads of a product of matrices, which wait for each other on a busy machine.
        scores = np.einsum("f,fc->c", of_candidates, self.candidates)
        return np.insert(scores, self.ends, np.einsum("f,fs->s", of_none, self.none))

    def rows(self, number: int, first: int, end: int) -> list[dict[str, float]]:
        """Return the features of a sense's candidates, `first` to `end`, and last those of none."""
        rows = self.candidates[:, first:end].T.tolist()
        found = [dict(zip(OF_CANDIDATES, row, strict=True)) for row in rows]
        return [*found, dict(zip(OF_NONE, self.none[:, number].tolist(), strict=True))]


class Together:
    """Measures the candidates of a report's senses by its sure places."""

    def __init__(
        self,
        senses: Sequence[Sense],
        columns: Columns,
        peoples: Mapping[str, float],
        home: Home | None,
    ) -> None:
        """Prepare what is the same whatever else is sure.

        Args:
            senses: at least one, each with a candidate.
            columns: their candidates.
            peoples: share of each country, by code, in the demonyms.
            home: of the report's publisher, which speaks beside its places.
        """
        self._columns, places = columns, columns.places
        written = [(as_written(c, sense), sense) for sense in senses for c in sense.candidates]
        self._respelt = np.array([is_respelt(*each) for each in written])
        self._alias = np.array([is_alias(*each) for each in written])
        self._people = np.array([peoples.get(p.country_code, 0.0) for p in places])
        self._reported = np.array([is_reported(p) for p in places])
        of_sense = zip(columns.starts, columns.starts + columns.sizes, strict=True)
        exact = [[c.place for c, _ in written[a:b] if c.tier in _EXACT] for a, b in of_sense]
        named = [exact[owner] for owner in self._columns.owners]
        given = list(zip(places, named, strict=True))
        self._outgrown = np.array([is_outgrown_at_home(*each) for each in given])
        self._overshadowed = np.array([is_overshadowed(*each) for each in given])
        self._outranked = _outranked([candidate for candidate, _ in written], self._columns.owners)
        lost = [len(s.everyone) > 1 and is_small(c.place) for c, s in written]
        self._lost: Numbers = np.flatnonzero(np.array(lost) & (self._people == 0.0))
        self._vectors = vectors_of([places[row] for row in self._lost])
        homes = [home_features(place, home) if home else {} for place in places]
        self._home = [[each.get(name, 0.0) for each in homes] for name in FEATURES]
        self._inside: dict[tuple[int, str], list[bool]] = {}

    def find(
        self,
        anchors: Sequence[Anchor],
        containers: Sequence[Place | None],
        around: Surroundings,
        beside: Vicinity,
    ) -> Told:
        """Return what a set of sure places says of the candidates.

        Args:
            anchors: the sure places.
            containers: the larger place that the words put each sense in.
            around: what lies around the candidates.
            beside: what the names written beside say of them.
        """
        columns, places = self._columns, [anchor.place for anchor in anchors]
        codes = columns.country_numbers.of([place.country_code for place in places])
        country, somewhere = self._shares(anchors, codes, columns.countries)
        regions = columns.region_numbers.of([region_of(place) for place in places])
        region, _ = self._shares(anchors, regions, columns.regions)
        here = np.where(columns.countries > 0, country, _SEVERAL)
        elsewhere = np.maximum(0.0, somewhere - here)
        within, not_within = self._within(containers)
        stranded = self._stranded(anchors) & ~within
        remote = self._reported & (around.km > NEAR_KM)
        overshadowed = ~within & np.where(remote, self._outgrown, self._overshadowed)
        told = np.array(
            [
                here,
                elsewhere * self._respelt,
                elsewhere * self._alias,
                *(beside.near, beside.country, beside.region, beside.alike),
                *(beside.mutual, beside.mutual_region),
                region,
                self._people,
                region > 0,
                np.exp(-around.km / _FADING_KM),
                around.around,
                stranded,
                within,
                overshadowed,
                not_within,
                self._outranked * here,
                *self._home,
            ]
        )
        contained = np.array([container is not None for container in containers])
        none = (
            np.logical_and.reduceat(stranded, self._columns.starts),
            1.0 - np.maximum.reduceat(here, self._columns.starts),
            contained & ~np.logical_or.reduceat(within, self._columns.starts),
        )
        return Told(told, np.array(none), columns.starts + columns.sizes)

    def _shares(
        self, anchors: Sequence[Anchor], theirs: Numbers, own: Numbers
    ) -> tuple[Floats, Flags]:
        """Return the share of the anchors' weight that lies where each candidate does.

        A name's own anchor does not count, nor do those in no such area, numbered 0. Second comes
        whether any of the others lies in one.
        """
        weights = np.array([anchor.weight for anchor in anchors]) * (theirs > 0)
        of_sense = np.zeros((2, len(self._columns.sizes)))
        area = np.zeros(len(self._columns.sizes), dtype=np.int64)
        numbers = [anchor.sense for anchor in anchors]
        of_sense[:, numbers], area[numbers] = (weights, theirs > 0), theirs
        size = int(max(own.max(initial=0), theirs.max(initial=0))) + 1
        weight, count = np.bincount(theirs, weights, size), np.bincount(theirs, minlength=size)
        own_weight, own_count = of_sense[:, self._columns.owners]
        same = area[self._columns.owners] == own
        # By counts, since what is left of a weight taken from itself may be a little more than 0.
        there = (count[own] - own_count * same > 0) & (own > 0)
        somewhere = count[1:].sum() - own_count > 0
        left = np.where(somewhere, weights.sum() - own_weight, 1.0)
        return there * (weight[own] - own_weight * same) / left, somewhere

    def _within(self, containers: Sequence[Place | None]) -> tuple[Flags, Flags]:
        """Tell of each candidate whether it lies in its larger place, and whether it should."""
        within = np.zeros(len(self._columns.places), dtype=bool)
        should = np.zeros(len(self._columns.places), dtype=bool)
        for number, container in enumerate(containers):
            if container is None:
                continue
            first = self._columns.starts[number]
            places = self._columns.places[first : first + self._columns.sizes[number]]
            key = number, container.id
            if key not in self._inside:
                self._inside[key] = [is_within(place, container) for place in places]
            within[first : first + len(places)] = self._inside[key]
            # "Lebanon, Syria and Jordan" are in a row, and none lies in another.
            kinds = [container.precision is not place.precision for place in places]
            should[first : first + len(places)] = kinds
        return within, should & ~within

    def _stranded(self, anchors: Sequence[Anchor]) -> Flags:
        """Tell of each candidate whether it is small, and nothing large that is named is near.

        Two quarters called like those of the city that a report is about speak for each other, but
        for nothing else.
        """
        stranded = np.zeros(len(self._columns.places), dtype=bool)
        large = [anchor for anchor in anchors if not is_small(anchor.place)]
        if not large or not len(self._lost):
            return stranded
        others = (
            np.array([anchor.sense for anchor in large]) != self._columns.owners[self._lost, None]
        )
        places = [anchor.place for anchor in large]
        codes = self._columns.country_numbers.of([place.country_code for place in places])
        near = np.einsum("ik,jk->ij", self._vectors, vectors_of(places)) >= FAR
        here = codes == self._columns.countries[self._lost, None]
        stranded[self._lost] = others.any(axis=1) & ~(others & (near | here)).any(axis=1)
        return stranded


def _outranked(written: Sequence[Candidate], owners: Numbers) -> Floats:
    """Return what share of those called as a place in its country live in its namesakes there."""
    counts = [c.tier in _EXACT and c.place.precision in POINTS for c in written]
    known: Counter[tuple[int, str]] = Counter()
    at = [(int(owner), c.place.country_code) for owner, c in zip(owners, written, strict=True)]
    for key, candidate, each in zip(at, written, counts, strict=True):
        known[key] += people_of(candidate.place) * each
    given = zip(at, written, counts, strict=True)
    return np.array([(1.0 - people_of(c.place) / max(known[k], 1)) * each for k, c, each in given])
