"""Towns and areas of one name: which of them a bare name means."""

from __future__ import annotations

from collections.abc import Sequence

from geo.gazetteer.regionwords import level
from geo.gazetteer.villages import is_village_tier
from geo.model import EXACT, POINTS, Candidate, Place, Precision
from geo.recognition.lexicon import ENGLISH_PRESS
from geo.resolution.meant import has_more

_LARGE = 100_000
"""People of a town beside which nobody means a province abroad by its bare name."""
_UNKNOWN_TOWN, _UNKNOWN_VILLAGE = 2_000, 200
_WORLD_CITY, _CAPITAL_CITY = 1_000_000, 100_000
"""People of a city, and of a capital, that reports from any country name without a further word."""
_TOWN = 20_000
"""People of a town that reports from its own country do."""
_OVERSHADOWED = 20
"""How many times as many people it has as a namesake that is not thought of beside it."""
NEAR_KM = 100.0
"""Of a sure place of the report: so near, a village is meant for all that."""


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
    return large and candidate.tier in EXACT and candidate.place.precision in POINTS


def says_less(surface: str, area: Place) -> bool:
    """Tell whether the report leaves out a word of the label: "Dayr az Zawr" for a governorate."""
    return has_more(area, surface) or (level(area.name) > 0 and level(surface) == 0)


def most_people(labels: Sequence[Place], town: Place) -> int:
    """Return the people of the largest of `labels`, districts aside that the town lies in.

    The district called Gaza does not outrank Gaza City.
    """
    others = (p for p in labels if p.precision is not Precision.DISTRICT or not is_town_of(town, p))
    return max((place.population or 0 for place in others), default=0)


def people_of(place: Place) -> int:
    """Return how many live in a place; where that is unknown what such places often have."""
    if place.population or place.precision is not Precision.SETTLEMENT:
        return place.population or 0
    return _UNKNOWN_VILLAGE if is_village_tier(place) else _UNKNOWN_TOWN


def is_reported(place: Place) -> bool:
    """Tell whether the place was added by hand because conflict reports name it."""
    return place.id.startswith("dateline:")


def is_overshadowed(place: Place, called: Sequence[Place]) -> bool:
    """Tell whether a report would say which one it means, if it meant this one.

    Riyadh is a quarter of Khartoum too, and Berlin a village of Russia.

    Args:
        place: one that may be meant.
        called: all that bear the name.
    """
    return place.country_code not in ENGLISH_PRESS and any(
        is_world_city(other)
        for other in _larger(place, called)
        if other.country_code != place.country_code
    )


def is_outgrown_at_home(place: Place, called: Sequence[Place]) -> bool:
    """Tell the same of a place far from all that a report names, by a town of its own country.

    Of the villages that were added because reports name them, some are called as such towns are.
    """
    return any(
        other.country_code == place.country_code
        and other.precision in POINTS
        and (other.population or 0) >= _TOWN
        for other in _larger(place, called)
    )


def is_outgrown_abroad(place: Place, called: Sequence[Place]) -> bool:
    """Tell the same by a large town of another country, where nothing speaks for its own.

    Kaya by itself is in Burkina Faso, and not the crossing of South Sudan.
    """
    return any(
        other.country_code != place.country_code
        and other.precision in POINTS
        and (other.population or 0) >= _LARGE
        for other in _larger(place, called)
    )


def _larger(place: Place, called: Sequence[Place]) -> Sequence[Place]:
    """Return those beside which it is not thought of."""
    if place.precision not in POINTS and place.precision is not Precision.DISTRICT:
        return ()
    most = people_of(place) * _OVERSHADOWED
    return [other for other in called if (other.population or 0) >= most]


def is_world_city(place: Place) -> bool:
    """Tell whether the place is a city that readers everywhere know by its name alone."""
    least = _CAPITAL_CITY if place.feature_code == "PPLC" else _WORLD_CITY
    return place.precision is Precision.SETTLEMENT and (place.population or 0) >= least
