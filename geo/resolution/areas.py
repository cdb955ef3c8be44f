"""Where a described place may be: a circle, whose size follows from the words.

A circle holds about two thirds of what the words may mean, as an error bar does:

- A compass word stands for an eighth of the horizon, 22.5 degrees on either side, of which the
  middle two thirds are 15 degrees: a quarter of the distance to either side. A word of the finer
  rose ("north-northeast") stands for half as much.
- A number is as exact as its last digit that is not rounded: "12 km" to half a kilometre, "15 km"
  to 2.5, "20 km" to 5; with "about" twice as much.
- A distance from a town is counted from its middle or its edge. A town's radius is that of a disc
  of its people at 3,000 on a square kilometre, about the mean of the built-up areas listed in
  Demographia's World Urban Areas.
- Each of these is independent of the others, so their squares add up.
- A direction without a distance begins at the edge and goes on for some 12 km, 4 with "just":
  beyond it, reports name another town.
- In a direction of two towns, it is counted from the point midway, and half their distance wider.
- What lies between two towns, or on a road between them, is at most half their distance from the
  point midway. What is said to lie halfway is in the middle third of the way.

Where the words give a side, the area has an outline too, of all that they may mean: a sector of the
whole eighth or sixteenth, a quarter for "western", and between two towns a band whose half width is
a tenth of its length, as roads wind.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, pi, sqrt

from geographiclib.geodesic import Geodesic

from geo.model import Place

LARGEST_KM = 500.0
"""A distance beyond this says where nothing is."""
LONGEST_KM = 300.0
"""Between two towns farther apart lies half a country."""
_TOGETHER_KM = 60.0
"""Two towns farther apart have no side in common."""
_PER_KM2 = 3_000
_SMALLEST_KM = 1.0
_QUARTER = 0.25
_EIGHTH = 22.5
"""Degrees on either side of a compass word."""
_STEPS = 2
_HALF_WIDTH = 0.1
_MIDDLE = 1 / 6
"""Of the way between two towns, how far from its middle "halfway" reaches."""
_REACH_KM, _CLOSE_REACH_KM = 12.0, 4.0
_AROUND_KM = 10.0
"""How far from a town reports call a place "near" it."""
_BESIDE_KM = 15.0
"""How far apart two thirds of the villages lie that lists name one after the other."""
_COUNTRYSIDE_KM = 25.0
_EDGE_KM = 2.0
_LOOSELY = 67.5
"""Degrees on either side of a compass word: Izium is called "south of Kharkiv"."""


@dataclass(frozen=True, slots=True)
class Area:
    """A circle about a point in degrees WGS 84."""

    lat: float
    lon: float
    radius_km: float
    outline: tuple[tuple[float, float], ...] = ()
    """(lat, lon) of the corners of a sector or a band, none where the circle is all."""


@dataclass(frozen=True, slots=True)
class Distance:
    """A distance as it is written."""

    km: float
    rounding_km: float
    """Half of the step to which it is rounded."""


def town_radius_km(place: Place) -> float:
    """Return about how far a town's middle is from its edge."""
    return max(_SMALLEST_KM, sqrt((place.population or 0) / _PER_KM2 / pi))


def at_distance(place: Place, distance: Distance, bearing: float | None, fine: bool) -> Area:
    """Return what lies so far from a place.

    Args:
        place: what it is counted from.
        distance: how far.
        bearing: in degrees from north; None for all round the place.
        fine: the direction is one of sixteen, not of eight.
    """
    if bearing is None:
        reach = distance.km + hypot(distance.rounding_km, town_radius_km(place))
        return Area(place.lat, place.lon, reach)
    aside = distance.km * (_QUARTER / 2 if fine else _QUARTER)
    size = sqrt(aside**2 + distance.rounding_km**2 + town_radius_km(place) ** 2)
    give = hypot(distance.rounding_km, town_radius_km(place))
    spread = _EIGHTH / 2 if fine else _EIGHTH
    outline = _sector(place, distance.km - give, distance.km + give, bearing, spread)
    return _moved(place, distance.km, bearing, size, outline)


def in_direction(place: Place, bearing: float, *, close: bool) -> Area:
    """Return what lies in a direction of a place, `close` to it or not."""
    half = (_CLOSE_REACH_KM if close else _REACH_KM) / 2
    away = town_radius_km(place) + half
    outline = _sector(place, town_radius_km(place), 2 * away, bearing, _EIGHTH)
    return _moved(place, away, bearing, away, outline)


def in_direction_of_both(place: Place, other: Place, bearing: float, *, close: bool) -> Area | None:
    """Return what lies in a direction of two places; None where these are far apart, or one.

    It is a circle as far from the point midway as in a direction of one place, and as much wider as
    the two are apart.
    """
    line = Geodesic.WGS84.Inverse(place.lat, place.lon, other.lat, other.lon)
    apart = line["s12"] / 1000
    if not _SMALLEST_KM <= apart <= _TOGETHER_KM:
        return None
    middle = Geodesic.WGS84.Direct(place.lat, place.lon, line["azi1"], line["s12"] / 2)
    away = max(map(town_radius_km, (place, other))) + (_CLOSE_REACH_KM if close else _REACH_KM) / 2
    there = Geodesic.WGS84.Direct(middle["lat2"], middle["lon2"], bearing, away * 1000)
    return Area(there["lat2"], there["lon2"], away + apart / 2)


def outskirts(place: Place, bearing: float | None) -> Area:
    """Return the edge of a town, or its edge on one side."""
    radius = town_radius_km(place)
    if bearing is None:
        return Area(place.lat, place.lon, radius + _EDGE_KM)
    return _moved(place, radius, bearing, radius / 2 + _EDGE_KM)


def countryside(place: Place, bearing: float | None) -> Area:
    """Return the country about a town, or that on one side of it."""
    reach = town_radius_km(place) + _COUNTRYSIDE_KM
    if bearing is None:
        return Area(place.lat, place.lon, reach)
    outline = _sector(place, 0, reach, bearing, 2 * _EIGHTH)
    return _moved(place, reach / 2, bearing, reach / 2, outline)


def around(place: Place) -> Area:
    """Return what is near a place."""
    return Area(place.lat, place.lon, town_radius_km(place) + _AROUND_KM)


def inside(place: Place) -> Area:
    """Return what is in a town."""
    return Area(place.lat, place.lon, town_radius_km(place) + _EDGE_KM)


def between(place: Place, other: Place) -> Area | None:
    """Return what lies between two places; None where they are too far apart, or one."""
    line = Geodesic.WGS84.Inverse(place.lat, place.lon, other.lat, other.lon)
    km = line["s12"] / 1000
    if not _lies_between(km):
        return None
    wide = km * _HALF_WIDTH
    outline = (
        _point(place, wide, line["azi1"] + 90),
        _point(other, wide, line["azi2"] + 90),
        _point(other, wide, line["azi2"] - 90),
        _point(place, wide, line["azi1"] - 90),
    )
    return _moved(place, km / 2, line["azi1"], km / 2, outline)


def midway(place: Place, other: Place) -> Area | None:
    """Return what lies halfway between two places; None where they are too far apart, or one."""
    line = Geodesic.WGS84.Inverse(place.lat, place.lon, other.lat, other.lon)
    km = line["s12"] / 1000
    if not _lies_between(km):
        return None
    return _moved(place, km / 2, line["azi1"], max(_SMALLEST_KM, km * _MIDDLE))


def amid(place: Place, other: Place) -> Area:
    """Return what a list has between two places that lie close together."""
    line = Geodesic.WGS84.Inverse(place.lat, place.lon, other.lat, other.lon)
    km = line["s12"] / 1000
    return _moved(place, km / 2, line["azi1"], km / 2 + _AROUND_KM / 2)


def beside(place: Place) -> Area:
    """Return what a list has right before or after a small place."""
    return Area(place.lat, place.lon, town_radius_km(place) + _BESIDE_KM)


def _lies_between(km: float) -> bool:
    return _SMALLEST_KM <= km <= LONGEST_KM


def lies_towards(place: Place, bearing: float, other: Place) -> bool:
    """Tell whether another place lies in a direction of a place, as loosely as that is said."""
    line = Geodesic.WGS84.Inverse(place.lat, place.lon, other.lat, other.lon)
    azimuth, km = float(line["azi1"]), float(line["s12"]) / 1000
    return km <= LONGEST_KM and abs((azimuth - bearing + 180) % 360 - 180) <= _LOOSELY


_Outline = tuple[tuple[float, float], ...]


def _moved(
    place: Place, km: float, bearing: float, radius_km: float, outline: _Outline = ()
) -> Area:
    lat, lon = _point(place, km, bearing)
    # No map draws a corner on the other side of the world.
    near = all(abs(corner[1] - lon) < 180 for corner in outline)
    return Area(lat, lon, radius_km, outline if near else ())


def _sector(
    place: Place, nearest_km: float, farthest_km: float, bearing: float, spread: float
) -> _Outline:
    """Return the outline of what lies in a direction, `spread` degrees on either side of it."""
    turns = [bearing + spread * step / _STEPS for step in range(-_STEPS, _STEPS + 1)]
    far = [_point(place, farthest_km, turn) for turn in turns]
    near = [_point(place, nearest_km, turn) for turn in reversed(turns)]
    return (*far, *near) if nearest_km > 0 else (*far, (place.lat, place.lon))


def _point(place: Place, km: float, bearing: float) -> tuple[float, float]:
    there = Geodesic.WGS84.Direct(place.lat, place.lon, bearing, km * 1000)
    return there["lat2"], there["lon2"]
