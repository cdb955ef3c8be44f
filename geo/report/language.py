"""Which language a report is in, as far as the recogniser needs to know."""

from __future__ import annotations

import re

from geo.language import say
from geo.wordlists import read_words

UNKNOWN = say(
    "The report does not read like English, the one language that the recogniser knows: "
    "expect gaps, and names that are none."
)
"""What a reader must be told of a report whose language is not "en"."""
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(read_words("reading/words.tsv")["english"])
_FOREIGN = frozenset(read_words("reading/words.tsv")["foreign"])
_SAMPLE = 20_000
_PROSE = 0.12
_LETTERS = 0.9
_CHANCE = 0.04
"""Shares of the words: English ones in prose, those in English letters, foreign ones by chance."""


def detect_language(text: str, declared: str = "") -> str:
    """Return "en" where the text's function words are English, else what is `declared`.

    English running text has 30 to 50 such words in a hundred, other languages under 10; lists,
    logs and posts have few of any language, so that they count as English where they are written
    in English letters, have next to no function words of other languages and declare none.

    Args:
        text: the report's.
        declared: the ISO 639-1 code that the document gives, "" where it gives none.
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    if not words:
        return declared
    english, foreign, ascii_ = (
        sum(map(test, words)) / len(words)
        for test in (_ENGLISH.__contains__, _FOREIGN.__contains__, str.isascii)
    )
    if english >= _PROSE:
        return "en"
    listed = not declared and ascii_ >= _LETTERS and foreign <= max(_CHANCE, english)
    return "en" if listed else declared
