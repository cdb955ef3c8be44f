"""Finding a text in a report, whatever its case and accents, with the position of every hit."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from geo.excerpts import sentence_at
from geo.model import Paragraph, Report
from geo.remembered import remembered


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without case and accents; `origin[i]` is where its i-th character came from."""

    text: str
    origin: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence of the report in which a text was found; offsets count in the report."""

    start: int
    end: int
    text: str
    paragraph: Paragraph
    hits: tuple[tuple[int, int], ...]
    """(start, end) of each hit."""


def fold(text: str) -> str:
    """Return a text without case, accents and doubled spaces, as it is searched for.

    >>> fold("São  Paulo")
    'sao paulo'
    """
    return " ".join(_folded(text).text.split())


def found(report: Report, wanted: str) -> tuple[Found, ...]:
    """Return the sentences that contain a text, in the order of the report; none for ""."""
    return _found(report, fold(wanted))


@remembered
def _found(report: Report, wanted: str) -> tuple[Found, ...]:
    if not wanted:
        return ()
    folded = _report(report)
    hits: dict[int, list[tuple[int, int]]] = {}
    at = folded.text.find(wanted)
    while at >= 0:
        last = at + len(wanted) - 1
        start, end = folded.origin[at], folded.origin[last] + 1
        hits.setdefault(sentence_at(report, start), []).append((start, end))
        at = folded.text.find(wanted, last + 1)
    return tuple(_passage(report, index, tuple(inside)) for index, inside in hits.items())


@remembered
def sentences_with(report: Report, wanted: str) -> frozenset[int]:
    """Return the indexes of the sentences that contain a text."""
    return frozenset(sentence_at(report, passage.hits[0][0]) for passage in found(report, wanted))


def _passage(report: Report, index: int, hits: tuple[tuple[int, int], ...]) -> Found:
    sentence = report.sentences[index]
    end = max(sentence.end, hits[-1][1])
    return Found(
        sentence.start,
        end,
        report.text[sentence.start : end],
        report.paragraphs[sentence.paragraph],
        hits,
    )


@remembered
def _report(report: Report) -> Folded:
    return _folded(report.text)


def _folded(text: str) -> Folded:
    characters: list[str] = []
    origin: list[int] = []
    for index, char in enumerate(text):
        if char.isspace():
            plain = " "
        elif char.isascii():
            plain = char.lower()
        else:
            decomposed = unicodedata.normalize("NFKD", char.lower())
            plain = "".join(part for part in decomposed if unicodedata.category(part) != "Mn")
        characters.append(plain)
        origin += [index] * len(plain)
    return Folded("".join(characters), tuple(origin))
