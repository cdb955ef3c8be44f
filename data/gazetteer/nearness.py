"""Which points lie near which, many at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.distance import EARTH_RADIUS_KM

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
_KM_PER_DEGREE = 111.195
_AT_ONCE = 100_000
_FIRST_KM = 4.0


class Points:
    """Points in degrees WGS 84 that others are measured to; the antimeridian parts them."""

    def __init__(self, lats: Sequence[float], lons: Sequence[float]) -> None:
        self.lats = np.asarray(lats, float)
        self.lons = np.asarray(lons, float)
        self._tree = shapely.STRtree(shapely.points(self.lons, self.lats))

    def within(
        self, lats: Sequence[float] | Floats, lons: Sequence[float] | Floats, km: float
    ) -> tuple[Numbers, Numbers, Floats]:
        """Return pairs no farther apart than `km`: of the given, of these points, distances in km.

        Pairs of one given point stand together, the nearest first.
        """
        lats, lons = np.asarray(lats, float), np.asarray(lons, float)
        found = []
        for start in range(0, len(lats), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            reach = km / _KM_PER_DEGREE / np.cos(np.radians(np.minimum(88.0, np.abs(lats[part]))))
            given, here = self._tree.query(
                shapely.points(lons[part], lats[part]), "dwithin", reach * 1.01
            )
            given = given + start
            away = distances(lats[given], lons[given], self.lats[here], self.lons[here])
            kept = away <= km
            given, here, away = given[kept], here[kept], away[kept]
            order = np.lexsort((here, away, given))
            found.append((given[order], here[order], away[order]))
        if not found:
            return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
        given, here, away = (np.concatenate(each) for each in zip(*found, strict=True))
        return given, here, away

    def nearest(
        self, lats: Sequence[float], lons: Sequence[float], number: int, km: float
    ) -> list[list[tuple[int, float]]]:
        """Return of each given point these that are nearest, with distances in km.

        `number` of them, fewer where there are not as many within `km`, the nearest first.
        """
        given_lats, given_lons = np.asarray(lats, float), np.asarray(lons, float)
        found: list[list[tuple[int, float]]] = [[] for _ in lats]
        left = np.arange(len(found))
        reach = _FIRST_KM
        while len(left):
            reach = min(reach, km)
            given, here, away = self.within(given_lats[left], given_lons[left], reach)
            counts = np.bincount(given, minlength=len(left))
            enough = (counts >= number) | (reach >= km)
            kept = enough[given]
            pairs = zip(
                left[given[kept]].tolist(), here[kept].tolist(), away[kept].tolist(), strict=True
            )
            for point, other, distance in pairs:
                if len(found[point]) < number:
                    found[point].append((other, distance))
            left = left[~enough]
            reach *= 2
        return found


def distances(lats: Floats, lons: Floats, other_lats: Floats, other_lons: Floats) -> Floats:
    """Return the km between points, in degrees, pair by pair (haversine)."""
    a, b = np.radians(lats), np.radians(other_lats)
    half = np.sin((b - a) / 2) ** 2
    half = half + np.cos(a) * np.cos(b) * np.sin(np.radians(other_lons - lons) / 2) ** 2
    km: Floats = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    return km
