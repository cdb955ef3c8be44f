"""Opening another report: a file or pasted text."""

from __future__ import annotations

import streamlit as st

from geo.dashboard import opening, state
from geo.errors import GeoError

KEY = "another"


def another_report() -> None:
    """Show the control; what it opens becomes the page's report, what it cannot read a line."""
    with st.popover("Open another report", key=KEY, on_change="rerun"):
        st.caption("Plain text. It is read on this machine and kept only while the server runs.")
        file = st.file_uploader("A text file", key="file", max_upload_size=10)
        pasted = st.text_area("or pasted text", key="pasted", height=140)
        st.button("Show its places", type="primary", on_click=_open, key="open")
        problem = st.session_state.get("problem")
        if problem:
            st.error(problem)
    del file, pasted


def _open() -> None:
    session = st.session_state
    session.problem = ""
    file, pasted = session.get("file"), session.get("pasted") or ""
    if file is None and not pasted.strip():
        session.problem = "There is nothing to open yet: choose a file or paste a text."
        return
    try:
        if file is not None:
            opened = opening.open_report(file.getvalue(), file.name)
        else:
            opened = opening.open_report(pasted.encode("utf-8", "replace"), "Pasted text")
    except GeoError as error:
        session.problem = f"{file.name}: {error}" if file is not None else str(error)
        return
    session[KEY] = False
    state.show_report(opened)
