"""How the name of a report agrees with the one by which a place was found."""

from __future__ import annotations

from dataclasses import replace

from geo.gazetteer.index import ARABIC_WRITING
from geo.gazetteer.names import fold, plain, romanised
from geo.model import Candidate, NameTier
from geo.resolution.senses import Sense


def as_romanised(candidate: Candidate, surface: str) -> Candidate:
    """Return an Arabic name, however it is romanised, as matched like the name that it is."""
    place = candidate.place
    if candidate.tier is not NameTier.FOLDED or place.country_code not in ARABIC_WRITING:
        return candidate
    key = romanised(surface)
    if romanised(place.name) == key:
        return replace(candidate, tier=NameTier.LABEL)
    found = romanised(candidate.name) == key
    return replace(candidate, tier=NameTier.NAME) if found else candidate


def is_respelt(candidate: Candidate, sense: Sense) -> bool:
    """Tell whether more than case, accents and separators differ from the place's name."""
    if candidate.tier is not NameTier.FOLDED:
        return False
    # "Idlib City" and "North London" have words of their own beside the name.
    return plain(candidate.name) not in plain(sense.surface)


def is_alias(candidate: Candidate, sense: Sense) -> bool:
    """Tell whether the place's label is another name, and no longer form of this one."""
    if candidate.tier is not NameTier.NAME:
        return False
    return fold(sense.surface) not in fold(candidate.place.name)
