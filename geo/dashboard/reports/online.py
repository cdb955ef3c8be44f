"""Asking an online geocoder for the names without a place, when the reader presses the button.

What would be sent is shown before; drawing it asks nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from geo.dashboard.access import is_private, may_ask_outside
from geo.dashboard.client.markdown import literal
from geo.dashboard.reports.opening import MOST_OPEN, Opened
from geo.dashboard.reports.reviewed import Reviewed
from geo.errors import GeoError
from geo.geocoders import SERVICES, ask_online, names_to_ask
from geo.language import _, ngettext, translated
from geo.model import Geoparse
from geo.presentation.entries import gather

KEY = "online"
_LONGEST = 200

_Answered = dict[str, tuple[Opened, Opened]]
"""By the hash of a text: the report as it was before anyone was asked, and as it is since."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which geocoder to ask for which names, in the next run."""

    service: str
    contact: str
    key: str
    names: tuple[str, ...]


def answer_wanted(opened: Reviewed) -> bool:
    """Ask what the control below requested; tell whether the report has changed."""
    session = st.session_state
    wanted: _Wanted | None = session.wanted_online
    session.wanted_online = None
    if wanted is None or not may_ask_outside():
        return False
    # geopy's geocoders take a while to import, and only this needs them.
    from geo.geocoders import online_geocoder

    bar = st.empty()

    def show(share: float, text: str) -> None:
        bar.progress(share, text=literal(translated(text)))

    try:
        geocoder = online_geocoder(
            wanted.service, contact=wanted.contact, key=wanted.key, keep=is_private()
        )
        asked = ask_online(
            opened.found.result,
            geocoder,
            seen=opened.result,
            names=wanted.names,
            progress=show,
        )
    except GeoError as error:
        session.told_online = (translated(error.sentence),)
        return False
    finally:
        bar.empty()
    before = {mention.start for mention in opened.found.result.unplaced}
    placed = len(before) - len(asked.result.unplaced)
    session.told_online = (
        ngettext(
            "{service} was asked; {number} mention has a place now.",
            "{service} was asked; {number} mentions have a place now.",
            placed,
        ).format(service=geocoder.title, number=placed),
        *(translated(told) for told in asked.told),
    )
    _keep(opened.found, asked.result, asked.credits)
    return True


def with_answers(found: Opened) -> Opened:
    """Return a report with what this reader's geocoders answered to its names."""
    answered: _Answered = st.session_state.answered_online
    known = answered.get(found.report.text_sha256)
    # The same text may have come again from elsewhere.
    return known[1] if known and known[0] is found else found


def _keep(found: Opened, result: Geoparse, credits: tuple[str, ...]) -> None:
    """Apply the answers to a report from now on, as long as the session lasts."""
    answered: _Answered = st.session_state.answered_online
    text_sha256 = found.report.text_sha256
    known = answered.pop(text_sha256, None)
    before = known[0] if known and known[1] is found else found
    credits = tuple(dict.fromkeys((*found.credits, *credits)))
    after = replace(before, result=result, entries=gather(result), credits=credits)
    answered[text_sha256] = (before, after)
    while len(answered) > MOST_OPEN:
        answered.pop(next(iter(answered)))


def online(opened: Reviewed) -> None:
    """Show the control if there is anything to ask and the reader may ask it."""
    if not may_ask_outside():
        return
    names = names_to_ask(opened.result)
    told: tuple[str, ...] = st.session_state.told_online
    if not names and not opened.credits and not told:
        return
    with st.expander(_("Ask an online geocoder"), key=KEY):
        for sentence in told:
            st.info(literal(sentence))
        if names:
            _form(names, opened)
        if opened.credits:
            st.caption(literal("; ".join(opened.credits)))
            st.button(
                _("Forget the answers"), key="online-forget", on_click=_forget, args=(opened,)
            )


def _form(names: tuple[str, ...], opened: Reviewed) -> None:
    st.caption(
        _(
            "For names that the gazetteer of this machine cannot place. Only the names chosen here "
            "are sent, one a second, with your contact or key; nothing else of the report is."
        )
    )
    # One for each report: a name that the reader removed must not come back by itself.
    key = f"online-names-{opened.key}"
    chosen = st.multiselect(
        _("Names to send"), names, default=names, key=key, persist_state="session"
    )
    service = st.selectbox(
        _("Whom to ask"),
        tuple(SERVICES),
        key="online-service",
        format_func=lambda key: f"{SERVICES[key].title} ({SERVICES[key].address})",
        persist_state="session",
    )
    known = SERVICES[service]
    if known.needs_key:
        st.text_input(
            _("Your key for it"),
            key="online-key",
            type="password",
            max_chars=_LONGEST,
            persist_state="session",
        )
    else:
        st.text_input(
            _("Your e-mail address or page"),
            key="online-contact",
            max_chars=_LONGEST,
            help=_("The service wants to know whom to write to; it is sent with each request."),
            persist_state="session",
        )
    st.button(
        ngettext("Ask for {number} name", "Ask for {number} names", len(chosen)).format(
            number=len(chosen)
        ),
        key="online-ask",
        on_click=_ask,
        args=(key,),
        disabled=not chosen,
    )


def _ask(names: str) -> None:
    session = st.session_state
    session.wanted_online = _Wanted(
        session["online-service"],
        (session.get("online-contact") or "").strip(),
        (session.get("online-key") or "").strip(),
        tuple(session[names]),
    )


def _forget(opened: Reviewed) -> None:
    st.session_state.told_online = ()
    st.session_state.answered_online.pop(opened.report.text_sha256, None)
