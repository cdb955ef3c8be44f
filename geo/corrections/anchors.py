"""Where a correction belongs in a text, described so that it is found again or known to be lost."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, NamedTuple

from msgspec import Meta

from geo.language import say
from geo.model import Report

CONTEXT = 32
"""Code points kept on either side of the quote, fewer at the ends of the text."""
LONGEST_QUOTE = 1_000
_Context = Annotated[str, Meta(max_length=CONTEXT)]
_Offset = Annotated[int, Meta(ge=0, le=2**53)]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of a text: its offsets there, and its words with those around them."""

    text_sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
    start: _Offset
    end: _Offset
    quote: Annotated[str, Meta(min_length=1, max_length=LONGEST_QUOTE)]
    prefix: _Context
    suffix: _Context


class Fit(NamedTuple):
    """Where an anchor was found in a text; where `span` is None, `why` it was not."""

    span: tuple[int, int] | None
    relocated: bool = False
    """It was made in another version of the text, and found here by its words."""
    why: str = ""


def anchor_at(report: Report, start: int, end: int) -> Anchor:
    """Return the anchor of `report.text[start:end]`."""
    text = report.text
    return Anchor(
        text_sha256=report.text_sha256,
        start=start,
        end=end,
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


def fit(anchor: Anchor, report: Report) -> Fit:
    """Find `anchor` in `report`: by its offsets in the same text, by its words in another.

    The words count only if the quote with its context occurs exactly once.
    """
    text = report.text
    if anchor.text_sha256 == report.text_sha256:
        if text[anchor.start : anchor.end] == anchor.quote:
            return Fit((anchor.start, anchor.end))
        return Fit(
            None, why=say("the text does not have “{quote}” at its offsets", quote=anchor.quote)
        )
    words = anchor.prefix + anchor.quote + anchor.suffix
    first = text.find(words)
    if first < 0:
        return Fit(
            None,
            why=say(
                "the text has changed, and “{quote}” with these words around it is not in it",
                quote=anchor.quote,
            ),
        )
    if text.find(words, first + 1) >= 0:
        return Fit(
            None,
            why=say(
                "the text has changed, and “{quote}” with these words around it stands in it more "
                "than once",
                quote=anchor.quote,
            ),
        )
    start = first + len(anchor.prefix)
    return Fit((start, start + len(anchor.quote)), relocated=True)


def occurrences(text: str, quote: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) wherever `quote` occurs in `text` as whole words."""
    start = text.find(quote) if quote else -1
    while start >= 0:
        end = start + len(quote)
        if not (
            _joins(text[start - 1 : start], quote[0]) or _joins(quote[-1], text[end : end + 1])
        ):
            yield start, end
            start = text.find(quote, end)
        else:
            start = text.find(quote, start + 1)


def _joins(left: str, right: str) -> bool:
    """Tell whether two neighbouring characters belong to one word."""
    return _is_of_word(left) and _is_of_word(right)


def _is_of_word(char: str) -> bool:
    # A combining accent belongs to the letter before it.
    return bool(char) and (char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M")
