"""How far a correction goes: to one mention, to some, to the report or to every later one."""

from __future__ import annotations

import streamlit as st

from geo.dashboard.access import is_private
from geo.dashboard.client.markdown import literal
from geo.dashboard.correct.change import Reach, mentions_like, reaches
from geo.dashboard.correct.draft import missed_name, spans_of
from geo.dashboard.correct.editing import Subject, found_spans, key
from geo.dashboard.correct.places import settle
from geo.dashboard.correct.quote import numbered, one_line
from geo.dashboard.reports.reviewed import Reviewed
from geo.language import _
from geo.model import Mention


def reach(opened: Reviewed, subject: Subject, mention: Mention | None) -> None:
    """Ask how far the correction goes, and where only to some mentions, to which."""
    private = is_private()
    if mention is not None:
        possible = reaches(opened.result, mention, always=private)
        text = one_line(mention.text)
        like = [other.start for other in mentions_like(opened.result, mention)]
    else:
        spans = spans_of(opened, subject)
        text = missed_name(opened, subject)
        alike = len(spans) if subject.end == subject.start else _alike(opened, text)
        possible = {Reach.MENTION: 1} if subject.end > subject.start or alike == 1 else {}
        if alike > 1:
            possible[Reach.SPELLING] = alike
        if len(spans) > 1:
            possible[Reach.CHOSEN] = len(spans)
        if private and alike:
            possible[Reach.ALWAYS] = alike
        like = [start for start, _end in spans]
    default = Reach.MENTION
    if not subject.alone:
        default = next(
            (r for r in (Reach.PLACE, Reach.SPELLING) if r in possible), next(iter(possible))
        )
    labels = _reach_labels(text, mention, possible)
    options = list(possible)
    chosen = st.radio(
        _("Apply to"),
        options,
        key=settle("reach", options, default),
        format_func=lambda reach: literal(labels[reach]),
        persist_state="session",
    )
    if chosen is Reach.CHOSEN:
        st.multiselect(
            _("Mentions"),
            like,
            key=key("chosen"),
            format_func=lambda start: numbered(opened, like, start),
            persist_state="session",
        )


def _reach_labels(
    text: str, mention: Mention | None, possible: dict[Reach, int]
) -> dict[Reach, str]:
    place = mention.resolution.place.name if mention and mention.resolution else ""
    number = {reach: possible.get(reach, 0) for reach in Reach}
    return {
        Reach.MENTION: _("this mention alone"),
        Reach.CHOSEN: _("some mentions, which I pick"),
        Reach.SPELLING: _("every “{name}” in this report ({number})").format(
            name=text, number=number[Reach.SPELLING]
        ),
        Reach.PLACE: _("every mention of {place} in this report ({number})").format(
            place=place, number=number[Reach.PLACE]
        ),
        Reach.ALWAYS: _("always: every “{name}” read so, in this and in later reports").format(
            name=text
        ),
    }


def _alike(opened: Reviewed, name: str) -> int:
    return len(found_spans(opened.report.text, name))
