"""Training windows for the multilingual tagger: names swapped, case noised, roles beside labels.

A label says where a name begins and goes on; Arabic writes "and", "in" and "for" as letters before
it, so that it may begin after the first or second letter of a word. A role is that of the name.
Both go through the windows of the English tagger as one number, `code`.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace

from multilingual_names import SwapNames
from passages import OTHERS, Name, Passage
from tagger_examples import SKIP, Reader, Token

from geo.recognition.multilingual import BEGINS, LABELS, ROLES
from tests.quality.corpus import Document

OUTSIDE, BEGIN, INSIDE = 0, 1, 2
ROLE = 8
"""What a role adds to a label, times its number; none adds nothing."""
_NEVER_UPPER = frozenset({"ar"})
_UPPER, _LOWER = 0.05, 0.03
_FOR_PEOPLE = re.compile(
    r"\w+(?:[сц]к(?:ий|ая|ое|ие|ого|ой|ому|им|ом|их|ими|ую)"
    r"|ец|цы|цев|цам|цами|цах|ане|яне|ан|ян|анам|янам|анин\w*|янин\w*)"
)
"""Russian words that may be for a people, which the Russian corpus does not annotate."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A text to learn from, in `language`, with its names.

    `is_silent` says that what may be a word for a people teaches nothing unless it is annotated.
    """

    language: str
    text: str
    names: tuple[Name, ...]
    swaps: bool = False
    is_silent: bool = False


def of_passage(language: str, passage: Passage) -> Sample:
    """Return a passage of our own as a sample whose names may be swapped."""
    return Sample(language, passage.document.text, passage.names, swaps=language != "en")


def of_document(language: str, document: Document, demonyms: frozenset[str]) -> Sample:
    """Return a corpus's document, whose names have no roles, as a sample."""
    names = tuple(
        Name(t.start, t.end, "demonym" if document.text[t.start : t.end] in demonyms else "")
        for t in document.toponyms
    )
    return Sample(language, document.text, names, is_silent=True)


def code(label: int, role: str) -> int:
    """Return the number for a label with a role; "" is one that is not known."""
    return label + ROLE * (ROLES.index(role) + 1 if role in ROLES else 0)


def varied(sample: Sample, names: SwapNames, chance: random.Random, share: float) -> Sample:
    """Return `sample` with a `share` of its names swapped, each throughout, perhaps in one case."""
    if sample.swaps:
        sample = _swapped(sample, names, chance, share)
    noise = chance.random()
    if noise < _UPPER and sample.language not in _NEVER_UPPER:
        upper = sample.text.upper()
        return replace(sample, text=upper) if len(upper) == len(sample.text) else sample
    if noise < _UPPER + _LOWER and sample.swaps and sample.language not in _NEVER_UPPER:
        return replace(sample, text=sample.text.lower())
    return sample


def _swapped(sample: Sample, names: SwapNames, chance: random.Random, share: float) -> Sample:
    text, position = "", 0
    found: list[Name] = []
    other: dict[str, str] = {}
    for name in sample.names:
        written = sample.text[name.start : name.end]
        if written not in other:
            other[written] = ""
            # After "لل" the article has lost a letter that another name may not have.
            stands_free = not sample.text[: name.start].endswith("لل")
            rate = share * (0.1 if name.type == "country" else 1.0)
            if stands_free and chance.random() < rate:
                other[written] = names.draw(sample.language, name, written, chance)
        text += sample.text[position : name.start]
        new = other[written] or written
        found.append(replace(name, start=len(text), end=len(text) + len(new)))
        text += new
        position = name.end
    return replace(sample, text=text + sample.text[position:], names=tuple(found))


def tokens(reader: Reader, sample: Sample, demonyms: frozenset[str]) -> list[Token]:
    """Return `sample` as tokens whose labels are codes."""
    placed = reader.tokens(sample.text)
    index = 0
    for name in sample.names:
        if name.role in OTHERS:
            continue
        while index < len(placed) and placed[index][2] <= name.start:
            index += 1
        first = index
        while index < len(placed) and placed[index][1] < name.end:
            token, start, _ = placed[index]
            label = INSIDE
            if index == first:
                label = _begin(name.start - start)
            token.label = code(label, name.role)
            index += 1
    for token, start, end in placed:
        word = sample.text[start:end]
        if sample.is_silent and token.label == OUTSIDE and _may_be_people(sample, word, demonyms):
            token.label = SKIP
    return [token for token, _, _ in placed]


def _begin(letters: int) -> int:
    """Return the label of a name that begins after so many letters of its word."""
    return BEGINS.get(letters, SKIP)


def _may_be_people(sample: Sample, word: str, demonyms: frozenset[str]) -> bool:
    if sample.language == "ru":
        return _FOR_PEOPLE.fullmatch(word.lower()) is not None
    return word in demonyms


assert len(LABELS) <= ROLE
