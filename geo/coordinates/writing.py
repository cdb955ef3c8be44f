"""A point as text in the forms that people copy, no finer than the point is known.

Decimal degrees; degrees, minutes and seconds; and the Military Grid Reference System by the library
`mgrs`, which is GEOTRANS of the US National Geospatial-Intelligence Agency. All are WGS 84.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mgrs import MGRS

from geo.model import Place, Precision


@dataclass(frozen=True, slots=True)
class Fineness:
    """How finely a point may be written."""

    decimals: int
    """Of a degree."""
    seconds: bool
    """Whether seconds of arc are written, or minutes alone."""
    grid_digits: int
    """Digits of easting and of northing in the grid: 5 are 1 m, 3 are 100 m, 1 is 10 km."""
    about_km: float
    """What the last decimal stands for."""


SITE = Fineness(4, True, 4, 0.01)
SETTLEMENT = Fineness(3, True, 3, 0.1)
DISTRICT = Fineness(2, False, 2, 1)
AREA = Fineness(1, False, 1, 10)

_FINENESS = {
    Precision.SITE: SITE,
    Precision.SETTLEMENT: SETTLEMENT,
    Precision.DISTRICT: DISTRICT,
}

_SMALL_KM = 10.0


def fineness(place: Place) -> Fineness:
    """Return how finely a place's point may be written: one point stands for all of an area."""
    if place.precision is Precision.DESCRIBED and (place.radius_km or AREA.about_km) < _SMALL_KM:
        return DISTRICT
    if place.radius_km:
        return AREA
    return _FINENESS.get(place.precision, AREA)


def decimal(lat: float, lon: float, fine: Fineness) -> str:
    """Return (lat, lon) in degrees as map sites read it.

    >>> decimal(49.20691, 37.27684, SETTLEMENT)
    '49.207, 37.277'
    """
    # Adding zero takes the sign off a negative number that was rounded to nothing.
    north, east = round(lat, fine.decimals) + 0.0, round(lon, fine.decimals) + 0.0
    return f"{north:.{fine.decimals}f}, {east:.{fine.decimals}f}"


def sexagesimal(lat: float, lon: float, fine: Fineness) -> str:
    """Return (lat, lon) in degrees, minutes and, where it is that fine, seconds.

    >>> sexagesimal(49.20691, 37.27684, SETTLEMENT)
    '49° 12′ 25″ N, 37° 16′ 37″ E'
    """
    north, east = round(lat, fine.decimals), round(lon, fine.decimals)
    return (
        f"{_arc(north, fine)} {'S' if north < 0 else 'N'}, {_arc(east, fine)} "
        f"{'W' if east < 0 else 'E'}"
    )


def _arc(degrees: float, fine: Fineness) -> str:
    if fine.seconds:
        whole = round(abs(degrees) * 3600)
        return f"{whole // 3600}° {whole // 60 % 60:02d}′ {whole % 60:02d}″"
    whole = round(abs(degrees) * 60)
    return f"{whole // 60}° {whole % 60:02d}′"


def grid(lat: float, lon: float, fine: Fineness) -> str:
    """Return (lat, lon) in degrees in the Military Grid Reference System.

    >>> grid(49.20691, 37.27684, SETTLEMENT)
    '37U CQ 744 518'

    Like every grid reference it names the square that holds the point. Beyond 84° N and 80° S the
    grid of the poles (UPS) has no zone number: "Z AH 000 000".
    """
    digits = fine.grid_digits
    # Just south of the equator a point would round to a square north of its own band. Any meridian
    # will do at a pole, and at 180° both signs are the same.
    lat = round(lat, 6) + 0.0
    text = _grids().toMGRS(lat, (lon + 180) % 360 - 180, MGRSPrecision=digits).lstrip("0")
    square = text[: len(text) - 2 * digits]
    parts = (square[:-2], square[-2:], text[-2 * digits : -digits], text[-digits:])
    return " ".join(parts)


@cache
def _grids() -> MGRS:
    return MGRS()
