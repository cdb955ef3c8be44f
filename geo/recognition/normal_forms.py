"""Unicode's normal forms of a text, each letter with the place of the one that it comes from.

The places are those that the library `tokenizers` counts, with which the models learned: a letter
that was put together lies where its first part did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal
from unicodedata import combining, is_normalized, normalize

Placed = tuple[str, Sequence[int]]
"""Letters, and of each the index of the letter that it comes from."""

_Letter = tuple[str, int]
"""A letter, and how many letters it has more than those that it stands for."""


def decomposed(text: str) -> Placed:
    """Return `text` with accents as letters of their own (NFD)."""
    if is_normalized("NFD", text):
        return text, range(len(text))
    return _placed(_apart(text, "NFD"))


def composed(text: str) -> Placed:
    """Return `text` with one form of what is written in several (NFKC)."""
    if is_normalized("NFKC", text):
        return text, range(len(text))
    return _placed(_together(_apart(text, "NFKD")))


def _apart(text: str, form: Literal["NFD", "NFKD"]) -> Iterator[_Letter]:
    letters = [
        (part, int(index > 0))
        for letter in text
        for index, part in enumerate(normalize(form, letter))
    ]
    for _are_marks, run in groupby(letters, lambda letter: combining(letter[0]) > 0):
        yield from sorted(run, key=lambda letter: combining(letter[0]))


def _together(letters: Iterable[_Letter]) -> Iterator[_Letter]:
    base: _Letter | None = None
    marks: list[_Letter] = []
    for letter, more in letters:
        rank = combining(letter)
        if base is None:
            if rank:
                yield letter, more
            else:
                base = letter, more
            continue
        if not marks or combining(marks[-1][0]) < rank:
            whole = normalize("NFC", base[0] + letter)
            if len(whole) == 1:
                base = whole, base[1] + more - 1
                continue
        if rank:
            marks.append((letter, more))
            continue
        yield base
        yield from marks
        base, marks = (letter, more), []
    if base:
        yield base
    yield from marks


def _placed(letters: Iterable[_Letter]) -> Placed:
    text: list[str] = []
    places: list[int] = []
    following = 0
    for letter, more in letters:
        text.append(letter)
        places.append(following if more <= 0 else following - 1)
        following += max(1 - more, 0)
    return "".join(text), places
