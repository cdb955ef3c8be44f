"""The lexicon pass: names that a gazetteer knows, and words that announce a place.

A gazetteer knows a place under almost every word (Hugo, Merit, August), so that alone never makes
a name of a word that the model did not find.
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
    TAKINGS,
    THERE,
    Word,
)

_CALLED = SETTLEMENT_WORDS | REGION_WORDS | TAKINGS
_LONGEST_NAME = 5
_JOINT = re.compile(r"(?:(?:['’]s)?[ \u00a0]|[-‐‑–’'][ ]?|\. )?")
_LONGEST_ABBREVIATION = 4
_LARGE = 100_000
_SHORTEST_LOWER = 6
SPACE = re.compile(r"[ \u00a0\n]{1,2}|[-‐‑]")
"""What stands between the words of one name."""
ENGLISH_PRESS = frozenset({"AU", "CA", "GB", "IE", "NZ", "US", "ZA"})
"""Countries whose own press writes English: their Paris is in Texas, and nobody romanises names."""
NO_NAMES = CALENDAR | DIRECTIONS | DIRECTIONAL | (FUNCTION_WORDS - {"us"})
"""Words that the gazetteer knows as places, but that never mean one by themselves."""


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
    """Ids of the places that the name may mean."""
    exact: bool = True
    """Whether one of them is written so, letters that writers leave out aside, not only alike."""


class Lexicon(Protocol):
    """Where names are looked up."""

    def entry(self, name: str) -> LexiconEntry | None:
        """Return what is known under `name`, None for nothing."""
        ...

    def homes(self, name: str) -> tuple[str, ...]:
        """Return the countries, by their codes, of what is written so, the likeliest first.

        Places of a few people do not count.
        """
        ...


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words that the lexicon knows; `first` and `last` are indexes of its words."""

    start: int
    end: int
    first: int
    last: int
    entry: LexiconEntry


def is_joined(text: str, words: Sequence[Word], name: Name) -> bool:
    """Tell whether a capitalised word stands right before or after the name."""
    return any(
        0 <= index < len(words)
        and words[index].is_capitalised
        and SPACE.fullmatch(text[words[min(index, edge)].end : words[max(index, edge)].start])
        is not None
        for index, edge in ((name.first - 1, name.first), (name.last + 1, name.last))
    )


def find_names(text: str, words: Sequence[Word], lexicon: Lexicon) -> Iterator[Name]:
    """Yield the longest names that the lexicon knows among `words`, left to right.

    A name begins and ends with a capitalised word. In a text without capitals ("ukrainian soldier")
    demonyms and countries are still found.
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
    if text[first.start - 1 : first.start].isdigit():
        # The end of a code: "6746+5C".
        return None
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
        and _joins(words[last].text, text[words[last].end : words[last + 1].start])
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


def _joins(word: str, gap: str) -> bool:
    """Tell whether a name goes on after `word` and `gap`: "St. Paul", but not "Ramla. A man"."""
    stop = gap.startswith(".") and len(word) > _LONGEST_ABBREVIATION
    return not stop and _JOINT.fullmatch(gap) is not None


def is_called_place(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether the words around `words[first : last + 1]` can only surround a place.

    "the city of X", "the region of X", "the capture of X", "X has been shelled", "X fell".
    """
    before = _before(words, first)
    if len(before) > 1 and before[-1] == "of":
        return before[-2] in _CALLED
    return _suffers([word.text.lower() for word in words[last + 1 : last + 5]])


def has_something(text: str, name: Name, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Tell whether a city has what the next word says: "the Geneva talks".

    One of a country whose press writes English may be a person's name: "the Jackson clinic".
    """
    around = words[max(0, name.first - 1) : name.last + 2]
    return (
        len(around) == name.last - name.first + 3
        and around[-1].text in THERE
        and around[0].text.lower() in ("the", "a", "an")
        and text[around[0].end : name.start] == text[name.end : around[-1].start] == " "
        and name.entry.settlement
        and name.entry.population >= _LARGE
        and ENGLISH_PRESS.isdisjoint(lexicon.homes(text[name.start : name.end])[:1])
    )


def is_announced(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether a preposition, a verb of war or more leads to `words[first : last + 1]`."""
    before = _before(words, first)
    leads = bool(before) and (before[-1] in PLACE_PREPOSITIONS or before[-1] in CAPTURE_VERBS)
    return leads or is_called_place(words, first, last)


def _before(words: Sequence[Word], first: int) -> list[str]:
    before = [word.text.lower() for word in words[max(0, first - 3) : first]]
    if len(before) > 1 and before[-1] == "the":
        before.pop()
    return before


def _suffers(after: Sequence[str]) -> bool:
    """Tell whether a verb follows that says what happened to a place: "was shelled", "fell"."""
    for position, word in enumerate(after):
        if word in FATES or (position and word in CAPTURE_VERBS):
            return True
        if word not in AUXILIARIES and word not in ("been", "being", "also", "again"):
            return False
    return False
