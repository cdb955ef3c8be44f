"""Names that open their sentence, which the words after them put in a place: "Lyman in Ukraine"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from geo.recognition.bearers import begins_sentence
from geo.recognition.entities import Entity
from geo.recognition.lexicon import ENGLISH_PRESS, NO_NAMES, Lexicon
from geo.recognition.words import DIRECTIONAL, NAME, Word, indexes_within
from geo.wordlists import alternatives, read_words

_LED = re.compile(
    rf"(?<![\w'’-])(?P<name>{NAME})"
    rf"(?:(?P<comma>,)|,? in(?: the)?(?: (?:{alternatives(DIRECTIONAL)}))?) $"
)
_SURE = 0.7
_LONGEST = 60
_LISTS = ("agency", "bearers", "grammar", "places", "verbs")


def located_names(
    text: str, words: Sequence[Word], entities: Sequence[Entity], lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    """Yield the names before "in" and a country or region, or between these and a comma.

    They are known in that country, and no common word; where the press writes English they may be a
    person's.

    Args:
        text: the report's text.
        words: of a paragraph, by start.
        entities: what the model marked in it.
        lexicon: where names are looked up.
    """
    for entity in entities:
        if entity.confidence < _SURE:
            continue
        found = _LED.search(text, max(0, entity.start - _LONGEST), entity.start)
        if found is None or (found["comma"] and text[entity.end : entity.end + 1] != ","):
            continue
        first, last = indexes_within(words, *found.span("name"))
        if first > last or not begins_sentence(text, words[first]):
            continue
        while first < last and words[first].text.lower() in NO_NAMES:
            first += 1
        name = text[words[first].start : found.end("name")]
        around = lexicon.entry(text[entity.start : entity.end])
        if around is None or not (around.country or around.region) or _is_common(name):
            continue
        homes = lexicon.homes(name)
        there = {*lexicon.homes(text[entity.start : entity.end])} - ENGLISH_PRESS
        if ENGLISH_PRESS.isdisjoint(homes[:1]) and not there.isdisjoint(homes):
            yield words[first].start, found.end("name")


def _is_common(name: str) -> bool:
    return not _common().isdisjoint((name.lower(), name.lower().removesuffix("s")))


@cache
def _common() -> frozenset[str]:
    tables = (read_words(f"recognition/{name}.tsv").values() for name in _LISTS)
    listed = (word for table in tables for words in table for word in words)
    return frozenset((*listed, *read_words("reading/line_words.tsv")["en"]))
