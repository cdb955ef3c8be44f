"""Of names that may be places, those that the report's sure places make likely."""

from __future__ import annotations

from collections.abc import Sequence

from geo.distance import distance_km
from geo.model import Mention, Place, Precision, Role

NEAR_KM = 400.0
_SURE = 0.6
_MOST = 200


def likely(possible: Sequence[Mention], placed: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the possible mentions whose place lies near, or in a country of, what is placed.

    Args:
        possible: names that may be places, resolved.
        placed: the report's mentions.
    """
    sure: dict[str, Place] = {}
    for mention in placed:
        found = mention.resolution
        if found and mention.role is Role.LOCATION and found.confidence >= _SURE:
            sure.setdefault(found.place.id, found.place)
    near = list(sure.values())[:_MOST]
    countries = {place.country_code for place in near} - {""}
    return tuple(
        mention
        for mention in possible
        if mention.resolution is not None and _fits(mention.resolution.place, near, countries)
    )


def _fits(place: Place, near: Sequence[Place], countries: set[str]) -> bool:
    if place.precision is Precision.COUNTRY:
        return True
    return place.country_code in countries or any(
        distance_km(place.lat, place.lon, each.lat, each.lon) <= NEAR_KM for each in near
    )
