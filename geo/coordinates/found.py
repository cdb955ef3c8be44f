"""What coordinates in a text are: where they stand, how they are written, and their point."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geo.language import N_

LatLon = tuple[float, float]


class Notation(StrEnum):
    """How coordinates are written; the value is its name for readers."""

    DECIMAL = N_("decimal degrees")
    SEXAGESIMAL = N_("degrees, minutes and seconds")
    GRID = N_("a reference of the military grid (MGRS)")
    UTM = N_("UTM coordinates")
    PLUS_CODE = N_("a plus code")
    LINK = N_("a link of a map service")


@dataclass(frozen=True, slots=True)
class FoundPoint:
    """Coordinates in a text; `start` and `end` are offsets."""

    start: int
    end: int
    notation: Notation
    point: LatLon | None
    """(lat, lon) in degrees WGS 84; None where they are no point on the globe."""
    swapped: LatLon | None = None
    """The point in the other order, where nothing but custom says which number comes first."""
