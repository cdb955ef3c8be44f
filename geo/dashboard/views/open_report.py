"""Opening another report: a sample, a file, pasted text, or one that was kept; and forgetting all.

A callback only notes what is wanted: the next run reads it before anything else is drawn, so that
its progress is seen and the page is drawn once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice

import streamlit as st

from geo import kept
from geo.dashboard.access import is_private, may_ask_outside
from geo.dashboard.client.markdown import literal
from geo.dashboard.client.tab_storage import tab_storage
from geo.dashboard.reports import opening
from geo.dashboard.reports.opening import Opened
from geo.dashboard.reports.samples import samples
from geo.dashboard.session import keys, selection
from geo.dashboard.session.fields import show_again
from geo.dashboard.session.keys import ADDRESS, FILE, KEEP, PASTED
from geo.dashboard.views.open_archive import open_archive
from geo.errors import GeoError
from geo.language import _, current, ngettext, translated
from geo.report import is_address
from geo.report.apart import chats_apart
from geo.report.document import MAX_BYTES
from geo.report.formats.records import record_lines

KEY = "open-report"
_FILLED = (PASTED, ADDRESS, KEEP)
"""The fields that are kept until a report is opened."""
_MOST = 200
"""Reports of one file that are offered."""
_LONG = 40_000
"""Bytes above which a report takes long enough to show its progress."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A report to be opened in the next run."""

    raw: bytes
    name: str
    keep: bool = False
    address: str = ""
    """Where to fetch it, instead of `raw`."""
    hint: str = ""
    """What showed its format before, where its name does not."""
    whole: bool = False
    """Whether it is one report even if it holds several chats."""
    pasted: bool = False
    restores: bool = False
    """The address names it already, with what is selected and filtered."""


def open_wanted() -> None:
    """Open what the control below was asked for; a line beside it says what went wrong."""
    session = st.session_state
    wanted: _Wanted | None = session.wanted_report
    session.wanted_report = None
    # Present in every run: one element more or less would make the page rebuild all below it.
    bar = st.empty()
    if wanted is None:
        return

    def show(share: float, text: str) -> None:
        bar.progress(share, text=literal(translated(text)))

    try:
        if wanted.address:
            show(0.0, _("Fetching the page …"))
            opened = opening.open_address(wanted.address, progress=show)
        else:
            alone = wanted.whole or wanted.restores
            several = () if alone else _records(wanted) or _chats(wanted)
            if several:
                session.several_reports = several
                session[_key()] = True
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
        session.report_problem = f"{wanted.name}: {translated(error.sentence)}"
        session[_key()] = True
        return
    finally:
        bar.empty()
    session.report_problem = ""
    if wanted.restores:
        # The address is followed as if the page were opened at it.
        session.seen = None
        return
    session.several_reports = ()
    for filled in _FILLED:
        session.pop(filled, None)
    # The server cannot close a popover that the reader opened, but a new one starts closed.
    session.reports_opened += 1
    selection.show_report(opened)
    if wanted.address:
        # Whom this machine asked is said where it is seen at once.
        session.notice = translated(opened.report.repairs[0])


def report_dialog() -> None:
    """Show the control; what it opens becomes the page's report, or an error is shown below it."""
    with st.container(key=KEY, width="content"):
        popover = st.popover(
            _("Open another report"), key=_key(), on_change=show_again, args=_FILLED
        )
    if not popover.open:
        return
    with popover:
        _samples()
        _own()
        if is_private():
            open_archive()
            _kept()


def _key() -> str:
    return f"{KEY}-{st.session_state.reports_opened}"


def _heading(text: str) -> None:
    st.subheader(text, anchor=False)


def _samples() -> None:
    _heading(_("A sample"))
    with st.container(key="samples", gap=None):
        # What the reader reads comes first.
        foreign = [sample.language != current() for sample in samples()]
        for number in sorted(range(len(foreign)), key=foreign.__getitem__):
            sample = samples()[number]
            raw, name = sample.path.read_bytes, sample.path.name
            st.button(
                sample.title,
                key=f"sample-{number}",
                type="tertiary",
                on_click=lambda raw=raw, name=name: _want(raw(), name),
            )


def _own() -> None:
    _heading(_("Your own"))
    st.file_uploader(
        _("A file: text, PDF, Word, sheet, web page, e-mail, chat, book, subtitles"),
        key=FILE,
        max_upload_size=MAX_BYTES // 1_000_000,
    )
    st.text_area(_("or pasted text"), key=PASTED, height=110, persist_state="session")
    if may_ask_outside():
        st.text_input(
            _("or the address of a page"),
            key=ADDRESS,
            placeholder="https://",
            help=_(
                "This machine asks the page's server for it when you press the button below, and "
                "nobody before or else."
            ),
            persist_state="session",
        )
    if is_private():
        st.checkbox(
            _("Keep it on this machine"),
            key=KEEP,
            help=_(
                "Kept reports lie in your own data directory, readable by you alone, and can be "
                "opened again after a restart. Without this nothing of the report is written down; "
                "a pasted text stays in this tab of the browser until you close it."
            ),
            persist_state="session",
        )
    else:
        st.caption(_("It is read on the server, and forgotten when the server stops."))
    st.button(_("Show its places"), type="primary", on_click=_open, key="open")
    problem = st.session_state.report_problem
    if problem:
        st.error(literal(problem))
    _several()


def _open() -> None:
    keys.begin()
    session = st.session_state
    file, pasted = session.get(FILE), session.get(PASTED) or ""
    address = (session.get(ADDRESS) or "").strip()
    keep = bool(session.get(KEEP))
    session.several_reports = ()
    if file is not None:
        _want(file.getvalue(), file.name, keep=keep)
    elif pasted.strip():
        _want(_encoded(pasted), _("Pasted text"), keep=keep, pasted=True)
    elif address and may_ask_outside():
        if not is_address(address):
            address = f"https://{address}"
        session.wanted_report = _Wanted(b"", address, keep, address)
    else:
        session.report_problem = _("There is nothing to open yet: choose a file or paste a text.")


def _want(raw: bytes, name: str, *, keep: bool = False, pasted: bool = False) -> None:
    st.session_state.wanted_report = _Wanted(raw, name, keep, pasted=pasted)


def hold_pasted(opened: Opened) -> None:
    """Have the browser's tab hold a pasted text, and give back the one that the address names.

    The server forgets it when it stops. A reload, and a tab that is opened again, still have it.
    """

    def restore(text: str) -> None:
        keys.begin()
        session = st.session_state
        raw = _encoded(text)
        session.wanted_report = _Wanted(raw, _("Pasted text"), pasted=True, restores=True)

    named = st.query_params.get("report", "")
    tab_storage(
        keep=(opened.key, opened.raw.decode("utf-8", "replace")) if opened.pasted else None,
        wanted="" if named in ("", opened.key) else named,
        cleared=st.session_state.forgotten,
        on_found=restore,
    )


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _records(wanted: _Wanted) -> tuple[_Wanted, ...]:
    """Return the reports of a file that holds several, else nothing."""
    records = record_lines(wanted.raw, wanted.name)
    several = tuple(islice(records, _MOST)) if records is not None else ()
    if len(several) < 2:
        return ()
    return tuple(
        _Wanted(record.raw, record.document.title or f"{wanted.name}, {number}", wanted.keep)
        for number, record in enumerate(several, start=1)
    )


def _chats(wanted: _Wanted) -> tuple[_Wanted, ...]:
    """Return the chats of a file that holds several, after all of them as one; else nothing."""
    if wanted.raw.lstrip()[:1] != b"{":
        return ()
    chats = chats_apart(wanted.raw)[: _MOST - 1]
    if len(chats) < 2:
        return ()
    return (
        replace(wanted, whole=True),
        *(
            _Wanted(raw, name or f"{wanted.name}, {number}", wanted.keep)
            for number, (name, raw) in enumerate(chats, start=1)
        ),
    )


def _several() -> None:
    """Offer the reports of the file that holds several."""
    several: tuple[_Wanted, ...] = st.session_state.several_reports
    if not several:
        return
    chats = several[0].whole
    told = (
        ngettext(
            "The export holds {number} chat: choose one, or all of them.",
            "The export holds {number} chats: choose one, or all of them.",
            len(several) - 1,
        )
        if chats
        else ngettext(
            "The file holds {number} report: choose one.",
            "The file holds {number} reports: choose one.",
            len(several),
        )
    )
    st.info(told.format(number=len(several) - chats))
    with st.container(key="several", gap=None):
        for number, wanted in enumerate(several):
            st.button(
                literal(_("All of them, one after the other") if wanted.whole else wanted.name),
                key=f"record-{number}",
                type="tertiary",
                on_click=_want_one,
                args=(wanted,),
            )


def _want_one(wanted: _Wanted) -> None:
    st.session_state.wanted_report = wanted


def _kept() -> None:
    _heading(_("Kept on this machine"))
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
        st.session_state.wanted_report = _Wanted(one.read(), one.source, hint=one.hint)
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
    session.forgotten += 1
    open_here = st.query_params.get("report", "")
    if open_here and opening.reopen(open_here) is None:
        selection.leave_report()
    session.notice = _(
        "Deleted. Kept reports: {reports}; files of corrections: {corrections}."
    ).format(reports=gone.reports, corrections=gone.corrections)
