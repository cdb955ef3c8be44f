"""The editor of one name: what it means, how far that reaches, who says so."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from geo.dashboard.client.markdown import literal
from geo.dashboard.correct import editing, keeping
from geo.dashboard.correct.change import mentions_like
from geo.dashboard.correct.draft import (
    Means,
    Unfinished,
    corrections_wanted,
    mention_of,
    missed_name,
    spans_of,
)
from geo.dashboard.correct.editing import LONGEST_NAME, LONGEST_NOTE, Subject, button, key, value
from geo.dashboard.correct.places import others, prefilled, runners_up, settle, which_place
from geo.dashboard.correct.quote import numbered, one_line, quoted
from geo.dashboard.correct.reach import reach
from geo.dashboard.correct.wording import place_name, preview
from geo.dashboard.reports.reviewed import Reviewed
from geo.dashboard.session import keys
from geo.language import _, ngettext
from geo.model import Mention, Role
from geo.presentation import words
from geo.presentation.templates import templates

_render = templates(__file__)


def editor_head(opened: Reviewed, subject: Subject) -> Markup:
    """Return the editor's heading: the name, and how it is read now."""
    mention = subject.mention(opened)
    if mention is not None:
        title = _("Correct “{name}”").format(name=one_line(mention.text))
        now = _read_as(mention)
    elif subject.end > subject.start:
        name = one_line(opened.report.text[subject.start : subject.end])
        title, now = _("Add “{name}”").format(name=name), _("The report names it; it was missed.")
    else:
        title = _("Add a missed name")
        now = _("Type it as the report writes it, or mark it in the report's text.")
    return _render("head", title=title, now=now)


@st.fragment
def editor(opened: Reviewed, subject: Subject) -> None:
    """Show the controls; a change of one draws only them anew."""
    keys.begin()
    session = st.session_state
    turn = session.correct_turn
    # Saving and leaving change the rest of the page, and so does picking on the map.
    if session.correcting != subject or session.correct_drawn != turn:
        st.rerun()
    mention = mention_of(opened, subject)
    # Lines come and go in each part: a container keeps the fields of the next from being made anew
    # while something is typed there.
    with st.container():
        named = mention is not None or _of_missed(opened, subject)
    if not named:
        st.button(_("Cancel"), key=button("cancel"), on_click=editing.close_editor)
        return
    with st.container():
        if mention is not None:
            _of_mention(opened, mention)
        else:
            means = _means([Means.SEARCH, Means.POINT, Means.REPORT], mention)
            which_place(opened, means, mention, missed_name(opened, subject))
    with st.container():
        if mention is None:
            _role(Role.LOCATION)
        reach(opened, subject, mention)
    _who()
    _end(opened, subject)


def _of_mention(opened: Reviewed, mention: Mention) -> None:
    _mentions(opened, mention)
    possible = [Means.RIGHT, *([Means.RUNNER_UP] * bool(runners_up(opened, mention)))]
    possible += [Means.SEARCH, Means.POINT]
    if len(others(opened, mention)):
        possible.append(Means.REPORT)
    means = _means([*possible, Means.ROLE, Means.NONE], mention)
    if means is Means.ROLE:
        _role(mention.role)
    else:
        which_place(opened, means, mention, one_line(mention.text))


def _of_missed(opened: Reviewed, subject: Subject) -> bool:
    """Ask for a missed name where none was marked; tell whether there is one."""
    text = opened.report.text
    if subject.end > subject.start:
        st.html(quoted(opened, subject.start, subject.end))
        return True
    name = st.text_input(
        _("The name"),
        key=key("name"),
        max_chars=LONGEST_NAME,
        on_change=_name_again,
        persist_state="session",
    )
    if not name.strip():
        return False
    spans = spans_of(opened, subject)
    if not spans:
        st.error(
            _("The report does not have “{name}” as a word: see how it is written.").format(
                name=literal(name)
            )
        )
        return False
    st.caption(
        ngettext(
            "It stands in the report {number} time.",
            "It stands in the report {number} times.",
            len(spans),
        ).format(number=len(spans))
    )
    known = {(m.start, m.end) for m in opened.result.mentions}
    if all(span in known for span in spans):
        st.info(_("It is a name already, wherever it stands: what you say here corrects it."))
    if len(spans) == 1 or len({text[start:end] for start, end in spans}) == 1:
        st.html(quoted(opened, *spans[0]))
    return True


def _name_again() -> None:
    """Search for the name that was typed now, not for the one before."""
    for name in ("query", "label", "found"):
        st.session_state.pop(key(name), None)


def _mentions(opened: Reviewed, mention: Mention) -> None:
    like = mentions_like(opened.result, mention)
    if len(like) > 1:
        starts = [other.start for other in like]
        st.selectbox(
            _("Mention"),
            starts,
            key=settle("mention", starts, mention.start),
            format_func=lambda start: numbered(opened, starts, start),
            persist_state="session",
        )
    st.html(quoted(opened, mention.start, mention.end))


def _means(possible: Sequence[Means], mention: Mention | None) -> Means:
    labels = {
        Means.RIGHT: _("right as it is"),
        Means.RUNNER_UP: _("another place that was considered"),
        Means.SEARCH: _("a place of the gazetteer"),
        Means.POINT: _("a point: coordinates, or a click on the map"),
        Means.REPORT: _("the same as another place of this report"),
        Means.ROLE: _("the same place, named otherwise"),
        Means.NONE: _("not a place"),
    }
    if mention is None:
        labels[Means.REPORT] = _("a place of this report")
    chosen = st.radio(
        _("This name is"),
        possible,
        key=settle("means", possible, possible[0]),
        format_func=lambda each: labels[each],
        persist_state="session",
    )
    return Means(chosen or possible[0])


def _role(now: Role) -> None:
    roles = list(Role)
    st.selectbox(
        _("Named"),
        roles,
        key=settle("role", roles, now),
        format_func=lambda role: words.sentence(words.role(role)),
        persist_state="session",
    )


def _who() -> None:
    with st.container(horizontal=True):
        st.text_input(
            _("Note"),
            key=key("note"),
            max_chars=LONGEST_NOTE,
            placeholder=_("why, if you like"),
            persist_state="session",
        )
        st.text_input(
            _("Your name"),
            key=prefilled("who", st.session_state.corrector),
            max_chars=LONGEST_NAME,
            placeholder=_("a reader"),
            persist_state="session",
        )
    st.session_state.corrector = " ".join(str(value("who", "")).split())


def _end(opened: Reviewed, subject: Subject) -> None:
    missing: str | None = None
    try:
        corrections = corrections_wanted(opened, subject)
    except Unfinished as unfinished:
        missing = str(unfinished)
        if missing and value("means") is not Means.POINT:
            st.error(literal(missing))
    else:
        st.html(
            Markup("<p class='correct-preview' role='status'>{}</p>").format(
                preview(opened, corrections)
            )
        )
    if st.session_state.correct_problem:
        st.error(literal(st.session_state.correct_problem))
    with st.container(horizontal=True):
        st.button(
            _("Save"),
            key=button("save"),
            type="primary",
            disabled=missing is not None,
            on_click=_save,
            args=(opened, subject),
        )
        st.button(_("Cancel"), key=button("cancel"), on_click=editing.close_editor)


def _save(opened: Reviewed, subject: Subject) -> None:
    keys.begin()
    if st.session_state.correcting != subject:
        return
    # A name or note may have been typed since the preview was drawn.
    st.session_state.corrector = " ".join(str(value("who", "")).split())
    try:
        corrections = corrections_wanted(opened, subject)
    except Unfinished as unfinished:
        st.session_state.correct_problem = str(unfinished) or _("Something is still to be chosen.")
        return
    if corrections and keeping.save(opened, corrections):
        editing.close_editor()


def _read_as(mention: Mention) -> str:
    if mention.resolution is None:
        return words.unplaced(mention.reason_unplaced)
    place, sure = mention.resolution.place, mention.resolution.confidence
    return _("Read as {place}, {kind}, named {role}; confidence of this mention {share}.").format(
        place=place_name(place),
        kind=words.kind(place),
        role=words.role(mention.role),
        share=words.share(sure),
    )
