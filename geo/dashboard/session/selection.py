"""What is selected and shown: read by every view, written by the functions here and in `choices`.

An address that changed by itself (opened, Back, Forward) is followed in `follow_address`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from geo.dashboard.reports import opening
from geo.dashboard.reports.online import with_answers
from geo.dashboard.reports.opening import Opened
from geo.dashboard.reports.reviewed import Reviewed, review
from geo.dashboard.session import address, announcements, keys
from geo.dashboard.session.filters import KEYS, Filters
from geo.dashboard.session.keys import TAB
from geo.excerpts import paragraph_of
from geo.language import N_, _, isolated
from geo.model import Role
from geo.presentation.entries import Entry

TABS = (N_("Excerpts"), N_("Report"), N_("Places"))
"""The panel's tabs; the page shows their names in the reader's language."""
ARCHIVE, AT = "archive", "at"
"""In the address of a report that an atlas opened: the archive, and where a mention starts."""
_ADDRESS = ("report", "place", "mention", "elsewhere", *KEYS, ARCHIVE, AT)


def is_led_elsewhere() -> bool:
    """Tell whether the address is not the one that was followed last."""
    return bool(st.session_state.get("seen") != _wanted())


def _wanted() -> dict[str, str]:
    return {name: st.query_params.get(name, "") for name in _ADDRESS}


def follow_address(named: Path | str) -> Reviewed:
    """Return the open report, after setting the state to what the address says.

    Args:
        named: the file or address of the report that opens where the page's address names none.

    Raises:
        GeoError: the report cannot be read, or its places cannot be found.
    """
    state = st.session_state
    wanted, changed = _wanted(), is_led_elsewhere()
    if changed:
        state.notice = ""
    opened = opening.reopen(wanted["report"]) if wanted["report"] else None
    if wanted["report"] and opened is None:
        state.notice = _(
            "The address names a report ({key}) that is not open here: open its file again. "
            "Below is the report that the server was started with."
        ).format(key=wanted["report"][:8])
    reviewed = review(with_answers(opened or opening.open_report(named)))
    if changed:
        before = state.place, state.filters
        state.seen = wanted
        state.place = address.place_at(wanted["place"], reviewed.entries) or ""
        state.mention = address.mention_at(wanted["mention"], reviewed.entries.get(state.place))
        state.filters = Filters.from_address(wanted)
        if wanted[AT]:
            state.place, state.mention = address.at_start(wanted[AT], reviewed.entries)
            open_tab("Report")
        state.rivals = state.unfolded = False
        state.wrapped, state.elsewhere, state.portions = "", "", {}
        if wanted["elsewhere"] in reviewed.entries:
            # The link was made beside another report, or before a correction.
            state.place = state.place or wanted["elsewhere"]
        elif wanted["elsewhere"] and not state.place:
            state.elsewhere, problem = address.elsewhere_at(wanted["elsewhere"])
            state.notice = state.notice or problem
        if wanted["place"] and not state.place:
            state.notice = state.notice or _(
                "The report names no single place “{name}”: choose one below."
            ).format(name=isolated(wanted["place"][:60]))
        # Nothing selected, nothing to bring into view: a phone starts at the head of the page.
        start = mention_start(reviewed)
        scroll(("top" if start < 0 else str(start)) if state.place else "")
        if wanted[AT].isdecimal() and not state.place:
            # What the archive found there is no place any more; the sentence is still there.
            scroll(f"p{paragraph_of(reviewed.report, int(wanted[AT])).start}")
        state.announcement = announcements.arrived(reviewed, *before)
    if state.place and state.place not in reviewed.entries:
        # Corrected away, here or in another tab.
        deselect(reviewed)
    state.mention = min(state.mention, len(_mentions(reviewed)))
    return reviewed


def select(opened: Opened, place_id: str, *, mention: int = 0, scroll_to: str = "top") -> None:
    """Select a place in every view; an unknown id changes nothing.

    Args:
        opened: the open report.
        place_id: the place's id.
        mention: number of one of its mentions, from 1; 0 selects none of them.
        scroll_to: "top", "selected", the start of a mention, or "" for nothing.
    """
    entry = opened.entries.get(place_id)
    if entry is None:
        return
    state = st.session_state
    if place_id != state.place:
        state.rivals = state.unfolded = False
    state.elsewhere = ""
    state.place, state.portions = place_id, {}
    state.mention = mention if 0 <= mention <= len(entry.mentions) else 0
    state.notice = ""
    state.wrapped = ""
    state.announcement = announcements.spoken(opened)
    scroll(scroll_to)
    _write_address(opened)


def step(opened: Opened, way: int) -> None:
    """Select the next mention of the selected place (way 1) or the one before it (way -1).

    After the last comes the first, and that is said.
    """
    state = st.session_state
    mentions = _mentions(opened)
    if not mentions:
        return
    before = state.mention
    number = before + way if before else (1 if way > 0 else len(mentions))
    wrapped = not 1 <= number <= len(mentions)
    number = (number - 1) % len(mentions) + 1
    select(opened, state.place, mention=number, scroll_to=str(mentions[number - 1].start))
    if wrapped:
        state.wrapped = (
            _("After the last mention, the first again.")
            if way > 0
            else _("Before the first mention, the last again.")
        )
        state.announcement = f"{state.wrapped} {state.announcement}"


def deselect(opened: Opened, *, elsewhere: str = "") -> None:
    """Select nothing; what is shown and which tab is open stay as they are.

    Args:
        opened: the open report.
        elsewhere: the id of a place that the report does not name, to be shown on the map instead.
    """
    state = st.session_state
    state.place, state.mention, state.wrapped, state.elsewhere = "", 0, "", elsewhere
    state.rivals = state.unfolded = False
    state.notice = ""
    state.announcement = _("Nothing is selected.")
    scroll("")
    _write_address(opened)


def filter_by(opened: Opened, filters: Filters) -> None:
    """Show only what a filter leaves; the selection stays."""
    state = st.session_state
    if filters == state.filters:
        return
    state.filters, state.elsewhere = filters, ""
    state.announcement = announcements.filtered(opened, filters)
    scroll("")
    _write_address(opened)


def show_report(opened: Opened) -> None:
    """Show a report with nothing selected and nothing filtered."""
    keys.begin()
    state = st.session_state
    state.filters = Filters()
    deselect(opened)
    open_tab(TABS[0])
    scroll("top")


def leave_report() -> None:
    """Go back to the report that the server was started with; the address no longer names one."""
    state = st.session_state
    state.place, state.mention, state.elsewhere, state.filters = "", 0, "", Filters()
    st.query_params.clear()
    # Known to the next run, which would otherwise remove the notice.
    state.seen = dict.fromkeys(_ADDRESS, "")


def tab() -> str:
    """Return which tab is open, by its name in `TABS`."""
    label = st.session_state.get(TAB)
    return next((name for name in TABS if _(name) == label), TABS[0])


def open_tab(name: str) -> None:
    """Open a tab by its name in `TABS`."""
    st.session_state[TAB] = _(name)


def say(text: str) -> None:
    """Have a text said aloud; nothing is scrolled."""
    st.session_state.announcement = text
    scroll("")


def scroll(target: str) -> None:
    """Bring something into view: "top", "selected", where a mention or paragraph starts, or ""."""
    st.session_state.scroll_to = target
    st.session_state.scroll_turn += 1


def is_unfolded(entry: Entry) -> bool:
    """Tell whether the folded passages are shown: opened by the reader, or stepped into."""
    state = st.session_state
    number = state.mention
    return state.unfolded or (number > 0 and entry.mentions[number - 1].role is not Role.LOCATION)


def mention_start(opened: Opened) -> int:
    """Return where the selected mention starts in the report's text, -1 where none is selected."""
    number = st.session_state.mention
    return int(_mentions(opened)[number - 1].start) if number else -1


def _mentions(opened: Opened) -> tuple[Any, ...]:
    entry: Entry | None = opened.entries.get(st.session_state.place)
    return entry.mentions if entry else ()


def _write_address(opened: Opened) -> None:
    state = st.session_state
    parts = dict.fromkeys(_ADDRESS, "")
    parts["report"] = "" if opened.by_default else opened.key
    if state.place:
        parts["place"] = address.address_of(state.place, opened.entries)
    if state.mention:
        parts["mention"] = str(state.mention)
    parts["elsewhere"] = state.elsewhere
    parts.update(state.filters.as_address())
    parts[ARCHIVE] = st.query_params.get(ARCHIVE, "")
    st.query_params.from_dict({name: value for name, value in parts.items() if value})
    state.seen = parts
