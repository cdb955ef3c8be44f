"""Small places that nobody means by a name alone: those called like a city or a country."""

from __future__ import annotations

from geo.gazetteer.names import plain
from geo.model import Candidate, NameTier, Precision
from geo.recognition.lexicon import ENGLISH_PRESS
from geo.resolution.cues import Context, Cue

LATIN = "\u024f"
"""The last of the letters that are Latin."""
_CITY = 100_000
"""People of a city whose name means it in all of its country."""
_TOWN = 10_000
_DWARFED = 20
"""How many times as many people it has as a town that only shares the first word."""


def meant_by(
    surface: str, context: Context, candidates: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    """Return the candidates but the small places that a name alone never means."""
    left = _without_shortened(surface, candidates)
    if surface[:1] > LATIN:
        return _without_countrys(context, left)
    return _without_sounds(surface, left)


def _without_shortened(surface: str, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return the candidates but the small towns of which the name says half, beside a city.

    Nobody in Lille means Marseille-en-Beauvaisis by Marseille. Where the press writes English, a
    town's own paper does shorten its name.
    """
    cities = {
        c.place.country_code: c.place.population or 0
        for c in reversed(candidates)
        if c.tier is NameTier.LABEL
        and c.place.precision is Precision.SETTLEMENT
        and (c.place.population or 0) >= _CITY
        and c.place.country_code not in ENGLISH_PRESS
    }
    if not cities:
        return candidates
    return tuple(
        c
        for c in candidates
        if c.tier is not NameTier.NAME
        or c.place.precision is not Precision.SETTLEMENT
        or (c.place.population or 0) * _DWARFED >= cities.get(c.place.country_code, 0)
        or not plain(c.place.name).startswith(plain(surface))
    )


def _without_sounds(surface: str, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return the candidates but the cities of which an alias sounds so, beside a town called so.

    Téra is no Tehran, which some language calls "Teera".
    """
    if not any(
        c.tier is NameTier.LABEL
        and c.place.precision is Precision.SETTLEMENT
        and (c.place.population or 0) >= _TOWN
        for c in candidates
    ):
        return candidates
    return tuple(
        c
        for c in candidates
        if c.tier is not NameTier.FOLDED
        or (c.place.population or 0) < _CITY
        or plain(c.name) in (plain(surface), plain(c.place.name))
    )


def _without_countrys(context: Context, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return the candidates but the villages spelt like a country that another script inflects.

    "На Молдову" is Moldova's, not Moldove's, where no word says that a village is meant.
    """
    countrys = any(c.place.precision is Precision.COUNTRY for c in candidates)
    if not countrys or context.cue is not Cue.NONE:
        return candidates
    return tuple(
        c
        for c in candidates
        if c.tier is not NameTier.FOLDED
        or c.place.precision is not Precision.SETTLEMENT
        or (c.place.population or 0) >= _TOWN
    )
