"""What a reader's click chooses: a place, a mention, a filter, a language, a view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from geo import language
from geo.dashboard.reports.opening import Opened
from geo.dashboard.session import announcements, selection
from geo.dashboard.session.filters import KEYS, Filters
from geo.dashboard.session.keys import EDITOR
from geo.maps.mercator import NORTHMOST

_FARTHEST_LON, _DEEPEST_ZOOM = 1e5, 18.0


def choose_step(opened: Opened, chosen: Mapping[str, Any]) -> None:
    """Step to the next mention or the one before it."""
    if chosen["step"] in ("1", "-1"):
        selection.step(opened, int(chosen["step"]))


def choose_filter(opened: Opened, chosen: Mapping[str, Any]) -> None:
    """Set the filter, add to it, or take a part or all of it off."""
    filters: Filters = st.session_state.filters
    how, key, value = chosen["filter"], chosen.get("key", ""), chosen.get("value", "")
    if how == "set":
        filters = Filters.from_address({name: chosen.get(name, "") for name in KEYS})
        st.session_state.heard = chosen.get("number", ""), filters.text
    elif how == "clear":
        filters = Filters()
    elif how == "without" and key in KEYS:
        filters = filters.without(key, value)
    elif how == "toggle" and key in ("role", "kind", "country"):
        filters = filters.toggled(key, value)
    selection.filter_by(opened, filters)


def choose_language(opened: Opened, chosen: Mapping[str, Any]) -> None:
    """Show the page in another language; the tab and what is filled in stay."""
    session, open_now = st.session_state, selection.tab()
    if not use_language(chosen["language"]):
        return
    selection.open_tab(open_now)
    session.announcement = announcements.spoken(opened)
    # Choices go by their labels, which have changed. A button's value, a bool, must not be set.
    for name, value in list(session.items()):
        choice = isinstance(value, str | int | list) and not isinstance(value, bool)
        if choice and str(name).startswith(EDITOR):
            session[name] = value


def use_language(code: str) -> bool:
    """Have the page in a language from now on; False where there is no catalogue for it."""
    if code not in language.available():
        return False
    st.session_state.language = code
    language.use(code)
    return True


def choose_place(opened: Opened, chosen: Mapping[str, Any]) -> None:
    """Select a place, or one of its mentions."""
    number = _number_at(opened, chosen["place"], chosen.get("start") or chosen.get("at", ""))
    # A name in the report's text is where the reader is looking already.
    in_text = "start" in chosen
    if not in_text and selection.tab() == "Places":
        selection.open_tab("Excerpts")
    scroll_to = "" if in_text else chosen.get("at", "top")
    selection.select(opened, chosen["place"], mention=number, scroll_to=scroll_to)


def open_in_report(opened: Opened, chosen: Mapping[str, Any]) -> None:
    """Show a mention, or a paragraph ("p120"), in the report's text."""
    selection.open_tab("Report")
    number = _number_at(opened, st.session_state.place, chosen["open"])
    if number:
        selection.select(opened, st.session_state.place, mention=number, scroll_to=chosen["open"])
    else:
        selection.scroll(chosen["open"])


def switch_rivals() -> None:
    """Show the selected place's runners-up on the map, or take them off it."""
    st.session_state.rivals = not st.session_state.rivals and bool(st.session_state.place)


def switch_keys() -> None:
    """Let single characters step through the mentions, or not."""
    st.session_state.step_keys = not st.session_state.step_keys


def keep_view(view: str) -> None:
    """Keep what the map shows: its middle in degrees and its zoom, "lat,lon,zoom"."""
    try:
        lat, lon, zoom = map(float, view.split(","))
    except ValueError:
        return
    # Who sends it may send anything; a map that goes on around the world counts on.
    if abs(lat) <= NORTHMOST and abs(lon) < _FARTHEST_LON and 0 <= zoom <= _DEEPEST_ZOOM:
        st.session_state.view = (lat, (lon + 180) % 360 - 180, zoom)


def unfold() -> None:
    """Show the selected place's folded passages too."""
    st.session_state.unfolded = bool(st.session_state.place)


def choose_portion(chosen: Mapping[str, Any]) -> None:
    """Show another portion of the selected place's passages, from its first one on."""
    state, number = st.session_state, chosen.get("number", "")
    if chosen["portion"] in ("places", "others") and number.isdecimal():
        state.portions = {**state.portions, chosen["portion"]: int(number[:9])}
        selection.scroll(chosen.get("at", ""))


def _number_at(opened: Opened, place_id: str, start: str) -> int:
    entry = opened.entries.get(place_id)
    starts = [str(mention.start) for mention in entry.mentions] if entry else []
    return starts.index(start) + 1 if start in starts else 0
