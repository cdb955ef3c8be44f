"""The whole report with every mention marked by its role, as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from geo.model import Geoparse, Mention, Paragraph
from geo.presentation.templates import templates

_render = templates(__file__)


def report_html(result: Geoparse) -> Markup:
    """Return the report's text in its paragraphs, each mention a button that selects its place."""
    return _render("report", report=result.report, paragraphs=_paragraphs(result))


def _paragraphs(
    result: Geoparse,
) -> Iterator[tuple[Paragraph, Iterator[tuple[str, Mention | None]]]]:
    """Yield the paragraphs, each in parts."""
    mentions = result.mentions
    index = 0
    for paragraph in result.report.paragraphs:
        while index < len(mentions) and mentions[index].end <= paragraph.start:
            index += 1
        first = index
        while index < len(mentions) and mentions[index].start < paragraph.end:
            index += 1
        yield paragraph, _parts(result.report.text, paragraph, mentions[first:index])


def _parts(
    text: str, paragraph: Paragraph, mentions: Sequence[Mention]
) -> Iterator[tuple[str, Mention | None]]:
    """Yield a paragraph in parts: the text before a mention with it, and what follows the last."""
    at = paragraph.start
    for mention in mentions:
        yield text[at : mention.start], mention
        at = mention.end
    yield text[at : paragraph.end], None
