"""Columns of a PDF page that were drawn row by row, put one after the other again.

Lengths are points (1/72 inch), measured from the left edge of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.report.formats.pdf_lines import Line

_FEWEST_ROWS = 4
"""Rows with text on both sides of a gutter, below which it may be chance."""
_FEWEST_WORDS = 3
"""Words of a half row in the mean; a table's cells have fewer."""
_NARROWEST = 6.0


def unwoven(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a page with rows that run over a gutter cut in two, left column first."""
    found: list[Line] = []
    for run, gutter in _runs(lines):
        if gutter is None:
            found += (replace(line, gaps=()) for line in run)
            continue
        left, right = [], []
        for line in run:
            a, b = _halves(line, gutter)
            left += [a] if a else []
            right += [b] if b else []
        found += (*unwoven(left), *unwoven(right))
    return tuple(found)


def _runs(lines: Sequence[Line]) -> Iterator[tuple[list[Line], float | None]]:
    """Yield stretches of lines, each with the place of its gutter, None where it has none."""
    run: list[Line] = []
    start, stop = 0.0, 0.0
    for line in lines:
        if run:
            narrowed = _narrowed(line, start, stop)
            if narrowed is not None:
                start, stop = narrowed
                run.append(line)
                continue
            yield run, _gutter(run, start, stop)
            run = []
        if line.gaps:
            # The widest gap is the likeliest gutter; a table's rows have several alike.
            _at, start, stop = max(line.gaps, key=lambda gap: gap[2] - gap[1])
            run = [line]
        else:
            yield [line], None
    if run:
        yield run, _gutter(run, start, stop)


def _narrowed(line: Line, start: float, stop: float) -> tuple[float, float] | None:
    """Return what of a gutter a line leaves free, None where it runs over it."""
    for _at, begin, end in line.gaps:
        if min(stop, end) - max(start, begin) >= _NARROWEST:
            return max(start, begin), min(stop, end)
    if line.right <= stop and not line.gaps:
        return max(start, min(line.right, stop - _NARROWEST)), stop
    if line.left >= start and not line.gaps:
        return start, min(stop, max(line.left, start + _NARROWEST))
    return None


def _gutter(run: Sequence[Line], start: float, stop: float) -> float | None:
    middle = (start + stop) / 2
    halves = [_halves(line, middle) for line in run]
    whole = [(a, b) for a, b in halves if a and b]
    if len(whole) < _FEWEST_ROWS:
        return None
    for side in (0, 1):
        words = sum(len(pair[side].text.split()) for pair in whole)
        if words < _FEWEST_WORDS * len(whole):
            return None
    return middle


def _halves(line: Line, gutter: float) -> tuple[Line | None, Line | None]:
    for at, begin, end in line.gaps:
        if begin <= gutter <= end:
            before = tuple(gap for gap in line.gaps if gap[0] < at)
            after = tuple((a - at, b, e) for a, b, e in line.gaps if a > at)
            return (
                replace(line, text=line.text[:at].rstrip(), right=begin, gaps=before),
                replace(line, text=line.text[at:], left=end, gaps=after),
            )
    return (line, None) if line.left < gutter else (None, line)
