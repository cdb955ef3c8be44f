"""What a name, and the words beside it, say of each of its candidates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import compress
from math import log10

import numpy as np

from geo.distance import distance_km
from geo.gazetteer.villages import is_village_tier
from geo.model import AREAS, CONTAINERS, EXACT, POINTS, Candidate, NameTier, Place, Precision
from geo.resolution.columns import Columns, Flags, Floats
from geo.resolution.cues import Cue
from geo.resolution.grammar import LANGUAGES, grammar
from geo.resolution.matched import is_alias, is_respelt
from geo.resolution.namesakes import (
    is_large_town,
    is_reported,
    is_seat_of,
    is_town_of,
    most_people,
    people_of,
    says_less,
)
from geo.resolution.senses import Sense
from geo.resolution.told import Told

_Given = tuple[Candidate, Sense]
"""A candidate as the report writes it, and its sense."""
_LARGEST_LOG = log10(10_000_000)
_LONGEST_ACRONYM = 4
_MANY = 5
"""Places of one name in a country, beside which no city goes by it, though it once did."""
_OWN_WORDS = tuple(grammar("cues", language)["own-word"] for language in LANGUAGES)
"""In the names of waters."""


def features_alone(
    senses: Sequence[Sense], columns: Columns, held: Sequence[Sequence[Sense]]
) -> Told:
    """Return what the names of a report, and the words beside each, say of their candidates.

    Args:
        senses: of the report.
        columns: their candidates.
        held: for each sense those that the words may put in it, as London in "London, Ontario".
    """
    written, places, starts = columns.written, columns.places, columns.starts
    label, name, folded, skeleton, demonym = (
        np.array([c.tier is tier for c in written])
        for tier in (
            NameTier.LABEL,
            NameTier.NAME,
            NameTier.FOLDED,
            NameTier.SKELETON,
            NameTier.DEMONYM,
        )
    )
    country, region, district, water = (
        np.array([place.precision is kind for place in places])
        for kind in (Precision.COUNTRY, Precision.REGION, Precision.DISTRICT, Precision.WATER)
    )
    area = np.array([place.precision in AREAS for place in places])
    point = np.array([place.precision in POINTS for place in places])
    capital = np.array([place.feature_code == "PPLC" for place in places])
    reported = np.array([is_reported(place) for place in places])
    people = np.array([people_of(place) for place in places], dtype=np.float64)
    population = np.minimum(1.0, np.log10(people + 1) / _LARGEST_LOG)
    exact = label | name
    counted = np.array([place.population or 0 for place in places]) * point
    total = columns.of_owners(np.add.reduceat(counted, starts))
    known = columns.of_owners(np.add.reduceat(people * exact, starts))
    cues = np.array([sense.context.cue for sense in senses])
    of_region, of_settlement, of_water = (
        columns.of_owners(cues == cue) for cue in (Cue.REGION, Cue.SETTLEMENT, Cue.WATER)
    )
    article = columns.of_owners(np.array([sense.context.article for sense in senses]))
    article &= np.array([is_landscape(place) for place in places])
    # "Luxembourg agreed" is said of the country.
    states = np.zeros(len(senses), dtype=np.int64)
    states[columns.owners[country & label]] = columns.countries[country & label]
    acts = columns.of_owners(np.array([sense.acts for sense in senses]))
    acts &= columns.of_owners(states) != columns.countries
    shouted = columns.of_owners(np.array([_is_shouted(sense.surface) for sense in senses]))
    dateline = columns.of_owners(np.array([sense.context.dateline for sense in senses]))
    given = [(c, senses[owner]) for c, owner in zip(written, columns.owners.tolist(), strict=True)]
    seats = np.array([place.seat is not None for place in places])
    seated = columns.of_owners(np.logical_or.reduceat(seats, starts))
    alias = np.array([is_alias(*each) for each in given])
    candidates = {
        "name": name,
        "folded": folded,
        "skeleton": skeleton,
        "demonym": demonym,
        "respelt": np.array([is_respelt(*each) for each in given]),
        "alias": alias,
        "alias_of_many": _of_many(given, alias),
        "world": label & np.array([not place.country_code for place in places]),
        "population": population,
        "largest": point * people * (total > 0) / np.maximum(total, 1),
        "best_known": exact * people / np.maximum(known, 1),
        "country": country,
        "country_by_label": country & label,
        "country_folded": country & folded,
        "region": region,
        "district": district,
        "water": water,
        "reported": reported,
        "village": np.array([is_village_tier(place) for place in places]),
        "informal": np.array([place.feature_class in "LT" for place in places]),
        "capital": capital,
        "capital_acts": capital & acts,
        "article": article,
        "own_word": _where(water, given, _has_own_word),
        "named_after_town": _where(area & ~of_region, given, _is_named_after_town),
        "seat_of_namesake": _where(point & seated, given, _is_seat_of_namesake),
        "city_as_region": _where(area & of_region, given, _is_named_city),
        "region_named": of_region & area,
        "region_not_named": of_region & ~area,
        "settlement_named": of_settlement & point,
        "settlement_not_named": of_settlement & area,
        "water_named": of_water & water,
        "water_not_named": of_water & ~water,
        "another_outranks": _outranked(columns, label, aside=article),
        "shouted_area": shouted & ~point,
        "dateline_area": dateline & ~point,
        "first": _first(columns, label & point, people),
        "holds": _holding(columns, held),
    }
    largest = np.maximum.reduceat(population, starts)
    well_known = np.logical_or.reduceat(country | reported, starts)
    none = {
        "none": np.ones(len(senses)),
        "none_small": np.where(well_known, 0.0, 1.0 - largest),
        "none_inexact": ~np.logical_or.reduceat(exact | demonym, starts),
        "none_country": np.logical_or.reduceat(country, starts),
        "none_one_word": np.array([" " not in sense.surface for sense in senses]),
    }
    return Told.of(candidates, none)


def _is_shouted(surface: str) -> bool:
    return len(surface) > _LONGEST_ACRONYM and surface.isupper()


def _where(mask: Flags, given: Sequence[_Given], test: Callable[[Place, Sense], bool]) -> Flags:
    """Return what a test tells of the candidates that it may be true of."""
    found = np.zeros(len(mask), dtype=bool)
    for number in np.flatnonzero(mask).tolist():
        candidate, sense = given[number]
        found[number] = test(candidate.place, sense)
    return found


def _has_own_word(_: Place, sense: Sense) -> bool:
    return any(each.search(sense.surface) for each in _OWN_WORDS)


def _is_named_after_town(area: Place, sense: Sense) -> bool:
    return says_less(sense.surface, area) and (
        is_large_town(sense.candidates[0])
        or any(is_town_of(other.place, area) for other in sense.candidates)
    )


def _is_seat_of_namesake(town: Place, sense: Sense) -> bool:
    return any(is_seat_of(town, c.place) for c in sense.candidates if c.place.seat)


def _is_named_city(area: Place, _: Sense) -> bool:
    return area.name.endswith(" City")


def _of_many(given: Sequence[_Given], alias: Flags) -> Floats:
    """Return of each alias how many places of its country are called so themselves, up to 1."""
    found = np.zeros(len(alias))
    counts: dict[str, Counter[str]] = {}
    for number in np.flatnonzero(alias).tolist():
        candidate, sense = given[number]
        if sense.surface not in counts:
            labels = (c.place.country_code for c in sense.everyone if c.tier is NameTier.LABEL)
            counts[sense.surface] = Counter(labels)
        many = counts[sense.surface][candidate.place.country_code]
        found[number] = min(1.0, many / _MANY)
    return found


def _outranked(columns: Columns, label: Flags, aside: Flags) -> Floats:
    """Return how many more people the largest place has that is called so itself, up to 1.

    Args:
        columns: the candidates.
        label: which are called so themselves; these are not outranked.
        aside: which others are not.
    """
    found = np.zeros(len(label))
    labelled = columns.of_owners(np.logical_or.reduceat(label, columns.starts))
    labels: dict[int, list[Place]] = {}
    for number in np.flatnonzero(labelled & ~label & ~aside).tolist():
        place, owner = columns.places[number], int(columns.owners[number])
        if owner not in labels:
            own = slice(columns.starts[owner], columns.starts[owner] + columns.sizes[owner])
            labels[owner] = [*compress(columns.places[own], label[own])]
        found[number] = min(1.0, most_people(labels[owner], place) / (people_of(place) or 1))
    return found


def _first(columns: Columns, towns: Flags, people: Floats) -> Flags:
    """Tell which candidate is the first of its name: of towns called the same the largest.

    Args:
        columns: the candidates.
        towns: which are settlements and sites that are called so themselves.
        people: of each.
    """
    first = columns.starts.copy()
    for sense in np.flatnonzero(towns[first]).tolist():
        own = slice(first[sense], first[sense] + columns.sizes[sense])
        first[sense] += np.where(towns[own], people[own], -1.0).argmax()
    found = np.zeros(len(towns), dtype=bool)
    found[first] = True
    return found


def _holding(columns: Columns, held: Sequence[Sequence[Sense]]) -> Flags:
    """Tell which candidates are areas that a place of one of the names they hold lies in."""
    found = np.zeros(len(columns.places), dtype=bool)
    for owner, senses in enumerate(held):
        if senses:
            own = slice(columns.starts[owner], columns.starts[owner] + columns.sizes[owner])
            found[own] = [_holds(place, senses) for place in columns.places[own]]
    return found


def _holds(place: Place, held: Sequence[Sense]) -> bool:
    """Tell whether the place is an area that a place of one of the names lies in."""
    return place.precision in CONTAINERS and any(
        is_within(other.place, place)
        for sense in held
        for other in sense.candidates
        if other.tier in EXACT and not is_village_tier(other.place)
    )


def is_landscape(place: Place) -> bool:
    """Tell whether the place is a water, a region without offices, or a mountain."""
    return place.precision is Precision.WATER or place.feature_class in "LT"


def is_within(place: Place, container: Place) -> bool:
    """Tell whether `container` is the country, region or district that `place` lies in."""
    if place.id == container.id or not place.country_code:
        return False
    if place.country_code != container.country_code:
        return False
    if container.precision is Precision.COUNTRY:
        return True
    if container.radius_km is not None:
        # An informal region, such as Darfur, has no border.
        km = distance_km(place.lat, place.lon, container.lat, container.lon)
        return km <= container.radius_km
    if container.precision is Precision.REGION:
        return place.admin1 == container.name
    return container.name in (place.admin2, place.admin1)
