"""A home for each test of the page, and a server that anyone may reach."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import streamlit as st
from homes import homes


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory of its own, with the index that is built already."""
    cache = Path(os.environ["DATELINE_HOME"]) / "cache"
    (tmp_path / "cache").symlink_to(cache, target_is_directory=True)
    for name, value in homes(tmp_path).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.argv", ["app.py"])
    return tmp_path


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server listens to other machines, too."""
    option = st.get_option
    monkeypatch.setattr(
        st, "get_option", lambda name: "0.0.0.0" if name == "server.address" else option(name)
    )
