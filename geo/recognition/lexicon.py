"""The lexicon pass: names that the model missed and a gazetteer knows, where the text bears it out.

A gazetteer knows a place under almost every word (Hugo, Merit, August), so a name alone is never
enough: it must be a country or a word for its people, a large place, a place that words about it
announce ("the city of X", "entered X"), or one that the report names elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from geo.recognition.words import (
    AUXILIARIES,
    CALENDAR,
    CAPTURE_VERBS,
    DIRECTIONAL,
    DIRECTIONS,
    FATES,
    FUNCTION_WORDS,
    PLACE_PREPOSITIONS,
    REGION_WORDS,
    SETTLEMENT_WORDS,
    Word,
)

_LONGEST_NAME = 5
_LARGE = 100_000
_FAMOUS = 1_000_000
_LARGE_OF_TWO_WORDS = 20_000
_JOINT = re.compile(r"(?:(?:['’]s)?[ \u00a0]|[-‐‑–’'][ ]?|\. )?")
_SHORTEST_LOWER = 6
NO_NAMES = CALENDAR | DIRECTIONS | DIRECTIONAL | (FUNCTION_WORDS - {"us"})
"""Words that the gazetteer knows as names of places, but never mean one by themselves."""


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """What a gazetteer knows under one name, without saying which of its places is meant."""

    country: bool
    demonym: bool
    region: bool
    settlement: bool
    capital: bool
    population: int
    """Of the largest settlement or region of this name."""
    places: frozenset[str]
    """Ids of the places that the name may well mean."""


class Lexicon(Protocol):
    """Where names are looked up."""

    def entry(self, name: str) -> LexiconEntry | None:
        """Return what is known under `name`, None for nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words that the lexicon knows; `first` and `last` are indexes of its words."""

    start: int
    end: int
    first: int
    last: int
    entry: LexiconEntry


def find_names(text: str, words: Sequence[Word], lexicon: Lexicon) -> Iterator[Name]:
    """Yield the longest names that the lexicon knows among `words`, left to right.

    A name begins and ends with a capitalised word. In a text without any capital ("ukrainian
    soldier") demonyms and countries are found all the same.
    """
    lower = not any(word.is_capitalised for word in words)
    index = 0
    while index < len(words):
        name = _longest(text, words, index, lexicon, lower=lower)
        yield from (name,) if name else ()
        index = name.last + 1 if name else index + 1


def _longest(
    text: str, words: Sequence[Word], index: int, lexicon: Lexicon, *, lower: bool
) -> Name | None:
    first = words[index]
    if not first.is_capitalised:
        if not lower or len(first.text) < _SHORTEST_LOWER:
            return None
        entry = lexicon.entry(first.text.capitalize())
        if entry is None or not (entry.demonym or entry.country):
            return None
        return Name(first.start, first.end, index, index, entry)
    last = index
    while (
        last + 1 < len(words)
        and last + 1 - index < _LONGEST_NAME
        and _JOINT.fullmatch(text[words[last].end : words[last + 1].start])
    ):
        last += 1
    for end in range(last, index - 1, -1):
        if not words[end].is_capitalised:
            continue
        surface = text[first.start : words[end].end]
        if end == index and surface.lower() in NO_NAMES:
            return None
        entry = lexicon.entry(surface)
        if entry is not None:
            return Name(first.start, words[end].end, index, end, entry)
    return None


def is_announced(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether the words about `words[first : last + 1]` say that a place is named there."""
    if last + 1 < len(words) and words[last + 1].text in REGION_WORDS:
        return True
    if _suffers([word.text.lower() for word in words[last + 1 : last + 5]]):
        return True
    before = [word.text.lower() for word in words[max(0, first - 3) : first]]
    if len(before) > 1 and before[-1] == "the":
        before.pop()
    if len(before) > 1 and before[-1] == "of":
        return before[-2] in SETTLEMENT_WORDS or before[-2] in REGION_WORDS
    return bool(before) and (
        before[-1] in PLACE_PREPOSITIONS
        or before[-1] in CAPTURE_VERBS
        or before[-1] in SETTLEMENT_WORDS
    )


def _suffers(after: Sequence[str]) -> bool:
    """Tell whether a verb follows that says what happened to a place: "was shelled", "fell"."""
    for position, word in enumerate(after):
        if word in FATES or (position and word in CAPTURE_VERBS):
            return True
        if word not in AUXILIARIES and word not in ("been", "being", "also", "again"):
            return False
    return False


def is_in_title(words: Sequence[Word], first: int) -> bool:
    """Tell whether the name ends an honour or a firm: "Order of Merit", "Bank of Ireland"."""
    return first > 1 and words[first - 1].text == "of" and words[first - 2].is_capitalised


def is_credible(name: Name, words: Sequence[Word], *, title_case: bool) -> bool:
    """Tell whether a name that the model did not find is a place name by itself.

    Args:
        name: what the lexicon knows.
        words: the words of its paragraph.
        title_case: whether nearly every word of the paragraph has a capital, so that a capital
            says nothing.
    """
    entry = name.entry
    if entry.country or entry.demonym:
        return True
    surface = words[name.first].text
    if name.first == name.last and surface.isupper() and len(surface) <= 4:
        return False
    if title_case or is_in_title(words, name.first):
        return entry.population >= _FAMOUS
    if is_announced(words, name.first, name.last):
        return entry.settlement or entry.region
    if name.last > name.first:
        return entry.region or entry.population >= _LARGE_OF_TWO_WORDS
    return entry.population >= (_FAMOUS if name.first == 0 else _LARGE)
