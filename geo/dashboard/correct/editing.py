"""What the editor is open for, and what is filled in in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from geo.corrections import occurrences
from geo.dashboard.correct import keeping
from geo.dashboard.reports.reviewed import Reviewed
from geo.dashboard.session import keys, selection
from geo.dashboard.session.fields import show_again
from geo.dashboard.session.keys import EDITOR, FIND_NAME
from geo.model import Mention

LONGEST_NAME = 80
LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class Subject:
    """What the editor is open for: a mention, a marked text, or a name to be typed."""

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


def leave_with_report(opened: Reviewed) -> None:
    """Close the editor and drop what was searched for if another report is open now."""
    session = st.session_state
    if session.correct_report not in ("", opened.key):
        close_editor()
        session.correct_left = None
        session.pop(FIND_NAME, None)
    session.correct_report = opened.key


def key(name: str) -> str:
    """Return the key of one of the editor's fields, new whenever the editor opens."""
    return f"{EDITOR}{st.session_state.correct_turn}-{name}"


def button(name: str) -> str:
    """Return the key of one of the editor's buttons, new whenever the editor opens."""
    return f"press-{key(name)}"


def value(name: str, default: Any = None) -> Any:
    """Return what one of the editor's fields holds."""
    return st.session_state.get(key(name), default)


def open_editor(subject: Subject) -> None:
    """Show the editor for a subject, with nothing filled in."""
    close_editor()
    session = st.session_state
    session.correcting = subject
    session.correct_turn += 1
    session.correct_done = ""
    selection.open_tab("Places")


def close_editor() -> None:
    """Show the list of names again; what was filled in is gone."""
    session = st.session_state
    subject: Subject | None = session.correcting
    if subject is not None:
        start = str(subject.start) if subject.end > subject.start else ""
        session.correct_left = {"correct_turn": session.correct_turn, "start": start}
    session.correcting = None
    session.correct_problem = ""
    session.picking = 0
    for name in _filled_in():
        del session[name]


def show_filled_in() -> None:
    """Send what is filled in to the page again, after a change of tabs."""
    keys.begin()
    show_again(FIND_NAME, *_filled_in())


def _filled_in() -> tuple[str, ...]:
    return tuple(str(name) for name in st.session_state if str(name).startswith(key("")))


def start_picking() -> None:
    """Let the next click on the map give the point, in a turn that no other had."""
    st.session_state.picking_turn += 1
    st.session_state.picking = st.session_state.picking_turn


def stop_picking(turn: int) -> None:
    """Let clicks on the map select again, unless another turn has begun since this one."""
    if turn == st.session_state.picking:
        st.session_state.picking = 0


def found_spans(text: str, wanted: str) -> tuple[tuple[int, int], ...]:
    """Return where a typed name occurs in a text: as typed, else in other case and spacing."""
    words = wanted.split()
    if not words:
        return ()
    exact = tuple(occurrences(text, " ".join(words)))
    if exact:
        return exact
    pattern = r"\s+".join(map(re.escape, words))
    forms = {match[0] for match in re.finditer(pattern, text, re.IGNORECASE)}
    return tuple(sorted({span for form in forms for span in occurrences(text, form)}))


def open_at(opened: Reviewed, chosen: Mapping[str, Any]) -> None:
    """Open the editor for a mention, or for all of a place from its card."""
    start, number = chosen["correct"], st.session_state.mention
    entry = opened.entries.get(st.session_state.place)
    # On the card of a place, the mention that the reader stepped to is meant.
    alone = "card" in chosen and entry is not None and 0 < number <= len(entry.mentions)
    if alone and entry is not None:
        start = str(entry.mentions[number - 1].start)
    mention = _mention_at(opened, start)
    if mention is not None:
        open_editor(Subject(mention.start, mention.end, alone=alone))


def open_with(opened: Reviewed, chosen: Mapping[str, Any]) -> None:
    """Open the editor for the selected place, with one of its runners-up chosen."""
    entry, rival = opened.entries.get(st.session_state.place), chosen["rival"]
    if entry is None:
        return
    first = entry.mentions[0]
    open_editor(Subject(first.start, first.end, alone=False))
    if rival in {candidate.place.id for candidate in entry.alternatives}:
        st.session_state[key("means")] = "runner-up"
        st.session_state[key("runner-up")] = rival


def open_missed(opened: Reviewed, chosen: Mapping[str, Any]) -> None:
    """Open the editor for a text that was marked in the report, or for a name to be typed."""
    start, quote, text = chosen["missed"], chosen.get("quote", ""), opened.report.text
    if not (start.isascii() and start.isdecimal() and len(start) < 10) or not quote.strip():
        open_editor(Subject(0, 0))
        return
    at = int(start)
    if text[at : at + len(quote)] != quote:
        # A browser may have changed white space, which it shows as one blank.
        near = [span for span in found_spans(text, quote) if abs(span[0] - at) < 2 * len(quote)]
        if not near:
            return
        at, end = near[0]
        quote = text[at:end]
    at += len(quote) - len(quote.lstrip())
    open_editor(Subject(at, at + len(quote.strip()), alone=True))


def accept(opened: Reviewed, chosen: Mapping[str, Any]) -> None:
    """Confirm that a name is read rightly."""
    mention = _mention_at(opened, chosen["accept"])
    if mention is not None:
        keeping.accept(opened, mention)


def _mention_at(opened: Reviewed, start: str) -> Mention | None:
    return next((m for m in opened.result.mentions if str(m.start) == start), None)


def take_point(point: object) -> None:
    """Take a point that was picked on the map, (lat, lon) in degrees, into the editor."""
    st.session_state.picking = 0
    match point:
        case [float() | int() as lat, float() | int() as lon]:
            st.session_state[key("point")] = f"{lat:.5f}, {(lon + 180) % 360 - 180:.5f}"
