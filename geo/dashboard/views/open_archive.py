"""Opening an archive that lies on this machine, where nobody else can ask for one."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from geo.dashboard.client.markdown import literal
from geo.dashboard.reports import archives
from geo.dashboard.session.keys import FOLDER
from geo.errors import GeoError
from geo.language import _, say, translated


def open_archive() -> None:
    """Show the field for an archive's folder, and what was wrong with the last one."""
    st.subheader(_("An archive"), anchor=False)
    st.text_input(
        _("Its folder on this machine"),
        key=FOLDER,
        placeholder="~/reports/my-archive",
        help=_(
            "A folder that `dateline archive` made of many reports. It stays where it is; its path "
            "is kept nowhere."
        ),
    )
    st.button(_("Open an archive"), key="open-archive", on_click=_open)
    if problem := st.session_state.archive_problem:
        st.error(literal(translated(problem)))


def _open() -> None:
    session = st.session_state
    folder = (session.get(FOLDER) or "").strip().strip("\"'")
    session.archive_problem = None
    if not folder:
        session.archive_problem = say("There is no folder yet: write its path.")
        return
    try:
        key = archives.offer(Path(folder))
    except GeoError as error:
        session.archive_problem = error.sentence
        return
    session.reports_opened += 1
    show_archive(key)


def show_archive(key: str) -> None:
    """Have the page show the archive that is open under this name in the address."""
    session = st.session_state
    if archives.ADDRESS not in st.query_params:
        session.archive_left = st.query_params.to_dict()
    session.atlas_seen = None
    st.query_params.from_dict({archives.ADDRESS: key})


def back_to_report() -> None:
    """Show, beside an archive that was opened on the page, what leads back to one report."""
    if archives.ADDRESS in st.query_params and "report" not in st.query_params:
        st.button(_("Back to one report"), key="back-to-report", on_click=_leave)


def _leave() -> None:
    session = st.session_state
    session.seen, session.unread_reports = None, ()
    st.query_params.from_dict(session.archive_left)
