"""Short names and abbreviations, which mean a place only as they are written."""

from __future__ import annotations

from geo.gazetteer.arabicscript import is_arabic
from geo.gazetteer.inflection import is_cyrillic
from geo.gazetteer.rows import Met
from geo.model import NameTier

_SHORT = 3


def is_short(name: str) -> bool:
    """Return whether `name` is two or three Latin letters, which other spellings of are others."""
    letters = name.replace(".", "")
    return len(letters) <= _SHORT and not (is_cyrillic(name) or is_arabic(name))


def as_written(met: dict[int, Met], name: str) -> dict[int, Met]:
    """Return what is called so but for case and accents, and by capitals letter for letter.

    "Fe" is not Fiji, nor "By" Bosnia (BiH).
    """
    nearest = 0 if not _is_short_acronym(name) else -1
    return {
        number: each
        for number, each in met.items()
        if each.tier is not NameTier.FOLDED or each.rank[1] <= nearest
    }


def _is_short_acronym(name: str) -> bool:
    """Return whether `name` is two or three capitals, which match a place only exactly."""
    letters = name.replace(".", "")
    return len(letters) <= _SHORT and letters.isupper()


def is_abbreviation(name: str) -> bool:
    """Return whether `name` means a place only in its exact spelling: "Miss.", "UAE"."""
    return name.endswith(".") or _is_short_acronym(name)
