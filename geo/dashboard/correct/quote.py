"""A stretch of the report with the words around it, to tell which one is meant."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from geo.dashboard.reports.reviewed import Reviewed
from geo.excerpts import keyword_in_context, paragraph_of
from geo.language import _
from geo.presentation import words
from geo.presentation.templates import templates

_BESIDE = 70
"""Characters of the report on either side of a name."""

_render = templates(__file__)


def numbered(opened: Reviewed, starts: Sequence[int], start: int) -> str:
    """Return a mention among others: "2 of 3 · Paragraph 4: … the town of Izium fell …"."""
    report = opened.report
    where = _("{number} of {total}").format(number=starts.index(start) + 1, total=len(starts))
    around = "".join(keyword_in_context(report, start, start, before=24, after=44))
    # The quote comes last: a control that is narrow cuts off what stands at the end.
    return f"{where} · {words.paragraph(paragraph_of(report, start))}: {one_line(around)}"


def quoted(opened: Reviewed, start: int, end: int) -> Markup:
    """Return a stretch of the report with the words around it, as HTML."""
    report = opened.report
    return _render(
        "quote",
        report=report,
        parts=keyword_in_context(report, start, end, before=_BESIDE, after=_BESIDE),
        paragraph=paragraph_of(report, start),
    )


def one_line(text: str) -> str:
    """Return a text with its white space as single blanks."""
    return " ".join(text.split())
