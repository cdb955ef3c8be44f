"""What was filled in where a dialog was shut or a tab left."""

import streamlit as st


def show_again(*keys: str) -> None:
    """Send the values of these fields to the page anew, whose dialog or tab was opened or shut.

    A dialog that is opened while the run that shut it still goes on has its fields back before the
    page has forgotten them: Streamlit takes the values for the page's own and sends none, and the
    page then shows the fields empty. What is set by a callback is always sent.
    """
    session = st.session_state
    for key in keys:
        if key in session:
            session[key] = session[key]
