"""What speaks for and against a candidate, as numbers that the ranker weighs.

Every feature lies between 0 and 1, so that its weight tells what it is worth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log10

from geo.distance import distance_km
from geo.model import Candidate, NameTier, Place, Precision
from geo.resolution.cues import Cue

NEAR_KM = 120.0
"""Distance at which nearness has fallen to 1/e."""
_LARGEST = 10_000_000
_AREAS = frozenset({Precision.REGION, Precision.DISTRICT})
_POINTS = frozenset({Precision.SETTLEMENT, Precision.SITE})

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that the report surely names, and how much it counts (root of its mentions)."""

    place: Place
    weight: float


@dataclass(frozen=True, slots=True)
class Setting:
    """The sure places of a report as seen from one name (its own place left out)."""

    anchors: tuple[Anchor, ...]
    countries: Mapping[str, float]
    """Share of the anchors' weight by country code."""
    admin1: Mapping[tuple[str, str], float]
    """Share by (country code, first-level region)."""


def make_setting(anchors: Sequence[Anchor]) -> Setting:
    """Sum up the countries and regions of `anchors`."""
    total = sum(anchor.weight for anchor in anchors) or 1.0
    countries: dict[str, float] = {}
    admin1: dict[tuple[str, str], float] = {}
    for anchor in anchors:
        place, share = anchor.place, anchor.weight / total
        countries[place.country_code] = countries.get(place.country_code, 0.0) + share
        if place.admin1:
            key = (place.country_code, place.admin1)
            admin1[key] = admin1.get(key, 0.0) + share
    countries.pop("", None)
    return Setting(tuple(anchors), countries, admin1)


def static_features(
    candidate: Candidate, cue: Cue, candidates: Sequence[Candidate]
) -> dict[str, float]:
    """Return what the name and the words beside it say, whatever else the report names."""
    place = candidate.place
    population = place.population or 0
    total = sum(
        other.place.population or 0
        for other in candidates
        if (other.place.precision in _POINTS) == (place.precision in _POINTS)
    )
    area, point = place.precision in _AREAS, place.precision in _POINTS
    return {
        "name": float(candidate.tier is NameTier.NAME),
        "folded": float(candidate.tier is NameTier.FOLDED),
        "skeleton": float(candidate.tier is NameTier.SKELETON),
        "demonym": float(candidate.tier is NameTier.DEMONYM),
        "population": min(1.0, log10(population + 1) / log10(_LARGEST)),
        "largest": population / total if total else 0.0,
        "country": float(place.precision is Precision.COUNTRY),
        "region": float(place.precision is Precision.REGION),
        "district": float(place.precision is Precision.DISTRICT),
        "city_region": float(area and place.name.endswith(" City")),
        "capital": float(place.feature_code == "PPLC"),
        "region_named": float(cue is Cue.REGION and area),
        "region_not_named": float(cue is Cue.REGION and not area),
        "settlement_named": float(cue is Cue.SETTLEMENT and point),
        "settlement_not_named": float(cue is Cue.SETTLEMENT and area),
        "water_named": float(cue is Cue.WATER and place.precision is Precision.WATER),
        "water_not_named": float(cue is Cue.WATER and place.precision is not Precision.WATER),
    }


def context_features(place: Place, setting: Setting, container: Place | None) -> dict[str, float]:
    """Return what the sure places of the report, and the larger place named with it, say."""
    nearest = nearest_anchor(place, setting)
    return {
        "same_country": setting.countries.get(place.country_code, 0.0),
        "same_admin1": setting.admin1.get((place.country_code, place.admin1), 0.0)
        if place.admin1
        else 0.0,
        "near": exp(-nearest[1] / NEAR_KM) if nearest else 0.0,
        "within": float(container is not None and is_within(place, container)),
    }


def nearest_anchor(place: Place, setting: Setting) -> tuple[Anchor, float] | None:
    """Return the nearest sure settlement or site other than `place`, with its km."""
    best: tuple[Anchor, float] | None = None
    for anchor in setting.anchors:
        other = anchor.place
        if other.id == place.id or other.precision not in _POINTS:
            continue
        km = distance_km(place.lat, place.lon, other.lat, other.lon)
        if best is None or km < best[1]:
            best = (anchor, km)
    return best


def is_within(place: Place, container: Place) -> bool:
    """Tell whether `container` is the country or first-level region that `place` lies in."""
    if place.id == container.id or not place.country_code:
        return False
    if place.country_code != container.country_code:
        return False
    if container.precision is Precision.COUNTRY:
        return True
    return container.precision is Precision.REGION and place.admin1 == container.name
