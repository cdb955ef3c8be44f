"""What speaks for and against a candidate, as numbers that the ranker weighs.

Every feature lies between 0 and 1 (False and True), so that its weight shows what it is worth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log10

from geo.distance import distance_km
from geo.gazetteer.villages import is_village_tier
from geo.model import AREAS, CONTAINERS, POINTS, Candidate, NameTier, Place, Precision
from geo.resolution.cues import Cue
from geo.resolution.grammar import LANGUAGES, grammar
from geo.resolution.matched import as_written, is_alias, is_respelt
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

_LARGEST_LOG = log10(10_000_000)
_LONGEST_ACRONYM = 4
_EXACT = (NameTier.LABEL, NameTier.NAME)
_MANY = 5
"""Places of one name in a country, beside which no city goes by it, though it once did."""
_OWN_WORDS = tuple(grammar("cues", language)["own-word"] for language in LANGUAGES)
"""In the names of waters."""


def features_alone(sense: Sense, held: Sequence[Sense] = ()) -> list[dict[str, float]]:
    """Return for each candidate what its name, and the words beside it, say.

    The last row is what speaks for none of the candidates being meant.

    Args:
        sense: the one to be resolved.
        held: those that the words may put in it, as London in "London, Ontario".
    """
    candidates = tuple(as_written(candidate, sense) for candidate in sense.candidates)
    total = sum(c.place.population or 0 for c in candidates if c.place.precision in POINTS)
    labels = [c.place for c in candidates if c.tier is NameTier.LABEL]
    shouted = len(sense.surface) > _LONGEST_ACRONYM and sense.surface.isupper()
    known = sum(people_of(c.place) for c in candidates if c.tier in _EXACT)
    first = _first(candidates)
    namesakes = Counter(c.place.country_code for c in sense.everyone if c.tier is NameTier.LABEL)
    rows = []
    for candidate in candidates:
        row = _features(candidate, sense, total, labels, known, shouted=shouted)
        many = min(1.0, namesakes[candidate.place.country_code] / _MANY)
        row |= {
            "first": candidate is first,
            "alias_of_many": row["alias"] * many,
            "holds": _holds(candidate.place, held),
        }
        rows.append(row)
    best = max((row["population"] for row in rows), default=0.0)
    exact = any(c.tier in (NameTier.LABEL, NameTier.NAME, NameTier.DEMONYM) for c in candidates)
    reported = any(is_reported(c.place) for c in candidates)
    country = any(c.place.precision is Precision.COUNTRY for c in candidates)
    rows.append(
        {
            "none": 1.0,
            "none_small": 0.0 if country or reported else 1.0 - best,
            "none_inexact": not exact,
            "none_country": country,
            "none_one_word": " " not in sense.surface,
        }
    )
    return rows


def _features(
    candidate: Candidate,
    sense: Sense,
    total: int,
    labels: Sequence[Place],
    known: int,
    *,
    shouted: bool,
) -> dict[str, float]:
    place, cue = candidate.place, sense.context.cue
    population = people_of(place)
    area, point = place.precision in AREAS, place.precision in POINTS
    country, water = place.precision is Precision.COUNTRY, place.precision is Precision.WATER
    by_article = sense.context.article and is_landscape(place)
    return {
        "name": candidate.tier is NameTier.NAME,
        "folded": candidate.tier is NameTier.FOLDED,
        "skeleton": candidate.tier is NameTier.SKELETON,
        "demonym": candidate.tier is NameTier.DEMONYM,
        "respelt": is_respelt(candidate, sense),
        "alias": is_alias(candidate, sense),
        "world": not place.country_code and candidate.tier is NameTier.LABEL,
        "population": min(1.0, log10(population + 1) / _LARGEST_LOG),
        "largest": population / total if total and point else 0.0,
        "best_known": population / max(known, 1) if candidate.tier in _EXACT else 0.0,
        "country": country,
        "country_by_label": country and candidate.tier is NameTier.LABEL,
        "country_folded": country and candidate.tier is NameTier.FOLDED,
        "region": place.precision is Precision.REGION,
        "district": place.precision is Precision.DISTRICT,
        "water": water,
        "reported": is_reported(place),
        "village": is_village_tier(place),
        "informal": place.feature_class in "LT",
        "capital": place.feature_code == "PPLC",
        "capital_acts": sense.acts and place.feature_code == "PPLC",
        "article": by_article,
        "own_word": water and any(each.search(sense.surface) for each in _OWN_WORDS),
        "named_after_town": area
        and cue is not Cue.REGION
        and says_less(sense.surface, place)
        and (
            is_large_town(sense.candidates[0])
            or any(is_town_of(other.place, place) for other in sense.candidates)
        ),
        "seat_of_namesake": point
        and any(is_seat_of(place, c.place) for c in sense.candidates if c.place.seat),
        "city_as_region": area and cue is Cue.REGION and place.name.endswith(" City"),
        "region_named": cue is Cue.REGION and area,
        "region_not_named": cue is Cue.REGION and not area,
        "settlement_named": cue is Cue.SETTLEMENT and point,
        "settlement_not_named": cue is Cue.SETTLEMENT and area,
        "water_named": cue is Cue.WATER and water,
        "water_not_named": cue is Cue.WATER and not water,
        "another_outranks": 0.0
        if candidate.tier is NameTier.LABEL or by_article
        else min(1.0, most_people(labels, place) / (population or 1)),
        "shouted_area": shouted and not point,
        "dateline_area": sense.context.dateline and not point,
    }


def _first(candidates: Sequence[Candidate]) -> Candidate:
    """Return the first of the candidates: of settlements called the same the largest."""
    first = candidates[0]
    if first.tier is not NameTier.LABEL or first.place.precision not in POINTS:
        return first
    alike = (c for c in candidates if c.tier is first.tier and c.place.precision in POINTS)
    return max(alike, key=lambda c: people_of(c.place))


def _holds(place: Place, held: Sequence[Sense]) -> bool:
    """Tell whether the place is an area that a place of one of the names lies in."""
    return place.precision in CONTAINERS and any(
        is_within(other.place, place)
        for sense in held
        for other in sense.candidates
        if other.tier in _EXACT and not is_village_tier(other.place)
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
