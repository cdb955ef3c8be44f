"""The paragraphs of a report as the recogniser reads them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.model import Paragraph, Report
from geo.recognition.entities import Entity
from geo.recognition.words import Word, split_words


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its words and what the model says of it."""

    paragraph: Paragraph
    words: tuple[Word, ...]
    entities: tuple[Entity, ...]
    is_lower: bool
    """Whether it has no capital, so that lower case means nothing."""
    is_headline: bool
    """Whether most of its words have capitals, so that they mean little."""


def blocks_of(report: Report, entities: Sequence[Entity]) -> Iterator[Block]:
    """Yield the paragraphs of a report, in order, with what a model marked in each."""
    starts = [entity.start for entity in entities]
    for paragraph in report.paragraphs:
        first, last = bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end)
        words = split_words(report.text, paragraph.start, paragraph.end)
        capitals = sum(word.is_capitalised for word in words)
        ends = report.text[paragraph.start : paragraph.end].rstrip().endswith(".")
        is_headline = 2 * capitals > len(words) > 3 and not ends
        yield Block(paragraph, words, tuple(entities[first:last]), not capitals, is_headline)
