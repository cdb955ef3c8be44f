"""What is selected and filtered in the atlas, its address, and what each click in it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from geo.atlas import Archive, Filter, Undated, places
from geo.atlas.comparing import beside
from geo.atlas.filter import KEYS, SETS
from geo.dashboard.reports.archives import ADDRESS, report_in
from geo.dashboard.reports.naming import key_of
from geo.dashboard.reports.opening import open_text, reopen
from geo.dashboard.session import choices, keys
from geo.language import _
from geo.presentation import words

AGAINST = "with"
"""The second filter of a comparison in the address: a query string of its own."""
PARTS = {key: part for part, key in KEYS.items()}
_PLACE, _ALL = "place", "all"
Pairs = tuple[tuple[str, str], ...]


def opens_report(archive: Archive) -> bool:
    """Tell whether the address names a report, and open it where only the archive has it.

    Raises:
        GeoError: it cannot be opened.
    """
    key = st.query_params.get("report", "")
    if not key:
        return False
    session = st.session_state
    if reopen(key) is None:
        told = report_in(archive, key)
        if told is None:
            session.notice = _("The archive has no report {key}.").format(key=key[:8])
            return False
        with st.spinner(_("Reading the report …")):
            open_text(
                told.text,
                title=told.title,
                source=told.address or "; ".join(told.sources),
                publisher=told.publisher,
                published=told.day.isoformat() if told.day and not told.given else None,
            )
    # The atlas is read anew from its address when it comes back.
    session.atlas_seen = None
    return True


def follow_address() -> None:
    """Set the state to what the address says, where it has changed by itself."""
    state = st.session_state
    pairs = _address()
    # The report that comes next is read from its address.
    state.seen = None
    if state.atlas_seen == pairs:
        return
    said = dict(pairs)
    arrived = state.atlas_seen is not None
    state.atlas_seen = pairs
    state.atlas_filter = Filter.from_pairs(pairs)
    against = Filter.from_query(said[AGAINST]) if AGAINST in said else None
    state.atlas_against = against
    state.place, state.mention = said.get(_PLACE, ""), 0
    state.atlas_pages = 1
    _scroll("top" if state.place and arrived else "")


def act(archive: Archive, chosen: Mapping[str, Any]) -> None:
    """Act on what was clicked; a click that names no action does nothing."""
    keys.begin()
    done = next((_ACTIONS[name] for name in _ACTIONS if name in chosen), None)
    if done is not None:
        done(archive, chosen)


def select(place: str) -> None:
    """Select a place, "" for none."""
    state = st.session_state
    state.place, state.mention, state.atlas_pages = place, 0, 1
    state.announcement = "" if place else _("Nothing is selected.")
    _scroll("top" if place else "")
    _write_address()


def filter_by(archive: Archive, wanted: Filter) -> None:
    """Ask for other mentions; the selected place stays."""
    state = st.session_state
    if wanted == state.atlas_filter:
        return
    state.atlas_filter, state.atlas_pages = wanted, 1
    if state.atlas_against is not None:
        # What is asked beside time, source and report is asked of both.
        state.atlas_against = beside(state.atlas_against, wanted)
    left = places(archive, wanted)
    state.announcement = (
        _("{places} left by the filter.").format(places=words.places(left.total))
        if wanted
        else _("No filter: all places are shown.")
    )
    _scroll("")
    _write_address()


def leave_report() -> None:
    """Go back from a report to the atlas that it was opened from."""
    left: Pairs = st.session_state.atlas_left
    key = st.query_params.get(ADDRESS, "")
    _set_address(left or (((ADDRESS, key),) if key else ()))
    st.session_state.atlas_seen = None


def _choose_filter(archive: Archive, chosen: Mapping[str, Any]) -> None:
    wanted: Filter = st.session_state.atlas_filter
    how, value = chosen["filter"], chosen.get("value", "")
    part = PARTS.get(chosen.get("key", ""), chosen.get("key", ""))
    if how == "set":
        wanted = _set(wanted, chosen.get("query", ""))
        st.session_state.heard = chosen.get("number", ""), wanted.words
    elif how == "clear":
        wanted = Filter() if st.session_state.atlas_against is None else beside(wanted, Filter())
    elif how == "without" and part in (*KEYS, "time"):
        wanted = wanted.without(part, value)
    elif how == "toggle" and part in SETS:
        wanted = wanted.toggled(part, value)
    elif how == "time":
        span = [(key, chosen.get(key, "")) for key in ("from", "to")]
        wanted = Filter.from_pairs([*wanted.without("time").pairs(), *span])
    elif how == "undated":
        only = None if wanted.undated is Undated.ONLY else Undated.ONLY
        wanted = replace(wanted.without("time"), undated=only)
    filter_by(archive, wanted)


def _choose_area(archive: Archive, chosen: Mapping[str, Any]) -> None:
    area = Filter.from_pairs([(KEYS["area"], chosen["area"])]).area
    filter_by(archive, replace(st.session_state.atlas_filter, area=area))


def _set(before: Filter, query: str) -> Filter:
    """Return the filter that a form asks for; what has no control in it stays."""
    wanted = Filter.from_query(query)
    only = before.undated is Undated.ONLY and not wanted.spans and wanted.undated is None
    return replace(
        wanted,
        area=before.area,
        reports=before.reports,
        undated=Undated.ONLY if only else wanted.undated,
    )


def _open(archive: Archive, chosen: Mapping[str, Any]) -> None:
    """Open a report at a sentence: "hash:offset"."""
    report, _colon, start = chosen["open"].partition(":")
    told = report_in(archive, report)
    if told is None:
        return
    session = st.session_state
    session.atlas_left = _address()
    session.place, session.mention = "", 0
    pairs = [("report", key_of(told.hash)), ("at", start)]
    key = st.query_params.get(ADDRESS, "")
    _set_address((*pairs, *(((ADDRESS, key),) if key else ())))


def _more(_archive: Archive, _chosen: Mapping[str, Any]) -> None:
    st.session_state.atlas_pages += 1
    _scroll("")


def _compare(_archive: Archive, chosen: Mapping[str, Any]) -> None:
    state = st.session_state
    if chosen["compare"] == "none":
        state.atlas_against = None
    else:
        first, second = (
            beside(Filter.from_query(chosen.get(which, "")), state.atlas_filter)
            for which in ("first", "second")
        )
        if first == second:
            state.notice = _("Both are the same: choose two times, sources or reports.")
            return
        state.notice = ""
        state.atlas_filter, state.atlas_against = first, second
    state.place = ""
    _scroll("top")
    _write_address()


_ACTIONS: Mapping[str, Callable[[Archive, Mapping[str, Any]], object]] = {
    "filter": _choose_filter,
    "area": _choose_area,
    "compare": _compare,
    "more": _more,
    "open": _open,
    "language": lambda _archive, chosen: choices.use_language(chosen["language"]),
    "view": lambda _archive, chosen: choices.keep_view(chosen["view"]),
    "clear": lambda _archive, _chosen: select(""),
    "place": lambda _archive, chosen: select(chosen["place"]),
}


def _address() -> Pairs:
    params = st.query_params
    return tuple((key, value) for key in params for value in params.get_all(key))


def _write_address() -> None:
    state = st.session_state
    pairs = state.atlas_filter.pairs()
    if state.atlas_against is not None:
        pairs.append((AGAINST, state.atlas_against.to_query() or _ALL))
    if state.place:
        pairs.append((_PLACE, state.place))
    key = st.query_params.get(ADDRESS, "")
    _set_address((*pairs, *(((ADDRESS, key),) if key else ())))
    state.atlas_seen = _address()


def _set_address(pairs: Pairs) -> None:
    said: dict[str, list[str]] = {}
    for key, value in pairs:
        said.setdefault(key, []).append(value)
    st.query_params.from_dict(said)


def _scroll(target: str) -> None:
    st.session_state.scroll_to = target
    st.session_state.scroll_turn += 1
