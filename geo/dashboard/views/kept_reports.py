"""The reports that are kept on this machine, opened again; and forgetting all."""

from __future__ import annotations

import streamlit as st

from geo import kept
from geo.dashboard.client.markdown import literal
from geo.dashboard.reports import archives, opening
from geo.dashboard.session import keys, selection
from geo.dashboard.views.wanted import Wanted
from geo.errors import GeoError
from geo.language import _, ngettext, translated


def kept_reports() -> None:
    """Show the kept reports, and what deletes every trace."""
    st.subheader(_("Kept on this machine"), anchor=False)
    try:
        ones = kept.kept()
    except GeoError as error:
        st.error(literal(translated(error.sentence)))
        return
    if not ones:
        st.caption(_("No report is kept."))
    with st.container(key="kept", gap=None):
        for one in ones:
            st.button(
                literal(one.title or one.source or one.sha256[:8]),
                key=f"kept-{one.sha256[:16]}",
                type="tertiary",
                help=_("Kept on {day}").format(day=one.when[:10]),
                on_click=_open_kept,
                args=(one,),
            )
    _forget(len(ones))


def _open_kept(one: kept.Kept) -> None:
    keys.begin()
    try:
        st.session_state.wanted_report = Wanted(one.read(), one.source, hint=one.hint)
    except GeoError as error:
        st.session_state.report_problem = translated(error.sentence)


def _forget(number: int) -> None:
    """Show the button that deletes every trace; it asks again, since this cannot be undone."""
    session = st.session_state
    if not session.forgetting:
        st.button(_("Delete every trace …"), key="forget", on_click=_ask, args=(True,))
        return
    st.warning(
        ngettext(
            "This deletes {number} kept report, all corrections of all reports, what online "
            "geocoders answered and what you added to the gazetteer. It cannot be undone.",
            "This deletes {number} kept reports, all corrections of all reports, what online "
            "geocoders answered and what you added to the gazetteer. It cannot be undone.",
            number,
        ).format(number=number)
    )
    with st.container(horizontal=True):
        st.button(_("Delete it all"), key="forget-all", type="primary", on_click=_forget_all)
        st.button(_("Keep it"), key="forget-none", on_click=_ask, args=(False,))


def _ask(asking: bool) -> None:
    st.session_state.forgetting = asking


def _forget_all() -> None:
    keys.begin()
    session = st.session_state
    session.forgetting = False
    try:
        gone = kept.forget_everything()
    except GeoError as error:
        session.report_problem = translated(error.sentence)
        return
    opening.forget()
    archives.forget()
    session.forgotten += 1
    report, archive = (st.query_params.get(name, "") for name in ("report", archives.ADDRESS))
    lost = (archive and not archives.is_open(archive)) or (
        not archive and report and opening.reopen(report) is None
    )
    if lost:
        selection.leave_report()
    session.notice = _(
        "Deleted. Kept reports: {reports}; files of corrections: {corrections}."
    ).format(reports=gone.reports, corrections=gone.corrections)
