"""Two towns that a dash joins before a word for a road or a front: "the Masisi-Nyabiondo axis"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geo.recognition.entities import Entity
from geo.recognition.lexicon import NO_NAMES, Lexicon
from geo.recognition.words import NAME, ROADS, Word
from geo.wordlists import alternatives

_ROAD = rf"[ \u00a0\n](?:{alternatives(ROADS)})\b"
_PAIR = re.compile(rf"\b(?!The\b)(?P<one>{NAME})[-‐‑–—](?P<other>{NAME})(?={_ROAD})")


def road_ends(
    text: str, words: Sequence[Word], entities: Sequence[Entity], lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    """Yield both towns of each such pair that the model marked at least a part of, however surely.

    Both are known: nobody marches along the Sykes-Picot line.

    Args:
        text: the report's text.
        words: of a paragraph, by start.
        entities: what the model marked in it.
        lexicon: where names are looked up.
    """
    if not words or not entities:
        return
    for pair in _PAIR.finditer(text, words[0].start, words[-1].end):
        halves = [pair.span("one"), pair.span("other")]
        marked = any(e.start < pair.end() and e.end > pair.start() for e in entities)
        if marked and all(_is_place(text[start:end], lexicon) for start, end in halves):
            yield from halves


def _is_place(name: str, lexicon: Lexicon) -> bool:
    entry = lexicon.entry(name)
    return (
        entry is not None
        and not entry.demonym
        and (entry.settlement or entry.region)
        and name.lower() not in NO_NAMES
    )
