"""What the map shows is kept as a browser tells it, if it is such a thing."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import streamlit as st

from geo.dashboard.session.choices import keep_view


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("49.5,37.25,6.5", (49.5, 37.25, 6.5)),
        ("-18,540.5,3", (-18.0, -179.5, 3.0)),
        ("10,-181,3", (10.0, 179.0, 3.0)),
        ("91,0,3", None),
        ("0,0,40", None),
        ("0,0,-1", None),
        ("nan,0,3", None),
        ("0,inf,3", None),
        ("0,0", None),
        ("<b>", None),
    ],
)
def test_view(told: str, kept: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", SimpleNamespace(view=None))
    keep_view(told)
    assert st.session_state.view == kept
