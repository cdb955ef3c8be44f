"""A model's pieces, and how words are cut into them.

The models learned with the pieces that the library `tokenizers` gives. Its rules hold here letter
for letter, the odd ones too, as `tests/recognition/test_vocabulary.py` shows by asking both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import category

import msgspec

from geo.recognition.normal_forms import Placed, composed, decomposed

_SPACE = "\N{LOWER ONE EIGHTH BLOCK}"
"""Stands before the first piece of a word in a unigram model."""
_LONGEST_WORD = 100
"""Letters of a word beyond which a WordPiece model knows none."""
_UNKNOWN_COST = 10.0
_KEPT, _KEPT_LETTERS = 8192, 40
"""How many stretches are remembered, and the longest of them."""
_CONTROLS = re.compile(r"[\x01-\x08\x0b\x0e-\x1f\x7f]")
_SPACES = re.compile(r"[\s\u200b-\u200f\u2581\ufeff\ufffd]")
_APOSTROPHES = re.compile(r"[\u2018\u2019\u02bc\u02bb]")
_IDEOGRAPHS = re.compile(
    r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002a6df\U0002a700-\U0002ceaf"
    r"\U0002f800-\U0002fa1f]"
)

Piece = tuple[int, int, int]
"""Its number, and its start and end in the word."""


class Word(NamedTuple):
    """The pieces of a word or of a sign, with their offsets into the stretch it stands in."""

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Vocabulary:
    """Cuts words into the pieces of a model."""

    def __init__(self, description: bytes | str) -> None:
        """Read a vocabulary.

        Args:
            description: JSON as `tokenizers` writes it, of a lower-case WordPiece or of the unigram
                model that `data/models/multilingual_tokenizer.py` makes.
        """
        told = msgspec.json.decode(description)
        model = told["model"]
        is_unigram = model["type"] == "Unigram"
        self.pieces: tuple[str, ...]
        """By their numbers."""
        if is_unigram:
            self.pieces = tuple(piece for piece, _score in model["vocab"])
            self._cut = _unigrams(model["vocab"], model["unk_id"])
        else:
            self.pieces = tuple(sorted(model["vocab"], key=model["vocab"].__getitem__))
            self._cut = _word_pieces(model["vocab"], model["unk_token"])
        self._before = _SPACE if is_unigram else ""
        self._normal = _one_form if is_unigram else _small_letters
        self._is_sign = _is_sign if is_unigram else _is_punctuation
        self._marks: Mapping[str, int] = {m["content"]: m["id"] for m in told["added_tokens"]}
        self._mark = re.compile("(" + "|".join(map(re.escape, self._marks)) + ")")
        ends = [part["SpecialToken"]["id"] for part in told["post_processor"]["single"][::2]]
        self.ends: tuple[int, int] = self._marks[ends[0]], self._marks[ends[1]]
        """The pieces that stand at both ends of a window."""
        self._remembered = lru_cache(_KEPT)(self._words)

    def words(self, stretch: str) -> tuple[Word, ...]:
        """Return the words and signs of a stretch of letters without a space or a line's end."""
        return (self._remembered if len(stretch) <= _KEPT_LETTERS else self._words)(stretch)

    def _words(self, stretch: str) -> tuple[Word, ...]:
        found: list[Word] = []
        begin = 0
        for part in self._mark.split(stretch):
            if part in self._marks:
                found.append(Word((self._marks[part],), (begin,), (begin + len(part),)))
            else:
                found += self._words_of(part, begin)
            begin += len(part)
        return tuple(found)

    def _words_of(self, part: str, begin: int) -> Iterator[Word]:
        text, places = self._normal(part)
        for start, end in _split(text, self._is_sign):
            before = "" if start and text[start - 1] != " " else self._before
            shift = start - len(before)
            pieces = self._cut(before + text[start:end])
            yield Word(
                tuple(number for number, _first, _end in pieces),
                tuple(begin + places[max(shift + first, start)] for _n, first, _end in pieces),
                tuple(begin + places[max(shift + end - 1, start)] + 1 for _n, _f, end in pieces),
            )


def _split(text: str, is_sign: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of every word and every sign."""
    if text.isalnum():
        yield 0, len(text)
        return
    start = 0
    for at, letter in enumerate(text):
        if letter == " " or is_sign(letter):
            if start < at:
                yield start, at
            if letter != " ":
                yield at, at + 1
            start = at + 1
    if start < len(text):
        yield start, len(text)


@cache
def _is_sign(letter: str) -> bool:
    return category(letter)[0] in "PS"


@cache
def _is_punctuation(letter: str) -> bool:
    return category(letter)[0] in ("PS" if letter.isascii() else "P")


def _small_letters(text: str) -> Placed:
    """Return `text` in lower case without accents and controls, ideographs between spaces."""
    if text.isascii() and text.isprintable():
        return text.lower(), range(len(text))
    kept = [at for at, letter in enumerate(text) if not _is_dropped(letter)]
    clean = "".join(" " if text[at].isspace() else text[at] for at in kept)
    if _IDEOGRAPHS.search(clean):
        apart = [
            (letter, at)
            for one, at in zip(clean, kept, strict=True)
            for letter in (f" {one} " if _IDEOGRAPHS.match(one) else one)
        ]
        clean, kept = "".join(letter for letter, _at in apart), [at for _letter, at in apart]
    letters, places = decomposed(clean)
    bare = [at for at, letter in enumerate(letters) if category(letter) != "Mn"]
    return "".join(letters[at].lower() for at in bare), [kept[places[at]] for at in bare]


@cache
def _is_dropped(letter: str) -> bool:
    return letter == "\ufffd" or (category(letter) in ("Cc", "Cf", "Co") and letter not in "\t\n\r")


def _one_form(text: str) -> Placed:
    """Return `text` in one form, with plain spaces and apostrophes and without controls."""
    letters, places = composed(text)
    if _CONTROLS.search(letters):
        kept = [at for at, letter in enumerate(letters) if not _CONTROLS.match(letter)]
        letters, places = _CONTROLS.sub("", letters), [places[at] for at in kept]
    return _APOSTROPHES.sub("'", _SPACES.sub(" ", letters)), places


def _word_pieces(numbers: Mapping[str, int], unknown: str) -> Callable[[str], list[Piece]]:
    """Return what cuts a word into the longest piece, and again, or tells that it is unknown."""
    longest = max(map(len, numbers))

    def cut(word: str) -> list[Piece]:
        whole = [(numbers.get(word, numbers[unknown]), 0, len(word))]
        if word in numbers or len(word) > _LONGEST_WORD:
            return whole
        found: list[Piece] = []
        start = 0
        while start < len(word):
            more = "##" if start else ""
            for end in range(min(start + longest, len(word)), start, -1):
                number = numbers.get(more + word[start:end])
                if number is not None:
                    break
            else:
                return whole
            found.append((number, start, end))
            start = end
        return found

    return cut


def _unigrams(pieces: list[tuple[str, float]], unknown: int) -> Callable[[str], list[Piece]]:
    """Return what cuts a word into the pieces that are together the likeliest (Viterbi)."""
    known = {piece: (number, score) for number, (piece, score) in enumerate(pieces)}
    longest = max(map(len, known))
    least = min(score for _number, score in known.values()) - _UNKNOWN_COST

    def cut(word: str) -> list[Piece]:
        size = len(word)
        reached = [0.0] + [float("-inf")] * size
        last = [(unknown, 0)] * (size + 1)
        for start in range(size):
            here = reached[start]
            for end in range(start + 1, min(start + longest, size) + 1):
                piece = known.get(word[start:end])
                if piece is None:
                    if end > start + 1:
                        continue
                    piece = unknown, least
                if here + piece[1] > reached[end]:
                    reached[end] = here + piece[1]
                    last[end] = piece[0], start
        found: list[Piece] = []
        end = size
        while end:
            number, start = last[end]
            if number == unknown and found and found[-1][0] == unknown:
                found[-1] = unknown, start, found[-1][2]
            else:
                found.append((number, start, end))
            end = start
        return found[::-1]

    return cut
