"""Names that the words after them say to be a town: "Nawa, a village in Daraa province"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geo.recognition.bearers import begins_sentence
from geo.recognition.lexicon import NO_NAMES, Lexicon
from geo.recognition.words import (
    APPOSITIONS,
    FUNCTION_WORDS,
    NAME,
    REGION_WORDS,
    SETTLEMENT_WORDS,
    Word,
    indexes_within,
)
from geo.wordlists import alternatives

_KINDS = alternatives(SETTLEMENT_WORDS - {"capital"})
_WHERE = rf"(?:{alternatives(APPOSITIONS)}|\d)"
# "According to Zelensky, a town in Donetsk ..." has the town's name yet to come.
_APPOSED = re.compile(
    rf"(?<![\w’'-])(?<!ccording to )(?P<name>{NAME}),[ \u00a0\n]"
    rf"(?:an?[ \u00a0\n](?:[a-z-]+[ \u00a0\n]){{0,3}}(?:{_KINDS})[ \u00a0\n]{_WHERE}"
    r"|the[ \u00a0\n](?:[a-z-]+[ \u00a0\n]){0,2}capital[ \u00a0\n]of)\b"
)
_CLOSED = re.compile(
    rf"(?:[ \u00a0\n](?:of|the))*[ \u00a0\n]{NAME}(?:[ \u00a0\n](?:{alternatives(REGION_WORDS)}))?,"
)
"""What an apposition goes on with to its comma, where a sentence would have its verb."""


def apposed_names(text: str, words: Sequence[Word], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the names in the words of a paragraph that such an apposition follows.

    Those that begin a sentence are known, or a comma ends the apposition: "Meanwhile, a village in
    Idlib was hit" names but Idlib.

    Args:
        text: the report's text.
        words: of a paragraph, by start.
        lexicon: where names are looked up.
    """
    if not words:
        return
    for found in _APPOSED.finditer(text, words[0].start, words[-1].end):
        first, last = indexes_within(words, *found.span("name"))
        # "In Nawa, a village": a sentence's first word has a capital as well.
        while first <= last and words[first].text.lower() in FUNCTION_WORDS:
            first += 1
        if first > last or words[first].text.lower() in NO_NAMES:
            continue
        start, end = words[first].start, found.end("name")
        if begins_sentence(text, words[first]):
            known = lexicon.entry(text[start:end])
            if not (known and known.exact) and not _CLOSED.match(text, found.end()):
                continue
        yield start, end
