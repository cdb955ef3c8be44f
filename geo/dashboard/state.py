"""The page's one state: which report is open and which place is selected.

`st.session_state.place` holds the selected place's id, "" for none. Everything reads it; only
`select` and an address that changed by itself (opened, Back, Forward) write it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from geo.dashboard import address, opening
from geo.dashboard.opening import Opened

TABS = ("Excerpts", "Report", "Places")
TAB = "tab"


def follow_address(path: Path) -> Opened:
    """Return the open report, after the address has had its say on it and on the place.

    Args:
        path: the report that opens where the address names none.

    Raises:
        GeoError: the report cannot be read or its places not be found.
    """
    state = st.session_state
    state.setdefault("place", "")
    state.setdefault("turn", 0)
    state.setdefault("reveal", "top")
    state.setdefault("notice", "")
    wanted = (st.query_params.get("report", ""), st.query_params.get("place", ""))
    changed = state.get("seen") != wanted
    if changed:
        state.notice = ""
    opened = opening.reopen(wanted[0]) if wanted[0] else None
    if wanted[0] and opened is None:
        state.notice = (
            f"The address names a report ({wanted[0][:8]}) that is not open here: open its file "
            "again. Below is the report that the server was started with."
        )
    opened = opened or opening.open_report(path)
    if changed:
        state.seen = wanted
        state.place = address.place_at(wanted[1], opened.entries) or ""
        if wanted[1] and not state.place:
            state.notice = state.notice or (
                f"The report names no single place “{wanted[1][:60]}”: choose one below."
            )
        # Nothing selected, nothing to bring into view: a phone starts at the head of the page.
        _turn("top" if state.place else "")
    if state.place not in opened.entries:
        state.place = ""
    return opened


def select(opened: Opened, place_id: str, *, reveal: str = "top") -> None:
    """Make a place the selection, everywhere at once; an unknown id changes nothing.

    Args:
        opened: the open report.
        place_id: the place's id.
        reveal: what the panel scrolls to: "top", "selected" or the start of a mention.
    """
    if place_id not in opened.entries:
        return
    state = st.session_state
    state.place = place_id
    state.notice = ""
    _turn(reveal)
    _write_address(opened, address.address_of(place_id, opened.entries))


def choose(opened: Opened, chosen: dict[str, Any]) -> None:
    """Act on what was clicked in a piece of the page: a place, a passage, a tab, "all places"."""
    state = st.session_state
    if chosen.get("tab") in TABS:
        state[TAB] = chosen["tab"]
    if "clear" in chosen:
        show_report(opened)
    elif "open" in chosen:
        state[TAB] = "Report"
        _turn(chosen["open"])
    elif "place" in chosen:
        # A name in the report's own text is where the reader looks already.
        in_text = "start" in chosen
        if not in_text and state.get(TAB) == "Places":
            state[TAB] = "Excerpts"
        select(opened, chosen["place"], reveal="" if in_text else "top")


def show_report(opened: Opened) -> None:
    """Show a report with nothing selected."""
    st.session_state.place = ""
    st.session_state.notice = ""
    st.session_state[TAB] = TABS[0]
    _turn("top")
    _write_address(opened, "")


def _write_address(opened: Opened, place: str) -> None:
    report = "" if opened.by_default else opened.key
    parts = {"report": report, "place": place}
    st.query_params.from_dict({name: value for name, value in parts.items() if value})
    st.session_state.seen = (report, place)


def _turn(reveal: str) -> None:
    st.session_state.reveal = reveal
    st.session_state.turn += 1
