"""Coordinates that the report itself gives, as places: nothing in them is to be resolved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from geo.coordinates.finding import find_points
from geo.coordinates.found import FoundPoint
from geo.language import N_, say
from geo.model import Mention, ParagraphKind, Place, Precision, Report, Resolution, Role

OWN = N_("the report's own coordinates")
"""`Resolution.source` of a place whose coordinates the report gives."""
ID = "point:"
"""What the ids of such places begin with."""
Nearest = Callable[[float, float], tuple[Place, float] | None]
"""(lat, lon) in degrees -> the settlement nearest to it, and its distance in km."""


def written_points(report: Report, nearest: Nearest) -> tuple[Mention, ...]:
    """Return a mention for each of the coordinates in `report`, by start.

    Args:
        report: the report.
        nearest: what tells the settlement nearest to a point.
    """
    starts = [paragraph.start for paragraph in report.paragraphs]
    mentions = []
    for found in find_points(report.text):
        at = bisect_right(starts, found.start) - 1
        credit = at >= 0 and report.paragraphs[at].kind is ParagraphKind.CREDIT
        mentions.append(
            _mention(report.text, found, Role.CREDIT if credit else Role.LOCATION, nearest)
        )
    return tuple(mentions)


def _mention(text: str, found: FoundPoint, role: Role, nearest: Nearest) -> Mention:
    written = text[found.start : found.end]
    if found.point is None:
        outside = say("these coordinates lie outside the globe")
        return Mention(found.start, found.end, written, role, reason_unplaced=outside)
    lat, lon = (round(degrees, 5) + 0.0 for degrees in found.point)
    point = f"{lat:.5f}, {lon:.5f}"
    reasons = [
        say(
            "the report gives it as {kind}, read as {point}",
            kind=say(found.notation.value),
            point=point,
        )
    ]
    if near := nearest(lat, lon):
        place, km = near
        reasons.append(
            say(
                "the nearest settlement of the gazetteer is {place}, {km} km away",
                place=place.name,
                km=f"{km:.0f}",
            )
        )
    place = Place(
        id=f"{ID}{lat:.5f},{lon:.5f}",
        name=" ".join(written.split()),
        lat=lat,
        lon=lon,
        feature_class="",
        feature_code="",
        country_code="",
        admin1="",
        precision=Precision.SITE,
    )
    resolution = Resolution(place, 1.0, tuple(reasons), (), OWN)
    return Mention(found.start, found.end, written, role, resolution)
