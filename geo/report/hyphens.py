"""Words broken at a line's end, joined again only where the joined word is right."""

from __future__ import annotations

import re
from collections import Counter

from geo.language import say
from geo.wordlists import read_words

UNDONE = say("Hyphens at line ends, where a word was broken, were undone.")
"""Said of a text in which a word was joined."""

_BREAK = re.compile(r"(?<![\w-])([^\W\d_]{2,})[-‐]\n[ \t]*([^\W\d_]{2,})(?![\w-])")
_OPEN_END = re.compile(r"([\w’'][-‐])\n[ \t]*(?=\w)")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_WORDS = read_words("reading/words.tsv")
_FIRST = frozenset(_WORDS["hyphen-after"])
"""First parts that mostly keep their hyphen."""
_LAST = frozenset(_WORDS["hyphen-before"])
"""Last parts that mostly keep their hyphen."""


def join_broken(text: str) -> tuple[str, int]:
    """Return `text` with words that were broken at a line's end joined, and their number.

    A hyphen that belongs to the word ("Russian-backed", "Izium-Balaklia") stays. What the text
    writes elsewhere decides; otherwise parts that are words in it, or that English hyphenates, keep
    the hyphen.
    """
    if not has_breaks(text):
        return text, 0
    words = Counter(word.lower() for word in _WORD.findall(text))
    joined = 0

    def join(match: re.Match[str]) -> str:
        nonlocal joined
        first, last = match[1], match[2]
        if not _is_one_word(first, last, words):
            return match[0]
        joined += 1
        return first + last

    return _BREAK.sub(join, text), joined


def has_breaks(text: str) -> bool:
    """Tell whether a line of `text` ends with a hyphen."""
    return "-\n" in text or "‐\n" in text


def unwrap(text: str) -> str:
    """Return the lines of a paragraph as one; one that ends in a hyphen needs no blank."""
    lines = _OPEN_END.sub(r"\1", text).split("\n")
    return " ".join(line.strip(" \t") for line in lines).strip()


def _is_one_word(first: str, last: str, words: Counter[str]) -> bool:
    if not last.islower():
        return False
    head, tail = first.lower(), last.lower()
    if words[head + tail]:
        return True
    if words[f"{head}-{tail}"] or head in _FIRST or tail in _LAST:
        return False
    # The broken halves themselves are counted once each where they stand.
    return not (words[head] > 1 and words[tail] > 1)
