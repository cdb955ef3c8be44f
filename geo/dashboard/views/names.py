"""The tab in which every name is reviewed and corrected: on the map or not, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any

import streamlit as st
from markupsafe import Markup

from geo.corrections import Correction
from geo.dashboard.client.fragment import fragment
from geo.dashboard.correct import wording
from geo.dashboard.correct.editor import editor, editor_head
from geo.dashboard.correct.history import bar, give_and_take, listed, unfitting
from geo.dashboard.reports.online import online
from geo.dashboard.reports.reviewed import Reviewed
from geo.dashboard.session.keys import FIND_NAME
from geo.excerpts import paragraph_of
from geo.language import N_, _, ngettext
from geo.model import Geoparse, Mention, Report, Role
from geo.presentation import words
from geo.presentation.entries import Entry
from geo.remembered import remembered
from geo.textsearch import fold

LONGEST_FIND = 80

_BLANK = Markup("")
_Said = Mapping[tuple[int, int], Correction]
_GROUPS = {
    Role.LOCATION: (N_("On the map"), N_("The report names them as places.")),
    Role.ACTOR: (
        N_("Named only as actors"),
        N_("A government, an army or a team: “Moscow said”. The switch by the list shows them."),
    ),
    Role.DEMONYM: (
        N_("Named only by demonyms"),
        N_("Words for people or things: “Turkish”. Not on the map."),
    ),
    Role.CREDIT: (
        N_("Named only in credits"),
        N_("Bylines, picture credits, the site's own text. Not on the map."),
    ),
}


def review_names(
    opened: Reviewed, left: Reviewed, *, on_choose: Callable[[dict[str, Any]], None]
) -> None:
    """Show the names to review, or the editor of the one that is being corrected.

    Args:
        opened: the report.
        left: the report with only what the page's filter leaves.
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
        st.error(wording.literal(session.correct_problem))
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
        names_of(left, left is opened, find),
        key="names",
        on_choose=on_choose,
        follows="list",
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
def names_of(left: Reviewed, whole: bool, find: str) -> Markup:
    """Return the lists of what is left of a report's names, with what people said of them."""
    return places_html(
        left.result,
        left.entries,
        said=left.said,
        removed=_removed(left) if whole else {},
        find=find,
    )


def places_html(
    result: Geoparse,
    entries: Mapping[str, Entry],
    *,
    said: _Said | None = None,
    removed: _Said | None = None,
    find: str = "",
) -> Markup:
    """Return the lists of all names: by role, those not placed, and those said to be no place.

    Args:
        result: the report.
        entries: its places.
        said: the corrections by the mentions on which they have the last word.
        removed: those that say that something is no place.
        find: only names in which this text stands.
    """
    said, wanted = said or {}, fold(find)
    found = [entry for entry in entries.values() if not wanted or _has(entry, wanted)]
    unplaced = tuple(m for m in result.unplaced if wanted in fold(m.text))
    gone = {
        span: each for span, each in (removed or {}).items() if wanted in fold(each.anchor.quote)
    }
    sections = [_section(role, found, said) for role in _GROUPS]
    html = Markup("{}{}{}").format(
        _BLANK.join(sections), _unplaced(unplaced, said), _said_no_place(result.report, gone)
    )
    if not html and wanted:
        html = Markup("<p class='none'>{}</p>").format(_("No name has this text in it."))
    return Markup("<div class='all'>{}</div>").format(html)


def _has(entry: Entry, wanted: str) -> bool:
    texts = (entry.place.name, words.chain(entry.place), *(form for form, _times in entry.written))
    return any(wanted in fold(text) for text in texts)


def _removed(opened: Reviewed) -> _Said:
    return {span: each for span, each in opened.said.items() if each.new is None}


def _section(role: Role, entries: list[Entry], said: _Said) -> Markup:
    members = [entry for entry in entries if entry.main_role is role]
    if not members:
        return _BLANK
    title, meaning = _GROUPS[role]
    return _list(_(title), len(members), _(meaning), [_row(entry, said) for entry in members])


def _list(title: str, number: int, meaning: str, rows: list[Markup]) -> Markup:
    return Markup(
        "<section><h3>{} <b>{}</b></h3><p>{}</p><ul data-roving>{}</ul></section>"
    ).format(title, number, meaning, _BLANK.join(rows))


def _row(entry: Entry, said: _Said) -> Markup:
    forms = ", ".join(f"{form} {times}" for form, times in entry.written)
    about = " · ".join(part for part in (words.kind(entry.place), words.where(entry.place)) if part)
    return Markup(
        "<li><button type='button' class='row' aria-pressed='false' data-place='{}'>"
        "<span class='what'><b>{}</b> <span>{}</span></span>"
        "<span class='forms'>{}</span>{}"
        "<span class='sure'>{}</span></button>{}</li>"
    ).format(
        entry.place.id,
        entry.place.name,
        about,
        _("Written as {forms}").format(forms=forms),
        _by(entry.mentions, said),
        words.sure(entry),
        _buttons(entry.place.name, entry.mentions, said),
    )


def _by(mentions: tuple[Mention, ...], said: _Said) -> Markup:
    """Return who corrected mentions, and how many of them where not all."""
    by: dict[str, int] = {}
    for mention in mentions:
        correction = said.get((mention.start, mention.end))
        if correction is not None:
            text = wording.said_by(correction)
            by[text] = by.get(text, 0) + 1
    parts = [
        text
        if number == len(mentions)
        else _("{text} ({number} of {total})").format(text=text, number=number, total=len(mentions))
        for text, number in by.items()
    ]
    return Markup("<span class='by'>{}</span>").format("; ".join(parts)) if parts else _BLANK


def _buttons(name: str, mentions: tuple[Mention, ...], said: _Said) -> Markup:
    start = mentions[0].start
    confirm = _BLANK
    if any((mention.start, mention.end) not in said for mention in mentions):
        label = _("{name} is right: confirm it").format(name=name)
        confirm = Markup(
            "<button type='button' class='act' data-accept='{}' aria-label='{}' title='{}'>"
            "<span aria-hidden='true'>✓</span></button>"
        ).format(start, label, label)
    return Markup(
        "<span class='acts'>{}<button type='button' class='act' data-correct='{}'"
        " aria-label='{}'>{}</button></span>"
    ).format(confirm, start, _("Correct {name}").format(name=name), _("Correct"))


def _unplaced(mentions: tuple[Mention, ...], said: _Said) -> Markup:
    if not mentions:
        return _BLANK

    def key(mention: Mention) -> tuple[str, str]:
        return " ".join(mention.text.split()), mention.reason_unplaced or ""

    rows = []
    for (text, reason), group in groupby(sorted(mentions, key=key), key=key):
        same = tuple(sorted(group, key=lambda mention: mention.start))
        rows.append(
            Markup(
                "<li><button type='button' class='row' data-open='{}' title='{}'>"
                "<span class='what'><b>{}</b> <span>{}</span></span>"
                "<span class='forms'>{}</span>{}</button>{}</li>"
            ).format(
                same[0].start,
                _("Read it in the report"),
                text,
                words.mentions(len(same)),
                words.unplaced(reason),
                _by(same, said),
                _buttons(text, same, said),
            )
        )
    return _list(
        _("Not placed"),
        len(mentions),
        _("Names and phrases that no point was given to."),
        rows,
    )


def _said_no_place(report: Report, removed: _Said) -> Markup:
    """Return what people said to be no place, an action as one row."""
    if not removed:
        return _BLANK

    def key(item: tuple[tuple[int, int], Correction]) -> tuple[str, str]:
        return " ".join(item[1].anchor.quote.split()), item[1].id

    rows = []
    for (text, correction_id), group in groupby(sorted(removed.items(), key=key), key=key):
        same = sorted(group)
        correction = same[0][1]
        rows.append(
            Markup(
                "<li><button type='button' class='row' data-open='p{}' title='{}'>"
                "<span class='what'><b>{}</b> <span>{}</span></span><span class='by'>{}</span>"
                "</button><span class='acts'><button type='button' class='act' data-takeback='{}'"
                " aria-label='{}'>{}</button></span></li>"
            ).format(
                paragraph_of(report, same[0][0][0]).start,
                _("Read it in the report"),
                text,
                words.mentions(len(same)),
                wording.said_by(correction),
                correction_id,
                _("Take back: {what}").format(what=wording.described((correction,))),
                _("Take back"),
            )
        )
    return _list(
        _("Said to be no place"), len(removed), _("Readers took them off the lists."), rows
    )
