"""Names that a country has abroad, beside another name: "Fizi and Baraka" lie in South Kivu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from geo.distance import distance_km
from geo.model import Candidate, NameTier, Place, Precision
from geo.resolution.senses import Sense
from geo.resolution.shortened import LATIN

_NEAR_KM = 60.0
_MOST = 8
"""Names beside one that are asked, of all its rows."""
_KM_PER_DEGREE = 111.0
"""Of latitude, by which most places are ruled out."""


def beside(senses: Sequence[Sense]) -> Mapping[int, tuple[Candidate, ...]]:
    """Return by number what senses mean that would be a country by a foreign name.

    Those are the settlements called so that lie near one called as a name in their row, which is
    no country.

    Args:
        senses: those of a report, with all villages.
    """
    foreign = [n for n, sense in enumerate(senses) if _may_be_abroad(sense)]
    if not foreign:
        return {}
    senses_of = {member: number for number, s in enumerate(senses) for member in s.members}
    found = {}
    for number in foreign:
        sense = senses[number]
        numbers = dict.fromkeys(senses_of[m] for m in sense.context.row if m in senses_of)
        row = [senses[n] for n in islice(numbers, _MOST)]
        others = [c.place for other in row if not _has_country(other) for c in _towns(other)]
        near = tuple(c for c in _towns(sense) if any(_is_near(c.place, p) for p in others))
        if near:
            found[number] = near
    return found


def _may_be_abroad(sense: Sense) -> bool:
    if not sense.context.row or sense.acts or sense.surface[:1] > LATIN:
        return False
    # Countries come first.
    return any(
        c.tier is NameTier.NAME and c.place.precision is Precision.COUNTRY
        for c in sense.candidates[:1]
    )


def _has_country(sense: Sense) -> bool:
    return any(
        c.tier is not NameTier.FOLDED and c.place.precision is Precision.COUNTRY
        for c in sense.candidates[:1]
    )


def _is_near(one: Place, other: Place) -> bool:
    close = abs(one.lat - other.lat) * _KM_PER_DEGREE <= _NEAR_KM
    return close and distance_km(one.lat, one.lon, other.lat, other.lon) <= _NEAR_KM


def _towns(sense: Sense) -> list[Candidate]:
    return [
        c
        for c in sense.candidates
        if c.tier is NameTier.LABEL and c.place.precision is Precision.SETTLEMENT
    ]
