"""Coordinates that the report itself gives, as places: nothing in them is to be resolved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from math import floor

from geo.coordinates.finding import find_points
from geo.coordinates.found import FoundPoint, LatLon, Notation
from geo.coordinates.pluscodes import recovered, short_plus_codes
from geo.distance import distance_km
from geo.language import N_, say
from geo.model import (
    POINTS,
    Candidate,
    Mention,
    NameTier,
    ParagraphKind,
    Place,
    Precision,
    Report,
    Resolution,
    Role,
)

OWN = N_("the report's own coordinates")
"""`Resolution.source` of a place whose coordinates the report gives."""
ID = "point:"
"""What the ids of such places begin with."""
OFF_THE_GLOBE = say("these coordinates are no point on the globe")
"""`Mention.reason_unplaced` of coordinates that were meant as such and cannot be."""
AGAIN = say("the same point as coordinates before it, written in another way")
"""Said of coordinates that are no place of their own."""
ABOUT = 5
"""Settlements about a point by which its country and region are told."""
Near = Callable[[float, float], Sequence[tuple[Place, float]]]
"""(lat, lon) in degrees -> the settlements about it with their distances in km, by these."""
_ASHORE_KM = 22.0
"""Beyond twelve nautical miles from the nearest settlement a point may be on the high sea."""
_MOST_POINTS = 2_000
"""Different points of one report whose surroundings are looked up: each takes a millisecond."""
_FAR_KM, _CLOSE_KM = 500.0, 150.0
"""From the other places of the report: a point read in the wrong order, and in the right one."""
_MOST_COMPARED = 50
_DOUBTED = 0.5
_SAME_KM = 0.035
"""Within which coordinates in two notations are one point: whole seconds are 22 m about it."""
_CELL = 0.001
"""Degrees of latitude and longitude; farther than `_SAME_KM` but near the poles."""
_MOST_IN_CELL = 20


def written_points(
    report: Report, near: Near, named: Sequence[Mention] = ()
) -> tuple[Mention, ...]:
    """Return a mention for each of the coordinates in `report`, by start.

    Args:
        report: the report.
        near: what tells the settlements nearest to a point, at most `ABOUT` of them.
        named: the report's names; where they lie tells whether an order is in doubt.
    """
    starts = [paragraph.start for paragraph in report.paragraphs]
    others = _points_of(named)
    looked_up: set[LatLon] = set()

    @cache
    def about(point: LatLon) -> tuple[tuple[Place, float], ...]:
        if len(looked_up) >= _MOST_POINTS:
            return ()
        looked_up.add(point)
        return tuple(near(*point))

    mentions = []
    known = _Known()
    points = sorted(
        (*find_points(report.text), *_short_codes(report.text, named)), key=lambda each: each.start
    )
    for found in points:
        at = bisect_right(starts, found.start) - 1
        credit = at >= 0 and report.paragraphs[at].kind is ParagraphKind.CREDIT
        role = Role.CREDIT if credit else Role.LOCATION
        text = report.text[found.start : found.end]
        if found.point is None:
            mentions.append(
                Mention(found.start, found.end, text, role, reason_unplaced=OFF_THE_GLOBE)
            )
        else:
            resolution = known.same(found, _resolution(text, found, found.point, about, others))
            mentions.append(Mention(found.start, found.end, text, role, resolution))
    return tuple(mentions)


class _Known:
    """The points of a report so far, to know one again that is written in another notation."""

    def __init__(self) -> None:
        """Begin without any."""
        self._cells: dict[tuple[int, int], list[tuple[Notation, Place]]] = {}

    def same(self, found: FoundPoint, resolution: Resolution) -> Resolution:
        """Return the resolution of `found`, to the place of a point that was written before.

        Two points in one notation are two, however close: whoever wrote them meant them so.
        """
        place = resolution.place
        north, east = floor(place.lat / _CELL), floor(place.lon / _CELL)
        cells = [(north + i, east + j) for i in (0, -1, 1) for j in (0, -1, 1)]
        for notation, other in chain.from_iterable(self._cells.get(cell, ()) for cell in cells):
            if place.id == other.id:
                return replace(resolution, place=other)
            if notation is not found.notation and _are_one(place, other):
                reasons = (*resolution.reasons, AGAIN)
                return replace(resolution, place=other, reasons=reasons)
        # A crowd of points in one cell is compared with the first of them alone.
        here = self._cells.setdefault(cells[0], [])
        if len(here) < _MOST_IN_CELL:
            here.append((found.notation, place))
        return resolution


def _are_one(one: Place, other: Place) -> bool:
    return (
        abs(one.lat - other.lat) < _CELL
        and distance_km(one.lat, one.lon, other.lat, other.lon) <= _SAME_KM
    )


def _short_codes(text: str, named: Sequence[Mention]) -> Iterator[FoundPoint]:
    """Yield the short plus codes that the name of a town follows: “4WWJ+2M, Izium”."""
    placed = {mention.start: mention.resolution for mention in named if mention.resolution}
    for start, end in short_plus_codes(text):
        comma = text.startswith(",", end)
        town = placed.get(end + comma + 1) if text[end + comma : end + comma + 1] == " " else None
        if town is not None and town.place.precision in POINTS:
            point = recovered(text[start:end], (town.place.lat, town.place.lon))
            yield FoundPoint(start, end, Notation.PLUS_CODE, point)


_About = Callable[[LatLon], tuple[tuple[Place, float], ...]]


def _resolution(
    text: str, found: FoundPoint, point: LatLon, about: _About, others: Sequence[LatLon]
) -> Resolution:
    point = _rounded(point)
    reasons = [
        say(
            "the report gives it as {kind}, read as {point}",
            kind=say(found.notation.value),
            point=_written(point),
        )
    ]
    settlements = about(point)
    if settlements:
        nearest, km = settlements[0]
        reasons.append(
            say(
                "the nearest settlement of the gazetteer is {place}, {km} km away",
                place=nearest.name,
                km=f"{km:.0f}",
            )
        )
    # An address says nothing to a reader that its point does not say more shortly.
    name = _written(point) if found.notation is Notation.LINK else " ".join(text.split())
    place = _place(name, point, settlements)
    if found.swapped is None or not _is_doubtful(point, found.swapped, others):
        return Resolution(place, 1.0, tuple(reasons), (), OWN)
    swapped = _rounded(found.swapped)
    reasons.append(
        say(
            "the first number is read as the latitude, but as {point} it lies nearer to the "
            "report’s other places",
            point=_written(swapped),
        )
    )
    other = _place(name, swapped, about(swapped))
    runner_up = Candidate(other, other.name, NameTier.LABEL, 1 - _DOUBTED)
    return Resolution(place, _DOUBTED, tuple(reasons), (runner_up,), OWN)


def _place(name: str, point: LatLon, settlements: Sequence[tuple[Place, float]]) -> Place:
    """Return a point as a place, in a country or region only where all settlements about it are."""
    within = [place for place, _km in settlements]
    if not settlements or settlements[0][1] > _ASHORE_KM:
        within = []
    lat, lon = point
    return place_among(within, f"{ID}{lat:.5f},{lon:.5f}", name, point, Precision.SITE)


def place_among(
    settlements: Sequence[Place], id: str, name: str, point: LatLon, precision: Precision
) -> Place:
    """Return a place that no gazetteer has, in the country and region that all settlements share.

    Each is "" where they share none.
    """
    code = country = admin1 = ""
    if len({each.country_code for each in settlements}) == 1:
        code, country = settlements[0].country_code, settlements[0].country
        if len({each.admin1 for each in settlements}) == 1:
            admin1 = settlements[0].admin1
    return Place(id, name, *point, "", "", code, admin1, precision, country=country)


def _is_doubtful(read: LatLon, swapped: LatLon, others: Sequence[LatLon]) -> bool:
    """Tell whether only the other order lies near what else the report names."""
    return (
        bool(others)
        and min(distance_km(*swapped, *other) for other in others) < _CLOSE_KM
        and min(distance_km(*read, *other) for other in others) > _FAR_KM
    )


def _points_of(named: Sequence[Mention]) -> tuple[LatLon, ...]:
    places = {
        mention.resolution.place.id: mention.resolution.place
        for mention in named
        if mention.resolution and mention.role is Role.LOCATION
    }
    points = [(each.lat, each.lon) for each in places.values() if each.precision in POINTS]
    return tuple(points[:_MOST_COMPARED])


def _rounded(point: LatLon) -> LatLon:
    # Adding zero takes the sign off a negative number that was rounded to nothing.
    lat, lon = (round(degrees, 5) + 0.0 for degrees in point)
    return lat, lon


def _written(point: LatLon) -> str:
    return "{:.5f}, {:.5f}".format(*point)
