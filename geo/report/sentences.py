"""Sentences of a report, by the `sentencex` library, with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sentencex import segment

from geo.model import Paragraph, Sentence
from geo.wordlists import alternatives, read_table

_WINDOW = 5_000
"""Characters in a window; few paragraphs have as many."""


_ROWS = read_table("reading/pages.tsv")
_SHORTENED = {
    language: re.compile(
        rf"(?<!\w)(?:{alternatives(w for w, _, of in _ROWS if of == language)})\.\s$", re.I
    )
    for _, kind, language in _ROWS
    if kind == "abbreviation"
}
"""The ends of pieces after which a sentence goes on."""
_LONGEST = 2 + max(len(word) for word, kind, _ in _ROWS if kind == "abbreviation")
"""Code points of such an end."""


def split_sentences(
    text: str, paragraphs: Sequence[Paragraph], languages: Sequence[str]
) -> tuple[Sentence, ...]:
    """Return the sentences of all paragraphs, in order, without the blanks around them.

    Args:
        text: the report's text.
        paragraphs: of it.
        languages: of each paragraph, "" where it is unknown.
    """
    return tuple(
        Sentence(start, end, index)
        for index, (paragraph, language) in enumerate(zip(paragraphs, languages, strict=True))
        for start, end in _spans(text, paragraph, language or "en")
    )


def _spans(text: str, paragraph: Paragraph, language: str) -> Iterator[tuple[int, int]]:
    start = paragraph.start
    for piece in _whole(_pieces(text[paragraph.start : paragraph.end], language), language):
        lead = len(piece) - len(piece.lstrip())
        body = len(piece.strip())
        if body:
            yield start + lead, start + lead + body
        start += len(piece)


def _whole(pieces: Iterator[str], language: str) -> Iterator[str]:
    """Join the pieces of a sentence that the library splits after an abbreviation."""
    shortened, kept = _SHORTENED.get(language), ""
    for piece in pieces:
        kept += piece
        # No more than an abbreviation is looked at, however many follow one another.
        if shortened is None or not shortened.search(kept, max(0, len(kept) - _LONGEST)):
            yield kept
            kept = ""
    if kept:
        yield kept


def _pieces(text: str, language: str) -> Iterator[str]:
    """Yield the sentences of a paragraph, window by window where it is too long.

    The library's time grows with the square where quotation marks are opened and never closed.
    """
    start = 0
    while len(text) - start > _WINDOW:
        whole = list(segment(language, text[start : start + _WINDOW]))
        # The last sentence of a window may continue after it.
        kept = whole[:-1] or whole
        yield from kept
        start += sum(map(len, kept))
    yield from segment(language, text[start:])
