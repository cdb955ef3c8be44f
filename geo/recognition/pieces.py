"""Word pieces of a text for the toponym model, each with the shape of its word's letters.

The model's vocabulary is in lower case, so that "turkey" and "Turkey" are the same pieces, and has
no white space, so that a list is one long sentence; the shape, and whether a word is the first of a
line or a cell, are its second input.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo.recognition.vocabulary import Vocabulary

_BREAK = re.compile(r"[\n\t\v\f\x85\u2028\u2029]")
_STRETCH = re.compile(r"[^ \r\n\t\v\f\x85\u2028\u2029]{1,20000}")
LINE_START = 9
"""What is added to the shape of a word that is the first of its line or cell."""


class Shape(IntEnum):
    """How a word is written; the numbers are rows of the model's table."""

    NONE = 0
    """Not a word: the marks at both ends of a window."""
    LOWER = 1
    TITLE = 2
    UPPER = 3
    MIXED = 4
    DIGIT = 5
    SIGN = 6
    INITIAL = 7
    """One capital by itself."""
    UNCASED = 8
    """Letters of a script without case."""


class Pieces(NamedTuple):
    """The pieces of a text, in order."""

    ids: NDArray[np.int32]
    shapes: NDArray[np.int8]
    """Of the word: a `Shape`, and `LINE_START` more where it begins a line or a cell."""
    starts: NDArray[np.int64]
    """Offsets into the text, in code points."""
    ends: NDArray[np.int64]
    firsts: NDArray[np.bool_]
    """Whether a piece is the first of its word."""


def shape_of(word: str) -> Shape:
    """Return how `word` is written."""
    if len(word) == 1 and word.isupper():
        return Shape.INITIAL
    if word.isupper():
        return Shape.UPPER
    if word.islower():
        return Shape.LOWER
    if word[:1].isupper() and word[1:].islower():
        return Shape.TITLE
    if word.isdigit():
        return Shape.DIGIT
    if any(letter.isupper() for letter in word):
        return Shape.MIXED
    return Shape.UNCASED if word[:1].isalpha() else Shape.SIGN


def split_pieces(
    vocabulary: Vocabulary, text: str, paragraphs: Sequence[tuple[int, int]] = ()
) -> Pieces:
    """Return the pieces of `text`.

    Args:
        vocabulary: cuts words into pieces.
        text: any text.
        paragraphs: (start, end) of each by start; a line end within one only wraps its text.
    """
    first_of = [start for start, _end in paragraphs]

    def wraps(at: int, before: int, after: int) -> bool:
        """Tell whether the line end at `at` only wraps a paragraph that goes on after it."""
        index = bisect_right(first_of, before) - 1
        return text[at] == "\n" and index >= 0 and after < paragraphs[index][1]

    ids: list[int] = []
    shapes: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    firsts: list[bool] = []
    before = 0
    for stretch in _STRETCH.finditer(text):
        begin = stretch.start()
        for word in vocabulary.words(stretch[0]):
            first, end = begin + word.starts[0], begin + word.ends[-1]
            size = len(word.ids)
            shape = int(shape_of(text[first:end]))
            gap = _BREAK.search(text, before, first)
            if not before or (gap and not wraps(gap.start(), before, first)):
                shape += LINE_START
            ids += word.ids
            starts += [begin + start for start in word.starts]
            ends += [begin + end for end in word.ends]
            shapes += [shape] * size
            firsts += [True] + [False] * (size - 1)
            before = end
    return Pieces(
        np.array(ids, np.int32),
        np.array(shapes, np.int8),
        np.array(starts, np.int64),
        np.array(ends, np.int64),
        np.array(firsts, np.bool_),
    )
