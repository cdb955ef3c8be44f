"""Which of several places of one name comes first where the beliefs are nearly the same."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import EXACT, Place, Precision
from geo.recognition.lexicon import ENGLISH_PRESS
from geo.resolution.cues import Cue
from geo.resolution.namesakes import is_town_of, is_world_city, people_of
from geo.resolution.senses import Sense

DWARFED = 10
"""Times as many people as in a namesake, beside whom nobody means that one and says no more."""
_LIKELY_ENOUGH = 2 / 3
"""Share of the belief in the likeliest place from which a town comes before it."""
_SEAT = 1 / 4
"""The same of a town from which a region or district is governed that bears its name too."""
_WORLD_CITY = 1 / 8
"""The same of a city that readers everywhere know, where only a region has its name: New York."""
_VILLAGE = 2_000
"""People of a place that a report says more of where a town of its name is as likely."""
_CITY = 500_000
"""People of a city that is meant before a region elsewhere that is called so."""


def town_first(sense: Sense, beliefs: Sequence[float], *, alone: bool = False) -> list[int]:
    """Return the numbers of the candidates, the likeliest first.

    Where that is a village, a town of its country comes before it that is nearly as likely and has
    ten times its people; and so does, where no word says region, a town before the district that it
    lies in, and a capital or a large city before a region of its name.

    Args:
        sense: the name.
        beliefs: in its candidates.
        alone: whether the report names no other sure place.
    """
    order = sorted(range(len(sense.candidates)), key=lambda i: -beliefs[i])
    first = order[0]
    likely = ((n, beliefs[n] / beliefs[first]) for n in order[1:])
    town = next((n for n, share in likely if _goes_before(sense, n, first, share, alone)), None)
    return order if town is None else [town, *(n for n in order if n != town)]


def _goes_before(sense: Sense, number: int, first: int, share: float, alone: bool) -> bool:
    """Tell whether a candidate is a town that is meant before the likeliest place."""
    candidate, best = sense.candidates[number], sense.candidates[first].place
    town = candidate.place
    if town.precision is not Precision.SETTLEMENT:
        return False
    if alone and candidate.tier in EXACT and best.precision is Precision.REGION:
        known = is_world_city(town) and sense.context.cue is not Cue.REGION
        if known and share > _WORLD_CITY:
            return True
    return share > _SEAT and _is_before(sense, town, best) and share > _least(sense, town, best)


def _least(sense: Sense, town: Place, best: Place) -> float:
    """Return the share of the belief in the likeliest from which a town comes before it."""
    if best.precision is not Precision.SETTLEMENT or town.country_code in ENGLISH_PRESS:
        return _LIKELY_ENOUGH
    seats = (c.place.seat for c in sense.candidates)
    governs = any(seat and (seat.lat, seat.lon) == (town.lat, town.lon) for seat in seats)
    return _SEAT if governs else _LIKELY_ENOUGH


def _is_before(sense: Sense, town: Place, best: Place) -> bool:
    if best.precision is Precision.SETTLEMENT:
        return (
            people_of(best) < _VILLAGE
            and town.country_code == best.country_code
            and people_of(town) >= DWARFED * people_of(best)
        )
    if sense.context.cue is Cue.REGION or town.name != best.name:
        return False
    if best.precision is Precision.DISTRICT:
        return is_town_of(town, best)
    large = people_of(town) >= _CITY or town.feature_code == "PPLC"
    return best.precision is Precision.REGION and large
