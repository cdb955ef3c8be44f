"""How near the sure places of a report are to each candidate of each name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import inf

import numpy as np
from numpy.typing import NDArray

from geo.distance import EARTH_RADIUS_KM, unit_vector
from geo.model import POINTS, Place, Precision
from geo.resolution.company import Anchor
from geo.resolution.senses import Sense

_AROUND_KM = 400.0
_AROUND = 3
_SENSES_AT_ONCE = 256

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What lies around one candidate, without places of its own name."""

    nearest: Anchor | None
    """The nearest sure settlement or site, None where the report has no other."""
    km: float
    """Its distance."""
    around: float
    """Nearness of the three nearest sure places that are not countries, 0..1."""


class Neighbours:
    """Measures how far the candidates of a report's senses lie from its sure places."""

    def __init__(self, senses: Sequence[Sense]) -> None:
        """Prepare the candidates of senses, once for several sets of anchors."""
        self._parts = tuple(
            _Part.of(senses[start : start + _SENSES_AT_ONCE], start)
            for start in range(0, len(senses), _SENSES_AT_ONCE)
        )

    def find(self, anchors: Sequence[Anchor]) -> Iterator[tuple[Neighbourhood, ...]]:
        """Yield for each sense the neighbourhood of each of its candidates.

        Args:
            anchors: the sure places; countries among them have no point that says where.
        """
        near = [anchor for anchor in anchors if anchor.place.precision is not Precision.COUNTRY]
        for part in self._parts:
            found = part.neighbourhoods(near)
            for sense in part.senses:
                yield tuple(islice(found, len(sense.candidates)))


@dataclass(frozen=True, slots=True)
class _Part:
    """Some senses, with a row for each of their candidates: where it is, and of which sense."""

    senses: Sequence[Sense]
    vectors: Floats
    owners: NDArray[np.int64]
    rows: Mapping[str, tuple[int, ...]]
    """Of each place by its id."""

    @classmethod
    def of(cls, senses: Sequence[Sense], first: int) -> _Part:
        """Put the candidates of `senses`, numbered from `first`, in rows."""
        places = [candidate.place for sense in senses for candidate in sense.candidates]
        owners = [number for number, sense in enumerate(senses, first) for _ in sense.candidates]
        rows: dict[str, tuple[int, ...]] = {}
        for row, place in enumerate(places):
            rows[place.id] = (*rows.get(place.id, ()), row)
        return cls(senses, _vectors(places), np.array(owners), rows)

    def neighbourhoods(self, anchors: Sequence[Anchor]) -> Iterator[Neighbourhood]:
        """Yield the neighbourhood of each candidate."""
        if not anchors:
            yield from (Neighbourhood(None, inf, 0.0) for _ in self.owners)
            return
        km = self._distances(anchors)
        around = np.exp(-np.sort(km, axis=1)[:, :_AROUND] / _AROUND_KM).sum(axis=1) / _AROUND
        km[:, [anchor.place.precision not in POINTS for anchor in anchors]] = inf
        best = km.argmin(axis=1)
        nearest = km[np.arange(len(km)), best]
        for index, distance, near in zip(
            best.tolist(), nearest.tolist(), around.tolist(), strict=True
        ):
            yield Neighbourhood(anchors[index] if distance < inf else None, distance, near)

    def _distances(self, anchors: Sequence[Anchor]) -> Floats:
        """Return the km from each candidate to each anchor, infinite for those of its own name."""
        others = _vectors([anchor.place for anchor in anchors])
        # By the chord, since the arc cosine of the dot product would lose metres.
        chord = np.sqrt(((self.vectors[:, None, :] - others) ** 2).sum(axis=2))
        km: Floats = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, chord / 2))
        km[self.owners[:, None] == np.array([anchor.sense for anchor in anchors])] = inf
        for column, anchor in enumerate(anchors):
            km[self.rows.get(anchor.place.id, ()), column] = inf
        return km


def _vectors(places: Sequence[Place]) -> Floats:
    return np.array([unit_vector(place.lat, place.lon) for place in places])
