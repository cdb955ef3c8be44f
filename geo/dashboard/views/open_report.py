"""Opening another report, or several: a sample, files, pasted text, or one that was kept.

A callback only notes what is wanted.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from geo.dashboard.access import is_private, may_ask_outside
from geo.dashboard.client.markdown import literal
from geo.dashboard.client.tab_storage import tab_storage
from geo.dashboard.reports.opening import Opened
from geo.dashboard.reports.samples import samples
from geo.dashboard.reports.together import Fault, may_hold_many
from geo.dashboard.session import keys
from geo.dashboard.session.fields import show_again
from geo.dashboard.session.keys import ADDRESS, KEEP, PASTED, PUBLISHED
from geo.dashboard.views.kept_reports import kept_reports
from geo.dashboard.views.open_archive import back_to_report, open_archive
from geo.dashboard.views.wanted import FILLED, KEY, Wanted, control_key, files_key
from geo.language import _, current, grouped, ngettext, translated
from geo.report import is_address
from geo.report.document import MAX_BYTES

_MOST_FAULTS = 100
"""That are listed of files that cannot be read."""


def report_dialog() -> None:
    """Show the control; what it opens becomes the page's report, or an error is shown below it."""
    back_to_report()
    with st.container(key=KEY, width="content"):
        popover = st.popover(
            _("Open another report"), key=control_key(), on_change=show_again, args=FILLED
        )
    if not popover.open:
        return
    with popover:
        _samples()
        _own()
        if is_private():
            open_archive()
            kept_reports()


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
        _("Files: text, PDF, Word, sheet, web page, e-mail, chat, book, subtitles, JSON Lines"),
        key=files_key(),
        accept_multiple_files=True,
        max_upload_size=MAX_BYTES // 1_000_000,
    )
    _day_of_several()
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
                "a pasted text stays in this tab of the browser until you close it. Several "
                "reports at once are not kept: they lie in a private temporary folder while you "
                "read them."
            ),
            persist_state="session",
        )
    else:
        st.caption(_("It is read on the server, and forgotten when the server stops."))
    st.button(_("Show its places"), type="primary", on_click=_open, key="open")
    problem = st.session_state.report_problem
    if problem:
        st.error(literal(problem))
    _unread()
    _several()


def _day_of_several() -> None:
    """Ask for the day of several reports, where several are chosen."""
    files = st.session_state.get(files_key()) or []
    if len(files) > 1 or any(may_hold_many(file.name) for file in files):
        st.date_input(
            _("Published on (those without a date of their own)"),
            value=None,
            min_value=date.min,
            key=PUBLISHED,
            format="YYYY-MM-DD",
        )


def _unread() -> None:
    """List what could not be read of several reports, each with why."""
    faults: tuple[Fault, ...] = st.session_state.unread_reports
    if not faults:
        return
    lines = [f"- {literal(translated(why))}" for _name, why in faults[:_MOST_FAULTS]]
    if len(faults) > _MOST_FAULTS:
        more = _("and {number} more").format(number=grouped(len(faults) - _MOST_FAULTS))
        lines.append(f"- {more}")
    st.warning("\n".join([_("Could not be read:"), "", *lines]))


def _open() -> None:
    keys.begin()
    session = st.session_state
    files, pasted = session.get(files_key()) or [], session.get(PASTED) or ""
    address = (session.get(ADDRESS) or "").strip()
    keep, day = bool(session.get(KEEP)), session.get(PUBLISHED)
    session.several_reports = session.unread_reports = ()
    if len(files) > 1:
        together = tuple((file.name, file.getvalue()) for file in files)
        session.wanted_report = Wanted(b"", _("The files"), together=together, published=day)
    elif files:
        _want(files[0].getvalue(), files[0].name, keep=keep, published=day)
    elif pasted.strip():
        _want(_encoded(pasted), _("Pasted text"), keep=keep, pasted=True)
    elif address and may_ask_outside():
        if not is_address(address):
            address = f"https://{address}"
        session.wanted_report = Wanted(b"", address, keep, address)
    else:
        session.report_problem = _("There is nothing to open yet: choose a file or paste a text.")


def _want(
    raw: bytes,
    name: str,
    *,
    keep: bool = False,
    pasted: bool = False,
    published: date | None = None,
) -> None:
    st.session_state.wanted_report = Wanted(raw, name, keep, published=published, pasted=pasted)


def hold_pasted(opened: Opened) -> None:
    """Have the browser's tab hold a pasted text, and give back the one that the address names.

    The server forgets it when it stops. A reload, and a tab that is opened again, still have it.
    """

    def restore(text: str) -> None:
        keys.begin()
        session = st.session_state
        raw = _encoded(text)
        session.wanted_report = Wanted(raw, _("Pasted text"), pasted=True, restores=True)

    named = st.query_params.get("report", "")
    tab_storage(
        keep=(opened.key, opened.raw.decode("utf-8", "replace")) if opened.pasted else None,
        wanted="" if named in ("", opened.key) else named,
        cleared=st.session_state.forgotten,
        on_found=restore,
    )


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _several() -> None:
    """Offer the chats of the file that holds several."""
    several: tuple[Wanted, ...] = st.session_state.several_reports
    if not several:
        return
    told = ngettext(
        "The export holds {number} chat: choose one, or all of them.",
        "The export holds {number} chats: choose one, or all of them.",
        len(several) - 1,
    )
    st.info(told.format(number=len(several) - 1))
    with st.container(key="several", gap=None):
        for number, wanted in enumerate(several):
            st.button(
                literal(_("All of them, one after the other") if wanted.whole else wanted.name),
                key=f"record-{number}",
                type="tertiary",
                on_click=_want_one,
                args=(wanted,),
            )


def _want_one(wanted: Wanted) -> None:
    st.session_state.wanted_report = wanted
