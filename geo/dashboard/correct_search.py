"""Searching the gazetteer for the place that a name means, as a person types it."""

from __future__ import annotations

import re
from collections import Counter

from geo.gazetteer import Gazetteer
from geo.gazetteer.names import fold
from geo.model import Candidate, Geoparse, NameTier, Place

MOST = 12
LONGEST = 120
_MANY = 200
_ID = re.compile(r"(?:geonames:)?(\d{1,18})|[a-z]+:[\w:.-]+")
_TIERS = {NameTier.LABEL: 0, NameTier.NAME: 0, NameTier.DEMONYM: 0, NameTier.FOLDED: 1}


def search_places(gazetteer: Gazetteer, query: str, result: Geoparse) -> tuple[Place, ...]:
    """Return the places that a query may mean, best first, at most `MOST`.

    First stand exact names, then those that only romanisation tells apart; among them those in the
    countries that the report names places in, then the largest.

    Args:
        gazetteer: where to look.
        query: a name ("Balakliia"), a name with its region or country after a comma, or an id.
        result: the report that the place is wanted for.
    """
    query = " ".join(query[:LONGEST].split())
    by_id = _ID.fullmatch(query)
    if by_id:
        place = gazetteer.place(f"geonames:{by_id[1]}" if by_id[1] else query)
        return (place,) if place else ()
    name, *around = [part.strip() for part in query.split(",")]
    found = gazetteer.lookup(name, limit=_MANY) if name else ()
    for outer in filter(None, around):
        found = tuple(each for each in found if _lies_in(each.place, fold(outer)))
    countries = Counter(place.country_code for place in result.places)

    def rank(candidate: Candidate) -> tuple[int, bool, int]:
        place = candidate.place
        tier = _TIERS.get(candidate.tier, 2)
        return tier, not countries[place.country_code], -(place.population or 0)

    unique = {each.place.id: each.place for each in sorted(found, key=rank)}
    return tuple(unique.values())[:MOST]


def _lies_in(place: Place, outer: str) -> bool:
    around = (place.admin2, place.admin1, place.country, place.country_code)
    return any(fold(part).startswith(outer) for part in around if part)
