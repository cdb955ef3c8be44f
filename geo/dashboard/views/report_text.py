"""The whole report with every mention marked by its role, as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from geo.model import Geoparse, Mention, Paragraph
from geo.nesting import nested
from geo.presentation.templates import templates

_render = templates(__file__)


def report_html(result: Geoparse) -> Markup:
    """Return the report's text in its paragraphs, each mention a button that selects its place."""
    return _render("report", report=result.report, paragraphs=_paragraphs(result))


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of text without a name, and the name after it, if there is one."""

    before: str
    mention: Mention | None = None
    label: str = ""
    """What is pressed of the name: all of it, or what stands before the names inside it."""
    inner: tuple[_Part, ...] = ()
    """The rest of it, where there are names inside."""


def _paragraphs(result: Geoparse) -> Iterator[tuple[Paragraph, tuple[_Part, ...]]]:
    """Yield the paragraphs, each in parts."""
    mentions = result.mentions
    index = 0
    for paragraph in result.report.paragraphs:
        while index < len(mentions) and mentions[index].end <= paragraph.start:
            index += 1
        first = index
        while index < len(mentions) and mentions[index].start < paragraph.end:
            index += 1
        text = result.report.text
        yield paragraph, _parts(text, paragraph.start, paragraph.end, mentions[first:index])


def _parts(text: str, start: int, end: int, mentions: Sequence[Mention]) -> tuple[_Part, ...]:
    """Return `text[start:end]` in parts.

    One button within another cannot be told apart by a screen reader, so that of a described place
    ends where the first name in it begins.
    """
    parts, at = [], start
    for mention, within in nested(mentions):
        label_end = within[0].start if within else mention.end
        inner = _parts(text, label_end, mention.end, within) if within else ()
        label = text[mention.start : label_end]
        parts.append(_Part(text[at : mention.start], mention, label, inner))
        at = mention.end
    return (*parts, _Part(text[at:end]))
