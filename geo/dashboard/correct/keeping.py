"""Putting corrections in force and taking them back, and saying what was done."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from geo.corrections import Correction, Reading, Scope, add, correct, reading_of
from geo.dashboard.correct import wording
from geo.dashboard.correct.change import Change, Reach, Verdict, corrections_of, mentions_like
from geo.dashboard.reports.reviewed import Reviewed, keep, restore, review, take_in
from geo.dashboard.session import selection
from geo.errors import CorrectionsError, GeoError
from geo.export.reading import corrections_in
from geo.language import _, ngettext, translated
from geo.model import Mention


def save(opened: Reviewed, corrections: Sequence[Correction]) -> bool:
    """Put corrections in force and select the place they lead to; tell whether that worked."""
    try:
        keep(opened, corrections)
    except CorrectionsError as error:
        st.session_state.correct_problem = translated(error.sentence)
        return False
    new = corrections[0].new
    done = _("Saved: {what}").format(what=wording.described(corrections))
    _tell(opened, done, new.place.id if new and new.place else "")
    return True


def accept(opened: Reviewed, mention: Mention) -> None:
    """Say that a place, or an unplaced spelling, is right wherever the report names it."""
    like, said = mentions_like(opened.result, mention), review(opened).said
    if all((each.start, each.end) in said for each in like):
        # Pressed twice: the second press must not become an action of its own.
        return
    who = st.session_state.corrector
    change = Change(Verdict.RIGHT)
    if mention.resolution is not None:
        made = corrections_of(opened.result, mention, change, Reach.PLACE, who=who)
    else:
        new = reading_of(mention)
        made = correct(opened.result, mention, new, scope=Scope.REPORT, who=who)
    try:
        keep(opened, made)
    except CorrectionsError as error:
        st.session_state.correct_problem = translated(error.sentence)
        return
    done = ngettext(
        "{number} mention confirmed: {what}", "{number} mentions confirmed: {what}", len(like)
    )
    _tell(opened, done.format(number=len(like), what=wording.described(made[:1])), "")


def add_possible(opened: Reviewed, start: str) -> None:
    """Make a place of a name that may be one, wherever the report has it."""
    mention = next((m for m in opened.result.possible if str(m.start) == start), None)
    if mention is None or mention.resolution is None:
        return
    made = add(
        opened.result,
        mention.start,
        mention.end,
        Reading(mention.role, mention.resolution.place),
        scope=Scope.REPORT,
        who=st.session_state.corrector,
    )
    save(opened, made)


def put_back(opened: Reviewed, corrections: Sequence[Correction]) -> None:
    """Put corrections in force that read a passage as text which was left out."""
    try:
        keep(opened, corrections)
    except CorrectionsError as error:
        st.session_state.correct_problem = translated(error.sentence)
        return
    done = _("Read as text: {what}").format(what=wording.described(corrections))
    _tell(opened, done, "")


def undo(opened: Reviewed) -> None:
    """Take the last action back."""
    _restore(review(opened), review(opened).undoable, _("Undone: {what}"))


def redo(opened: Reviewed) -> None:
    """Redo the last undone action."""
    _restore(review(opened), review(opened).redoable, _("Made again: {what}"), again=True)


def take_back(opened: Reviewed, id: str) -> None:
    """Take back a correction or an action by its id, not only the last."""
    now = review(opened)
    held = (*now.own.corrections, *now.always.corrections)
    gone = tuple(correction for correction in held if id in (correction.id, correction.action))
    _restore(now, gone, _("Taken back: {what}"))


def take_in_file(opened: Reviewed, raw: bytes) -> None:
    """Put the corrections of an exported file in force."""
    session = st.session_state
    session.correct_problem = session.correct_done = ""
    try:
        corrections = corrections_in(raw, opened.report)
        came = take_in(opened, corrections)
    except GeoError as error:
        session.correct_problem = translated(error.sentence)
        return
    left = len(corrections) - came.new - came.known
    sentences = [
        ngettext(
            "{number} correction was taken in.", "{number} corrections were taken in.", came.new
        ).format(number=came.new),
    ]
    if came.known:
        sentences.append(
            ngettext(
                "{number} was known already.", "{number} were known already.", came.known
            ).format(number=came.known)
        )
    if left:
        sentences.append(
            ngettext(
                "{number} for every report was left out: nothing here reaches further than this "
                "report.",
                "{number} for every report were left out: nothing here reaches further than this "
                "report.",
                left,
            ).format(number=left)
        )
    _tell(opened, " ".join(sentences), "")


def _restore(
    opened: Reviewed, corrections: Sequence[Correction], text: str, *, again: bool = False
) -> None:
    if not corrections:
        return
    try:
        restore(opened, {correction.id for correction in corrections}, again=again)
    except CorrectionsError as error:
        st.session_state.correct_problem = translated(error.sentence)
        return
    reading = corrections[0].new if again else corrections[0].old
    place_id = reading.place.id if reading and reading.place else ""
    _tell(opened, text.format(what=wording.described(corrections)), place_id)


def _tell(opened: Reviewed, text: str, place_id: str) -> None:
    """Say what was done, and select the place if the report still has it."""
    session = st.session_state
    session.correct_problem = ""
    session.correct_done = text
    now = review(opened)
    if place_id in now.entries:
        selection.select(now, place_id, scroll_to="")
    elif session.place not in now.entries:
        selection.deselect(now)
    selection.say(text)
