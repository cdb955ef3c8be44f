"""Names without a place that a list has between two places close together, or beside a small one.

Who lists villages names them as they lie. In annotated reports 57 of 65 villages that stand between
two others, 60 km apart at most, lay within 25 km of the point midway, and 117 of 144 that begin or
end a list within 25 km of the village listed beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from geo.distance import distance_km
from geo.language import say
from geo.model import Place, Resolution
from geo.recognition.lexicon import ENGLISH_PRESS
from geo.resolution import areas
from geo.resolution.areas import Area

_BETWEEN_SHARE, _BESIDE_SHARE = 0.8, 0.6
"""Of the confidence in the places that it is listed with, how much is left for a name."""
_TOGETHER_KM = 60.0
_APART_KM = 1.0
_MOST = 2
"""Names in a row without a place."""
_SMALL = 10_000
"""People of a place below which what is listed beside it lies close to it."""


class Listed(NamedTuple):
    """Where a name without a place may stand."""

    number: int
    """Of its mention."""
    area: Area
    towns: tuple[Place, ...]
    """By which it is known."""
    confidence: float
    told: str
    """The reason."""


def listed(
    count: int,
    town: Callable[[int], Resolution | None],
    lacks_place: Callable[[int], bool],
    is_listed: Callable[[int], bool],
) -> Iterator[Listed]:
    """Yield where each name without a place may stand that a list has with others.

    Args:
        count: how many mentions there are.
        town: tells the sure town that a mention names.
        lacks_place: tells whether a mention is a name without a place.
        is_listed: tells whether a list goes on from a mention to the next.
    """
    first = 0
    while first < count:
        if not lacks_place(first):
            first += 1
            continue
        last = first
        while last + 1 < count and is_listed(last) and lacks_place(last + 1):
            last += 1
        before = first - 1 if first and is_listed(first - 1) else None
        after = last + 1 if last + 1 < count and is_listed(last) else None
        if before is not None and after is not None:
            if last - first < _MOST:
                yield from _between(range(first, last + 1), town(before), town(after))
        elif before is not None:
            goes_on = before > 0 and is_listed(before - 1)
            yield from _beside(first, town(before), town(before - 1) if goes_on else None)
        elif after is not None:
            goes_on = after + 1 < count and is_listed(after)
            yield from _beside(last, town(after), town(after + 1) if goes_on else None)
        first = last + 1


def _between(numbers: range, first: Resolution | None, last: Resolution | None) -> Iterator[Listed]:
    if first is None or last is None:
        return
    one, other = first.place, last.place
    if _APART_KM <= _km(one, other) <= _TOGETHER_KM:
        told = say(
            "listed between {place} and {other}, so it stands about there",
            place=one.name,
            other=other.name,
        )
        sure = _BETWEEN_SHARE * min(first.confidence, last.confidence)
        for number in numbers:
            yield Listed(number, areas.amid(one, other), (one, other), sure, told)


def _beside(number: int, end: Resolution | None, beyond: Resolution | None) -> Iterator[Listed]:
    if end is None or (end.place.population or 0) >= _SMALL:
        return
    if end.place.country_code in ENGLISH_PRESS:
        # Whose papers list streets by bare names.
        return
    if beyond is None or _km(end.place, beyond.place) <= _TOGETHER_KM:
        told = say("listed beside {place}, so it stands about there", place=end.place.name)
        sure = _BESIDE_SHARE * end.confidence
        yield Listed(number, areas.beside(end.place), (end.place,), sure, told)


def _km(place: Place, other: Place) -> float:
    return distance_km(place.lat, place.lon, other.lat, other.lon)
