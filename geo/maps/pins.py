"""Which places stand on the map, where, in what form and how large."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from geo.distance import distance_km
from geo.maps.layout import layout
from geo.model import Geoparse, Place, Precision, Role
from geo.presentation.entries import gather


class Shape(StrEnum):
    """The form of a mark, which says how exact its position is."""

    POINT = "point"
    """A pin: the place is where the pin is."""
    REGION = "region"
    """An outline, and a marker at its seat, or in its middle where the seat is named too."""
    COUNTRY = "country"
    """An outline and a label."""
    VAGUE = "vague"
    """A soft area without a border."""
    WATER = "water"
    """Two rings, as of a stone in water, and a name in the water's letters: a sea, lake or river.

    It stands inside the water, or on its course, and says nothing of how far that reaches.
    """


_SHAPES = {
    Precision.SETTLEMENT: Shape.POINT,
    Precision.SITE: Shape.POINT,
    Precision.WATER: Shape.WATER,
    Precision.DISTRICT: Shape.REGION,
    Precision.REGION: Shape.REGION,
    Precision.COUNTRY: Shape.COUNTRY,
    Precision.DESCRIBED: Shape.VAGUE,
    Precision.VAGUE: Shape.VAGUE,
}


@dataclass(frozen=True, slots=True)
class Pin:
    """A place as it stands on the map; `lat` and `lon` are degrees WGS 84."""

    place: Place
    lat: float
    lon: float
    shape: Shape
    mentions: int
    """How often the report names it: as a location, or as an actor where `actor` is set."""
    actor: bool = False
    """The report names it only as a government, an army or a team."""
    uncertain: bool = False
    """The confidence that it is the right place is very low."""
    sign: str = ""
    """What stands in its mark instead of the number of mentions."""
    said: str = ""
    """What the sign means."""

    @property
    def within(self) -> tuple[str, str]:
        """The country and region that limit a soft area, empty where none does."""
        # What is described may lie across a border.
        described = self.place.precision is Precision.DESCRIBED
        return ("", "") if described else (self.place.country_code, self.place.admin1)

    @property
    def reach_km(self) -> float:
        """How far its soft area reaches from the mark, 0 where it has none."""
        place = self.place
        if place.outline:
            return max(distance_km(self.lat, self.lon, *corner) for corner in place.outline)
        return place.radius_km or 0.0

    @property
    def radius_px(self) -> float:
        """Radius of the mark: its area follows the number of mentions, up to a limit."""
        return radius_px(self.mentions)


def radius_px(mentions: int) -> float:
    """Return the radius of a mark that stands for a number of mentions."""
    mark = layout.mark
    return float(min(mark.largest_radius, mark.radius_of_one * sqrt(mentions)))


def shape_of(place: Place) -> Shape:
    """Return the form of a place's mark."""
    # An area with a reach instead of a border, whatever it calls itself, has no outline; the reach
    # of a site, an air base's or an islet's, is less than a pin covers, and that of a water is
    # drawn on the base map.
    soft = place.radius_km and place.precision not in (Precision.SITE, Precision.WATER)
    return Shape.VAGUE if soft else _SHAPES[place.precision]


def pins(result: Geoparse, *, actors: bool = False, always: str = "") -> tuple[Pin, ...]:
    """Return the marks of a report, in the order of its places.

    Args:
        result: the report with its places.
        actors: also mark the places that are named only as actors.
        always: id of a place that is marked even if it is named only as an actor.
    """
    marks = []
    entries = gather(result).values()
    # A mark on that of the town that a region is governed from would be parted from it by no zoom.
    named = {(each.place.lat, each.place.lon) for each in entries}
    for entry in entries:
        place, only_actor = entry.place, entry.main_role is Role.ACTOR
        if entry.main_role not in (Role.LOCATION, Role.ACTOR):
            continue
        if only_actor and not actors and place.id != always:
            continue
        shape = shape_of(place)
        at_seat = place.seat if shape is Shape.REGION else None
        if at_seat and (at_seat.lat, at_seat.lon) in named:
            at_seat = None
        marks.append(
            Pin(
                place=place,
                lat=at_seat.lat if at_seat else place.lat,
                lon=at_seat.lon if at_seat else place.lon,
                shape=shape,
                mentions=entry.number,
                actor=only_actor,
                uncertain=entry.guessed,
            )
        )
    return tuple(marks)
