"""A second look at names that may be places: how near they lie to the report's sure places.

Measured on news that neither model had seen: of names within 300 km of two sure places all were
places, of those farther from any, one in six.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.distance import distance_km
from geo.model import Mention, Place, Role

NEAR_KM = 300.0
"""Of two sure places: so near, a name is taken."""
OFFERED_KM = 400.0
"""Of one: so near, it is offered."""
_SURE = 0.6
_MOST = 200


def second_look(
    possible: Sequence[Mention], placed: Sequence[Mention]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return which of the `possible` names to take, and which to offer to the reader.

    Args:
        possible: names that may be places, resolved.
        placed: the report's mentions, resolved.
    """
    sure: dict[str, Place] = {}
    for mention in placed:
        found = mention.resolution
        if found and mention.role is Role.LOCATION and found.confidence >= _SURE:
            sure.setdefault(found.place.id, found.place)
    places = list(sure.values())[:_MOST]
    taken, offered = [], []
    for mention in possible:
        if mention.resolution is not None:
            away = _distances(mention.resolution.place, places)
            if len(away) > 1 and away[1] <= NEAR_KM:
                taken.append(mention)
            elif away and away[0] <= OFFERED_KM:
                offered.append(mention)
    return tuple(taken), tuple(offered)


def _distances(place: Place, others: Sequence[Place]) -> list[float]:
    """Return how far `place` is from the nearest two of `others`, in km."""
    return sorted(distance_km(place.lat, place.lon, each.lat, each.lon) for each in others)[:2]
