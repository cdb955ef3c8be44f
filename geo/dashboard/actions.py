"""What a click in a piece of the page does, by the name of the `data-...` value it carries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from geo.dashboard.correct import editing, keeping, left_out
from geo.dashboard.reports.reviewed import Reviewed
from geo.dashboard.session import choices, elsewhere, keys, selection

Chosen = Mapping[str, Any]

CORRECTING: Mapping[str, Callable[[Reviewed, Chosen], None]] = {
    "correct": editing.open_at,
    "rival": editing.open_with,
    "accept": editing.accept,
    "missed": editing.open_missed,
    "possible": lambda opened, chosen: keeping.add_possible(opened, chosen["possible"]),
    "astext": lambda opened, chosen: left_out.read_as_text(opened, chosen["astext"]),
    "takeback": lambda opened, chosen: keeping.take_back(opened, chosen["takeback"]),
    "close": lambda _opened, _chosen: editing.close_editor(),
    "undo": lambda opened, _chosen: keeping.undo(opened),
    "redo": lambda opened, _chosen: keeping.redo(opened),
    "point": lambda _opened, chosen: editing.take_point(chosen["point"]),
    "cancel": lambda _opened, chosen: editing.stop_picking(chosen["cancel"]),
}
SELECTING: Mapping[str, Callable[[Reviewed, Chosen], None]] = {
    "step": choices.choose_step,
    "filter": choices.choose_filter,
    "language": choices.choose_language,
    "rivals": lambda _opened, _chosen: choices.switch_rivals(),
    "keys": lambda _opened, _chosen: choices.switch_keys(),
    "unfold": lambda _opened, _chosen: choices.unfold(),
    "portion": lambda _opened, chosen: choices.choose_portion(chosen),
    "view": lambda _opened, chosen: choices.keep_view(chosen["view"]),
    "clear": lambda opened, _chosen: selection.deselect(opened),
    "elsewhere": lambda opened, chosen: elsewhere.show(opened, chosen["elsewhere"]),
    "open": choices.open_in_report,
    "place": choices.choose_place,
}
"""A click does the first of these that it names, after opening the tab that it asks for."""


def act(opened: Reviewed, chosen: Chosen) -> None:
    """Act on what was clicked; a click that names no action does nothing."""
    keys.begin()
    correcting = next((CORRECTING[name] for name in CORRECTING if name in chosen), None)
    if correcting is not None:
        st.session_state.correct_problem = ""
        correcting(opened, chosen)
        return
    if chosen.get("tab") in selection.TABS:
        selection.open_tab(chosen["tab"])
    selecting = next((SELECTING[name] for name in SELECTING if name in chosen), None)
    if selecting is not None:
        selecting(opened, chosen)
