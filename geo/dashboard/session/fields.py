"""What was filled in when a dialog was closed or a tab left."""

import streamlit as st


def show_again(*keys: str) -> None:
    """Send the values of these fields to the page again, as their dialog or tab opened or closed.

    If a dialog is opened while the run that closed it is still going on, Streamlit takes the values
    for those that the page has and sends none, and the page shows the fields empty. A value set in
    a callback is always sent.
    """
    session = st.session_state
    for key in keys:
        if key in session:
            session[key] = session[key]
