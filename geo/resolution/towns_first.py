"""Which of several places of one name comes first where the beliefs are nearly the same."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import Place, Precision
from geo.resolution.cues import Cue
from geo.resolution.namesakes import ENGLISH_PRESS, is_town_of, people_of
from geo.resolution.senses import Sense

DWARFED = 10
"""Times as many people as in a namesake, beside whom nobody means that one and says no more."""
_LIKELY_ENOUGH = 2 / 3
"""Share of the belief in the likeliest place from which a town comes before it."""
_SEAT = 1 / 4
"""The same of a town from which a region or district is governed that bears its name too."""
_VILLAGE = 2_000
"""People of a place that a report says more of where a town of its name is as likely."""
_CITY = 500_000
"""People of a city that is meant before a region elsewhere that is called so."""


def town_first(sense: Sense, beliefs: Sequence[float]) -> list[int]:
    """Return the numbers of the candidates, the likeliest first.

    Where that is a village, a town of its country comes before it that is nearly as likely and has
    ten times its people; and so does, where no word says region, a town before the district that it
    lies in, and a capital or a large city before a region of its name.
    """
    order = sorted(range(len(sense.candidates)), key=lambda i: -beliefs[i])
    first = order[0]
    likely = ((n, beliefs[n] / beliefs[first]) for n in order[1:])
    town = next((n for n, share in likely if _goes_before(sense, n, first, share)), None)
    return order if town is None else [town, *(n for n in order if n != town)]


def _goes_before(sense: Sense, number: int, first: int, share: float) -> bool:
    """Tell whether a candidate is a town that is meant before the likeliest place."""
    town, best = sense.candidates[number].place, sense.candidates[first].place
    if share <= _SEAT or town.precision is not Precision.SETTLEMENT:
        return False
    return _is_before(sense, town, best) and share > _least(sense, town, best)


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
