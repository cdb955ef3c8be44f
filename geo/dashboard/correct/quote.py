"""A stretch of the report with the words around it, to tell which one is meant."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from geo.dashboard.reports.reviewed import Reviewed
from geo.excerpts import paragraph_of
from geo.language import _
from geo.presentation import words
from geo.presentation.templates import templates

_BESIDE = 70
"""Characters of the report on either side of a name."""

_render = templates(__file__)


def numbered(opened: Reviewed, starts: Sequence[int], start: int) -> str:
    """Return a mention among others: "2 of 3 · Paragraph 4: …the town of Izium fell…"."""
    report = opened.report
    where = _("{number} of {total}").format(number=starts.index(start) + 1, total=len(starts))
    paragraph = paragraph_of(report, start)
    before = report.text[max(paragraph.start, start - 24) : start]
    after = report.text[start : min(paragraph.end, start + 44)]
    # The quote comes last: a control that is narrow cuts off what stands at the end.
    return f"{where} · {words.paragraph(paragraph)}: …{one_line(before + after)}…"


def quoted(opened: Reviewed, start: int, end: int) -> Markup:
    """Return a stretch of the report with the words around it, as HTML."""
    report = opened.report
    paragraph = paragraph_of(report, start)
    first, last = max(paragraph.start, start - _BESIDE), min(paragraph.end, end + _BESIDE)
    # Whole words, where there are blanks to tell them.
    if first > paragraph.start:
        first = max(report.text.find(" ", first, start), first - 1) + 1
    if last < paragraph.end:
        last = max(report.text.rfind(" ", end, last), end)
    return _render(
        "quote",
        report=report,
        before=("… " if first > paragraph.start else "") + report.text[first:start],
        name=report.text[start:end],
        after=report.text[end:last] + (" …" if last < paragraph.end else ""),
        paragraph=paragraph,
    )


def one_line(text: str) -> str:
    """Return a text with its white space as single blanks."""
    return " ".join(text.split())
