"""Towns joined by dashes beside a word for a road: "the Goma-Sake axis", "l'axe Goma-Sake"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from geo.model import Role
from geo.recognition.entities import Entity
from geo.recognition.lexicon import NO_NAMES, Lexicon, LexiconEntry
from geo.recognition.words import NAME, ROADS, Word
from geo.wordlists import alternatives, read_table

_DASH = re.compile("[-‐‑–—]")
_CHAIN = rf"(?P<names>{NAME}(?:{_DASH.pattern}{NAME}){{1,3}})"
_ROAD = rf"(?:{alternatives(ROADS)})"
_BEFORE = re.compile(rf"\b(?!The\b){_CHAIN}(?=[ \u00a0\n]{_ROAD}\b)")
_AFTER = re.compile(rf"\b{_ROAD}[ \u00a0\n]{_CHAIN}\b(?!{_DASH.pattern})")
_LANGUAGES = ("uk", "ru", "ar", "es", "fr")


def road_ends(
    text: str, words: Sequence[Word], entities: Sequence[Entity], lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    """Yield the towns of each such row, known all of them.

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
    start, stop = words[0].start, words[-1].end
    rows = [
        row
        for row in _BEFORE.finditer(text, start, stop)
        if any(e.start < row.end("names") and e.end > row.start("names") for e in entities)
    ]
    for row in (*rows, *_AFTER.finditer(text, start, stop)):
        yield from (span for span, _ in _towns(text, *row.span("names"), lexicon))


def other_road_ends(
    text: str, parts: Iterable[tuple[int, int]], lexicon: Lexicon
) -> Iterator[Entity]:
    """Yield the towns of such rows in other languages, where the word comes first.

    The model leaves most of them out, so that larger towns of one country are taken unmarked.
    Capitals alone are governments: "l'axe Moscou-Pékin".

    Args:
        text: the report's text.
        parts: where the paragraphs in other languages begin and end.
        lexicon: where names are looked up.
    """
    for begin, stop in parts:
        for row in _ways().finditer(text, begin, stop):
            towns = _towns(text, *row.span("names"), lexicon)
            names = [text[slice(*span)] for span, _ in towns]
            if not all(known.capital for _, known in towns) and _share_a_country(names, lexicon):
                yield from (Entity(start, end, 1.0, Role.LOCATION) for (start, end), _ in towns)


def _share_a_country(names: Iterable[str], lexicon: Lexicon) -> bool:
    homes = [frozenset(found) for name in names if (found := lexicon.homes(name))]
    return bool(homes) and bool(frozenset.intersection(*homes))


def _towns(
    text: str, start: int, end: int, lexicon: Lexicon
) -> list[tuple[tuple[int, int], LexiconEntry]]:
    """Return the towns that a row consists of, none where one is unknown or it is one name."""
    found: list[tuple[tuple[int, int], LexiconEntry]] = []
    while start < end:
        cuts = [dash.start() for dash in _DASH.finditer(text, start, end)]
        # The last name may have words after it that are none of it.
        blanks = [] if cuts else [m.start() for m in re.finditer(" ", text[start:end])]
        stops = (end, *reversed(cuts), *(start + blank for blank in reversed(blanks)))
        for stop in stops:
            known = _place(text[start:stop], lexicon)
            if known is not None:
                found.append(((start, stop), known))
                break
        else:
            return []
        if stop == end or stop not in cuts:
            break
        start = stop + 1
    return found if len(found) > 1 else []


def _place(name: str, lexicon: Lexicon) -> LexiconEntry | None:
    entry = lexicon.entry(name)
    is_place = (
        entry is not None
        and not entry.demonym
        and (entry.settlement or entry.region)
        and name.lower() not in NO_NAMES
    )
    return entry if is_place else None


@cache
def _ways() -> re.Pattern[str]:
    """Return what finds a row of names after a word for a road."""
    ways = (
        word
        for language in _LANGUAGES
        for word, kind, _ in read_table(f"resolution/descriptions-{language}.tsv")
        if kind == "way"
    )
    words = alternatives(ways).replace(r"\*", r"\w*")
    return re.compile(rf"(?<!\w)(?i:{words})[ \u00a0]{_CHAIN}")
