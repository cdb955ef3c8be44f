"""The gazetteer as the recogniser's lexicon."""

from __future__ import annotations

from geo.gazetteer.abbreviations import without_settlement
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.names import fold
from geo.gazetteer.villages import is_village_tier
from geo.model import AREAS, EXACT, POINTS, Candidate, NameTier, Precision
from geo.recognition import LexiconEntry

_MOST_PLACES = 8
_TOWN = 5_000
"""People of a settlement below which it says nothing of where a name is at home."""


class GazetteerLexicon:
    """Looks up what a name may mean; implements `geo.recognition.Lexicon`."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def entry(self, name: str) -> LexiconEntry | None:
        """Return what is known under `name`, None where only skeletons and villages do."""
        candidates = [
            candidate
            for candidate in self._gazetteer.lookup(name)
            if candidate.tier is not NameTier.SKELETON and not is_village_tier(candidate.place)
        ]
        if not candidates and (bare := without_settlement(name)):
            # Masisi is filed as a territory and a village, so that "Masisi-Centre" is neither.
            return self.entry(bare)
        return _sum_up(name, candidates) if candidates else None

    def homes(self, name: str) -> tuple[str, ...]:
        """Return the countries, by their codes, of what is written so, the likeliest first."""
        found = (
            c.place.country_code
            for c in self._gazetteer.lookup(name)
            if c.tier in EXACT
            and (c.place.precision in AREAS or (c.place.population or 0) >= _TOWN)
        )
        return tuple(dict.fromkeys(found))


def _sum_up(name: str, candidates: list[Candidate]) -> LexiconEntry:
    named = [c for c in candidates if c.tier is not NameTier.DEMONYM]
    return LexiconEntry(
        country=any(c.place.precision is Precision.COUNTRY for c in named),
        demonym=len(named) < len(candidates),
        region=any(c.place.precision in AREAS for c in named),
        settlement=any(c.place.precision in POINTS for c in named),
        capital=any(c.place.feature_code == "PPLC" for c in named),
        population=max((c.place.population or 0 for c in named), default=0),
        places=frozenset(c.place.id for c in candidates[:_MOST_PLACES]),
        exact=any(_is_exact(name, c) for c in named),
    )


def _is_exact(name: str, candidate: Candidate) -> bool:
    # "ادلب" is written for "إدلب"; "الخراب" has the consonants of a dozen places.
    exact = candidate.tier in EXACT
    return exact or fold(candidate.name) == fold(name)
