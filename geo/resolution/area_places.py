"""Areas as places of a report: what they are called, where they lie, and what they are known by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from geo.distance import distance_km
from geo.model import Place, Precision
from geo.resolution.areas import Area
from geo.resolution.written_points import Near, place_among

_MOST_PLACES = 2_000
"""Different places of one report whose surroundings are looked up: each takes a millisecond."""
_AMID_KM = 0.5


@dataclass(frozen=True, slots=True)
class AreaPlaces:
    """The places that a report describes, each once."""

    near: Near
    """What tells the settlements nearest to a point."""
    made: dict[str, Place] = field(default_factory=dict)

    def place(self, kind: str, name: str, area: Area, towns: Sequence[Place]) -> Place:
        """Return an area as a place, in a country or region where all settlements about it are.

        So is the town amid it: the settlements nearest to an island may be abroad.

        Args:
            kind: what its id begins with.
            name: what the report calls it.
            area: where it may be.
            towns: what it is described by.
        """
        lat, lon = _point(area)
        id = _id(kind, name, area)
        if id in self.made:
            return self.made[id]
        about = self.near(lat, lon) if len(self.made) < _MOST_PLACES else ()
        within = [place for place, _km in about]
        if within:
            km = (distance_km(lat, lon, town.lat, town.lon) for town in towns)
            within += [town for town, off in zip(towns, km, strict=True) if off <= _AMID_KM]
        self.made[id] = as_place(kind, name, area, within)
        return self.made[id]


def as_place(kind: str, name: str, area: Area, settlements: Sequence[Place]) -> Place:
    """Return an area as a place, in the country and region that all the settlements share.

    Args:
        kind: what its id begins with.
        name: what the report calls it.
        area: where it may be.
        settlements: those about it.
    """
    return replace(
        place_among(settlements, _id(kind, name, area), name, _point(area), Precision.DESCRIBED),
        radius_km=_rounded(area.radius_km),
        outline=tuple((round(lat, 3), round(lon, 3)) for lat, lon in area.outline) or None,
    )


def _point(area: Area) -> tuple[float, float]:
    return round(area.lat, 3) + 0.0, round(area.lon, 3) + 0.0


def _id(kind: str, name: str, area: Area) -> str:
    lat, lon = _point(area)
    return f"{kind}{_slug(name)}:{lat:.2f},{lon:.2f}"


def across_km(area: Area) -> float:
    """Return how wide an area is, as exactly as it is worth saying."""
    km = 2 * _rounded(area.radius_km)
    return int(km) if km == int(km) else km


def _rounded(km: float) -> float:
    """Return a length in km as exactly as it is worth saying."""
    return round(km, 1) if km < 1 else float(round(km))


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^\w]+", "-", letters).strip("-")
