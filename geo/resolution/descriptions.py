"""The words of a report that describe a place by a town: "15 km north of Izium".

What is read ends where a town's name begins and reaches back for a bounded number
of characters, so that a long text takes time in proportion to its names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from geo.model import Place
from geo.resolution import areas
from geo.resolution.areas import Area, Distance
from geo.resolution.grammar import ENGLISH, Grammar, grammar, told

_REACH = 140
_GATE = 80
_AFTER = 60
"""Code points before and after a name that are looked at."""
_FEW = 0.5
"""Of what "several" counts, how far it may be off."""
_STEPS = (50, 10, 5, 1)
_ROAD_CODE = re.compile(r"[A-Z]{1,2}-?0\d|T-?\d\d-?\d\d")
"""Numbers that only roads have: weapons have none that begin with 0."""


class Kind(StrEnum):
    """What the words say, where other words can say as much."""

    DISTANCE = "distance"
    DIRECTION = "direction"
    OUTSKIRTS = "outskirts"
    COUNTRYSIDE = "countryside"
    BETWEEN = "between"
    MIDWAY = "midway"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Description:
    """What a phrase about one or two names says; offsets count in the report's text."""

    start: int
    end: int
    area: Area
    share: float
    """Of the confidence in the towns, how much is left for the place that they describe."""
    towards: float | None = None
    """The bearing in degrees where the words give a direction alone, and no distance."""
    kind: Kind = Kind.OTHER
    bearing: float | None = None
    """In degrees, where the words give a direction."""
    km: float | None = None
    """The distance that they give."""


def grammar_of(language: str) -> Grammar:
    """Return how a language describes places."""
    return grammar("descriptions", language)


def by_one(
    text: str, first: int, span: tuple[int, int], place: Place, words: Grammar | None = None
) -> Description | None:
    """Return what the words about the name of a town describe by it.

    Args:
        text: the report's text.
        first: where the words may begin.
        span: (start, end) of the town's name.
        place: the town.
        words: how the language around it describes places, None for English.
    """
    words = words or grammar_of(ENGLISH)
    name, end = span
    lead = text[max(first, name - _REACH) : name]
    after = text[end : end + _AFTER]
    offset = name - len(lead)
    if edge := words["own-edge-after"].match(after):
        head = words["lead-before"].search(lead)
        if head is None:
            return None
        about = _about(head.start(), place, edge, words.bearing(edge))
        return _described(about, offset, end + edge.end())
    if words["goes-on-after"].match(after):
        return None
    if edge := words["edge-after"].match(after):
        head = words["side-before"].search(lead)
        if head is None:
            return None
        about = _about(head.start(), place, edge, words.bearing(head))
        return _described(about, offset, end + edge.end())
    if not words.allows("gate", lead[-_GATE:]):
        return None
    for read in (_distance, _rural, _outskirts, _direction, _numbered):
        if found := read(lead, after, place, words):
            return _described(found, offset, end)
    return None


def by_two(
    text: str,
    first: int,
    spans: tuple[tuple[int, int], tuple[int, int]],
    places: tuple[Place, Place],
    words: Grammar | None = None,
) -> Description | None:
    """Return what the words about the names of two towns, one after the other, describe by both.

    Args:
        text: the report's text.
        first: where the words may begin.
        spans: (start, end) of the two names.
        places: the two towns.
        words: how the language around them describes places, None for English.
    """
    words = words or grammar_of(ENGLISH)
    (name, middle), (other, end) = spans
    if other - middle > _AFTER:
        return None
    lead, gap = text[max(first, name - _REACH) : name], text[middle:other]
    offset, after = name - len(lead), text[end : end + _AFTER]
    if words["dash"].fullmatch(gap):
        head, road = words["article-before"].search(lead), words["road-after"].match(after)
        if head and road:
            return _between(offset + head.start(), end + road.end(), places, Kind.OTHER)
        if head := words["road-before"].search(lead):
            return _between(offset + head.start(), end, places, Kind.OTHER)
    if words["goes-on-after"].match(after) or not (joint := words["joint"].fullmatch(gap)):
        return None
    if joint["and"] and (side := words["direction"].search(lead)):
        alone = words["pair-ends"].match(after)
        return _beside_both(offset, lead, side, end, places, words) if alone else None
    head = words["pair"].search(lead)
    if head is None:
        return None
    midway = told(head, "midway")
    if not head["way"]:
        between = head["between"] and joint["and"]
        apart = not between and not (midway and head["from"])
        if apart or words["tie-before"].search(lead[: head.start()]):
            return None
    kind = Kind.MIDWAY if midway else Kind.BETWEEN
    return _between(offset + head.start(), end, places, kind)


def _beside_both(
    offset: int,
    lead: str,
    match: re.Match[str],
    end: int,
    places: tuple[Place, Place],
    words: Grammar,
) -> Description | None:
    """Return what lies in a direction of two towns: "west of Izium and Lyman"."""
    bearing = words.bearing(match)
    if bearing is None or words["distance"].search(lead):
        return None
    if words["part-before"].search(lead[: match.start()]):
        return None
    area = areas.in_direction_of_both(*places, bearing, close=told(match, "close"))
    return Description(offset + match.start(), end, area, 0.8, bearing) if area else None


def _between(start: int, end: int, places: tuple[Place, Place], kind: Kind) -> Description | None:
    area = areas.midway(*places) if kind is Kind.MIDWAY else areas.between(*places)
    return Description(start, end, area, 0.85, kind=kind) if area else None


class _Found(NamedTuple):
    """What words before a name say of it, from `start` of what stands before it."""

    start: int
    area: Area
    share: float
    kind: Kind = Kind.OTHER
    bearing: float | None = None
    km: float | None = None


def _described(found: _Found, offset: int, end: int) -> Description:
    start, area, share, kind, bearing, km = found
    towards = bearing if kind is Kind.DIRECTION else None
    return Description(offset + start, end, area, share, towards, kind, bearing, km)


def _about(start: int, place: Place, edge: re.Match[str], bearing: float | None) -> _Found:
    """Return the edge of a town, or the country about it where the words say so."""
    if told(edge, "rural"):
        return _Found(start, areas.countryside(place, bearing), 0.85, Kind.COUNTRYSIDE, bearing)
    return _Found(start, areas.outskirts(place, bearing), 0.85, Kind.OUTSKIRTS, bearing)


def _distance(lead: str, after: str, place: Place, words: Grammar) -> _Found | None:
    match = words["distance"].search(lead)
    if match is None:
        return None
    how = words.how_exact(match)
    bearing = words.bearing(match)
    if bearing is None:
        # "30 km of road" is no distance from anything, "within 30 km of Izium" is.
        if told(match, "loose") and how != "below":
            return None
        if words["onward-after"].match(after):
            return None
    distance = _read(match["number"], match["upper"], match["unit"], how, words)
    if distance.km > areas.LARGEST_KM:
        return None
    fine = bearing is not None and bearing % 45 != 0
    area = areas.at_distance(place, distance, bearing, fine=fine)
    # No other words are as exact as "about 30 km" or "over a hundred miles".
    kind = Kind.OTHER if how or match["upper"] else Kind.DISTANCE
    share = 0.8 if bearing is None else 0.9
    return _Found(match.start(), area, share, kind, bearing, distance.km)


def _direction(lead: str, _after: str, place: Place, words: Grammar) -> _Found | None:
    match = words["direction"].search(lead)
    if match is None or words["part-before"].search(lead[: match.start()]):
        return None
    bearing = words.bearing(match)
    if bearing is None or words["distance"].search(lead):
        return None
    area = areas.in_direction(place, bearing, close=told(match, "close"))
    return _Found(match.start(), area, 0.85, Kind.DIRECTION, bearing)


def _outskirts(lead: str, _after: str, place: Place, words: Grammar) -> _Found | None:
    match = words["outskirts"].search(lead)
    if match is None:
        return None
    bearing = words.bearing(match)
    area = areas.outskirts(place, bearing)
    return _Found(match.start(), area, 0.9, Kind.OUTSKIRTS, bearing)


def _rural(lead: str, _after: str, place: Place, words: Grammar) -> _Found | None:
    match = words["rural"].search(lead)
    if match is None:
        return None
    bearing = words.bearing(match)
    area = areas.countryside(place, bearing)
    return _Found(match.start(), area, 0.8, Kind.COUNTRYSIDE, bearing)


def _numbered(lead: str, _after: str, place: Place, words: Grammar) -> _Found | None:
    match = words["numbered"].search(lead)
    if match is None:
        return None
    road = match["kind"] or match["called"] or _ROAD_CODE.fullmatch(match["code"])
    if not road and not words["on-before"].search(lead[: match.start()]):
        return None
    return _Found(match.start(), areas.around(place), 0.8)


def _read(number: str, upper: str | None, unit: str, how: str, words: Grammar) -> Distance:
    """Return a distance as it is written, with half the step to which it is rounded."""
    km = words.value("unit", unit) or 1.0
    low, rounding = _number(number, words)
    if upper:
        high, _ = _number(upper, words)
        low, rounding = (low + high) / 2, abs(high - low) / 2
    if how == "about":
        rounding *= 2
    elif how == "below":
        low, rounding = low * 0.75, low * 0.25
    elif how == "above":
        low, rounding = low * 1.15, rounding + low * 0.15
    return Distance(low * km, rounding * km)


def _number(written: str, words: Grammar) -> tuple[float, float]:
    """Return a number, and half of the step to which it is rounded."""
    few = words.value("few", written)
    if few is not None:
        return few, few * _FEW
    value = words.value("number", written)
    if value is None:
        value = words.decimal(written)
    if value >= 1_000:
        return value, 50.0
    if value != int(value):
        return value, 0.05 if value >= 1 else 0.25
    step = next(step for step in _STEPS if value % step == 0)
    # "50 km" is as exact as "40 km", and a hundred as any other number of tens.
    return value, (min(step, 10) if value < 100 else step) / 2
