"""The company that a name keeps: the places that its report surely names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from geo.gazetteer.villages import is_village_tier
from geo.model import CONTAINERS, NameTier, Place, Precision
from geo.resolution.senses import Sense

_SURE = 0.5
_MOST_ANCHORS = 40


@dataclass(frozen=True, slots=True)
class Anchor:
    """A sure place, its sense, and how much it counts."""

    sense: int
    candidate: int
    """Its number among the candidates of the sense."""
    place: Place
    weight: float
    """Belief times the square root of the number of mentions."""


@dataclass(frozen=True, slots=True)
class Company:
    """The anchors of a report as one name sees them, its own left out."""

    anchors: tuple[Anchor, ...]
    peoples: Mapping[str, float]
    """Share by country code of the report's demonyms."""

    def of_country(self, code: str) -> tuple[int, float]:
        """Return how many anchors lie in a country, and their share of the weight, by its code."""
        somewhere = [anchor for anchor in self.anchors if anchor.place.country_code]
        there = [anchor.weight for anchor in somewhere if anchor.place.country_code == code]
        total = sum(anchor.weight for anchor in somewhere)
        return len(there), sum(there) / total if there else 0.0


def find_anchors(
    senses: Sequence[Sense], beliefs: Sequence[Sequence[float]], most: int = _MOST_ANCHORS
) -> tuple[Anchor, ...]:
    """Return the places that are surely meant, the weightiest first, at most `most`.

    Where no name is sure, the surest one counts, to begin somewhere.
    """
    best = [
        max(range(len(sense.candidates)), key=belief.__getitem__) if sense.counts else None
        for sense, belief in zip(senses, beliefs, strict=True)
    ]
    surest = max(
        (belief[i] for i, belief in zip(best, beliefs, strict=True) if i is not None), default=0.0
    )
    found = []
    for number, (sense, belief, index) in enumerate(zip(senses, beliefs, best, strict=True)):
        if index is not None and belief[index] >= min(_SURE, surest):
            weight = belief[index] * sqrt(len(sense.members))
            found.append(Anchor(number, index, sense.candidates[index].place, weight))
    found.sort(key=lambda anchor: -anchor.weight)
    return tuple(found[:most])


def find_peoples(senses: Sequence[Sense]) -> Mapping[str, float]:
    """Return the share of each country, by code, in the demonyms of a report."""
    weights: dict[str, float] = {}
    for sense in senses:
        best = sense.candidates[0]
        if best.tier is NameTier.DEMONYM:
            code = best.place.country_code
            weights[code] = weights.get(code, 0) + sqrt(len(sense.members))
    total = sum(weights.values())
    return {code: weight / total for code, weight in weights.items()}


def companies(
    number: int, anchors: Sequence[Anchor], peoples: Mapping[str, float]
) -> Iterator[Company]:
    """Yield the company of each of `number` senses.

    Args:
        number: how many senses the report has.
        anchors: the sure places; in a long report most senses give none and share one company.
        peoples: share of each country in the demonyms.
    """
    everyone = Company(tuple(anchors), peoples)
    places = {anchor.sense: index for index, anchor in enumerate(anchors)}
    for sense in range(number):
        index = places.get(sense)
        if index is None:
            yield everyone
        else:
            yield Company((*anchors[:index], *anchors[index + 1 :]), peoples)


def container_of(
    sense: Sense,
    senses: Sequence[Sense],
    beliefs: Sequence[Sequence[float]],
    senses_of: Mapping[int, int],
) -> Place | None:
    """Return the sure country or region that the words put it in, as in "Izium, Ukraine".

    Args:
        sense: the one to be resolved.
        senses: all of the report.
        beliefs: in their candidates.
        senses_of: mention index to sense number.
    """
    for number in dict.fromkeys(map(senses_of.get, sense.context.within)):
        if number is None or senses[number] is sense:
            continue
        candidates = senses[number].candidates
        best = max(range(len(candidates)), key=beliefs[number].__getitem__)
        place, tier = candidates[best].place, candidates[best].tier
        sure = beliefs[number][best] >= _SURE or tier is NameTier.DEMONYM
        goes_on = any(member + 1 in senses[number].context.row for member in senses[number].members)
        if sure and place.precision in CONTAINERS and not _are_peers(sense, place, goes_on=goes_on):
            return place
    return sense.region


def _are_peers(sense: Sense, place: Place, *, goes_on: bool) -> bool:
    """Tell whether the two are listed beside each other: countries, or regions in a row of some.

    "Tennessee, Texas, Washington, West Virginia" has no Washington in West Virginia, and
    "Washington, Oregon and Idaho", in which the row goes on, none in Oregon.
    """
    kinds = [c.place.precision for c in sense.candidates if not is_village_tier(c.place)]
    if kinds[:1] != [place.precision]:
        return False
    row = frozenset(sense.context.row)
    amid = any({member - 1, member + 1} <= row for member in sense.members)
    begins = goes_on and any(member + 1 in row for member in sense.members)
    # "Kharkivshchyna and Donechchyna, Sumshchyna": what can only be a region lies in none.
    apart = amid or all(kind is Precision.REGION for kind in kinds)
    return place.precision is Precision.COUNTRY or (
        place.precision is Precision.REGION and (apart or begins)
    )
