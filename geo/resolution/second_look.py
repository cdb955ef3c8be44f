"""A second look at names that may be places: how near they lie to the report's sure places.

Measured on news that neither model had seen: of names within 300 km of two sure places all were
places, of those farther from any, one in six.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from geo.distance import distance_km
from geo.model import Mention, NameTier, Place, Role
from geo.resolution.meant import Lookup

NEAR_KM = 300.0
"""Of two sure places: so near, a name is taken."""
OFFERED_KM = 400.0
"""Of one: so near, it is offered."""
VILLAGE_KM = 60.0
"""Of two sure places: so near, a name is taken for that of a village."""
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
    places = _sure_places(placed)
    taken, offered = [], []
    for mention in possible:
        if mention.resolution is not None:
            away = _distances(mention.resolution.place, places)
            if len(away) > 1 and away[1] <= NEAR_KM:
                taken.append(mention)
            elif away and away[0] <= OFFERED_KM:
                offered.append(mention)
    return tuple(taken), tuple(offered)


def village_names(
    unsure: Sequence[Mention], placed: Sequence[Mention], villages: Lookup
) -> tuple[Mention, ...]:
    """Return which of the names that only villages bear are those of one near two sure places.

    Args:
        unsure: names that the model nearly took.
        placed: the report's mentions, resolved.
        villages: name to its places of the village tier.
    """
    places = _sure_places(placed)
    return tuple(
        mention
        for mention in unsure
        if any(
            candidate.tier is not NameTier.SKELETON
            and max(_distances(candidate.place, places)[1:], default=inf) <= VILLAGE_KM
            for candidate in villages(mention.text)
        )
    )


def _sure_places(placed: Sequence[Mention]) -> list[Place]:
    sure: dict[str, Place] = {}
    for mention in placed:
        found = mention.resolution
        if found and mention.role is Role.LOCATION and found.confidence >= _SURE:
            sure.setdefault(found.place.id, found.place)
    return list(sure.values())[:_MOST]


def _distances(place: Place, others: Sequence[Place]) -> list[float]:
    """Return how far `place` is from the nearest two of `others`, in km."""
    return sorted(distance_km(place.lat, place.lon, each.lat, each.lon) for each in others)[:2]
