"""What part of the world the map shows at first: where most of the mentions are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, radians

from geo.distance import distance_km
from geo.extent import Extent, union
from geo.maps.pins import Pin, Shape

CORE_SHARE = 0.6
"""The core is the places nearest to the middle that hold this share of the mentions."""
LEAST_SHARE = 0.8
"""The first view leaves nothing out before it holds this share of the mentions."""
CLOSE_SHARE = 0.9
"""A closer first view, where one is to be had, holds this share of the mentions."""
LARGE, LARGE_SHARE = 40, 0.85
"""With more marks than this both views may leave out more: there is more to tell apart."""
FAR = 4.0
"""A place this many times farther out than the core reaches is not in the first view."""
NEAR_KM = 100.0
"""A core that reaches less far counts as this, so that it does not shut out its surroundings."""
_WIDEST = 180.0
"""Degrees of longitude beyond which areas are told by their points."""
_KM_PER_DEGREE = 111.195

Bounds = tuple[tuple[float, float], tuple[float, float]]
"""((south, west), (north, east)) in degrees; east may pass 180 across the antimeridian."""


def first_view(marks: Sequence[Pin]) -> Bounds | None:
    """Return the bounds of the places that most mentions are about, without far outliers.

    Countries do not count unless there is nothing else: a point inside Russia says little about
    where a report takes place. Where only areas are named, the view holds them whole. None when
    there are no marks.
    """
    kept = _theatre(marks)
    if not kept:
        return None
    if not any(pin.shape is Shape.POINT for pin in kept):
        whole = _bounds(_reach(pin) for pin in kept)
        if whole[1][1] - whole[0][1] <= _WIDEST or len(kept) == 1:
            return whole
    return _within(kept, marks)


def close_view(marks: Sequence[Pin]) -> Bounds | None:
    """Return bounds inside those of `first_view` that leave out what is farthest off the middle.

    A map shows them instead where its frame then shows the rest larger: one visit to a capital far
    off would have all others lie upon one another. None where nothing can be left out.
    """
    kept = _theatre(marks)
    if not any(pin.shape is Shape.POINT for pin in kept):
        return None
    every = _locating(marks)
    share = LARGE_SHARE if len(every) > LARGE else CLOSE_SHARE
    held, least = _weight(kept), share * _weight(every)
    near = len(kept)
    while held - kept[near - 1].mentions >= least:
        near -= 1
        held -= kept[near].mentions
    return _within(kept[:near], marks) if near < len(kept) else None


def _within(kept: Sequence[Pin], marks: Sequence[Pin]) -> Bounds:
    """Return the bounds of some marks in the turn round the world in which all of them are drawn.

    The shortest bounds of a part may lie across the antimeridian where those of all do not, and the
    marks beyond it stand at the other edge.
    """
    west = _bounds(_point(pin) for pin in marks)[0][1]
    lats = [pin.lat for pin in kept]
    lons = [pin.lon if pin.lon >= west else pin.lon + 360.0 for pin in kept]
    return (min(lats), min(lons)), (max(lats), max(lons))


def _locating(marks: Sequence[Pin]) -> list[Pin]:
    """Return the marks that say where a report takes place."""
    points = [pin for pin in marks if pin.shape is not Shape.COUNTRY and not pin.actor]
    return points or [pin for pin in marks if not pin.actor] or list(marks)


def _weight(marks: Iterable[Pin]) -> int:
    return sum(pin.mentions for pin in marks)


def _theatre(marks: Sequence[Pin]) -> list[Pin]:
    """Return the marks that most mentions are about, the nearest to their middle first."""
    points = _locating(marks)
    if not points:
        return []
    centre_lat, centre_lon = _centre(points)
    ranked = sorted(
        ((distance_km(centre_lat, centre_lon, pin.lat, pin.lon), pin) for pin in points),
        key=lambda ranked_pin: ranked_pin[0],
    )
    least = (LARGE_SHARE if len(points) > LARGE else LEAST_SHARE) * _weight(points)
    total = _weight(points)
    kept: list[Pin] = []
    held, core = 0, NEAR_KM
    for distance, pin in ranked:
        if held < CORE_SHARE * total:
            core = max(core, distance)
        if held >= least and distance > FAR * core:
            break
        kept.append(pin)
        held += pin.mentions
    return kept


def bounds(marks: Sequence[Pin]) -> Bounds | None:
    """Return the smallest bounds that hold all marks, across the antimeridian where shorter."""
    return _bounds(_point(pin) for pin in marks) if marks else None


def area_bounds(mark: Pin) -> Bounds | None:
    """Return the bounds of the area that a mark stands for; None for a point."""
    if mark.shape is Shape.POINT or not (mark.place.extent or mark.place.radius_km):
        return None
    return _bounds([_reach(mark)])


def _bounds(extents: Iterable[Extent]) -> Bounds:
    west, south, east, north = union(extents)
    return (south, west), (north, east if east >= west else east + 360.0)


def _point(pin: Pin) -> Extent:
    return pin.lon, pin.lat, pin.lon, pin.lat


def _reach(pin: Pin) -> Extent:
    """Return how far the area of a mark reaches, the mark included; a point where unknown."""
    place = pin.place
    if place.extent is not None:
        return union((place.extent, _point(pin)))
    if not place.radius_km:
        return _point(pin)
    high = pin.reach_km / _KM_PER_DEGREE
    south, north = max(-90.0, pin.lat - high), min(90.0, pin.lat + high)
    wide = min(180.0, high / cos(radians(min(85.0, max(abs(south), abs(north))))))
    if wide == 180.0:
        return -180.0, south, 180.0, north
    west, east = ((lon + 180.0) % 360.0 - 180.0 for lon in (pin.lon - wide, pin.lon + wide))
    return west, south, east, north


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
