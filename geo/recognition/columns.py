"""Cells of a table under a heading that says that they name places: "Town", "Location"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.model import Report
from geo.recognition.words import COLUMNS

_CELL = re.compile(r"(?:[^|\t\n ]| (?! ))+")
"""What stands between bars, tabs, ends of lines, or blanks that set columns in plain text."""
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+\d?")
_POINT = ("lat", "lon", "lng")
"""How the names of two columns begin that stand in the rows as one cell, a point."""
_MOST_WORDS = 3


def place_cells(report: Report) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the cells that should name places, by start.

    The headings are a row of their own, above rows of as many cells, or of one less.
    """
    heads: list[str] = []
    for paragraph in report.paragraphs:
        if not _LETTER.search(report.text, paragraph.start, paragraph.end):
            # A rule between rows.
            continue
        cells = list(_cells(report.text, paragraph.start, paragraph.end))
        if len(cells) < 2:
            heads = []
            continue
        texts = [report.text[start:end].lower() for start, end in cells]
        if any(map(_names_places, texts)) and not any(map(_has_number, texts)):
            heads = texts
            continue
        if not 0 <= len(heads) - len(cells) <= 1:
            continue
        whole = len(heads) == len(cells)
        for head, cell in zip(heads, cells, strict=False):
            if not whole and head.startswith(_POINT):
                break
            if _names_places(head):
                yield cell


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _CELL.finditer(text, start, end):
        if stripped := match[0].strip():
            first = match.start() + match[0].index(stripped)
            yield first, first + len(stripped)


def _names_places(head: str) -> bool:
    words = _WORD.findall(head)
    return 0 < len(words) <= _MOST_WORDS and not COLUMNS.isdisjoint(words)


def _has_number(text: str) -> bool:
    return any(map(str.isdigit, text)) and not COLUMNS.intersection(_WORD.findall(text))
