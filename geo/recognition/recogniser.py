"""Toponym recognition: what the model finds, what the lexicon adds, and what both leave out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.model import Mention, Paragraph, ParagraphKind, Report, Role
from geo.recognition.entities import Entity, EntityKind, EntityTagger
from geo.recognition.lexicon import (
    NO_NAMES,
    Lexicon,
    LexiconEntry,
    Name,
    find_names,
    is_announced,
    is_credible,
    is_in_title,
)
from geo.recognition.roles import role_of
from geo.recognition.vague import find_vague
from geo.recognition.words import DIRECTIONAL, Word, split_words

_PART = re.compile(r"[-‐‑–/]")
_LARGE = 1_000_000
_MANY_CAPITALS = 0.75


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph with its words and what the model says of it."""

    paragraph: Paragraph
    words: tuple[Word, ...]
    entities: tuple[Entity, ...]
    title_case: bool


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    entry: LexiconEntry | None


def recognise(report: Report, tagger: EntityTagger, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return the mentions of `report` by start, with roles, not yet resolved.

    Vague phrases come with `reason_unplaced="vague"`.
    """
    blocks = tuple(_blocks(report, tagger.tag(report)))
    surnames = _surnames(report.text, blocks)
    found: dict[int, list[_Span]] = {}
    doubtful: dict[int, list[Name]] = {}
    for index, block in enumerate(blocks):
        spans = list(_from_model(report.text, block, lexicon))
        more, left = _from_lexicon(report.text, block, lexicon, spans, surnames)
        found[index] = [*spans, *more]
        doubtful[index] = left
    known = frozenset(
        place
        for spans in found.values()
        for span in spans
        if span.entry and not span.entry.demonym
        for place in span.entry.places
    )
    mentions: list[Mention] = []
    for index, block in enumerate(blocks):
        repeated = [
            _Span(name.start, name.end, name.entry)
            for name in doubtful[index]
            if name.entry.places & known
        ]
        placed = tuple(_mentions(report.text, block, [*found[index], *repeated]))
        mentions += (*placed, *_vague(report.text, block, placed))
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def mentions_at(
    report: Report, spans: Sequence[tuple[int, int]], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """Return the mentions that someone else marked, given as (start, end), with their roles."""
    starts = [start for start, _ in spans]
    return tuple(
        mention
        for block in _blocks(report, ())
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


def _blocks(report: Report, entities: Sequence[Entity]) -> Iterator[_Block]:
    starts = [entity.start for entity in entities]
    for paragraph in report.paragraphs:
        words = split_words(report.text, paragraph.start, paragraph.end)
        long = [word for word in words if len(word.text) > 3]
        capitals = sum(1 for word in long if word.is_capitalised)
        yield _Block(
            paragraph,
            words,
            tuple(
                entities[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
            ),
            title_case=len(long) > 3 and capitals >= _MANY_CAPITALS * len(long),
        )


def _surnames(text: str, blocks: Sequence[_Block]) -> frozenset[str]:
    """Return the last words of persons' full names: later they may stand alone."""
    return frozenset(
        text[entity.start : entity.end].split()[-1]
        for block in blocks
        for entity in block.entities
        if entity.kind is EntityKind.PERSON and len(text[entity.start : entity.end].split()) > 1
    )


def _from_model(text: str, block: _Block, lexicon: Lexicon) -> Iterator[_Span]:
    for entity in block.entities:
        if entity.kind not in (EntityKind.PLACE, EntityKind.PEOPLE):
            continue
        for start, end in _parts(text, *_trim(text, entity.start, entity.end, lexicon), lexicon):
            yield from _judge(text, block, entity.kind, start, end, lexicon)


def _judge(
    text: str, block: _Block, kind: EntityKind, start: int, end: int, lexicon: Lexicon
) -> Iterator[_Span]:
    first, last = _indexes(block.words, start, end)
    if first > last:
        return
    surface = text[start:end]
    lower = not any(word.is_capitalised for word in block.words)
    if not (surface[0].isupper() or lower) or surface.lower() in NO_NAMES:
        return
    entry = lexicon.entry(surface if surface != surface.lower() else surface.capitalize())
    if kind is EntityKind.PEOPLE:
        if entry and (entry.demonym or entry.country):
            yield _Span(start, end, entry)
        return
    if entry is None:
        inner = tuple(find_names(text, block.words[first : last + 1], lexicon))
        credible = [name for name in inner if name.entry.country or name.entry.region]
        if credible:
            yield from (_Span(name.start, name.end, name.entry) for name in credible)
        elif not lower and block.paragraph.kind is not ParagraphKind.CREDIT:
            yield _Span(start, end, None)
        return
    small = not (entry.country or entry.demonym) and entry.population < _LARGE
    if small and is_in_title(block.words, first):
        return
    yield _Span(start, end, entry)


def _trim(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """Cut articles, directions and possessives off, unless the lexicon knows them in the name."""
    for ending in ("'s", "’s"):
        if text[start:end].endswith(ending):
            end -= len(ending)
    words = split_words(text, start, end)
    if not words:
        return start, start
    if lexicon.entry(text[start:end]):
        return start, end
    kept = list(words)
    while len(kept) > 1 and (kept[0].text.lower() in DIRECTIONAL or not kept[0].is_capitalised):
        kept.pop(0)
        if lexicon.entry(text[kept[0].start : kept[-1].end]):
            break
    while len(kept) > 1 and not kept[-1].is_capitalised:
        kept.pop()
    return kept[0].start, kept[-1].end


def _parts(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Part a pair such as "Izium-Balaklia" where only its halves are known."""
    surface = text[start:end]
    joint = _PART.search(surface)
    if joint and not lexicon.entry(surface):
        halves = ((start, start + joint.start()), (start + joint.end(), end))
        if all(lexicon.entry(text[a:b]) for a, b in halves):
            yield from halves
            return
    yield start, end


def _from_lexicon(
    text: str,
    block: _Block,
    lexicon: Lexicon,
    taken: Sequence[_Span],
    surnames: frozenset[str],
) -> tuple[list[_Span], list[Name]]:
    """Return what the lexicon adds, and the names that only a repetition could bear out."""
    added: list[_Span] = []
    left: list[Name] = []
    free = _Free(block.entities, taken)
    for name in find_names(text, block.words, lexicon):
        if free.is_taken(name.start, name.end):
            continue
        announced = is_announced(block.words, name.first, name.last)
        if free.blocks(name, announced=announced):
            continue
        if text[name.start : name.end] in surnames and not announced:
            continue
        if block.paragraph.kind is ParagraphKind.CREDIT and not announced:
            continue
        if free.is_person(name) and not announced:
            left.append(name)
        elif is_credible(name, block.words, title_case=block.title_case):
            added.append(_Span(name.start, name.end, name.entry))
        else:
            left.append(name)
    return added, left


class _Free:
    """What the model says about the stretches that the lexicon wants to claim."""

    def __init__(self, entities: Sequence[Entity], taken: Sequence[_Span]) -> None:
        self._at: dict[int, Entity] = {}
        for entity in entities:
            self._at.update(dict.fromkeys(range(entity.start, entity.end), entity))
        self._taken = {offset for span in taken for offset in range(span.start, span.end)}

    def is_taken(self, start: int, end: int) -> bool:
        return not self._taken.isdisjoint(range(start, end))

    def is_person(self, name: Name) -> bool:
        entity = self._at.get(name.start)
        return entity is not None and entity.kind is EntityKind.PERSON

    def blocks(self, name: Name, *, announced: bool) -> bool:
        """Tell whether a time, or a person with more words than the name, stands there."""
        entity = self._at.get(name.start)
        if entity is None:
            return False
        if entity.kind is EntityKind.TIME:
            return not (name.entry.country or name.entry.demonym)
        if entity.kind is not EntityKind.PERSON:
            return False
        whole = entity.start == name.start and entity.end - name.end <= 2
        return not (whole or announced)


def _mentions(text: str, block: _Block, spans: Sequence[_Span]) -> Iterator[Mention]:
    taken: set[int] = set()
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not taken.isdisjoint(range(span.start, span.end)):
            continue
        taken.update(range(span.start, span.end))
        first, last = _indexes(block.words, span.start, span.end)
        role = role_of(
            text, block.words, first, last, entry=span.entry, paragraph=block.paragraph.kind
        )
        yield Mention(span.start, span.end, text[span.start : span.end], role)


def _vague(text: str, block: _Block, placed: Sequence[Mention]) -> Iterator[Mention]:
    if block.paragraph.kind is ParagraphKind.CREDIT:
        return
    taken = {offset for mention in placed for offset in range(mention.start, mention.end)}
    for start, end in find_vague(text, block.paragraph.start, block.paragraph.end):
        if taken.isdisjoint(range(start, end)):
            yield Mention(start, end, text[start:end], Role.LOCATION, reason_unplaced="vague")


def _indexes(words: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """Return the indexes of the first and last word within `start` and `end`."""
    return (
        bisect_left(words, start, key=_start),
        bisect_left(words, end, key=_start) - 1,
    )


def _start(word: Word) -> int:
    return word.start
