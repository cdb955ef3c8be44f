"""A result that endangers nobody: coordinates rounded, named sites off the map.

Applied before any writer, so that every format has it. Notes in people's own words and distances
from other places are left out too: either can reveal where a site is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from math import ceil, floor

from geo.corrections import Correction, Reading, own_point
from geo.export.provenance import Provenance
from geo.geoparser import rank_places
from geo.model import Candidate, Geoparse, Mention, Place, Precision, Resolution, Seat

_DECIMALS = 1
"""Of a degree: 11 km from south to north."""
_OWN_POINT = "correction:"
REASON = "a named site, left out on purpose"
"""`Mention.reason_unplaced` of a site."""
_DISTANCE = re.compile(r"\d[\d.,]*\s*km\b")
_NOTED = re.compile(
    r"((?:no place: )?(?:confirmed|corrected|added) by .*? on \d{4}-\d\d-\d\d): .*", re.DOTALL
)
"""What `Correction.sentence` is with a note, and all before the note."""


def discreet(result: Geoparse) -> Geoparse:
    """Return `result` with coordinates rounded to 0.1 degree and every named site unplaced."""
    mentions = tuple(_mention(mention) for mention in result.mentions)
    return Geoparse(result.report, mentions, rank_places(mentions))


def discreet_provenance(provenance: Provenance) -> Provenance:
    """Return `provenance` to stand with a discreet result: its corrections tell no more.

    A correction that names a site is left out, since its anchor may reveal it; the others lose
    their notes.
    """
    return replace(
        provenance, discreet=True, corrections=tuple(_corrections(provenance.corrections))
    )


def _mention(mention: Mention) -> Mention:
    resolution = mention.resolution
    if resolution is None:
        return replace(mention, reason_unplaced=_reason_unplaced(mention.reason_unplaced))
    if resolution.place.precision is Precision.SITE:
        return replace(mention, resolution=None, reason_unplaced=REASON)
    return replace(mention, resolution=_resolution(resolution))


def _resolution(resolution: Resolution) -> Resolution:
    return replace(
        resolution,
        place=_place(resolution.place),
        reasons=_reasons(resolution.reasons),
        alternatives=tuple(
            _candidate(candidate)
            for candidate in resolution.alternatives
            if candidate.place.precision is not Precision.SITE
        ),
    )


def _candidate(candidate: Candidate) -> Candidate:
    return replace(candidate, place=_place(candidate.place), reasons=_reasons(candidate.reasons))


def _reasons(reasons: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out distances, three of which give the exact point, and notes."""
    without_notes = (_NOTED.sub(r"\1", each) for each in reasons)
    return tuple(each for each in without_notes if not _DISTANCE.search(each))


def _reason_unplaced(reason: str | None) -> str | None:
    """Return the first sentence: those after it tell of places that may have been meant."""
    return reason and _NOTED.sub(r"\1", reason.partition(";")[0])


def _corrections(corrections: tuple[Correction, ...]) -> Iterator[Correction]:
    for correction in corrections:
        readings = (correction.old, correction.new)
        if not any(each and each.place and _is_site(each.place) for each in readings):
            old, new = map(_reading, readings)
            yield replace(correction, old=old, new=new, note="")


def _reading(reading: Reading | None) -> Reading | None:
    if reading is None or reading.place is None:
        return reading
    return replace(reading, place=_place(reading.place))


def _is_site(place: Place) -> bool:
    return place.precision is Precision.SITE


def _place(place: Place) -> Place:
    lat, lon = _rounded(place.lat), _rounded(place.lon)
    id = place.id
    if id.startswith(_OWN_POINT):
        # Its id is a hash of its exact point, which could be found by trying points.
        id = own_point(place.name, lat, lon, precision=place.precision).id
    return replace(
        place,
        id=id,
        lat=lat,
        lon=lon,
        seat=_seat(place.seat) if place.seat else None,
        extent=_extent(place.extent) if place.extent else None,
    )


def _seat(seat: Seat) -> Seat:
    return replace(seat, lat=_rounded(seat.lat), lon=_rounded(seat.lon))


def _extent(extent: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Round outwards, so that it still contains everything it did."""
    west, south, east, north = extent
    tenths = 10**_DECIMALS
    return (
        floor(west * tenths) / tenths,
        floor(south * tenths) / tenths,
        ceil(east * tenths) / tenths,
        ceil(north * tenths) / tenths,
    )


def _rounded(degrees: float) -> float:
    # Adding zero takes the sign off a negative number that was rounded to nothing.
    return round(degrees, _DECIMALS) + 0.0
