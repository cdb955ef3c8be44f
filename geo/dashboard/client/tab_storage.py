"""What a browser's tab holds of a pasted report, so that it outlives the server that read it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from geo.dashboard.client.fragment import component

KEY = "tab-storage"


def tab_storage(
    *, keep: tuple[str, str] | None, wanted: str, cleared: int, on_found: Callable[[str], None]
) -> None:
    """Have the tab hold a pasted text, and ask it for one that the server does not know any more.

    It lies in the page's own session storage, which ends with the tab, and leaves the browser only
    for this server.

    Args:
        keep: the report's name in the address, and its text; None holds nothing more.
        wanted: the name of the report that the tab is asked for, "" for none.
        cleared: a number; when it grows, the tab forgets all that it holds.
        on_found: gets the text of the report that was `wanted`, where the tab has it.
    """

    def found() -> None:
        value = st.session_state[KEY].found
        # What a browser sends may be hostile.
        if isinstance(value, dict) and value.get("key") == wanted:
            text = value.get("text")
            if isinstance(text, str):
                on_found(text)

    component("tab_storage")(
        key=KEY,
        data={"keep": keep, "wanted": wanted, "cleared": cleared},
        on_found_change=found,
    )
