"""Words that say a name is a region's: "Kharkiv region", "region of Belgorod"."""

from __future__ import annotations

import re

from geo.wordlists import alternatives, read_table

_LEVELS = {word: int(level) for word, level in read_table("gazetteer/region_words.tsv")}
WORDS = tuple(_LEVELS)
_WORD = alternatives(WORDS)
_AFTER = re.compile(rf"^(?:the )?(?P<name>.+?)[ -](?P<word>{_WORD})$", re.IGNORECASE)
_BEFORE = re.compile(rf"^(?:the )?(?P<word>{_WORD}) of (?:the )?(?P<name>.+)$", re.IGNORECASE)


def stem(name: str) -> str:
    """Return a region's name without the word for a region, "" where it has no such word."""
    match = _BEFORE.match(name) or _AFTER.match(name)
    return match["name"] if match else ""


def level(name: str) -> int:
    """Return 1 for a region by the word in its name, 2 for a district, 0 without such a word."""
    match = _BEFORE.match(name) or _AFTER.match(name)
    return _LEVELS[match["word"].lower()] if match else 0


def may_be_called_region(feature_code: str, label: str) -> bool:
    """Return whether the place may be called "X region".

    A city that is a first-level region of its own ("Kyiv City") is not: "Kyiv region" is the
    oblast around it.
    """
    if label.endswith((" City", " city")):
        return False
    return feature_code in ("ADM1", "ADM2", "RGN", "RGNE")
