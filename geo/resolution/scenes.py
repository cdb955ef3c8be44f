"""Where a report is set: its sure places, to be asked what lies near or in one of another name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from geo.distance import distance_km
from geo.model import AREAS, POINTS, Place
from geo.resolution.features import is_within

_KM_PER_DEGREE = 111.0
"""Of latitude, by which most places are ruled out."""


class Scenes:
    """The sure points, regions and districts of a report."""

    def __init__(self, named: Iterable[tuple[str, Place]]) -> None:
        """Order the sure places, each with what the report calls it."""
        told = tuple(named)
        self._points = sorted(
            ((place.lat, name, place) for name, place in told if place.precision in POINTS),
            key=lambda point: point[0],
        )
        areas = [(name, place) for name, place in told if place.precision in AREAS]
        self._borderless = [each for each in areas if each[1].radius_km is not None]
        self._areas: dict[tuple[str, str], list[tuple[str, Place]]] = defaultdict(list)
        for name, place in areas:
            if place.radius_km is None:
                self._areas[place.country_code, place.name].append((name, place))

    def near(self, place: Place, name: str, km: float) -> bool:
        """Tell whether a point of another name lies within some km of a place.

        Args:
            place: the place.
            name: what the report calls it.
            km: how far at most.
        """
        reach = km / _KM_PER_DEGREE
        first = bisect_left(self._points, place.lat - reach, key=lambda point: point[0])
        last = bisect_right(self._points, place.lat + reach, key=lambda point: point[0])
        return any(
            other != name and distance_km(place.lat, place.lon, point.lat, point.lon) <= km
            for _, other, point in self._points[first:last]
        )

    def has_points(self, name: str) -> bool:
        """Tell whether the report has a sure point of another name, capitals aside.

        News from all over a country names its capital.
        """
        return any(
            other != name and point.feature_code != "PPLC" for _, other, point in self._points
        )

    def area_of(self, place: Place, name: str) -> Place | None:
        """Return a region or district of another name in which a place, a point, lies, or None.

        Args:
            place: the place.
            name: what the report calls it.
        """
        if place.precision not in POINTS:
            return None
        bordered = (
            self._areas.get((place.country_code, a), ()) for a in (place.admin2, place.admin1)
        )
        around = (each for each in self._borderless if is_within(place, each[1]))
        named = (*chain.from_iterable(bordered), *around)
        return next((area for other, area in named if other != name), None)
