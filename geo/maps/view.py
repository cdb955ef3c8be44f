"""What part of the world the map shows at first: where most of the mentions are."""

from __future__ import annotations

from collections.abc import Sequence

from geo.distance import distance_km
from geo.maps.pins import Pin, Shape

CORE_SHARE = 0.8
"""The first view leaves nothing out before it holds this share of the mentions."""
GAP = 4.0
"""A place this many times farther out than the last one is not in the first view."""
NEAR_KM = 100.0
"""Distances below this count as this, so that a dense core does not shut out its surroundings."""

Bounds = tuple[tuple[float, float], tuple[float, float]]
"""((south, west), (north, east)) in degrees; east may pass 180 across the antimeridian."""


def first_view(marks: Sequence[Pin]) -> Bounds | None:
    """Return the bounds of the places that most mentions are about, without far outliers.

    Countries do not count unless there is nothing else: a point inside Russia says little about
    where a report takes place. None when there are no marks.
    """
    points = [pin for pin in marks if pin.shape is not Shape.COUNTRY and not pin.actor]
    points = points or [pin for pin in marks if not pin.actor] or list(marks)
    if not points:
        return None
    centre_lat, centre_lon = _centre(points)
    ranked = sorted(
        ((distance_km(centre_lat, centre_lon, pin.lat, pin.lon), pin) for pin in points),
        key=lambda ranked_pin: ranked_pin[0],
    )
    total = sum(pin.mentions for pin in points)
    held = 0
    for index, (distance, pin) in enumerate(ranked):
        held += pin.mentions
        if index + 1 == len(ranked) or held < CORE_SHARE * total:
            continue
        if ranked[index + 1][0] > GAP * max(distance, NEAR_KM):
            ranked = ranked[: index + 1]
            break
    return bounds([pin for _, pin in ranked])


def bounds(marks: Sequence[Pin]) -> Bounds | None:
    """Return the smallest bounds that hold all marks, across the antimeridian where shorter."""
    if not marks:
        return None
    lats = [pin.lat for pin in marks]
    lons = sorted({pin.lon % 360 for pin in marks})
    gaps = [((lons[(index + 1) % len(lons)] - lon) % 360, index) for index, lon in enumerate(lons)]
    _, widest = max(gaps) if len(lons) > 1 else (0.0, 0)
    west = lons[(widest + 1) % len(lons)]
    east = lons[widest]
    if west > 180:
        west -= 360
    if east > 180:
        east -= 360
    if east < west:
        east += 360
    return (min(lats), west), (max(lats), east)


def _centre(marks: Sequence[Pin]) -> tuple[float, float]:
    """Return the (lat, lon) of the mark from which the mentions are nearest in sum."""
    # A true member of the set, not a mean: a mean of Kyiv and Brussels lies in Poland. Above some
    # hundred marks the heaviest hundred decide, as the sum is quadratic in their number.
    heaviest = sorted(marks, key=lambda pin: -pin.mentions)[:100]
    return min(
        ((pin.lat, pin.lon) for pin in heaviest),
        key=lambda point: sum(
            other.mentions * distance_km(point[0], point[1], other.lat, other.lon)
            for other in heaviest
        ),
    )
