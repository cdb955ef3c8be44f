"""The sentences of war in `war/`, whose README says how they are written, with their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geo.model import Role

FOLDER = Path(__file__).with_name("war")
FRAMES = "frames.tsv"
LATER = "later_frames.tsv"
"""Frames that were written last, before anything read them."""
_MARKED = re.compile(r"\[\[([^|\]]+)(?:\|(\w+))?\]\]")
_SLOT = "{}"


@dataclass(frozen=True, slots=True)
class Marked:
    """A text of one kind with the role of each span, (start, end), that names a place."""

    kind: str
    text: str
    roles: dict[tuple[int, int], Role]


def read_sentences() -> tuple[Marked, ...]:
    """Return the sentences in which every name is marked."""
    return tuple(marked(kind, text) for kind, text in _rows("sentences.tsv"))


def read_negatives() -> tuple[Marked, ...]:
    """Return the sentences that name no place."""
    return tuple(Marked(kind, text, {}) for kind, text in _rows("negatives.tsv"))


def read_bearers() -> tuple[Marked, ...]:
    """Return the sentences in which what bears a place's name stands beside places, all marked."""
    return tuple(marked(kind, text) for kind, text in _rows("bearers.tsv"))


def read_later_negatives() -> tuple[Marked, ...]:
    """Return the sentences that name no place and were written last, before anything read them."""
    return tuple(Marked(kind, text, {}) for kind, text in _rows("later_negatives.tsv"))


def read_frames(file: str = FRAMES, *, each: int = 1) -> Iterator[Marked]:
    """Yield the frames of a file filled with towns.

    Args:
        file: its name in `war/`.
        each: take only one town of so many, from frame to frame other ones.
    """
    towns = [town for town, _ in _rows("towns.tsv")]
    for number, (kind, frame) in enumerate(_rows(file)):
        for town in towns[number % each :: each]:
            yield filled(kind, frame, town)


def filled(kind: str, frame: str, town: str) -> Marked:
    """Return a frame with a town in its slot.

    >>> filled("capitals", "SIEGE OF {}", "Goma")
    Marked(kind='capitals', text='SIEGE OF GOMA', roles={(9, 13): <Role.LOCATION: 'location'>})
    """
    name = {"capitals": town.upper(), "lower": town.lower()}.get(kind, town)
    before, after = frame.split(_SLOT)
    span = len(before), len(before) + len(name)
    return Marked(kind, before + name + after, {span: Role.LOCATION})


def marked(kind: str, text: str) -> Marked:
    """Return a sentence without its marks.

    >>> marked("prose", "[[Chad|actor]] shut [[Adré]].").roles
    {(0, 4): <Role.ACTOR: 'actor'>, (10, 14): <Role.LOCATION: 'location'>}
    """
    plain = ""
    roles: dict[tuple[int, int], Role] = {}
    last = 0
    for match in _MARKED.finditer(text):
        plain += text[last : match.start()]
        roles[len(plain), len(plain) + len(match[1])] = Role(match[2] or Role.LOCATION)
        plain += match[1]
        last = match.end()
    return Marked(kind, plain + text[last:], roles)


def _rows(name: str) -> Iterator[tuple[str, str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    for line in [line for line in lines if not line.startswith("# ")][1:]:
        first, second = line.split("\t")
        yield first, second.replace(r"\n", "\n").replace(r"\t", "\t")
