"""From the lines of PDF pages to paragraphs: what belongs together, and what is header or footer.

A PDF has no paragraphs, only the position of each line. Lengths are points (1/72 inch), measured
from the left and the bottom edge of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from geo.model import ParagraphKind
from geo.report.document import Block

_INDENT = 24.0
"""The most by which lines of one column begin further right than others."""
_EDGE = 0.12
"""Share of a page's height, at top and bottom, for headers and footers."""
_MOST_EDGE_LINES = 3
_FULL = 0.9
"""Share of its paragraph's width that the last line of an unfinished page fills."""
_NUMBER = re.compile(
    r"\W*(?:page|p\.|seite|стр\.?|с\.)?\s*(?:\d{1,4}|[ivxl]{1,6})\s*(?:(?:of|/|von|из|з)\s*\d{1,4})?\W*",
    re.I,
)
_DIGITS = re.compile(r"\d+")
_STOP = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[•‣▪●*–]|\d{1,2}[.)])\s+\S")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    gaps: tuple[tuple[int, float, float], ...] = ()
    """Wide blanks in it: where in the text what follows begins, and its left and right end."""

    @property
    def size(self) -> float:
        """The height of its letters, about the type size."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its lines in the order of reading."""

    lines: tuple[Line, ...]
    height: float


def paragraphs(pages: Sequence[Page]) -> tuple[Block, ...]:
    """Return the paragraphs of `pages`, with their line ends; furniture as credits.

    A paragraph that continues on the next page is one; the footer then comes after it.
    """
    sizes = [line.size for page in pages for line in page.lines for _ in range(len(line.text))]
    body = median(sizes) if sizes else 0.0
    furniture = _furniture(pages)
    blocks: list[Block] = []
    current: list[Line] = []
    waiting: list[Block] = []

    def end() -> None:
        if current:
            blocks.append(Block("\n".join(line.text for line in current), _kind(current, body)))
            current.clear()
        blocks.extend(waiting)
        waiting.clear()

    for number, page in enumerate(pages):
        texts = [line for index, line in enumerate(page.lines) if (number, index) not in furniture]
        pitch = _pitch(texts)
        widths = _widths(texts)
        new_page = True
        for index, line in enumerate(page.lines):
            if (number, index) in furniture:
                waiting.append(Block(line.text, ParagraphKind.CREDIT))
                continue
            if not current or not _goes_on(current, line, pitch, widths, new_page, body):
                end()
            current.append(line)
            new_page = False
    end()
    return _with_title(blocks, pages, body)


def _furniture(pages: Sequence[Page]) -> frozenset[tuple[int, int]]:
    """Return the (page, line) indexes of page numbers, and of edges that pages have in common."""
    edges = [(number, index) for number, page in enumerate(pages) for index in _edges(page)]
    shapes = {key: _DIGITS.sub("#", pages[key[0]].lines[key[1]].text).lower() for key in edges}
    pages_of = Counter(shape for shape, _page in {(shapes[key], key[0]) for key in edges})
    return frozenset(
        key
        for key in edges
        if _NUMBER.fullmatch(pages[key[0]].lines[key[1]].text) or pages_of[shapes[key]] > 1
    )


def _edges(page: Page) -> Iterator[int]:
    """Yield the indexes of the lines in the place of headers and footers."""
    by_height = sorted(range(len(page.lines)), key=lambda index: page.lines[index].bottom)
    for index in by_height[:_MOST_EDGE_LINES]:
        if page.lines[index].top < _EDGE * page.height:
            yield index
    for index in by_height[_MOST_EDGE_LINES:][-_MOST_EDGE_LINES:]:
        if page.lines[index].bottom > (1 - _EDGE) * page.height:
            yield index


def _pitch(lines: Sequence[Line]) -> float:
    """Return the line spacing of a page, 0 where it is unknown."""
    steps = [
        before.bottom - line.bottom
        for before, line in pairwise(lines)
        if before.bottom > line.bottom
    ]
    return median(steps) if steps else 0.0


def _widths(lines: Sequence[Line]) -> dict[int, float]:
    """Return how far to the right the lines of each column reach, by the place of their left."""
    reach: dict[int, float] = {}
    for line in lines:
        reach[_place(line)] = max(reach.get(_place(line), 0.0), line.right)
    return reach


def _place(line: Line) -> int:
    return int(line.left // _INDENT)


def _goes_on(
    current: Sequence[Line],
    line: Line,
    pitch: float,
    widths: Mapping[int, float],
    new_page: bool,
    body: float,
) -> bool:
    """Tell whether `line` belongs to the paragraph of the lines before it."""
    before = current[-1]
    if abs(before.size - line.size) > 0.15 * max(before.size, line.size):
        return False
    if _BULLET.match(line.text):
        return False
    step = before.bottom - line.bottom
    if new_page or step < 0:
        # The next page, or the next column: an unfinished sentence continues, with a name only
        # after a line that is full.
        full = len(current) > 1 and before.right > _FULL * max(each.right for each in current)
        return not _STOP.search(before.text) and (
            line.text[:1].islower() or before.text.endswith("-") or full
        )
    if _is_larger(before, body):
        return step < 1.6 * line.size
    if step > max(1.3 * pitch, 2.0 * line.size):
        return False
    if step > 1.25 * pitch and _STOP.search(before.text):
        return False
    indented = line.left - before.left > 0.7 * line.size and len(current) > 1
    width = max(widths.get(_place(before) + step, 0.0) for step in (-1, 0, 1))
    short = before.right < 0.85 * width and width - before.right > 6 * line.size
    return not (_STOP.search(before.text) and (indented or short))


def _kind(lines: Sequence[Line], body: float) -> ParagraphKind | None:
    """Return what a paragraph is by its type size: headings are larger."""
    larger = all(_is_larger(line, body) for line in lines)
    return ParagraphKind.BODY if larger and len(lines) <= 4 else None


def _is_larger(line: Line, body: float) -> bool:
    return body > 0 and line.size > 1.15 * body


def _with_title(blocks: list[Block], pages: Sequence[Page], body: float) -> tuple[Block, ...]:
    """Mark the largest type on the first page as title, if it is larger than the text."""
    if not pages or not pages[0].lines:
        return tuple(blocks)
    largest = max(line.size for line in pages[0].lines)
    first = {line.text for line in pages[0].lines if line.size > 0.95 * largest}
    for index, block in enumerate(blocks):
        lines = block.text.split("\n")
        if block.kind is ParagraphKind.BODY and largest > 1.15 * body and lines[0] in first:
            blocks[index] = Block(block.text, ParagraphKind.TITLE)
            break
    return tuple(blocks)
