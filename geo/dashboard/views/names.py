"""The tab in which every name is reviewed and corrected: on the map or not, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any

import streamlit as st
from markupsafe import Markup

from geo.corrections import Correction
from geo.dashboard.client.fragment import fragment
from geo.dashboard.client.markdown import literal
from geo.dashboard.correct import wording
from geo.dashboard.correct.editor import editor, editor_head
from geo.dashboard.correct.history import bar, give_and_take, listed, unfitting
from geo.dashboard.reports.online import online
from geo.dashboard.reports.reviewed import Reviewed
from geo.dashboard.session.keys import FIND_NAME
from geo.excerpts import paragraph_of, sentence_at
from geo.language import _, comma_joined, isolated, ngettext
from geo.model import Mention, Paragraph, Report, Role
from geo.presentation import words
from geo.presentation.entries import Entry
from geo.presentation.templates import templates
from geo.remembered import remembered
from geo.textsearch import fold

LONGEST_FIND = 80

_Said = Mapping[tuple[int, int], Correction]
_render = templates(__file__)


def review_names(
    opened: Reviewed,
    filtered: Reviewed,
    *,
    whole: bool,
    on_choose: Callable[[dict[str, Any]], None],
) -> None:
    """Show the names to review, or the editor of the one that is being corrected.

    Args:
        opened: the report.
        filtered: the report with only what the page's filter leaves.
        whole: that is all of it.
        on_choose: gets what is clicked.
    """
    session = st.session_state
    subject = session.correcting
    if subject is not None:
        fragment(
            editor_head(opened, subject),
            key="correct-head",
            on_choose=on_choose,
            arrives=session.correct_turn,
        )
        session.correct_drawn = session.correct_turn
        with st.container(key="correct"):
            editor(opened, subject)
        return
    fragment(
        Markup("{}{}").format(bar(opened), unfitting(opened)),
        key="correct-bar",
        on_choose=on_choose,
    )
    if session.correct_problem:
        st.error(literal(session.correct_problem))
    find = st.text_input(
        _("Find a name"),
        key=FIND_NAME,
        max_chars=LONGEST_FIND,
        type="search",
        live=True,
        persist_state="session",
        # Streamlit's own would be in English.
        placeholder="",
    )
    fragment(
        names_of(filtered, whole, find),
        key="names",
        on_choose=on_choose,
        listens="list",
        returns=session.correct_left,
    )
    online(opened)
    with st.expander(
        ngettext(
            "{number} correction: list, file",
            "{number} corrections: list, file",
            len(opened.corrections),
        ).format(number=len(opened.corrections)),
        key="corrections",
    ):
        fragment(listed(opened), key="corrected", on_choose=on_choose)
        give_and_take(opened)


@remembered
def names_of(filtered: Reviewed, whole: bool, find: str) -> Markup:
    """Return the lists of names: by role, those not placed, and those said to be no place.

    Args:
        filtered: the report with only what the filter leaves.
        whole: that is all of it, and so what people said to be no place is listed too.
        find: only names in which this text stands.
    """
    wanted, said = fold(find), filtered.said
    placed: dict[Role, list[tuple[Entry, list[str], bool]]] = defaultdict(list)
    for entry in filtered.entries.values():
        if not wanted or _has(entry, wanted):
            placed[entry.main_role].append((entry, *_said_of(entry.mentions, said)))
    unplaced = tuple(m for m in filtered.result.unplaced if wanted in fold(m.text))
    removed = {
        span: each
        for span, each in said.items()
        if whole and each.new is None and wanted in fold(each.anchor.quote)
    }
    return _render(
        "names",
        placed=placed,
        forms=_forms,
        unplaced=_alike(unplaced, said),
        possible=_possible(filtered, wanted) if whole else [],
        removed=_said_no_place(filtered.report, removed),
        wanted=wanted,
        wording=wording,
    )


def _has(entry: Entry, wanted: str) -> bool:
    texts = (entry.place.name, words.chain(entry.place), *(form for form, _times in entry.written))
    return any(wanted in fold(text) for text in texts)


def _forms(entry: Entry) -> str:
    return comma_joined(f"{form} {times}" for form, times in entry.written)


def _said_of(mentions: tuple[Mention, ...], said: _Said) -> tuple[list[str], bool]:
    """Return who corrected mentions, and how many where not all; and if each was spoken of."""
    corrections = [said.get((mention.start, mention.end)) for mention in mentions]
    by = Counter(wording.said_by(each) for each in corrections if each is not None)
    texts = [
        text
        if number == len(mentions)
        else _("{text} ({number} of {total})").format(
            text=isolated(text), number=number, total=len(mentions)
        )
        for text, number in by.items()
    ]
    return texts, None not in corrections


def _alike(
    mentions: tuple[Mention, ...], said: _Said
) -> list[tuple[str, str, int, int, list[str], bool]]:
    """Return unplaced mentions of one text and reason as one row, with their number and start."""

    def key(mention: Mention) -> tuple[str, str]:
        return " ".join(mention.text.split()), mention.reason_unplaced or ""

    rows = []
    for (text, reason), group in groupby(sorted(mentions, key=key), key=key):
        same = tuple(sorted(group, key=lambda mention: mention.start))
        rows.append((text, reason, len(same), same[0].start, *_said_of(same, said)))
    return rows


def _possible(opened: Reviewed, wanted: str) -> list[tuple[Mention, int, int, str, str]]:
    """Return names that may be places, each once.

    With its number, the start of its first paragraph, and the sentence before and after it.
    """
    same: dict[str, list[Mention]] = defaultdict(list)
    for mention in opened.result.possible:
        if wanted in fold(mention.text):
            same[" ".join(mention.text.split())].append(mention)
    rows = []
    for first, *others in same.values():
        said = opened.report.sentences[sentence_at(opened.report, first.start)]
        before = opened.report.text[min(said.start, first.start) : first.start]
        after = opened.report.text[first.end : max(said.end, first.end)]
        paragraph = paragraph_of(opened.report, first.start)
        rows.append((first, 1 + len(others), paragraph.start, before, after))
    return rows


def _said_no_place(report: Report, removed: _Said) -> list[tuple[str, int, Paragraph, Correction]]:
    """Return what people said to be no place, an action as one row."""

    def key(item: tuple[tuple[int, int], Correction]) -> tuple[str, str]:
        return " ".join(item[1].anchor.quote.split()), item[1].id

    rows = []
    for (text, _id), group in groupby(sorted(removed.items(), key=key), key=key):
        spans, corrections = zip(*sorted(group), strict=True)
        rows.append((text, len(spans), paragraph_of(report, spans[0][0]), corrections[0]))
    return rows
