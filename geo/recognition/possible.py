"""Names that were nearly taken: known to the gazetteer, or half marked by the model."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from geo.model import Mention, Paragraph, ParagraphKind, Report, Role
from geo.recognition.bearers import bears, is_others
from geo.recognition.blocks import blocks_of
from geo.recognition.entities import Entity
from geo.recognition.lexicon import NO_NAMES, SPACE, Lexicon, Name, find_names, is_joined
from geo.recognition.nicknames import without_nicknames
from geo.recognition.spans import whole_names
from geo.recognition.words import Word, indexes_within, split_words

MOST = 30
"""Different names at most, those named most."""
_KNOWN = 15_000
"""People of a place whose name alone is worth a look."""
_RATHER = 0.4
"""How sure a model is of what it would rather take than not."""
_MOST_RUNS, _LONGEST_RUN = 100, 12
"""Runs of capitalised words that one word is looked for in, and their words: more are no names."""
_SHORTEST = 4
_SMALL_LETTERS = re.compile(r"(?<![\w’'-])[^\W\d_A-Z]{3,}")


def possible_names(
    report: Report,
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    others: Set[int] = frozenset(),
) -> tuple[Mention, ...]:
    """Return the names that may be places and were not taken, by start.

    What the model nearly marked may be small. A name that only the gazetteer knows counts where it
    is well known, stands alone among words in small letters, is written in no small letters in the
    report, and is nowhere part of a longer name, as a person's or a brigade's is.

    Args:
        report: the report.
        entities: what the model marked, however surely.
        mentions: what was taken.
        lexicon: where names are looked up.
        others: the indexes of the paragraphs in other languages, in which none are looked for.
    """
    taken = [(mention.start, mention.end) for mention in mentions]
    surfaces = {mention.text for mention in mentions}
    common = frozenset(map(str.lower, _SMALL_LETTERS.findall(report.text)))
    found: dict[str, list[Mention]] = defaultdict(list)
    longer: dict[str, set[str]] = defaultdict(set)
    marked = [(each.start, each.end) for each in entities]
    nearly = [(each.start, each.end) for each in entities if each.confidence >= _RATHER]
    for index, paragraph in enumerate(report.paragraphs):
        if paragraph.kind is ParagraphKind.CREDIT or index in others:
            continue
        words = split_words(report.text, paragraph.start, paragraph.end)
        # In a headline every word looks like a name.
        is_headline = sum(word.is_capitalised for word in words) * 2 > len(words) > 3
        for run in _runs(report.text, words):
            whole = " ".join(run)
            for word in run:
                if len(longer[word]) < _MOST_RUNS:
                    longer[word].add(whole)
        for name in find_names(report.text, words, lexicon):
            surface = report.text[name.start : name.end]
            told = surface in surfaces or _overlaps(taken, name.start, name.end)
            if told or is_others(report.text, words, name, lexicon):
                continue
            rather = _overlaps(nearly, name.start, name.end)
            half = not is_headline and _holds_one(marked, name.start, name.end)
            joined = is_headline or is_joined(report.text, words, name)
            alone = not (joined or _starts(paragraph, name))
            if rather or half or (alone and _is_known(name, surface, common)):
                found[surface].append(Mention(name.start, name.end, surface, Role.LOCATION))
    kept = {text: each for text, each in found.items() if not _is_part(_parts(text), longer)}
    best = Counter({text: len(each) for text, each in kept.items()}).most_common(MOST)
    named = without_nicknames(report.text, (m for text, _n in best for m in kept[text]))
    return tuple(sorted(named, key=lambda m: m.start))


def half_marked(
    report: Report,
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    others: Set[int] = frozenset(),
) -> tuple[Mention, ...]:
    """Return the names that the model would rather take than not, and the lexicon does not know.

    Args:
        report: the report.
        entities: what the model marked, however surely.
        mentions: what was taken.
        lexicon: where names are looked up.
        others: the indexes of the paragraphs in other languages, in which none are looked for.
    """
    taken = [(mention.start, mention.end) for mention in mentions]
    found = []
    for index, block in enumerate(blocks_of(report, entities)):
        if block.paragraph.kind is ParagraphKind.CREDIT or index in others:
            continue
        for entity in block.entities:
            if entity.confidence < _RATHER or _overlaps(taken, entity.start, entity.end):
                continue
            for start, end in whole_names(
                report.text, entity.start, entity.end, block.words, lexicon
            ):
                first, last = indexes_within(block.words, start, end)
                surface = report.text[start:end]
                named = first <= last and surface[0].isupper() and not lexicon.entry(surface)
                if named and not bears(report.text, block.words, first, last):
                    found.append(Mention(start, end, surface, Role.LOCATION))
    return tuple(without_nicknames(report.text, found))


def _is_known(name: Name, surface: str, common: frozenset[str]) -> bool:
    entry = name.entry
    well = entry.country or (not entry.demonym and entry.population >= _KNOWN)
    lower = surface.lower()
    plain = len(surface) >= _SHORTEST and not surface.isupper() and lower not in NO_NAMES
    return well and plain and lower not in common


def _starts(paragraph: Paragraph, name: Name) -> bool:
    """Tell whether the name is the first word of its paragraph, where any word has a capital."""
    return name.start - paragraph.start < 3 and name.first == name.last


def _runs(text: str, words: Sequence[Word]) -> Iterator[tuple[str, ...]]:
    """Yield the runs of several capitalised words: names of persons, units, bodies, places."""
    run: list[str] = []
    for index, word in enumerate(words):
        gap = text[words[index - 1].end : word.start] if index else ""
        joined = word.is_capitalised and SPACE.fullmatch(gap)
        goes_on = joined and 0 < len(run) < _LONGEST_RUN
        if not goes_on:
            yield from (tuple(run),) if len(run) > 1 else ()
            run = []
        if word.is_capitalised and word.text.lower() not in NO_NAMES:
            run.append(word.text)
    yield from (tuple(run),) if len(run) > 1 else ()


def _parts(name: str) -> list[str]:
    return [word.text for word in split_words(name) if word.is_capitalised]


def _holds_one(marked: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether the model has marked the name, or a part of it."""
    at = bisect_left(marked, (start, 0))
    return at < len(marked) and marked[at][1] <= end


def _is_part(parts: Sequence[str], longer: Mapping[str, Set[str]]) -> bool:
    """Tell whether a name of these words is part of a longer one anywhere in the report."""
    whole = " ".join(parts)
    runs = longer.get(parts[0], frozenset()) if parts else frozenset()
    return any(f" {whole} " in f" {run} " and run != whole for run in runs)


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(taken, (end, 0)) - 1
    return at >= 0 and taken[at][1] > start
