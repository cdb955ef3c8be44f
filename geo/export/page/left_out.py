"""The names that are not on the map, and why."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from geo.excerpts import keyword_in_context, paragraph_of, sentence
from geo.export.page.cards import BLANK
from geo.export.page.entries import standing_in
from geo.export.page.words import Words
from geo.model import Geoparse, Mention, Report

_WIDTH = 90
"""Characters of the paragraph on each side of a name."""


def left_out(result: Geoparse, words: Words) -> Markup:
    """Return the names without a place, by the reason, each with the words around it."""
    by_reason: dict[str, list[Mention]] = {}
    for mention in result.unplaced:
        by_reason.setdefault(_reason(mention, words), []).append(mention)
    if not by_reason:
        return Markup("<p>{}</p>").format(words.all_placed)
    return BLANK.join(
        Markup("<h3>{}</h3><ol class='passages'>{}</ol>").format(
            reason, _rows(result.report, mentions, words)
        )
        for reason, mentions in by_reason.items()
    )


def _reason(mention: Mention, words: Words) -> str:
    if mention.reason_unplaced == "vague":
        return words.too_vague
    return sentence(words.told(mention.reason_unplaced or "")) or words.no_reason


def _rows(report: Report, mentions: Iterable[Mention], words: Words) -> Markup:
    return BLANK.join(
        Markup(
            "<li><p class='para'>{} · {}–{}</p><blockquote dir='auto' lang='{}'>"
            "{}<mark class='unplaced'>{}</mark>{}</blockquote></li>"
        ).format(
            standing_in(paragraph_of(report, mention.start), words),
            mention.start,
            mention.end,
            report.language,
            *_context(report, mention),
        )
        for mention in mentions
    )


def _context(report: Report, mention: Mention) -> tuple[str, str, str]:
    """Return what stands before a name, the name, and what comes after, cut between words."""
    before, name, after = keyword_in_context(report, mention, width=_WIDTH)
    if len(before) == _WIDTH:
        before = f"… {before.partition(' ')[2]}"
    if len(after) == _WIDTH:
        after = f"{after.rpartition(' ')[0]} …"
    return before, name, after
