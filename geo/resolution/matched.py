"""How the name of a report agrees with the one by which a place was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from geo.gazetteer.arabicscript import is_arabic, sounds_like
from geo.gazetteer.inflection import dictionary_forms, is_cyrillic
from geo.gazetteer.namekeys import ARABIC_WRITING
from geo.gazetteer.names import fold, plain, romanised
from geo.model import Candidate, NameTier, Precision
from geo.resolution.cues import Cue
from geo.resolution.senses import Sense

_CACHED_NAMES = 1_024


def as_written(candidate: Candidate, sense: Sense) -> Candidate:
    """Return one that is spelt otherwise than in the report, but called the same, as called so.

    Arabic is romanised in many ways, "Cairo airport" has a small letter, and "Каховку" is Каховка
    in another case. What a country is called in other letters counts as its label, so that "Алжир"
    is Algeria before Algiers.
    """
    if candidate.tier is NameTier.FOLDED:
        candidate = _called_so(candidate, sense)
    country = candidate.tier is NameTier.NAME and candidate.place.precision is Precision.COUNTRY
    if country and (is_cyrillic(sense.surface) or is_arabic(sense.surface)):
        return replace(candidate, tier=NameTier.LABEL)
    return candidate


def _called_so(candidate: Candidate, sense: Sense) -> Candidate:
    place, name = candidate.place, _called(sense)
    key: Callable[[str], str]
    if is_cyrillic(name):
        same = plain(candidate.name) in _undeclined(name)
        return replace(candidate, tier=NameTier.NAME) if same else candidate
    if sense.context.cue is Cue.SITE:
        key = plain
    elif place.country_code in ARABIC_WRITING and not _is_shadowed(candidate, sense):
        key = romanised
    else:
        return candidate
    if key(place.name) == key(name):
        return replace(candidate, tier=NameTier.LABEL)
    same = key(candidate.name) == key(name)
    return replace(candidate, tier=NameTier.NAME) if same else candidate


def _is_shadowed(candidate: Candidate, sense: Sense) -> bool:
    """Tell whether a larger town is called letter for letter what this one is only romanised as."""
    first = sense.candidates[0]
    larger = (first.place.population or 0) > (candidate.place.population or 0)
    return first.tier is NameTier.LABEL and (larger or candidate.name != candidate.place.name)


def is_respelt(candidate: Candidate, sense: Sense) -> bool:
    """Tell whether more than case, accents and separators differ from the place's name."""
    if candidate.tier is not NameTier.FOLDED:
        return False
    # "Idlib City" and "North London" have words of their own beside the name.
    return plain(candidate.name) not in plain(_called(sense))


def _called(sense: Sense) -> str:
    site = sense.context.cue is Cue.SITE
    return (sense.context.full if site else "") or sense.surface


def is_alias(candidate: Candidate, sense: Sense) -> bool:
    """Tell whether the place's label is another name, and no longer form of this one."""
    if candidate.tier is not NameTier.NAME:
        return False
    name, label = sense.surface, candidate.place.name
    if is_arabic(name) and sounds_like(name, label):
        return False
    is_declined = is_cyrillic(name) and plain(candidate.name) != plain(name)
    return not is_declined and fold(name) not in fold(label)


@lru_cache(_CACHED_NAMES)
def _undeclined(name: str) -> frozenset[str]:
    """Return what a Cyrillic name may be in the nominative, without capitals and accents."""
    return frozenset(map(plain, (name, *dictionary_forms(name))))
