"""Words that say a name is a region's: "Kharkiv region", "region of Belgorod"."""

from __future__ import annotations

import re
from functools import lru_cache

from geo.wordlists import alternatives, read_table

_LEVELS = {word: int(level) for word, level in read_table("gazetteer/region_words.tsv")}
WORDS = tuple(_LEVELS)
_CACHED = 4_096
_SIDES = frozenset(word for (word,) in read_table("gazetteer/parts.tsv"))
# "Pokrovskyi raion", "Kurakhivska hromada"
_ADJECTIVE = re.compile(r"(?P<town>\w+?)(?P<end>[sz]k)(?:[yi]{1,2}|a|aya|e|oe)")
_WORD = alternatives(WORDS)
_AFTER = re.compile(rf"^(?:the )?(?P<name>.+?)[ -](?P<word>{_WORD})$", re.IGNORECASE)
_BEFORE = re.compile(rf"^(?:the )?(?P<word>{_WORD}) of (?:the )?(?P<name>.+)$", re.IGNORECASE)


def stem(name: str) -> str:
    """Return a region's name without the word for a region, "" where it has no such word."""
    match = _parts(name)
    return match["name"] if match else ""


def may_be_state(name: str) -> bool:
    """Tell whether the word comes first, as in a state's official name: "Republic of Sudan"."""
    return _BEFORE.match(name) is not None


def level(name: str) -> int:
    """Return 1 for a region by the word in its name, 2 for a district, 0 without such a word."""
    match = _parts(name)
    return level_of(match["word"]) if match else 0


@lru_cache(_CACHED)
def _parts(name: str) -> re.Match[str] | None:
    return _BEFORE.match(name) or _AFTER.match(name)


def level_of(word: str) -> int:
    """Return 1 for a word for a region, 2 for one for a district, 0 for any other."""
    return _LEVELS.get(word.lower(), 0)


def alike(name: str) -> tuple[str, ...]:
    """Return the other words for a region of the level that the word in the name gives."""
    own = level(name)
    return tuple(word for word in WORDS if own and _LEVELS[word] == own)


def towns(name: str) -> tuple[str, ...]:
    """Return what the town may be called that a region has its name from, likeliest first.

    >>> towns("Kosti locality"), towns("Pokrovskyi raion"), towns("Eastern Province")
    (('Kosti',), ('Pokrovsk', 'Pokrov', 'Pokrovskyi'), ())
    """
    bare = stem(name)
    if not bare or bare.lower() in _SIDES:
        return ()
    match = _ADJECTIVE.fullmatch(bare)
    return (match["town"] + match["end"], match["town"], bare) if match else (bare,)


def may_be_called_region(feature_code: str, label: str) -> bool:
    """Return whether the place may be called "X region".

    A city that is a first-level region of its own ("Kyiv City") is not: "Kyiv region" is the
    oblast around it.
    """
    if label.endswith((" City", " city")):
        return False
    return feature_code in ("ADM1", "ADM2", "RGN", "RGNE")
