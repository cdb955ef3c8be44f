"""What was left out of the reading: listed with the reason, and put back by one press.

Names in a credit are found and placed, but are no evidence. To read a passage as text is to
correct the role of each name in it to what it would be in the text, as one action: it is kept,
applied again and exported as every correction is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st
from markupsafe import Markup

from geo.corrections import Correction, Reading, Scope, add, correct, reading_of
from geo.dashboard.client.fragment import fragment
from geo.dashboard.client.markdown import literal
from geo.dashboard.correct.change import as_one
from geo.dashboard.correct.keeping import put_back
from geo.dashboard.reports.reviewed import Reviewed, review
from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.geoparser import geoparse
from geo.language import N_, _
from geo.model import Mention, Paragraph, ParagraphKind, Report, Role
from geo.presentation.templates import templates
from geo.recognition import mentions_at
from geo.remembered import remembered
from geo.report.furniture import is_byline, is_furniture, is_picture_credit

MOST_LISTED = 200
_BYLINE = N_("byline or publisher")
_PICTURE = N_("credit of a picture or a source")
_SITE = N_("a site’s own words")
_MARGIN = N_("header, footer, margin or quoted letter")
_NOT_READ = N_("navigation and other furniture of the page, not read at all")
_render = templates(__file__)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A passage that is no evidence, as often as the report has it in the same words."""

    text: str
    reason: str
    times: int
    start: int
    """Where it stands first in the report's text, -1 where it does not."""
    names: int
    """Those in it that are in a credit, or were put back."""
    action: str
    """The action that reads it as text, "" where none does."""


def left_out_of(opened: Reviewed, *, on_choose: Callable[[dict[str, Any]], None]) -> None:
    """Show what was left out of the reading, folded; nothing where nothing was.

    Args:
        opened: the report.
        on_choose: gets what is clicked.
    """
    passages = passages_left_out(opened)
    if not passages:
        return
    number = sum(not passage.action for passage in passages)
    label = _("Left out of the reading ({number})").format(number=number)
    with st.expander(label, key="left-out"):
        if st.session_state.correct_problem:
            st.error(literal(st.session_state.correct_problem))
        fragment(_listed(opened), key="left-out-list", on_choose=on_choose)


@remembered
def passages_left_out(opened: Reviewed) -> tuple[LeftOut, ...]:
    """Return what is not read as evidence, in the order of the report, then what is not read."""
    report, mentions = opened.report, opened.result.mentions
    alike: dict[str, list[Paragraph]] = {}
    for paragraph in report.paragraphs:
        if paragraph.kind is ParagraphKind.CREDIT:
            alike.setdefault(_text(report, paragraph), []).append(paragraph)
    passages = []
    for text, paragraphs in alike.items():
        names = [m for paragraph in paragraphs for m in _within(mentions, paragraph)]
        credited = sum(mention.role is Role.CREDIT for mention in names)
        said = [opened.said.get((mention.start, mention.end)) for mention in names]
        back = [each.action for each in said if each and _puts_back(each)]
        passages.append(
            LeftOut(
                text,
                _reason(text),
                len(paragraphs),
                paragraphs[0].start,
                credited + len(back),
                back[-1] if back and not credited else "",
            )
        )
    passages += (LeftOut(text, _NOT_READ, 1, -1, 0, "") for text in dict.fromkeys(report.left_out))
    return tuple(passages)


def read_as_text(opened: Reviewed, start: str) -> None:
    """Read the passage that starts at `start`, and each in the same words, as text."""
    now = review(opened)
    report = now.report
    wanted = next((p for p in report.paragraphs if str(p.start) == start), None)
    if wanted is None or wanted.kind is not ParagraphKind.CREDIT:
        return
    text = _text(report, wanted)
    alike = [
        paragraph
        for paragraph in report.paragraphs
        if paragraph.kind is ParagraphKind.CREDIT and _text(report, paragraph) == text
    ]
    who = st.session_state.corrector
    corrections = as_one(
        correct(
            now.result,
            mention,
            Reading(role, reading_of(mention).place),
            scope=Scope.MENTION,
            who=who,
        )
        for paragraph in alike
        for mention, role in _roles(now, paragraph)
    )
    if not any(_within(now.result.mentions, paragraph) for paragraph in alike):
        corrections = as_one(
            add(now.result, m.start, m.end, _reading(m), scope=Scope.MENTION, who=who)
            for m in _found_as_text(report, alike)
        )
        if not corrections:
            st.session_state.correct_problem = _(
                "No name was found in it as a text either: mark one in the report where it stands."
            )
            return
    # Pressed twice: there is nothing left to put back.
    if corrections:
        put_back(now, corrections)


def _reading(mention: Mention) -> Reading:
    place = mention.resolution.place if mention.resolution else None
    return Reading(Role.LOCATION if mention.role is Role.CREDIT else mention.role, place)


def _found_as_text(report: Report, passages: Sequence[Paragraph]) -> list[Mention]:
    """Return the names that are found in passages when they are read as text."""
    as_text = tuple(
        replace(each, kind=ParagraphKind.BODY) if each in passages else each
        for each in report.paragraphs
    )
    mentions = geoparse(replace(report, paragraphs=as_text), names_only=True).mentions
    return [m for each in passages for m in _within(mentions, each) if not m.reason_unplaced]


@remembered
def _listed(opened: Reviewed) -> Markup:
    passages = passages_left_out(opened)
    return _render(
        "left_out",
        passages=[(each, _(each.reason)) for each in passages[:MOST_LISTED]],
        more=max(0, len(passages) - MOST_LISTED),
        report=opened.report,
    )


def _reason(text: str) -> str:
    if is_picture_credit(text):
        return _PICTURE
    if is_furniture(text):
        return _SITE
    return _BYLINE if is_byline(text, frozenset(), beside=True) else _MARGIN


def _roles(opened: Reviewed, paragraph: Paragraph) -> list[tuple[Mention, Role]]:
    """Return the names of a passage that are in a credit, each with its role in a text."""
    mentions = [m for m in _within(opened.result.mentions, paragraph) if m.role is Role.CREDIT]
    as_body = replace(paragraph, kind=ParagraphKind.BODY)
    spans = [(mention.start, mention.end) for mention in mentions]
    lexicon = GazetteerLexicon(open_gazetteer())
    read = mentions_at(replace(opened.report, paragraphs=(as_body,)), spans, lexicon)
    roles = {(mention.start, mention.end): mention.role for mention in read}
    # A byline is one by its sentence too: whoever puts it back means its places.
    told = [roles.get(span, Role.LOCATION) for span in spans]
    return [
        (mention, Role.LOCATION if role is Role.CREDIT else role)
        for mention, role in zip(mentions, told, strict=True)
    ]


def _puts_back(correction: Correction) -> bool:
    # A name that was found, or marked, in a passage that had none puts that back as well.
    was = correction.old is None or correction.old.role is Role.CREDIT
    return was and correction.new is not None and correction.new.role is not Role.CREDIT


def _within(mentions: Sequence[Mention], paragraph: Paragraph) -> Sequence[Mention]:
    first = bisect_left(mentions, paragraph.start, key=lambda mention: mention.start)
    last = bisect_left(mentions, paragraph.end, key=lambda mention: mention.start)
    return mentions[first:last]


def _text(report: Report, paragraph: Paragraph) -> str:
    return " ".join(report.text[paragraph.start : paragraph.end].split())
