"""Places of the village tier, believed only where the report's own places speak for them.

The tier has a place for many a word, and seventy for some names. Which of them is meant, and
whether any is, only the sure places around it can tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.gazetteer.villages import is_village_tier
from geo.model import Candidate, NameTier, Place, Precision
from geo.recognition.lexicon import ENGLISH_PRESS
from geo.resolution.beside import beside
from geo.resolution.company import Anchor
from geo.resolution.features import is_within
from geo.resolution.scenes import Scenes
from geo.resolution.senses import Sense
from geo.resolution.shortened import LATIN

NEAR_KM = 100.0
"""Of a sure settlement or site: so near, a village may be meant."""
MOST_BELIEVED = 200
"""Sure places of a report near which villages are thought of."""
WELL_KNOWN = 100_000
"""People of a place beside which no village is thought of."""
_FAR_KM = 800.0
"""From every sure point, beyond which no village is meant even if its country has no other."""
_TOWN = 10_000
_NAMED_AT_HOME = 20_000
"""People of a town beside which no report from there means a village of its name."""
_HOME = 0.5
"""Share of a country in a report's company, above which it is the report's own."""


def without_villages(senses: Sequence[Sense]) -> tuple[Sense, ...]:
    """Return the senses that have other candidates, with these alone."""
    left = []
    for sense in senses:
        others = tuple(c for c in sense.candidates if not _is_village(c))
        if others:
            whole = len(others) == len(sense.candidates)
            left.append(sense if whole else replace(sense, candidates=others))
    return tuple(left)


def with_believed(
    senses: Sequence[Sense],
    towns: Sequence[Sense],
    anchors: Sequence[Anchor],
    containers: Sequence[Place | None],
) -> tuple[Sense, ...]:
    """Return the senses that have candidates, with those of their villages that may be meant.

    A village may be meant where the words say it lies; within `NEAR_KM` of a sure place of another
    name, or in a sure region or district; or where nothing else is called so and the report's
    country has but this village of the name, not far from all that is sure. Then skeletons, which
    prove little, do not count. What is called as a country is abroad gives way to what is `beside`.

    Args:
        senses: with all villages.
        towns: the same without villages, to which the anchors belong.
        anchors: the sure places of the report.
        containers: the larger place that the words put each of the senses in.
    """
    weights: dict[str, float] = defaultdict(float)
    for anchor in anchors:
        weights[anchor.place.country_code] += anchor.weight
    total = sum(weights.values())
    home = next((code for code, weight in weights.items() if weight > _HOME * total), "")
    scenes = Scenes((towns[anchor.sense].surface, anchor.place) for anchor in anchors)
    return tuple(_believed(senses, scenes, home, containers))


def _believed(
    senses: Sequence[Sense],
    scenes: Scenes,
    home: str,
    containers: Sequence[Place | None],
) -> Iterator[Sense]:
    by_rows = beside(senses)
    for number, (sense, container) in enumerate(zip(senses, containers, strict=True)):
        if number in by_rows:
            yield replace(sense, candidates=by_rows[number])
            continue
        villages = tuple(c for c in sense.candidates if _is_village(c))
        others = tuple(c for c in sense.candidates if not _is_village(c))
        named = tuple(c for c in others if c.tier is not NameTier.SKELETON)
        folds = sense.surface[:1] > LATIN
        known = [c for c in named if _is_well_known(c, folds=folds)]
        meant = _put_there(villages, container, known)
        if not meant:
            possible = villages
            if folds and any(_is_town(c) for c in named):
                possible = tuple(c for c in villages if c.tier is not NameTier.FOLDED)
            if known:
                possible = _beside_known(sense, possible, known)
            meant = _near(sense.surface, possible, named, scenes)
        if not meant and not any(_is_rival(c, home) for c in named):
            meant = _only_at_home(sense.surface, villages, scenes, home)
        candidates = (*named, *meant) if meant else others
        if candidates or sense.context.quarter:
            yield replace(sense, candidates=candidates)


def _put_there(
    villages: Sequence[Candidate], container: Place | None, known: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """Return the villages in the larger place that the words say they lie in."""
    if container is None:
        return ()
    inside = tuple(c for c in villages if is_within(c.place, container))
    if any(is_within(c.place, container) for c in known):
        # "Shabwah in Yemen" is the governorate, not the village of Ash Shabwah.
        return tuple(c for c in inside if c.tier is not NameTier.FOLDED)
    return inside


def _beside_known(
    sense: Sense, villages: Sequence[Candidate], known: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """Return the villages that may be meant though something well known is called so."""
    if sense.acts or not all(_is_otherwise_called(c) for c in known):
        return ()
    # "Fizi" is Fiji in some language, and a town in South Kivu.
    return tuple(c for c in villages if c.tier is NameTier.LABEL)


def _near(
    name: str, villages: Sequence[Candidate], named: Sequence[Candidate], scenes: Scenes
) -> tuple[Candidate, ...]:
    """Return the villages near a sure place of another name, or in a sure region or district.

    Nobody in Balcad means the hamlet of Jowhar by the name of the town.
    """
    near = [
        c for c in villages if scenes.near(c.place, name, NEAR_KM) or scenes.area_of(c.place, name)
    ]
    if not near:
        return ()
    towns = (c.place for c in named if _is_town(c) and (c.place.population or 0) >= _NAMED_AT_HOME)
    here = {place.country_code for place in towns if scenes.near(place, name, NEAR_KM)}
    return tuple(c for c in near if c.place.country_code not in here)


def _only_at_home(
    name: str, villages: Sequence[Candidate], scenes: Scenes, home: str
) -> tuple[Candidate, ...]:
    """Return the report's country's only village of the name, not far from all that is sure."""
    only = _only_one([c for c in villages if home and c.place.country_code == home])
    # Where towns are called alike, as in America, a village may be the surest of all.
    if home not in ENGLISH_PRESS and scenes.has_points(name):
        return tuple(c for c in only if scenes.near(c.place, name, _FAR_KM))
    return only


def _is_rival(candidate: Candidate, home: str) -> bool:
    """Tell whether a place that is no village is called so, or lies in the report's country."""
    return candidate.tier is NameTier.LABEL or candidate.place.country_code == home


def _only_one(villages: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the only village of its name, or else spelt alike, nothing where there are more."""
    called = [c for c in villages if c.tier is NameTier.LABEL] or villages
    return tuple(called) if len(called) == 1 else ()


def _is_village(candidate: Candidate) -> bool:
    return is_village_tier(candidate.place)


def _is_town(candidate: Candidate) -> bool:
    """Tell whether a town bears the name itself, beside which none spelt alike is meant."""
    return candidate.tier is not NameTier.FOLDED and (candidate.place.population or 0) >= _TOWN


def _is_otherwise_called(candidate: Candidate) -> bool:
    """Tell whether a country is found by another name than the English one."""
    return candidate.tier is NameTier.NAME and candidate.place.precision is Precision.COUNTRY


def _is_well_known(candidate: Candidate, *, folds: bool) -> bool:
    """Tell whether nobody means a village by the name and says no more.

    Names that other scripts inflect, or write without vowels, are only found as folded ones
    (`folds`), where Latin ones are those of another place.
    """
    place = candidate.place
    return (folds or candidate.tier is not NameTier.FOLDED) and (
        place.precision in (Precision.COUNTRY, Precision.REGION)
        or place.feature_code == "PPLC"
        or (place.population or 0) >= WELL_KNOWN
    )
