"""What is being corrected, and what the buttons of the page do to corrections.

In the session: `correcting` (what the editor is open for, None where it is closed), `picking`
(whether the next click on the map gives its point), `corrector` (the name of who corrects) and
`correct_turn`, which names the editor's controls anew whenever it opens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from geo.corrections import Correction, Scope, correct, occurrences, reading_of
from geo.dashboard import correct_words, state
from geo.dashboard.correct_change import (
    Change,
    Reach,
    Verdict,
    corrections_of,
    mentions_like,
)
from geo.dashboard.language import _, ngettext
from geo.dashboard.reasons_in import in_language
from geo.dashboard.reviewed import Reviewed, keep, redo_these, review, take_in, undo_these
from geo.errors import CorrectionsError, GeoError
from geo.export.reading import corrections_in
from geo.model import Mention

LONGEST_NAME = 80
LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class Subject:
    """What the editor is open for: a mention, a stretch that is none yet, or a name to be typed."""

    start: int
    end: int
    """Equal to `start` where the name is still to be typed."""
    alone: bool = False
    """Whether one mention is meant rather than all like it."""

    def mention(self, opened: Reviewed) -> Mention | None:
        """Return the mention there, None where there is none."""
        return next(
            (m for m in opened.result.mentions if (m.start, m.end) == (self.start, self.end)), None
        )


def begin() -> None:
    """Settle what of the state belongs to correcting."""
    session = st.session_state
    session.setdefault("correcting", None)
    session.setdefault("correct_turn", 0)
    session.setdefault("correct_problem", "")
    session.setdefault("correct_done", "")
    session.setdefault("correct_imports", 0)
    session.setdefault("picking", False)
    session.setdefault("corrector", "")


def key(name: str) -> str:
    """Return the key of one of the editor's controls, new whenever the editor opens."""
    return f"correct-{st.session_state.correct_turn}-{name}"


def value(name: str, default: Any = None) -> Any:
    """Return what one of the editor's controls holds."""
    return st.session_state.get(key(name), default)


def choose(opened: Reviewed, chosen: Mapping[str, Any]) -> bool:
    """Act on what was clicked in a piece of the page; tell whether it was about corrections."""
    actions: dict[str, Callable[[], None]] = {
        "correct": lambda: _open_at(opened, chosen),
        # A runner-up was pressed on the map: whether it is the right one is for the editor.
        "rival": lambda: _open_with(opened, chosen["rival"]),
        "accept": lambda: _accept(opened, chosen["accept"]),
        "missed": lambda: _open_missed(opened, chosen),
        "takeback": lambda: take_back(opened, chosen["takeback"]),
        "close": close_editor,
        "undo": lambda: undo(opened),
        "redo": lambda: redo(opened),
        "point": lambda: _take_point(chosen["point"]),
        "cancel": stop_picking,
    }
    named = next((name for name in actions if name in chosen), None)
    if named is None:
        return False
    state.begin()
    begin()
    st.session_state.correct_problem = ""
    actions[named]()
    return True


def open_editor(subject: Subject) -> None:
    """Show the editor for a subject, with nothing filled in."""
    session = st.session_state
    session.correcting = subject
    session.correct_turn += 1
    session.correct_problem = session.correct_done = ""
    session.picking = False
    state.open_tab("Places")


def close_editor() -> None:
    """Show the list of names again; what was filled in is gone."""
    session = st.session_state
    session.correcting = None
    session.correct_problem = ""
    session.picking = False


def stop_picking() -> None:
    """Let clicks on the map select again."""
    st.session_state.picking = False


def save(opened: Reviewed, corrections: Sequence[Correction]) -> None:
    """Put corrections in force, select what they lead to and close the editor."""
    session = st.session_state
    if not corrections:
        return
    try:
        keep(opened, corrections)
    except CorrectionsError as error:
        session.correct_problem = in_language(str(error))
        return
    close_editor()
    new = corrections[0].new
    done = _("Saved: {what}").format(what=correct_words.described(corrections))
    _tell(opened, done, new.place.id if new and new.place else "")


def undo(opened: Reviewed) -> None:
    """Take the last action back."""
    _restore(review(opened), undo_these, review(opened).undoable, _("Undone: {what}"), old=True)


def redo(opened: Reviewed) -> None:
    """Make the last undone action again."""
    _restore(review(opened), redo_these, review(opened).redoable, _("Made again: {what}"))


def take_back(opened: Reviewed, id: str) -> None:
    """Take a correction or an action back by its id, wherever it stands among the others."""
    now = review(opened)
    held = (*now.own.corrections, *now.always.corrections)
    gone = tuple(correction for correction in held if id in (correction.id, correction.action))
    _restore(now, undo_these, gone, _("Taken back: {what}"), old=True)


def take_in_file(opened: Reviewed, raw: bytes) -> None:
    """Put the corrections of an exported file in force."""
    session = st.session_state
    session.correct_problem = session.correct_done = ""
    try:
        corrections = corrections_in(raw, opened.report)
        came = take_in(opened, corrections)
    except GeoError as error:
        session.correct_problem = in_language(str(error))
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


def found_spans(text: str, wanted: str) -> tuple[tuple[int, int], ...]:
    """Return where a typed name stands in a text: as typed, else in other case and spacing."""
    words = wanted.split()
    if not words:
        return ()
    exact = tuple(occurrences(text, " ".join(words)))
    if exact:
        return exact
    pattern = r"\s+".join(map(re.escape, words))
    forms = {match[0] for match in re.finditer(pattern, text, re.IGNORECASE)}
    return tuple(sorted({span for form in forms for span in occurrences(text, form)}))


def _open_at(opened: Reviewed, chosen: Mapping[str, Any]) -> None:
    start, number = chosen["correct"], st.session_state.mention
    entry = opened.entries.get(st.session_state.place)
    # On the card of a place, the mention that was stepped to is the one that is meant.
    alone = "card" in chosen and entry is not None and 0 < number <= len(entry.mentions)
    if alone and entry is not None:
        start = str(entry.mentions[number - 1].start)
    mention = _mention_at(opened, start)
    if mention is not None:
        open_editor(Subject(mention.start, mention.end, alone=alone))


def _open_with(opened: Reviewed, rival: str) -> None:
    """Open the editor for the selected place, with one of its runners-up chosen."""
    entry = opened.entries.get(st.session_state.place)
    if entry is None:
        return
    first = entry.mentions[0]
    open_editor(Subject(first.start, first.end, alone=False))
    if rival in {candidate.place.id for candidate in entry.alternatives}:
        st.session_state[key("means")] = "runner-up"
        st.session_state[key("runner-up")] = rival


def _open_missed(opened: Reviewed, chosen: Mapping[str, Any]) -> None:
    """Open the editor for a text that was marked in the report, or for a name to be typed."""
    start, quote, text = chosen["missed"], chosen.get("quote", ""), opened.report.text
    if not (start.isascii() and start.isdecimal() and len(start) < 10) or not quote.strip():
        open_editor(Subject(0, 0))
        return
    at = int(start)
    if text[at : at + len(quote)] != quote:
        # A browser may have changed white space that it shows as one blank.
        near = [span for span in found_spans(text, quote) if abs(span[0] - at) < 2 * len(quote)]
        if not near:
            return
        at, end = near[0]
        quote = text[at:end]
    at += len(quote) - len(quote.lstrip())
    open_editor(Subject(at, at + len(quote.strip()), alone=True))


def _accept(opened: Reviewed, start: str) -> None:
    """Say that a place, or an unplaced spelling, is right wherever the report names it."""
    mention = _mention_at(opened, start)
    if mention is None:
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
        st.session_state.correct_problem = in_language(str(error))
        return
    number = len(mentions_like(opened.result, mention))
    done = ngettext(
        "{number} mention confirmed: {what}", "{number} mentions confirmed: {what}", number
    )
    _tell(opened, done.format(number=number, what=correct_words.described(made[:1])), "")


def _mention_at(opened: Reviewed, start: str) -> Mention | None:
    return next((m for m in opened.result.mentions if str(m.start) == start), None)


def _take_point(point: object) -> None:
    st.session_state.picking = False
    match point:
        case [float() | int() as lat, float() | int() as lon]:
            st.session_state[key("point")] = f"{lat:.5f}, {(lon + 180) % 360 - 180:.5f}"


def _restore(
    opened: Reviewed,
    act: Callable[[Reviewed, Collection[str]], None],
    corrections: Sequence[Correction],
    text: str,
    *,
    old: bool = False,
) -> None:
    if not corrections:
        return
    try:
        act(opened, {correction.id for correction in corrections})
    except CorrectionsError as error:
        st.session_state.correct_problem = in_language(str(error))
        return
    reading = corrections[0].old if old else corrections[0].new
    place_id = reading.place.id if reading and reading.place else ""
    _tell(opened, text.format(what=correct_words.described(corrections)), place_id)


def _tell(opened: Reviewed, text: str, place_id: str) -> None:
    """Say what was done, and select a place where it is one now."""
    session = st.session_state
    session.correct_problem = ""
    session.correct_done = text
    now = review(opened)
    if place_id in now.entries:
        state.select(now, place_id, reveal="")
    elif session.place not in now.entries:
        state.deselect(now)
    state.say(text)
