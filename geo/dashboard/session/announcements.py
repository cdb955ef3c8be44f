"""What is announced of the state: aloud, to the report's text, and to the overview."""

from __future__ import annotations

from typing import Any

import streamlit as st

from geo.dashboard.access import is_private
from geo.dashboard.reports.opening import Opened
from geo.dashboard.session.filters import Filters, shown
from geo.language import _, isolated
from geo.model import Role
from geo.presentation import words
from geo.presentation.localised import name_of


def spoken(opened: Opened) -> str:
    """Return what is said aloud of the selection: "Izium, Settlement: 4 mentions, 2 of 4"."""
    state = st.session_state
    entry = opened.entries.get(state.place)
    if entry is None:
        return ""
    total = len(entry.mentions)
    said = f"{isolated(name_of(entry.place))}, {words.kind(entry.place)}: {words.mentions(total)}"
    if state.mention:
        said += ", " + _("{number} of {total}").format(number=state.mention, total=total)
    return said


def arrived(opened: Opened, place_id: str, filters: Filters) -> str:
    """Return what is said aloud after Back, Forward or a typed address changed the state.

    Args:
        opened: the open report.
        place_id: id of the place that was selected before, "" for none.
        filters: the filter before.
    """
    state = st.session_state
    if state.place:
        return spoken(opened)
    if state.filters != filters:
        return filtered(opened, state.filters)
    return _("Nothing is selected.") if place_id else ""


def told_filter(left: Opened) -> dict[str, Any] | None:
    """Return what the report's text is told of the filter, None where there is none.

    Args:
        left: the report with only what the filter leaves.
    """
    filters: Filters = st.session_state.filters
    if not filters:
        return None
    roles = [role.value for role in Role if role in filters.roles]
    return {"places": list(left.entries), "roles": roles, "text": filters.text}


def of_silence() -> tuple[str, str]:
    """Return what the page says where the server does not answer, and what it will do then."""
    stopped = (
        _("Dateline stopped on this machine: start it again.")
        if is_private()
        else _("Dateline stopped on the machine that serves this page.")
    )
    return stopped, _("What you see stays; once Dateline runs again, this page goes on by itself.")


def whole(opened: Opened) -> int:
    """Return how many places are on the map unfiltered, or come to it by the filter's roles."""
    roles = {Role.LOCATION, *st.session_state.filters.roles}
    return sum(1 for entry in opened.entries.values() if any(entry.count(role) for role in roles))


def filtered(opened: Opened, filters: Filters) -> str:
    """Return what is said aloud of a filter: "4 places left by the filter."."""
    if not filters:
        return _("No filter: all places are shown.")
    left = shown(opened, filters).entries.values()
    number = sum(1 for entry in left if entry.main_role in (filters.roles or {Role.LOCATION}))
    return _("{places} left by the filter.").format(places=words.places(number))
