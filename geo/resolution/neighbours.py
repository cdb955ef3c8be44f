"""How near the sure places of a report lie to each candidate of each name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.distance import EARTH_RADIUS_KM, unit_vector
from geo.model import Candidate, Precision
from geo.resolution.company import Anchor
from geo.resolution.senses import Sense

_AROUND_KM = 400.0
_AROUND = 3
_POINTS = frozenset({Precision.SETTLEMENT, Precision.SITE})
_SENSES_AT_ONCE = 256

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What lies about one candidate, the places of its own name left out."""

    nearest: Anchor | None
    """The nearest sure settlement or site, None where the report has no other."""
    km: float
    """How far that is."""
    around: float
    """Nearness of the three nearest sure places that are no countries, 0..1."""


def find_neighbours(
    senses: Sequence[Sense], anchors: Sequence[Anchor]
) -> Iterator[tuple[Neighbourhood, ...]]:
    """Yield for each sense the neighbourhood of each of its candidates.

    Args:
        senses: the names of the report.
        anchors: its sure places; countries among them have no point that says where.
    """
    near = [anchor for anchor in anchors if anchor.place.precision is not Precision.COUNTRY]
    for start in range(0, len(senses), _SENSES_AT_ONCE):
        part = senses[start : start + _SENSES_AT_ONCE]
        found = iter(_neighbourhoods(part, start, near))
        for sense in part:
            yield tuple(next(found) for _ in sense.candidates)


def _neighbourhoods(
    senses: Sequence[Sense], first: int, anchors: Sequence[Anchor]
) -> Iterator[Neighbourhood]:
    candidates = [candidate for sense in senses for candidate in sense.candidates]
    if not anchors:
        yield from (Neighbourhood(None, float("inf"), 0.0) for _ in candidates)
        return
    owners = [number for number, sense in enumerate(senses, first) for _ in sense.candidates]
    km = _distances(candidates, owners, anchors)
    nearest = np.exp(-np.sort(km, axis=1)[:, :_AROUND] / _AROUND_KM).sum(axis=1) / _AROUND
    km[:, [anchor.place.precision not in _POINTS for anchor in anchors]] = np.inf
    best = km.argmin(axis=1)
    distances = km[np.arange(len(candidates)), best]
    for index, distance, around in zip(
        best.tolist(), distances.tolist(), nearest.tolist(), strict=True
    ):
        anchor = None if distance == float("inf") else anchors[index]
        yield Neighbourhood(anchor, distance, around)


def _distances(
    candidates: Sequence[Candidate], owners: Sequence[int], anchors: Sequence[Anchor]
) -> Floats:
    """Return the km from each candidate to each anchor, infinite to those of its own name."""
    places = np.array([unit_vector(c.place.lat, c.place.lon) for c in candidates])
    others = np.array([unit_vector(a.place.lat, a.place.lon) for a in anchors])
    # By the chord: the arc cosine of the dot product would lose the metres.
    chord = np.sqrt(((places[:, None, :] - others[None, :, :]) ** 2).sum(axis=2))
    km: Floats = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, chord / 2))
    km[np.array(owners)[:, None] == np.array([anchor.sense for anchor in anchors])] = np.inf
    columns: dict[str, list[int]] = {}
    for column, anchor in enumerate(anchors):
        columns.setdefault(anchor.place.id, []).append(column)
    for row, candidate in enumerate(candidates):
        if candidate.place.id in columns:
            km[row, columns[candidate.place.id]] = np.inf
    return km
