"""Words of a report, and the closed classes of English words that tell what a name is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from geo.wordlists import alternatives, read_words

_LETTERS = r"(?:[^\W\d_][\u0300-\u036f]*)+"
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|\bRa['’‘ʼ`]s(?= (?:al|[A-Z]))"
    rf"|(?<!\w['’]){_LETTERS}(?:['’‘ʼʻʿʾ`´](?![sS]\b){_LETTERS})*"
)
"""An abbreviation, the Arabic "Ra’s", which is no possessive, or letters with what joins them."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text; `U.S.` is one, and `Kyiv's` is `Kyiv`."""

    start: int
    end: int
    text: str

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


def split_words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Return the words of `text[start:end]`, with offsets into `text`."""
    stop = len(text) if end is None else end
    return tuple(Word(m.start(), m.end(), m[0]) for m in _WORD.finditer(text, start, stop))


def indexes_within(words: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """Return the indexes of the first and last word within `start` and `end`."""
    return (
        bisect_left(words, start, key=_start),
        bisect_left(words, end, key=_start) - 1,
    )


def _start(word: Word) -> int:
    return word.start


_PLACES = read_words("recognition/places.tsv")
_VERBS = read_words("recognition/verbs.tsv")
_GRAMMAR = read_words("recognition/grammar.tsv")
DIRECTIONS = frozenset(_PLACES["direction"])
DIRECTIONAL = frozenset(_PLACES["directional"])
REGION_WORDS = frozenset(_PLACES["region"])
SETTLEMENT_WORDS = frozenset(_PLACES["settlement"])
APPOSITIONS = frozenset(_PLACES["apposition"])
"""What says where a settlement lies that a name is said to be."""
ROADS = frozenset(_PLACES["road"])
SITE_HEADS = frozenset(_PLACES["site-head"])
SITE_WORDS = frozenset(_PLACES["site"])
PARTICLES = frozenset(_PLACES["particle"])
QUALIFIERS = frozenset(_PLACES["qualifier"])
COLUMNS = frozenset(_PLACES["column"])
THERE = frozenset(_PLACES["there"])
KINDS = SITE_WORDS | SITE_HEADS | SETTLEMENT_WORDS | REGION_WORDS | {*_PLACES["no-name"]}
"""Words that say what kind of place it is, and by themselves never which."""
_PARTICLE = rf"(?:(?:{alternatives(PARTICLES)})[ \u00a0-])?"
_CAPITALISED = r"[^\W\d_a-zß-ÿ][^\W_]*(?:['’ʿʼ][^\W_]+){0,2}"
NAME = rf"{_CAPITALISED}(?:[ \u00a0]{_PARTICLE}{_CAPITALISED}){{0,2}}"
"""A regular expression for one to three words with a capital, and particles between them."""
TAKINGS = frozenset(_PLACES["taking"])
PLACE_PREPOSITIONS = frozenset(_PLACES["preposition"])
CAPTURE_VERBS = frozenset(_VERBS["capture"])
AUXILIARIES = frozenset(_VERBS["auxiliary"])
FUNCTION_WORDS = frozenset(_GRAMMAR["function"])
CALENDAR = frozenset(_GRAMMAR["calendar"])
FATES = frozenset("fell changed burned burnt".split())
