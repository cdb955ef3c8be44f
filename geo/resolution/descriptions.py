"""The words of a report that describe a place by a town: "15 km north of Izium".

English alone. What is read ends where a town's name begins and reaches back for a bounded number
of characters, so that a long text takes time in proportion to its names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.model import Place
from geo.resolution import areas
from geo.resolution import description_words as words
from geo.resolution.areas import Area, Distance

_REACH = 140
_GATE = 80
_AFTER = 60
"""Code points before and after a name that are looked at."""
_FEW = 0.5
"""Of what "several" counts, how far it may be off."""
_STEPS = (50, 10, 5, 1)


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


def by_one(text: str, first: int, span: tuple[int, int], place: Place) -> Description | None:
    """Return what the words about the name of a town describe by it.

    Args:
        text: the report's text.
        first: where the words may begin.
        span: (start, end) of the town's name.
        place: the town.
    """
    name, end = span
    lead = text[max(first, name - _REACH) : name]
    after = text[end : end + _AFTER]
    offset = name - len(lead)
    if edge := words.OWN_EDGE_AFTER.match(after):
        head = words.LEAD_BEFORE.search(lead)
        if head is None:
            return None
        area = (areas.countryside if edge["rural"] else areas.outskirts)(
            place, _bearing("side", edge["side"])
        )
        return Description(offset + head.start(), end + edge.end(), area, 0.85)
    if words.GOES_ON.match(after):
        return None
    if edge := words.EDGE_AFTER.match(after):
        head = words.SIDE_BEFORE.search(lead)
        if head is None:
            return None
        side = _bearing("side", head["side"] or head["alone"])
        area = (areas.countryside if edge["rural"] else areas.outskirts)(place, side)
        return Description(offset + head.start(), end + edge.end(), area, 0.85)
    if not words.GATE.search(lead[-_GATE:]):
        return None
    for read in (_distance, _rural, _outskirts, _direction, _numbered):
        if found := read(lead, after, place):
            start, area, share, *towards = found
            return Description(offset + start, end, area, share, *towards)
    return None


def by_two(
    text: str,
    first: int,
    spans: tuple[tuple[int, int], tuple[int, int]],
    places: tuple[Place, Place],
) -> Description | None:
    """Return what the words about the names of two towns, one after the other, describe by both.

    Args:
        text: the report's text.
        first: where the words may begin.
        spans: (start, end) of the two names.
        places: the two towns.
    """
    (name, middle), (other, end) = spans
    if other - middle > _AFTER:
        return None
    lead, gap = text[max(first, name - _REACH) : name], text[middle:other]
    offset, after = name - len(lead), text[end : end + _AFTER]
    if words.DASH.fullmatch(gap):
        head, road = words.ARTICLE.search(lead), words.ROAD_AFTER.match(after)
        if head and road:
            return _between(offset + head.start(), end + road.end(), places)
    if words.GOES_ON.match(after) or not (joint := words.JOINT.fullmatch(gap)):
        return None
    if joint[1].lower() == "and" and (side := words.DIRECTION.search(lead)):
        return (
            _beside_both(offset, lead, side, end, places) if words.PAIR_ENDS.match(after) else None
        )
    head = words.PAIR.search(lead)
    if head is None:
        return None
    midway = head["midway"] is not None
    if not head["way"]:
        between = head["how"].lower() == "between" and joint[1].lower() == "and"
        apart = not between and not (midway and head["how"].lower() == "from")
        if apart or words.TIE_BEFORE.search(lead[: head.start()]):
            return None
    return _between(offset + head.start(), end, places, midway=midway)


def _beside_both(
    offset: int, lead: str, match: re.Match[str], end: int, places: tuple[Place, Place]
) -> Description | None:
    """Return what lies in a direction of two towns: "west of Izium and Lyman"."""
    bearing = _bearing("direction", match["direction"])
    if bearing is None or words.DISTANCE.search(lead):
        return None
    if words.PART_BEFORE.search(lead[: match.start()]):
        return None
    area = areas.in_direction_of_both(*places, bearing, close=match["close"] is not None)
    return Description(offset + match.start(), end, area, 0.8, bearing) if area else None


def _between(
    start: int, end: int, places: tuple[Place, Place], *, midway: bool = False
) -> Description | None:
    area = areas.midway(*places) if midway else areas.between(*places)
    return Description(start, end, area, 0.85) if area else None


_Found = tuple[int, Area, float] | tuple[int, Area, float, float] | None


def _distance(lead: str, after: str, place: Place) -> _Found:
    match = words.DISTANCE.search(lead)
    if match is None:
        return None
    how = words.KINDS.get(words.bare(match["exact"] or ""), "")
    direction = match["direction"]
    # "30 km of road" is no distance from anything, "within 30 km of Izium" is.
    if not direction and match["of"].lower() == "of" and how != "below":
        return None
    if not direction and words.ONWARD_AFTER.match(after):
        return None
    distance = _read(match["number"], match["upper"], match["unit"], how)
    if distance.km > areas.LARGEST_KM:
        return None
    bearing = _bearing("direction", direction) if direction else None
    if bearing is None and direction:
        bearing = _bearing("abbreviation", direction)
    fine = bearing is not None and bearing % 45 != 0
    area = areas.at_distance(place, distance, bearing, fine=fine)
    return match.start(), area, 0.8 if bearing is None else 0.9


def _direction(lead: str, _after: str, place: Place) -> _Found:
    match = words.DIRECTION.search(lead)
    if match is None or words.PART_BEFORE.search(lead[: match.start()]):
        return None
    bearing = _bearing("direction", match["direction"])
    if bearing is None or words.DISTANCE.search(lead):
        return None
    area = areas.in_direction(place, bearing, close=match["close"] is not None)
    return match.start(), area, 0.85, bearing


def _outskirts(lead: str, _after: str, place: Place) -> _Found:
    match = words.OUTSKIRTS.search(lead)
    if match is None:
        return None
    return match.start(), areas.outskirts(place, _bearing("side", match["side"])), 0.9


def _rural(lead: str, _after: str, place: Place) -> _Found:
    match = words.RURAL.search(lead)
    if match is None:
        return None
    side = _bearing("side", match["side"] or match["inner"] or match["other"])
    return match.start(), areas.countryside(place, side), 0.8


def _numbered(lead: str, _after: str, place: Place) -> _Found:
    match = words.NUMBERED.search(lead)
    if match is None:
        return None
    told = match["kind"] or match["called"] or words.ROAD_CODE.fullmatch(match["code"])
    if not told and not words.ON_BEFORE.search(lead[: match.start()]):
        return None
    return match.start(), areas.around(place), 0.8


def _bearing(kind: str, word: str | None) -> float | None:
    return words.VALUES.get((kind, words.bare(word))) if word else None


def _read(number: str, upper: str | None, unit: str, how: str) -> Distance:
    """Return a distance as it is written, with half the step to which it is rounded."""
    km = words.VALUES["unit", words.bare(unit)]
    low, rounding = _number(number)
    if upper:
        high, _ = _number(upper)
        low, rounding = (low + high) / 2, abs(high - low) / 2
    if how == "about":
        rounding *= 2
    elif how == "below":
        low, rounding = low * 0.75, low * 0.25
    elif how == "above":
        low, rounding = low * 1.15, rounding + low * 0.15
    return Distance(low * km, rounding * km)


def _number(written: str) -> tuple[float, float]:
    """Return a number, and half of the step to which it is rounded."""
    few = words.VALUES.get(("few", words.bare(written)))
    if few is not None:
        return few, few * _FEW
    value = words.VALUES.get(("number", words.bare(written)))
    if value is None:
        value = float(written.replace(",", ""))
    if value >= 1_000:
        return value, 50.0
    if value != int(value):
        return value, 0.05 if value >= 1 else 0.25
    step = next(step for step in _STEPS if value % step == 0)
    # "50 km" is as exact as "40 km", and a hundred as any other number of tens.
    return value, (min(step, 10) if value < 100 else step) / 2
