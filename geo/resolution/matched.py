"""How the name of a report agrees with the one by which a place was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from geo.gazetteer.index import ARABIC_WRITING
from geo.gazetteer.names import fold, plain, romanised
from geo.model import Candidate, NameTier
from geo.resolution.cues import Cue
from geo.resolution.senses import Sense


def as_written(candidate: Candidate, sense: Sense) -> Candidate:
    """Return one that is spelt otherwise than in the report, but called the same, as called so.

    Arabic is romanised in many ways, and "Cairo airport" has a small letter.
    """
    place, name = candidate.place, _called(sense)
    if candidate.tier is not NameTier.FOLDED:
        return candidate
    key: Callable[[str], str]
    if sense.context.cue is Cue.SITE:
        key = plain
    elif place.country_code in ARABIC_WRITING:
        key = romanised
    else:
        return candidate
    if key(place.name) == key(name):
        return replace(candidate, tier=NameTier.LABEL)
    same = key(candidate.name) == key(name)
    return replace(candidate, tier=NameTier.NAME) if same else candidate


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
    return fold(sense.surface) not in fold(candidate.place.name)
