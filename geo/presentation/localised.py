"""A report's places under the names that they have in the language of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from geo.gazetteer import open_gazetteer
from geo.gazetteer.localnames import local_name, told_name
from geo.language import ENGLISH, Sentence, current
from geo.model import Geoparse, Mention, Place
from geo.presentation.described import described_names

_MOST_NAMES = 20_000
_PLACES = frozenset(("place", "country", "other"))
"""What sentences call a place in them."""


def name_of(place: Place) -> str:
    """Return what a place is called in the language in use, its label where that is not known."""
    return _name(place, current())


def localised(result: Geoparse) -> Geoparse:
    """Return a result whose places, and all that lies around them, are called so.

    It is to be looked at alone: what is corrected or written names places by their labels.
    """
    if current() == ENGLISH:
        return result
    known: dict[str, Place] = {}
    described = dict(described_names(result, name_of))

    def met_once(place: Place) -> Place:
        if place.id not in known:
            told = named(place)
            known[place.id] = replace(told, name=described.get(place.id, told.name))
        return known[place.id]

    places = tuple(map(met_once, result.places))
    met = {place.id: place for place in (*result.places, *_runners_up(result))}
    names = {place.name: met_once(place).name for place in met.values()}
    names |= {place.country: met_once(place).country for place in met.values()}

    def told(mention: Mention) -> Mention:
        found = mention.resolution
        if found is None:
            return mention
        resolution = replace(
            found,
            place=met_once(found.place),
            alternatives=tuple(replace(c, place=met_once(c.place)) for c in found.alternatives),
            reasons=tuple(_reworded(reason, names) for reason in found.reasons),
        )
        return replace(mention, resolution=resolution)

    mentions, possible = tuple(map(told, result.mentions)), tuple(map(told, result.possible))
    return replace(result, mentions=mentions, places=places, possible=possible)


def _runners_up(result: Geoparse) -> Iterator[Place]:
    for mention in result.mentions:
        if mention.resolution:
            yield from (candidate.place for candidate in mention.resolution.alternatives)


def _reworded(reason: str, names: Mapping[str, str]) -> str:
    """Return a reason with the places in it under the names of theirs that are known."""
    if not isinstance(reason, Sentence):
        return reason
    values = dict(reason.values)
    for key in _PLACES & values.keys():
        value = values[key]
        if isinstance(value, Sentence):
            values[key] = _reworded(value, names)
        elif value in names:
            values[key] = names[value]
    return Sentence(reason.form, values, reason.one)


def named(place: Place) -> Place:
    """Return a place, and all that lies around it, under these names."""
    if current() == ENGLISH:
        return place
    seat = place.seat

    def told(label: str) -> str:
        return told_name(open_gazetteer(), place.country_code, label, current())

    return replace(
        place,
        name=name_of(place),
        country=told(place.country),
        admin1=told(place.admin1),
        admin2=told(place.admin2),
        seat=replace(seat, name=_seat_name(place, seat.name)) if seat else None,
    )


def _seat_name(region: Place, name: str) -> str:
    """Return the name of a region's seat, a settlement in it that has the label `name`."""
    told = told_name(open_gazetteer(), region.country_code, name, current())
    if told != name:
        return told
    for candidate in open_gazetteer().lookup(name, limit=20):
        place = candidate.place
        if place.name == name and place.country_code == region.country_code:
            return name_of(place)
    return name


@lru_cache(_MOST_NAMES)
def _name(place: Place, language: str) -> str:
    return local_name(open_gazetteer(), place, language) if language != ENGLISH else place.name
