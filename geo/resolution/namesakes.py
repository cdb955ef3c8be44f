"""Towns and areas of one name: which of them a bare name means."""

from __future__ import annotations

from collections.abc import Sequence

from geo.gazetteer.regionwords import level
from geo.model import POINTS, Candidate, NameTier, Place, Precision
from geo.resolution.senses import has_more

_EXACT = (NameTier.LABEL, NameTier.NAME)
_LARGE = 100_000
"""People of a town beside which nobody means a province abroad by its bare name."""


def is_town_of(town: Place, area: Place) -> bool:
    """Tell whether a settlement lies in the first-level region that an area is, or is part of."""
    return town.precision is Precision.SETTLEMENT and (town.country_code, town.admin1) == (
        area.country_code,
        area.admin1,
    )


def is_seat_of(town: Place, region: Place) -> bool:
    """Tell whether a region called as a town is governed from there."""
    return (
        region.precision is Precision.REGION
        and region.name == town.name
        and region.seat is not None
        and (region.seat.lat, region.seat.lon) == (town.lat, town.lon)
    )


def is_large_town(candidate: Candidate) -> bool:
    """Tell whether nobody means a province abroad by the name: Gaza's before Mozambique's."""
    large = (candidate.place.population or 0) >= _LARGE
    return large and candidate.tier in _EXACT and candidate.place.precision in POINTS


def says_less(surface: str, area: Place) -> bool:
    """Tell whether the report leaves out a word of the label: "Dayr az Zawr" for a governorate."""
    return has_more(area, surface) or (level(area.name) > 0 and level(surface) == 0)


def most_people(labels: Sequence[Place], town: Place) -> int:
    """Return the people of the largest of `labels`, districts aside that the town lies in.

    The district called Gaza does not outrank Gaza City.
    """
    others = (p for p in labels if p.precision is not Precision.DISTRICT or not is_town_of(town, p))
    return max((place.population or 0 for place in others), default=0)
