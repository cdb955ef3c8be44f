"""What the sure places of a report say of each candidate of its names, as columns of numbers.

They are measured for all names of a report at once: each is weighed several times.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from geo.model import EXACT, POINTS, Candidate, Place
from geo.resolution.columns import Columns, Flags, Floats, Numbers
from geo.resolution.company import Anchor
from geo.resolution.districts import in_districts
from geo.resolution.features import is_within
from geo.resolution.home import FEATURES, Home, home_features
from geo.resolution.namesakes import (
    NEAR_KM,
    is_outgrown_abroad,
    is_outgrown_at_home,
    is_overshadowed,
    people_of,
)
from geo.resolution.neighbours import Surroundings
from geo.resolution.senses import Sense
from geo.resolution.shortened import LATIN
from geo.resolution.stranded import FAR_KM, is_small
from geo.resolution.told import Told
from geo.resolution.vicinity import Vicinity

_FADING_KM = 120.0
"""Distance at which nearness has fallen to 1/e."""
_SEVERAL = 0.5
"""The country share of a place in none or several: nothing speaks against it."""


class Together:
    """Measures the candidates of a report's senses by its sure places."""

    def __init__(
        self,
        senses: Sequence[Sense],
        columns: Columns,
        alone: Told,
        peoples: Mapping[str, float],
        home: Home | None,
    ) -> None:
        """Prepare what is the same whatever else is sure.

        Args:
            senses: at least one, each with a candidate.
            columns: their candidates.
            alone: what each says by itself.
            peoples: share of each country, by code, in the demonyms.
            home: of the report's publisher, which speaks beside its places.
        """
        self._columns, places = columns, columns.places
        self._respelt, self._alias = alone.column("respelt"), alone.column("alias")
        self._people = np.array([peoples.get(p.country_code, 0.0) for p in places])
        self._reported = alone.column("reported") > 0
        ends = columns.starts + columns.sizes
        of_sense = zip(senses, columns.starts.tolist(), ends.tolist(), strict=True)
        # "Teera" for Tehran is no name that readers everywhere know; "Тегеране" is in a case.
        written = (
            s.candidates if s.surface[:1] <= LATIN else columns.written[a:b] for s, a, b in of_sense
        )
        called = [[c.place for c in each if c.tier in EXACT] for each in written]
        named = [called[owner] for owner in self._columns.owners]
        given = list(zip(places, named, strict=True))
        self._outgrown = np.array([is_outgrown_at_home(*each) for each in given])
        self._outgrown_abroad = np.array([is_outgrown_abroad(*each) for each in given])
        self._overshadowed = np.array([is_overshadowed(*each) for each in given])
        self._outranked = _outranked(columns.written, columns.owners)
        several = columns.of_owners(np.array([len(sense.everyone) > 1 for sense in senses]))
        lost = several & np.array([is_small(place) for place in places])
        self._lost: Numbers = np.flatnonzero(lost & (self._people == 0.0))
        homes = [home_features(place, home) if home else {} for place in places]
        self._home = {name: np.array([each.get(name, 0.0) for each in homes]) for name in FEATURES}
        self._pairs = in_districts(senses, columns)
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
        columns, rows = self._columns, self._columns.of_anchors(anchors)
        weights = np.array([anchor.weight for anchor in anchors])
        country, somewhere = self._shares(rows, weights, columns.countries)
        region, _ = self._shares(rows, weights, columns.regions)
        here = np.where(columns.countries > 0, country, _SEVERAL)
        elsewhere = np.maximum(0.0, somewhere - here)
        within, not_within = self._within(containers)
        stranded = self._stranded(anchors) & ~within
        remote = self._reported & (around.km > NEAR_KM)
        outgrown = self._outgrown | (self._outgrown_abroad & (here == 0.0))
        overshadowed = ~within & (self._overshadowed | (remote & outgrown))
        told = {
            "same_country": here,
            "respelt_abroad": elsewhere * self._respelt,
            "alias_abroad": elsewhere * self._alias,
            "beside": beside.near,
            "country_beside": beside.country,
            "region_beside": beside.region,
            "alike": beside.alike,
            "mutual": beside.mutual,
            "mutual_region": beside.mutual_region,
            "same_admin1": region,
            "people_named": self._people,
            "named_admin1": region > 0,
            "near": np.exp(-around.km / _FADING_KM),
            "around": around.around,
            "stranded": stranded,
            "within": within,
            "overshadowed": overshadowed,
            "not_within": not_within,
            "outranked_there": self._outranked * here,
            **self._pairs,
            **self._home,
        }
        contained = np.array([container is not None for container in containers])
        none = {
            "none_stranded": np.logical_and.reduceat(stranded, columns.starts),
            "none_far": 1.0 - np.maximum.reduceat(here, columns.starts),
            "none_not_within": contained & ~np.logical_or.reduceat(within, columns.starts),
        }
        return Told.of(told, none)

    def _shares(self, anchors: Numbers, weights: Floats, own: Numbers) -> tuple[Floats, Flags]:
        """Return the share of the anchors' weight that lies where each candidate does.

        A name's own anchor does not count, nor do those in no such area, numbered 0. Second comes
        whether any of the others lies in one.

        Args:
            anchors: the numbers of the candidates that are.
            weights: theirs.
            own: the number of the area of each candidate.
        """
        theirs = own[anchors]
        weights = weights * (theirs > 0)
        of_sense = np.zeros((2, len(self._columns.sizes)))
        area = np.zeros(len(self._columns.sizes), dtype=np.int64)
        numbers = self._columns.owners[anchors]
        of_sense[:, numbers], area[numbers] = (weights, theirs > 0), theirs
        size = int(own.max()) + 1
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
        large = self._columns.of_anchors([each for each in anchors if not is_small(each.place)])
        if not len(large) or not len(self._lost):
            return stranded
        columns, lost = self._columns, self._lost[:, None]
        others = columns.owners[large] != columns.owners[lost]
        near = columns.km(lost, large) <= FAR_KM
        here = columns.countries[large] == columns.countries[lost]
        stranded[self._lost] = others.any(axis=1) & ~(others & (near | here)).any(axis=1)
        return stranded


def _outranked(written: Sequence[Candidate], owners: Numbers) -> Floats:
    """Return what share of those called as a place in its country live in its namesakes there."""
    counts = [c.tier in EXACT and c.place.precision in POINTS for c in written]
    known: Counter[tuple[int, str]] = Counter()
    at = [(int(owner), c.place.country_code) for owner, c in zip(owners, written, strict=True)]
    for key, candidate, each in zip(at, written, counts, strict=True):
        known[key] += people_of(candidate.place) * each
    given = zip(at, written, counts, strict=True)
    return np.array([(1.0 - people_of(c.place) / max(known[k], 1)) * each for k, c, each in given])
