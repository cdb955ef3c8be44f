"""The language of a line that is too short for function words, by words that no other has."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from geo.wordlists import read_words

_WORD = re.compile(r"(?<![\w/@.‑-])[^\W\d_]{2,}+(?![\w/@‑-]|\.\w)")
_OTHER = re.compile(r"[^a-záàâæçéèêëíîïñóôœúùûüÿа-яёіїєґ]")
"""Letters of languages that are none of these."""
_TABLE = "reading/line_words.tsv"
_LEAST = 0.15
"""The share of a line's words that have to tell its language."""


def language_of_line(line: str) -> str:
    """Return "en", "es", "fr", "uk" or "ru", the language that has most words of a line to itself.

    "" where no word tells, or as many tell another language.

    >>> language_of_line("Explosiones en Járkov"), language_of_line("Puerto Asís: army convoy hit")
    ('es', 'en')
    >>> language_of_line("San José, Puerto Rico")
    ''
    """
    told = _languages()
    words = words_of(line)
    found = Counter(told[word] for word in words if word in told).most_common(2)
    if (
        any(map(_OTHER.search, words))
        or not found
        or found[0][1] == found[-1][1] * (len(found) - 1)
    ):
        return ""
    best, most = found[0]
    return best if most >= _LEAST * len(_WORD.findall(line)) else ""


def words_of(line: str) -> list[str]:
    """Return the words of a line that are hardly names, in small letters.

    Those are what is written small, its first word before that, and all words of a line in
    capitals.
    """
    words: list[str] = _WORD.findall(line)
    if line.isupper():
        return [word.lower() for word in words]
    small = [word for word in words[1:] if word.islower()]
    return [words[0].lower(), *small] if small else []


@cache
def _languages() -> dict[str, str]:
    return {word: language for language, words in read_words(_TABLE).items() for word in words}
