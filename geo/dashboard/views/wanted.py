"""What a click on *Open another report* asked for, opened in the next run.

It is read before anything else is drawn, so that its progress is seen and the page is drawn once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from geo import kept
from geo.dashboard.access import is_private
from geo.dashboard.client.markdown import literal
from geo.dashboard.reports import opening
from geo.dashboard.reports.together import Given, Together, holds_many, open_together
from geo.dashboard.session import selection
from geo.dashboard.session.keys import ADDRESS, FILE, KEEP, PASTED
from geo.dashboard.views.open_archive import show_archive
from geo.errors import GeoError
from geo.language import _, grouped, ngettext, translated
from geo.report.apart import chats_apart

KEY = "open-report"
FILLED = (PASTED, ADDRESS, KEEP)
"""The fields that are kept until a report is opened."""
_MOST = 200
"""Chats of one file that are offered."""
_LONG = 40_000
"""Bytes above which a report takes long enough to show its progress."""


def control_key() -> str:
    """Return the key of the control as it is drawn now; what it opens renames it."""
    return f"{KEY}-{st.session_state.reports_opened}"


def files_key() -> str:
    """Return the key of the field for files; once they are refused, others take their place."""
    return f"{FILE}-{st.session_state.files_refused}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A report to be opened in the next run."""

    raw: bytes
    name: str
    """Of its file."""
    keep: bool = False
    address: str = ""
    """Where to fetch it, instead of `raw`."""
    hint: str = ""
    """What showed its format before, where its name does not."""
    whole: bool = False
    """Whether it is one report even if it holds several chats."""
    together: tuple[Given, ...] = ()
    """Several files to be opened at once, instead of `raw`."""
    published: date | None = None
    """Of several, the day of those that do not say it."""
    pasted: bool = False
    restores: bool = False
    """The address names it already, with what is selected and filtered."""


def open_wanted() -> None:
    """Open what the control below was asked for; a line beside it says what went wrong."""
    session = st.session_state
    wanted: Wanted | None = session.wanted_report
    session.wanted_report = None
    # Present in every run: one element more or less would make the page rebuild all below it.
    bar = st.empty()
    if wanted is None:
        return

    def show(share: float, text: str) -> None:
        bar.progress(share, text=literal(translated(text)))

    try:
        if wanted.together:
            _take(open_together(wanted.together, show, wanted.published))
            return
        if wanted.address:
            show(0.0, _("Fetching the page …"))
            opened = opening.open_address(wanted.address, progress=show)
        else:
            alone = wanted.whole or wanted.restores
            if not alone and holds_many(wanted.name, wanted.raw):
                _take(open_together([(wanted.name, wanted.raw)], show, wanted.published))
                return
            several = () if alone else _chats(wanted)
            if several:
                session.several_reports = several
                session[control_key()] = True
                session.report_problem = ""
                return
            long = len(wanted.raw) > _LONG
            opened = opening.open_report(
                wanted.raw,
                wanted.name,
                hint=wanted.hint,
                progress=show if long else None,
                pasted=wanted.pasted,
            )
        if wanted.keep and is_private():
            kept.keep(opened.report, opened.raw, hint=opened.hint)
    except GeoError as error:
        _refuse(f"{wanted.name}: {translated(error.sentence)}")
        return
    finally:
        bar.empty()
    session.report_problem = ""
    if wanted.restores:
        # The address is followed as if the page were opened at it.
        session.seen = None
        return
    _begin_anew()
    selection.show_report(opened)
    if wanted.address:
        # Whom this machine asked is said where it is seen at once.
        session.notice = translated(opened.report.repairs[0])


def _refuse(problem: str) -> None:
    """Leave the control open, with what is wrong and no file in it."""
    session = st.session_state
    session.report_problem = problem
    session.files_refused += 1
    session[control_key()] = True


def _begin_anew() -> None:
    """Empty the control and close it."""
    session = st.session_state
    session.report_problem, session.several_reports, session.unread_reports = "", (), ()
    for filled in FILLED:
        session.pop(filled, None)
    # The server cannot close a popover that the reader opened, but a new one starts closed.
    session.reports_opened += 1


def _take(opened: Together) -> None:
    """Show several reports as the archive that they are, or why there is none."""
    session = st.session_state
    if not opened.key:
        session.unread_reports = opened.faults
        _refuse(_("Not one of these reports can be read."))
        return
    _begin_anew()
    session.unread_reports = opened.faults
    show_archive(opened.key)
    told = [
        _(
            "These reports lie in a private temporary folder of the machine that serves this page, "
            "and go when you close it. “dateline archive” makes an archive that stays."
        )
    ]
    if opened.faults:
        told.append(
            ngettext(
                "{number} could not be read: “Open another report” says why.",
                "{number} could not be read: “Open another report” says why.",
                len(opened.faults),
            ).format(number=grouped(len(opened.faults)))
        )
    if opened.unread:
        told.append(
            ngettext(
                "Only the first report is here, since all of them take too long.",
                "Only the first {number} reports are here, since all of them take too long.",
                opened.reports,
            ).format(number=grouped(opened.reports))
        )
    session.notice = " ".join(told)


def _chats(wanted: Wanted) -> tuple[Wanted, ...]:
    """Return the chats of a file that holds several, after all of them as one; else nothing."""
    if wanted.raw.lstrip()[:1] != b"{":
        return ()
    chats = chats_apart(wanted.raw)[: _MOST - 1]
    if len(chats) < 2:
        return ()
    return (
        replace(wanted, whole=True),
        *(
            Wanted(raw, name or f"{wanted.name}, {number}", wanted.keep)
            for number, (name, raw) in enumerate(chats, start=1)
        ),
    )
