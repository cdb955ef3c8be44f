"""Sentences of a report, by the `sentencex` library, with exact offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sentencex import segment

from geo.model import Paragraph, Sentence


def split_sentences(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
    """Return the sentences of all paragraphs, in order, without the blanks about them."""
    return tuple(
        Sentence(start, end, index)
        for index, paragraph in enumerate(paragraphs)
        for start, end in _spans(text, paragraph)
    )


def _spans(text: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    start = paragraph.start
    for piece in segment("en", text[paragraph.start : paragraph.end]):
        lead = len(piece) - len(piece.lstrip())
        body = len(piece.strip())
        if body:
            yield start + lead, start + lead + body
        start += len(piece)
