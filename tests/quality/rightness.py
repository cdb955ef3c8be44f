"""Whether a place is the one that a corpus means by a point."""

from __future__ import annotations

from geo.distance import distance_km
from geo.model import Place, Precision

NEAR_KM = 161.0


def is_right(place: Place, lat: float, lon: float) -> bool:
    """Tell whether a place lies within 161 km of a point, or is a country or continent around it.

    Corpora put Russia or Asia elsewhere than the gazetteer, and mean the same.
    """
    return distance_km(lat, lon, place.lat, place.lon) <= NEAR_KM or surrounds(place, lat, lon)


def surrounds(place: Place, lat: float, lon: float) -> bool:
    """Tell whether the place is a country or a part of the world that holds the point."""
    if place.precision is Precision.COUNTRY and place.extent is not None:
        west, south, east, north = place.extent
        inside = west <= lon <= east if west <= east else lon >= west or lon <= east
        return inside and south <= lat <= north
    reach = place.radius_km or 0.0
    return not place.country_code and distance_km(lat, lon, place.lat, place.lon) <= reach
