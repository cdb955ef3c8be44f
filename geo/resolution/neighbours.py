"""How near the sure places of a report are to each candidate of each name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

import numpy as np

from geo.model import POINTS, Precision
from geo.resolution.columns import Columns, Floats, Numbers
from geo.resolution.company import Anchor

_AROUND_KM = 400.0
_AROUND = 3
_AT_ONCE = 1_024
"""Candidates measured at once, so that a long report needs no more memory."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What lies around one candidate, without places of its own name."""

    nearest: Anchor | None
    """The nearest sure settlement or site, None where the report has no other."""
    km: float
    """Its distance."""
    around: float
    """Nearness of the three nearest sure places that are not countries, 0..1."""


class Surroundings(NamedTuple):
    """What lies around each candidate of a report."""

    anchors: Sequence[Anchor]
    """The sure places that have a point."""
    nearest: Numbers
    """The number of the nearest one."""
    km: Floats
    """Its distance, infinite where the report has no other sure settlement or site."""
    around: Floats

    def of(self, candidate: int) -> Neighbourhood:
        """Return what lies around one candidate, by its number among all."""
        km = float(self.km[candidate])
        nearest = self.anchors[self.nearest[candidate]] if km < inf else None
        return Neighbourhood(nearest, km, float(self.around[candidate]))


def surroundings(columns: Columns, anchors: Sequence[Anchor]) -> Surroundings:
    """Return what lies around the candidates of a report.

    Args:
        columns: the candidates.
        anchors: the sure places; countries among them have no point that says where.
    """
    near = [anchor for anchor in anchors if anchor.place.precision is not Precision.COUNTRY]
    total = len(columns.places)
    nearest, km, around = np.zeros(total, dtype=np.int64), np.full(total, inf), np.zeros(total)
    if near:
        others = columns.of_anchors(near)
        named, ids = columns.owners[others], columns.ids[others]
        pointless = [anchor.place.precision not in POINTS for anchor in near]
        for start in range(0, total, _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            away = columns.km(np.arange(total)[part, None], others)
            # Those of its own name, and the place itself under another, say nothing.
            away[(columns.owners[part, None] == named) | (columns.ids[part, None] == ids)] = inf
            three = np.sort(away, axis=1)[:, :_AROUND]
            around[part] = np.exp(-three / _AROUND_KM).sum(axis=1) / _AROUND
            away[:, pointless] = inf
            nearest[part], km[part] = away.argmin(axis=1), away.min(axis=1)
    return Surroundings(near, nearest, km, around)
