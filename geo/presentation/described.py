"""What a report describes rather than names, in the words of the page's language."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from geo.language import Sentence, current, say, translated
from geo.model import POINTS, Geoparse, Mention, Place
from geo.nesting import nested
from geo.report.language import language_at
from geo.resolution.described_places import is_phrase
from geo.resolution.descriptions import Description, Kind, by_one, by_two, grammar_of

_ISOLATES = str.maketrans("", "", "\u2068\u2069")
"""Marks about what stands in a sentence; a name is isolated as a whole, and drawn in pictures."""
_TOWARDS = {
    0: say("north"),
    45: say("northeast"),
    90: say("east"),
    135: say("southeast"),
    180: say("south"),
    225: say("southwest"),
    270: say("west"),
    315: say("northwest"),
}
_SIDES = {
    0: say("in the north"),
    45: say("in the northeast"),
    90: say("in the east"),
    135: say("in the southeast"),
    180: say("in the south"),
    225: say("in the southwest"),
    270: say("in the west"),
    315: say("in the northwest"),
}


def described_names(result: Geoparse, name_of: Callable[[Place], str]) -> Iterator[tuple[str, str]]:
    """Yield ids of places that a report describes in another language than the page's, with words.

    Where no words of the page can say as much there are none: the report's own stand.

    Args:
        result: the report with its places under their labels.
        name_of: what a town is called in the page's language.
    """
    spoken_at = language_at(result.report)
    for outer, inner in nested(result.mentions):
        if outer.resolution is None or not is_phrase(outer):
            continue
        spoken = spoken_at(outer.start)
        if spoken == current():
            continue
        towns = [(mention, place) for mention in inner if (place := _town(mention)) is not None]
        said = _read(result.report.text, outer, towns, spoken)
        if said is not None and (told := _words(said, [name_of(place) for _, place in towns])):
            yield outer.resolution.place.id, translated(told).translate(_ISOLATES)


def _town(mention: Mention) -> Place | None:
    found = mention.resolution
    return found.place if found and found.place.precision in POINTS else None


def _read(
    text: str, outer: Mention, towns: list[tuple[Mention, Place]], spoken: str
) -> Description | None:
    """Return what a phrase says, None where it is not about one or two towns alone."""
    words = grammar_of(spoken)
    spans = [(mention.start, mention.end) for mention, _ in towns]
    places = [place for _, place in towns]
    said = None
    if len(towns) == 1:
        said = by_one(text, outer.start, spans[0], places[0], words)
    elif len(towns) == 2:
        said = by_two(text, outer.start, (spans[0], spans[1]), (places[0], places[1]), words)
    whole = said is not None and (said.start, said.end) == (outer.start, outer.end)
    return said if whole else None


def _words(said: Description, names: list[str]) -> Sentence | None:
    place, other = names[0], names[-1]
    match said.kind:
        case Kind.BETWEEN:
            return say("between {place} and {other}", place=place, other=other)
        case Kind.MIDWAY:
            return say("halfway between {place} and {other}", place=place, other=other)
        case Kind.OTHER:
            return None
    if said.bearing is None:
        return _all_round(said, place)
    if said.bearing not in _TOWARDS:
        return None
    towards, side = _TOWARDS[int(said.bearing)], _SIDES[int(said.bearing)]
    match said.kind:
        case Kind.DISTANCE:
            km = _plain(said.km)
            return say("{km} km {direction} of {place}", km=km, direction=towards, place=place)
        case Kind.DIRECTION:
            return say("{direction} of {place}", direction=towards, place=place)
        case Kind.OUTSKIRTS:
            return say("outskirts of {place}, {side}", place=place, side=side)
        case _:
            return say("countryside of {place}, {side}", place=place, side=side)


def _all_round(said: Description, place: str) -> Sentence | None:
    match said.kind:
        case Kind.DISTANCE:
            return say("{km} km from {place}", km=_plain(said.km), place=place)
        case Kind.OUTSKIRTS:
            return say("outskirts of {place}", place=place)
        case Kind.COUNTRYSIDE:
            return say("countryside of {place}", place=place)
    return None


def _plain(km: float | None) -> float:
    """Return a distance as it is worth saying."""
    rounded = round(km or 0, 1)
    return int(rounded) if rounded == int(rounded) else rounded
