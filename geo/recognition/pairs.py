"""Towns that a dash joins beside a word for a road: "the Masisi-Nyabiondo axis", "road Gao-Ber"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geo.recognition.entities import Entity
from geo.recognition.lexicon import NO_NAMES, Lexicon
from geo.recognition.words import NAME, ROADS, Word
from geo.wordlists import alternatives

_ROAD = rf"(?:{alternatives(ROADS)})"
_DASH = "[-‐‑–—]"
_BEFORE = re.compile(rf"\b(?!The\b)({NAME}){_DASH}({NAME})(?=[ \u00a0\n]{_ROAD}\b)")
_AFTER = re.compile(
    rf"\b{_ROAD}[ \u00a0\n]({NAME}){_DASH}({NAME})(?:{_DASH}({NAME}))?\b(?!{_DASH})"
)


def road_ends(
    text: str, words: Sequence[Word], entities: Sequence[Entity], lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    """Yield the towns of each such pair, or three, known all of them.

    Nobody marches along the Sykes-Picot line. Before the word the model marked at least a part of
    them, however surely.

    Args:
        text: the report's text.
        words: of a paragraph, by start.
        entities: what the model marked in it.
        lexicon: where names are looked up.
    """
    if not words:
        return
    start, end = words[0].start, words[-1].end
    pairs = [
        pair
        for pair in _BEFORE.finditer(text, start, end)
        if any(e.start < pair.end() and e.end > pair.start() for e in entities)
    ]
    for pair in (*pairs, *_AFTER.finditer(text, start, end)):
        ends = [pair.span(number) for number, name in enumerate(pair.groups(), 1) if name]
        if all(_is_place(text[first:last], lexicon) for first, last in ends):
            yield from ends


def _is_place(name: str, lexicon: Lexicon) -> bool:
    entry = lexicon.entry(name)
    return (
        entry is not None
        and not entry.demonym
        and (entry.settlement or entry.region)
        and name.lower() not in NO_NAMES
    )
