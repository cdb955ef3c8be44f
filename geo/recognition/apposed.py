"""Names that the words after them say to be a town: "Nawa, a village in Daraa province"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geo.recognition.lexicon import NO_NAMES
from geo.recognition.words import (
    FUNCTION_WORDS,
    NAME,
    SETTLEMENT_WORDS,
    Word,
    indexes_within,
)
from geo.wordlists import alternatives

_KINDS = alternatives(SETTLEMENT_WORDS - {"capital"})
_WHERE = r"(?:about|along|between|close|east|in|near|north|of|on|outside|some|south|west|\d)"
_APPOSED = re.compile(
    rf"(?<![\w’'-])(?P<name>{NAME}),[ \u00a0\n]"
    rf"(?:an?[ \u00a0\n](?:[a-z-]+[ \u00a0\n]){{0,3}}(?:{_KINDS})[ \u00a0\n]{_WHERE}"
    r"|the[ \u00a0\n](?:[a-z-]+[ \u00a0\n]){0,2}capital[ \u00a0\n]of)\b"
)


def apposed_names(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the names in the words of a paragraph that such an apposition follows.

    Args:
        text: the report's text.
        words: of a paragraph, by start.
    """
    if not words:
        return
    for found in _APPOSED.finditer(text, words[0].start, words[-1].end):
        first, last = indexes_within(words, *found.span("name"))
        # "In Nawa, a village": a sentence's first word has a capital as well.
        while first <= last and words[first].text.lower() in FUNCTION_WORDS:
            first += 1
        if first <= last and words[first].text.lower() not in NO_NAMES:
            yield words[first].start, found.end("name")
