"""Which of several places of one name comes first where the beliefs are nearly the same."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import NameTier, Place, Precision
from geo.resolution.cues import Cue
from geo.resolution.namesakes import is_town_of, people_of
from geo.resolution.senses import Sense

DWARFED = 10
"""Times as many people as in a namesake, beside whom nobody means that one and says no more."""
_LIKELY_ENOUGH = 2 / 3
"""Share of the belief in the likeliest place from which a town comes before it."""
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
    best = sense.candidates[order[0]].place
    towns = [
        n
        for n in order
        if beliefs[n] > _LIKELY_ENOUGH * beliefs[order[0]]
        and sense.candidates[n].place.precision is Precision.SETTLEMENT
        and _goes_before(sense, sense.candidates[n].place, best)
        and sense.candidates[n].tier in (NameTier.LABEL, NameTier.NAME, NameTier.FOLDED)
    ]
    return sorted(order, key=lambda n: n not in towns[:1])


def _goes_before(sense: Sense, town: Place, best: Place) -> bool:
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
