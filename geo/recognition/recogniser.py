"""Toponym recognition: what the model finds, corrected and completed from the gazetteer.

Two uses of the gazetteer help, measured on corpora that the model never saw: a name that it does
not know needs a surer model, and a place found once is found wherever its name occurs. Taking all
names that it knows would fill the report with places called Merit or Key.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from geo.model import Mention, ParagraphKind, Report, Role
from geo.recognition.apposed import apposed_names
from geo.recognition.bearers import bears, begins_persons, begins_sentence, is_others, serves
from geo.recognition.blocks import Block, blocks_of
from geo.recognition.columns import place_cells
from geo.recognition.entities import Entity
from geo.recognition.lexicon import (
    NO_NAMES,
    Lexicon,
    LexiconEntry,
    Name,
    find_names,
    has_something,
    is_announced,
    is_called_place,
    is_joined,
)
from geo.recognition.located import located_names
from geo.recognition.marked import told_mentions
from geo.recognition.nicknames import without_nicknames
from geo.recognition.pairs import road_ends
from geo.recognition.roles import role_of
from geo.recognition.spans import whole_names
from geo.recognition.vague import find_vague
from geo.recognition.words import (
    FUNCTION_WORDS,
    KINDS,
    SITE_HEADS,
    SITE_WORDS,
    Word,
    indexes_within,
)

_SMALL_LETTERS = re.compile(r"(?<![\w’'-])[a-zß-ÿ]{3,}(?![\w’'])")
_SURE = 0.7
_POSSIBLE = 0.3
_KNOWN = 0.6
_UNKNOWN = 0.88
_LIKELY = 0.45
_LONGEST_CODE = 3
_SIDE = re.compile(r"\b(?:[Pp]ro|[Aa]nti)[-‐‑]\Z")
_PART = re.compile(r"[NSEWC]\. ")
_LARGE = 100_000
_SMALL = 10_000


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    entry: LexiconEntry | None


def recognise(
    report: Report,
    entities: Sequence[Entity],
    lexicon: Lexicon,
    others: Set[int] = frozenset(),
) -> tuple[Mention, ...]:
    """Return the mentions of `report` by start, with roles, not yet resolved.

    Vague phrases come with `reason_unplaced="vague"`. What a model marked with its role is hardly
    mended, and a paragraph that `others` names is left alone but for that: the rules are English.

    Args:
        report: the report.
        entities: what a model marked in it.
        lexicon: where names are looked up.
        others: the indexes of the paragraphs in other languages.
    """
    marked = [entity for entity in entities if entity.role]
    opening = [paragraph.start for at, paragraph in enumerate(report.paragraphs) if at in others]
    told = told_mentions(report, marked, opening, lexicon)
    entities = [entity for entity in entities if not entity.role]
    blocks = tuple(
        block for at, block in enumerate(blocks_of(report, entities)) if at not in others
    )
    common = frozenset(_SMALL_LETTERS.findall(report.text))
    found = [list(_from_model(report.text, block, lexicon, common)) for block in blocks]
    known = frozenset(
        place
        for spans in found
        for span in spans
        if span.entry and not span.entry.demonym
        for place in span.entry.places
    )
    surfaces = frozenset(report.text[span.start : span.end] for spans in found for span in spans)
    mentions: list[Mention] = [*told]
    cells = list(place_cells(report))
    for block, spans in zip(blocks, found, strict=True):
        spans += _from_table(report.text, block, cells, lexicon)
        for name in find_names(report.text, block.words, lexicon):
            surface = report.text[name.start : name.end]
            again = surface in surfaces or name.entry.places & known
            if (again or _is_credible(report.text, name, block, lexicon)) and not _is_anothers(
                report.text, block, name, lexicon
            ):
                spans.append(_Span(name.start, name.end, name.entry))
        placed = tuple(_mentions(report.text, block, spans))
        mentions += (*placed, *_vague(report.text, block, placed))
    named = without_nicknames(report.text, mentions)
    return tuple(sorted(named, key=lambda mention: mention.start))


def mentions_at(
    report: Report, spans: Sequence[tuple[int, int]], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """Return the mentions that someone else marked, given as (start, end), with their roles."""
    starts = [start for start, _ in spans]
    return tuple(
        mention
        for block in blocks_of(report, ())
        for mention in _mentions(
            report.text,
            block,
            [
                _Span(start, end, lexicon.entry(report.text[start:end]))
                for start, end in spans[
                    bisect_left(starts, block.paragraph.start) : bisect_left(
                        starts, block.paragraph.end
                    )
                ]
            ],
        )
    )


def _from_model(text: str, block: Block, lexicon: Lexicon, common: Set[str]) -> Iterator[_Span]:
    for start, end in road_ends(text, block.words, block.entities, lexicon):
        yield _Span(start, end, lexicon.entry(text[start:end]))
    for start, end in apposed_names(text, block.words, lexicon):
        yield _Span(start, end, lexicon.entry(text[start:end]))
    for start, end in located_names(text, block.words, block.entities, lexicon):
        yield _Span(start, end, lexicon.entry(text[start:end]))
    for entity in block.entities:
        # No name continues in the next paragraph, though the model may say so in odd text.
        if entity.confidence < _POSSIBLE or entity.end > block.paragraph.end:
            continue
        for start, end in whole_names(text, entity.start, entity.end, block.words, lexicon):
            surface = text[start:end]
            if surface.lower() in NO_NAMES:
                continue
            small = surface.islower()
            entry = lexicon.entry(surface.capitalize() if small else surface)
            if small and not block.is_lower:
                # In a text that has capitals, as posts do, it takes both to make a name of a word.
                if entry and entity.confidence >= _SURE:
                    yield _Span(start, end, entry)
                continue
            # In a headline "Key" of "Key Cities" looks like a name.
            weak = entry is None or (block.is_headline and not _is_well_known(entry))
            if weak and surface.lower() in common:
                continue
            if entity.confidence >= _bar(surface, entry) and not _bears(
                text, block, start, end, entry
            ):
                yield _Span(start, end, entry)


def _from_table(
    text: str, block: Block, cells: Sequence[tuple[int, int]], lexicon: Lexicon
) -> Iterator[_Span]:
    """Yield the names in cells that a heading says to name places."""
    first = bisect_left(cells, (block.paragraph.start, 0))
    for start, end in cells[first : bisect_left(cells, (block.paragraph.end, 0))]:
        lower = text[start:end].lower()
        entry = None if lower in KINDS or lower in NO_NAMES else lexicon.entry(text[start:end])
        if entry and entry.exact and not text[start].islower():
            yield _Span(start, end, entry)


def _bar(surface: str, entry: LexiconEntry | None) -> float:
    """Return how sure the model has to be of a name, by what the lexicon knows under it.

    "Al-Awda Hospital" and "Hill 192" say themselves what they are.
    """
    if _is_well_known(entry):
        return _KNOWN
    first, *_, last = surface.lower().split() * 2
    if last in SITE_WORDS or first in SITE_HEADS:
        return _LIKELY
    return _SURE if entry else _UNKNOWN


def _bears(text: str, block: Block, start: int, end: int, entry: LexiconEntry | None) -> bool:
    """Tell whether a person or a firm bears the name that the model marked."""
    if entry is not None and entry.demonym:
        return False
    first, last = indexes_within(block.words, start, end)
    if first > last:
        return False
    serving = not block.is_headline and serves(text, block.words, last)
    return serving or bears(text, block.words, first, last)


def _is_well_known(entry: LexiconEntry | None) -> bool:
    return entry is not None and (entry.country or entry.demonym or entry.population >= _LARGE)


def _is_anothers(text: str, block: Block, name: Name, lexicon: Lexicon) -> bool:
    """Tell whether a name that the model left out is part of a person's or a body's.

    It took Israel elsewhere, but not the first name in "Israel Katz".
    """
    joined = name.entry.country and not block.is_headline and is_joined(text, block.words, name)
    persons = not block.is_headline and begins_persons(text, block.words, name, lexicon)
    return joined or persons or is_others(text, block.words, name, lexicon)


def _is_credible(text: str, name: Name, block: Block, lexicon: Lexicon) -> bool:
    """Tell whether a name stands alone where the model is weak.

    That is in bylines ("in London"), in a line without capitals ("ukrainian soldier"), and after
    "Pro-" or a letter for a direction ("cleared W. Mosul").
    """
    if block.is_lower:
        return name.entry.demonym or name.entry.country
    if _SIDE.search(text, max(0, name.start - 6), name.start):
        return _is_well_known(name.entry)
    if _PART.match(text, name.start) and not is_joined(text, block.words, name):
        large = name.entry.exact and name.entry.population >= _LARGE
        if large and (name.entry.country or name.entry.region):
            return True
        announced = is_announced(block.words, name.first, name.last)
        return announced and name.entry.population >= _SMALL
    if block.paragraph.kind is ParagraphKind.CREDIT:
        large = name.entry.population >= _LARGE
        return large and is_announced(block.words, name.first, name.last)
    if has_something(text, name, block.words, lexicon):
        return True
    if _is_in_a_region(text, name, block.words, lexicon):
        return name.entry.population >= _SMALL
    entry, word = name.entry, block.words[name.first]
    known = entry.population >= _SMALL
    if name.first == name.last and begins_sentence(text, word):
        # "Rain fell on Doha", "Rent was paid", "Camps were shelled".
        kind = word.text.lower().removesuffix("s") in KINDS
        known = entry.population >= _LARGE and entry.exact and not kind
    return known and is_called_place(block.words, name.first, name.last)


def _is_in_a_region(text: str, name: Name, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Tell whether the name of a region follows one in capitals: "PHILADELPHIA, PA."."""
    if not text[name.start : name.end].isupper() or name.last + 1 == len(words):
        return False
    after = words[name.last + 1]
    if not after.text.isupper() or text[name.end : after.start] not in (", ", " "):
        return False
    stop = "." if text[after.end : after.end + 1] == "." else ""
    told = stop or text[name.end] == "," or len(after.text) > _LONGEST_CODE
    if not told or after.text.lower() in FUNCTION_WORDS:
        # "RAID ON SANAA": Ontario is ON.
        return False
    region = lexicon.entry(after.text + stop)
    return region is not None and region.region


def _mentions(text: str, block: Block, spans: Sequence[_Span]) -> Iterator[Mention]:
    taken: set[int] = set()
    # What was found first goes first: the model's span before a repetition inside it.
    kept: list[_Span] = []
    for span in spans:
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            kept.append(span)
    for span in sorted(kept, key=lambda span: span.start):
        first, last = indexes_within(block.words, span.start, span.end)
        role = role_of(
            text, block.words, first, last, entry=span.entry, paragraph=block.paragraph.kind
        )
        yield Mention(span.start, span.end, text[span.start : span.end], role)


def _vague(text: str, block: Block, placed: Sequence[Mention]) -> Iterator[Mention]:
    if block.paragraph.kind is ParagraphKind.CREDIT:
        return
    taken = {offset for mention in placed for offset in range(mention.start, mention.end)}
    for start, end in find_vague(text, block.paragraph.start, block.paragraph.end):
        if taken.isdisjoint(range(start, end)):
            yield Mention(start, end, text[start:end], Role.LOCATION, reason_unplaced="vague")
