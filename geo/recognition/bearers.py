"""Persons, units and bodies that bear a place's name: "Ms. Florence Juba", "Medina Division"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.recognition.lexicon import SPACE, Name
from geo.recognition.words import Word
from geo.wordlists import read_words

_WORDS = read_words("recognition/bearers.tsv")
_TITLES = frozenset(_WORDS["title"])
_EPITHETS = frozenset(_WORDS["epithet"])
_VESSELS = frozenset(_WORDS["vessel"])
FIRMS = frozenset(_WORDS["firm"])
"""What is named after a place and asked about none, however sure the model is."""
BODIES = FIRMS.union(_WORDS["unit"], _WORDS["body"])
_DIRECTIONS = "NSEW"
"""No initials: "S. Sudan"."""
_GIVEN_NAMES = 2
_QUOTED = {'"': '"', "'": "'", "“": "”", "‘": "’", "«": "»", "„": "“"}


def is_others(text: str, words: Sequence[Word], name: Name) -> bool:
    """Tell whether a name that no model marked is a person's or a body's, or a nickname."""
    return (
        is_quoted(text, name.start, name.end)
        or is_persons(text, words, name.first)
        or is_bodys(text, words, name.last, BODIES)
    )


def is_persons(text: str, words: Sequence[Word], first: int) -> bool:
    """Tell whether the name that begins with `words[first]` is a ship's or the end of a person's.

    Known by an initial, an epithet, a kind of vessel, or a title one or two given names before: "K.
    Shamkir", "Abu Latakia", "HMS Sheffield", "Col. Nana Kumasi".
    """
    if first > 0 and words[first - 1].text.lower() in _VESSELS:
        return text[words[first - 1].end : words[first].start] in (" ", ' "', " “")
    for at in range(first - 1, max(-1, first - 2 - _GIVEN_NAMES), -1):
        word, gap = words[at], text[words[at].end : words[at + 1].start]
        lower = word.text.lower()
        if not word.is_capitalised or gap not in (" ", "\u00a0", ". ", ".", "-"):
            return False
        if lower in _TITLES:
            return True
        if at == first - 1 and (lower in _EPITHETS or _is_initial(word, gap)):
            return True
        if gap.startswith("."):
            return False
    return False


def _is_initial(word: Word, gap: str) -> bool:
    return len(word.text) == 1 and gap.startswith(".") and word.text not in _DIRECTIONS


def is_bodys(text: str, words: Sequence[Word], last: int, kinds: frozenset[str]) -> bool:
    """Tell whether the capitalised words after `words[last]` end in one of `kinds`."""
    at = last
    while (
        at + 1 < len(words)
        and words[at + 1].is_capitalised
        and SPACE.fullmatch(text[words[at].end : words[at + 1].start])
    ):
        at += 1
    return at > last and words[at].text.lower() in kinds


def is_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` stands alone between quotation marks, as a nickname does."""
    return start > 0 and _QUOTED.get(text[start - 1]) == text[end : end + 1]
