"""The open report as people corrected it, and where their corrections are kept.

Where only this machine reaches the page they are kept in the reader's files, which other tabs and
processes may change at any time, so each run checks them. Where the page is open to the network
they are kept in the session, apply to this report alone, and end with the session.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from threading import Lock

import streamlit as st

from geo.corrections import (
    Applied,
    Corrected,
    Correction,
    Imported,
    Ledger,
    Scope,
    Unfitting,
    apply,
    import_corrections,
    load,
    load_always,
    make_again,
    record,
    redoable,
    store,
    take_back,
    undoable,
)
from geo.dashboard.access import is_private
from geo.dashboard.reports.opening import MOST_OPEN, Opened, Stamp, stamp
from geo.errors import CorrectionsError
from geo.presentation.entries import gather

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed(Opened):
    """An open report whose result and entries are as people corrected them."""

    found: Opened
    """As it was before any correction."""
    own: Ledger
    always: Ledger
    applied: tuple[Applied, ...]
    unfitting: tuple[Unfitting, ...]
    problems: tuple[str, ...]
    """Why files of corrections could not be read, a sentence each."""
    said: dict[Span, Correction]
    """The correction that decides a mention, or a stretch that is no longer one."""

    @property
    def undoable(self) -> tuple[Correction, ...]:
        """The corrections of the action that is undone next."""
        return undoable(self.report, self.own, self.always)

    @property
    def redoable(self) -> tuple[Correction, ...]:
        """The corrections of the action that is redone next."""
        return redoable(self.report, self.own, self.always)

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The report's own corrections, and those of scope `always` that say something here."""
        heard = {each.correction.id for each in self.applied}
        heard |= {each.correction.id for each in self.unfitting}
        return (*self.own.corrections, *(c for c in self.always.corrections if c.id in heard))

    def with_more(self, corrections: Sequence[Correction]) -> Corrected:
        """Return what the report would be with these `corrections` after all others."""
        near = [c for c in corrections if c.scope is not Scope.ALWAYS]
        wide = [c for c in corrections if c.scope is Scope.ALWAYS]
        own, always = (*self.own.corrections, *near), (*self.always.corrections, *wide)
        return apply(self.found.result, own, always)


def review(opened: Opened) -> Reviewed:
    """Return a report with the corrections that are in force now."""
    found = opened.found if isinstance(opened, Reviewed) else opened
    return _from_files(found) if is_private() else _from_session(found)


def keep(opened: Reviewed, corrections: Sequence[Correction]) -> None:
    """Put `corrections` of one action in force.

    Raises:
        CorrectionsError: they cannot be written; nothing has changed.
    """
    if is_private():
        record(opened.report, corrections)
    elif corrections:
        _keep_in_session(opened, _ledger(opened).record(corrections))


def restore(opened: Reviewed, ids: Collection[str], *, again: bool) -> None:
    """Take the corrections with these ids back, or redo those that were taken back.

    Raises:
        CorrectionsError: it cannot be written; nothing has changed.
    """
    if is_private():
        (make_again if again else take_back)(opened.report, ids)
    else:
        ledger = _ledger(opened)
        change = ledger.make_again if again else ledger.take_back
        _keep_in_session(opened, change(ids))


def take_in(opened: Reviewed, corrections: Sequence[Correction]) -> Imported:
    """Put `corrections` from elsewhere in force, as one action.

    Raises:
        CorrectionsError: they cannot be written, or are more than a session holds.
    """
    if is_private():
        return import_corrections(opened.report, corrections)
    # On an open network no correction reaches further than its report.
    near = [c for c in corrections if c.scope is not Scope.ALWAYS]
    before = _ledger(opened)
    after = before.merge(near)
    _keep_in_session(opened, after)
    new = len(after.corrections) - len(before.corrections)
    return Imported(new, len(near) - new)


def _reviewed(found: Opened, own: Ledger, always: Ledger, problems: tuple[str, ...]) -> Reviewed:
    result, entries = found.result, found.entries
    applied: tuple[Applied, ...] = ()
    unfitting: tuple[Unfitting, ...] = ()
    if own.corrections or always.corrections:
        corrected = apply(result, own.corrections, always.corrections)
        applied, unfitting = corrected.applied, corrected.unfitting
        if any(each.spans for each in applied):
            result = corrected.result
            entries = gather(result)
    values = {name: getattr(found, name) for name in Opened.__dataclass_fields__}
    return Reviewed(
        **values | {"result": result, "entries": entries},
        found=found,
        own=own,
        always=always,
        applied=applied,
        unfitting=unfitting,
        problems=problems,
        said={span: each.correction for each in applied for span in each.spans},
    )


# Files


@st.cache_resource(show_spinner=False)
def _shelf() -> tuple[Lock, OrderedDict[str, tuple[tuple[Stamp | None, ...], Reviewed]]]:
    return Lock(), OrderedDict()


def _from_files(found: Opened) -> Reviewed:
    # Checked before reading: what is written in between is read in the next run.
    text_sha256 = found.report.text_sha256
    stamps = (stamp(store.report_path(text_sha256)), stamp(store.always_path()))
    lock, shelf = _shelf()
    with lock:
        known = shelf.get(text_sha256)
    if known is not None and known[0] == stamps and known[1].found is found:
        return known[1]
    problems = []
    own = always = Ledger()
    try:
        own = load(found.report)
    except CorrectionsError as error:
        problems.append(error.sentence)
    try:
        always = load_always()
    except CorrectionsError as error:
        problems.append(error.sentence)
    reviewed = _reviewed(found, own, always, tuple(problems))
    with lock:
        shelf[text_sha256] = (stamps, reviewed)
        shelf.move_to_end(text_sha256)
        while len(shelf) > MOST_OPEN:
            shelf.popitem(last=False)
    return reviewed


# Session


def _from_session(found: Opened) -> Reviewed:
    ledger = _ledger(found)
    known: Reviewed | None = st.session_state.reviewed
    if known is not None and known.found is found and known.own is ledger:
        return known
    reviewed = _reviewed(found, ledger, _NONE, ())
    st.session_state.reviewed = reviewed
    return reviewed


_NONE = Ledger()


def _ledger(opened: Opened) -> Ledger:
    ledgers: dict[str, Ledger] = st.session_state.ledgers
    return ledgers.get(opened.report.text_sha256, _NONE)


def _keep_in_session(opened: Opened, ledger: Ledger) -> None:
    ledgers: dict[str, Ledger] = st.session_state.ledgers
    st.session_state.ledgers = {**ledgers, opened.report.text_sha256: ledger}
