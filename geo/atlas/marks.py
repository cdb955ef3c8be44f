"""The places of an archive as the map draws them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from geo.atlas.questions import Found
from geo.gazetteer import open_gazetteer
from geo.maps import Pin, Shape
from geo.maps.pins import shape_of
from geo.model import Place, Precision
from geo.presentation.localised import name_of

_BARE = (Precision.SETTLEMENT, Precision.SITE)
"""Of which the map shows no more than the archive says."""


def place_of(found: Found, *, whole: bool = True) -> Place:
    """Return a place of the archive with what the gazetteer knows of it.

    Args:
        found: the place.
        whole: ask the gazetteer of settlements and sites too.
    """
    precision = Precision(found.kind)
    known = None
    if whole or precision not in _BARE:
        known = open_gazetteer().place(found.id)
    if known is None:
        return Place(
            id=found.id,
            name=found.name,
            lat=found.lat,
            lon=found.lon,
            feature_class="",
            feature_code="",
            country_code=found.country,
            admin1=found.region,
            precision=precision,
            country=_country(found.country),
        )
    # The archive's own gazetteer may have been another: its point counts.
    return replace(known, name=found.name, lat=found.lat, lon=found.lon, precision=precision)


def marks_of(places: Iterable[Found]) -> tuple[Pin, ...]:
    """Return the marks of places in the language in use, each as large as its mentions are many."""
    return tuple(_marks(list(places)))


def _marks(several: Sequence[Found]) -> Iterator[Pin]:
    named = {(each.lat, each.lon) for each in several}
    for found in several:
        place = place_of(found, whole=False)
        shape = shape_of(place)
        seat = place.seat if shape is Shape.REGION else None
        # A mark on that of the town that a region is governed from would be parted from it by none.
        at = seat if seat and (seat.lat, seat.lon) not in named else place
        yield Pin(replace(place, name=name_of(place)), at.lat, at.lon, shape, found.mentions)


def _country(code: str) -> str:
    country = open_gazetteer().country(code) if code else None
    return country.name if country else code
