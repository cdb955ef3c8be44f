"""Names that were nearly taken: known to the gazetteer, or half marked by the model."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set

from geo.model import Mention, Paragraph, ParagraphKind, Report, Role
from geo.recognition.bearers import is_others
from geo.recognition.entities import Entity
from geo.recognition.lexicon import NO_NAMES, SPACE, Lexicon, Name, find_names, is_joined
from geo.recognition.words import Word, split_words

MOST = 30
"""Different names at most, those named most."""
_KNOWN = 15_000
"""People of a place whose name alone is worth a look."""
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

    A name that only the gazetteer knows counts where it is well known, stands alone among words in
    small letters, is written in no small letters in the report, and is nowhere part of a longer
    name, as a person's or a brigade's is.

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
    longer: set[str] = set()
    marked = frozenset((entity.start, entity.end) for entity in entities)
    for index, paragraph in enumerate(report.paragraphs):
        if paragraph.kind is ParagraphKind.CREDIT or index in others:
            continue
        words = split_words(report.text, paragraph.start, paragraph.end)
        if sum(word.is_capitalised for word in words) * 2 > len(words) > 3:
            # In a headline every word looks like a name.
            continue
        longer |= set(_parts_of_longer(report.text, words))
        for name in find_names(report.text, words, lexicon):
            surface = report.text[name.start : name.end]
            told = surface in surfaces or _overlaps(taken, name.start, name.end)
            if told or is_others(report.text, words, name, lexicon):
                continue
            half = (name.start, name.end) in marked
            alone = not (is_joined(report.text, words, name) or _starts(paragraph, name))
            if half or (alone and _is_known(name, surface, common)):
                found[surface].append(Mention(name.start, name.end, surface, Role.LOCATION))
    kept = {text: each for text, each in found.items() if not longer.intersection(text.split())}
    best = Counter({text: len(each) for text, each in kept.items()}).most_common(MOST)
    return tuple(sorted((m for text, _n in best for m in kept[text]), key=lambda m: m.start))


def _is_known(name: Name, surface: str, common: frozenset[str]) -> bool:
    entry = name.entry
    well = entry.country or (not entry.demonym and entry.population >= _KNOWN)
    lower = surface.lower()
    plain = len(surface) >= _SHORTEST and not surface.isupper() and lower not in NO_NAMES
    return well and plain and lower not in common


def _starts(paragraph: Paragraph, name: Name) -> bool:
    """Tell whether the name is the first word of its paragraph, where any word has a capital."""
    return name.start - paragraph.start < 3 and name.first == name.last


def _parts_of_longer(text: str, words: Sequence[Word]) -> Iterator[str]:
    """Yield the words of runs of capitalised words: of persons, units, bodies."""
    for index, word in enumerate(words[1:], 1):
        before = words[index - 1]
        if (
            word.is_capitalised
            and before.is_capitalised
            and before.text.lower() not in NO_NAMES
            and SPACE.fullmatch(text[before.end : word.start])
        ):
            yield before.text
            yield word.text


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(taken, (end, 0)) - 1
    return at >= 0 and taken[at][1] > start
