"""Sentences of a report, by the `sentencex` library, with exact offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sentencex import segment

from geo.model import Paragraph, Sentence

_WINDOW = 5_000
"""Characters in a window; few paragraphs have as many."""


def split_sentences(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
    """Return the sentences of all paragraphs, in order, without the blanks around them."""
    return tuple(
        Sentence(start, end, index)
        for index, paragraph in enumerate(paragraphs)
        for start, end in _spans(text, paragraph)
    )


def _spans(text: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    start = paragraph.start
    for piece in _pieces(text[paragraph.start : paragraph.end]):
        lead = len(piece) - len(piece.lstrip())
        body = len(piece.strip())
        if body:
            yield start + lead, start + lead + body
        start += len(piece)


def _pieces(text: str) -> Iterator[str]:
    """Yield the sentences of a paragraph, window by window where it is too long.

    The library's time grows with the square where quotation marks are opened and never closed.
    """
    start = 0
    while len(text) - start > _WINDOW:
        whole = list(segment("en", text[start : start + _WINDOW]))
        # The last sentence of a window may continue after it.
        kept = whole[:-1] or whole
        yield from kept
        start += sum(map(len, kept))
    yield from segment("en", text[start:])
