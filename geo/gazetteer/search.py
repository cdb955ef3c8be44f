"""Searching the gazetteer for what a person types: "Izium", "Balakliia, Kharkiv region", an id."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from geo.distance import distance_km
from geo.gazetteer import regionwords
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.regioncodes import region_codes
from geo.model import Candidate, NameTier, Place, Precision

LONGEST = 120
"""Characters of a query that count."""
_MANY = 1_000
"""More than the places that share any one name."""
_ID = re.compile(r"(?:geonames:)?(\d{1,18})|[a-z]+:[\w:.-]+")
_SURE = (NameTier.LABEL, NameTier.NAME, NameTier.FOLDED)
_ORDER = {NameTier.LABEL: 0, NameTier.NAME: 0, NameTier.DEMONYM: 0, NameTier.FOLDED: 1}
_LONGEST_REGION = 3
"""Words at the end of a query without a comma that may name a region or country."""


def search(
    gazetteer: Gazetteer, query: str, *, countries: Collection[str] = ()
) -> tuple[Candidate, ...]:
    """Return the places that a query may mean, best first.

    First come exact names, then those that differ by romanisation alone; among them those in
    `countries`, then countries, then points before areas that are called like them, then the
    largest. Every place lies in all areas that the query names; where these hold no such place, or
    are unknown, nothing is found.

    >>> from geo.gazetteer import open_gazetteer
    >>> best = search(open_gazetteer(), "Balakliia, Kharkiv region")[0].place
    >>> best.name, best.admin1, best.country
    ('Balakliia', 'Kharkiv Oblast', 'Ukraine')

    Args:
        gazetteer: where to look.
        query: a name ("Balakliia"), a name with its district, region or country after it, best
            after a comma ("Lyman, Donetsk Oblast, Ukraine"; "Springfield, IL"), or an id.
        countries: ISO 3166-1 alpha-2 codes of the countries that are likelier than others.
    """
    query = " ".join(query[:LONGEST].split())
    if by_id := _ID.fullmatch(query):
        place = gazetteer.place(f"geonames:{by_id[1]}" if by_id[1] else query)
        return (Candidate(place, place.name, NameTier.LABEL),) if place else ()
    name, *around = (part.strip() for part in query.split(","))
    around = [part for part in around if part]
    found = _within(gazetteer, name, around) if around else _by_words(gazetteer, name)

    def rank(candidate: Candidate) -> tuple[int, bool, bool, bool, int]:
        place = candidate.place
        return (
            _ORDER.get(candidate.tier, 2),
            place.country_code not in countries,
            place.precision is not Precision.COUNTRY,
            place.feature_class == "A" and candidate.tier is not NameTier.LABEL,
            -(place.population or 0),
        )

    return tuple(sorted(found, key=rank))


def lies_in(place: Place, area: Place) -> bool:
    """Tell whether a place lies in a country, region, district or informal region, or is its seat.

    An informal region has no border: what is within its radius and its country lies in it.
    """
    if place.id == area.id or area.country_code not in ("", place.country_code):
        return False
    if area.radius_km is not None:
        return distance_km(place.lat, place.lon, area.lat, area.lon) <= area.radius_km
    if area.precision is Precision.COUNTRY:
        return bool(area.country_code)
    if area.precision is Precision.DISTRICT:
        return (place.admin1, place.admin2) == (area.admin1, area.name)
    seat = area.seat
    is_seat = seat is not None and (place.lat, place.lon) == (seat.lat, seat.lon)
    return place.admin1 == area.name or is_seat


def _by_words(gazetteer: Gazetteer, query: str) -> Sequence[Candidate]:
    """Return what a query without a comma means: a name, else a name and what is around it."""
    found = gazetteer.lookup(query, limit=_MANY)
    if any(candidate.tier is not NameTier.SKELETON for candidate in found):
        return found
    words = query.split()
    for after in range(1, min(_LONGEST_REGION, len(words) - 1) + 1):
        name, outer = " ".join(words[:-after]), " ".join(words[-after:])
        inner = [c for c in _within(gazetteer, name, [outer]) if c.tier is not NameTier.SKELETON]
        if inner:
            return inner
    return found


def _within(gazetteer: Gazetteer, name: str, around: Sequence[str]) -> Sequence[Candidate]:
    """Return the places of a name that lie in every named area, else the regions of that name."""
    areas = [tuple(_areas(gazetteer, outer)) for outer in around]
    if not name or not all(areas):
        return ()

    def inside(named: Sequence[Candidate]) -> Sequence[Candidate]:
        return [c for c in named if all(any(lies_in(c.place, a) for a in each) for each in areas)]

    return inside(gazetteer.lookup(name, limit=_MANY)) or inside(_regions(gazetteer, name))


def _areas(gazetteer: Gazetteer, name: str) -> Iterator[Place]:
    """Yield the countries, regions and districts that a name or code may mean."""
    code = name.replace(".", "").upper()
    if len(code) == 2 and (country := gazetteer.country(code)):
        yield country
    for number in region_codes().get(code, ()):
        if region := gazetteer.place(f"geonames:{number}"):
            yield region
    stem = regionwords.stem(name)
    found = (*gazetteer.lookup(name, limit=_MANY), *_regions(gazetteer, stem or name))
    called = [c.place for c in found if c.tier in _SURE and _is_area(c.place)]
    if stem:
        # "Kharkiv district" is not the oblast, which is called by its seat's name too.
        wanted = Precision.REGION if regionwords.level(name) == 1 else Precision.DISTRICT
        called = [place for place in called if place.precision is wanted] or called
    yield from called


def _regions(gazetteer: Gazetteer, name: str) -> Sequence[Candidate]:
    """Return the regions whose name is this one with a word such as "Governorate" after it."""
    found = {
        candidate.place.id: candidate
        for word in regionwords.WORDS
        for candidate in gazetteer.lookup(f"{name} {word}", limit=_MANY)
        if candidate.tier in _SURE and candidate.place.feature_class == "A"
    }
    return tuple(found.values())


def _is_area(place: Place) -> bool:
    if place.precision in (Precision.COUNTRY, Precision.REGION, Precision.DISTRICT):
        return True
    return place.feature_class in "LT" and place.radius_km is not None
