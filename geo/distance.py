"""Distance on the sphere."""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

Vector = tuple[float, float, float]

EARTH_RADIUS_KM = 6371.0088
"""Mean radius, IUGG 1980."""


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance in km between two points in degrees (haversine).

    >>> round(distance_km(49.99, 36.23, 50.45, 30.52))  # Kharkiv to Kyiv
    409
    """
    a, b = radians(lat), radians(other_lat)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(h)))


@lru_cache(8_192)
def unit_vector(lat: float, lon: float) -> Vector:
    """Return the vector from the centre of a sphere of radius 1 to a point in degrees."""
    a, b = radians(lat), radians(lon)
    return cos(a) * cos(b), cos(a) * sin(b), sin(a)
