"""A home of its own for the page, and a server that others can reach."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from homes import homes


@pytest.fixture(autouse=True)
def no_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page opens the default report, whatever the tests were started with."""
    monkeypatch.setattr("sys.argv", ["app.py"])


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory of its own, with the index that is built already."""
    cache = Path(os.environ["DATELINE_HOME"]) / "cache"
    (tmp_path / "cache").symlink_to(cache, target_is_directory=True)
    for name, value in homes(tmp_path).items():
        monkeypatch.setenv(name, value)
    return tmp_path


@pytest.fixture
def restarted() -> Iterator[None]:
    """The next test finds the server as if it had been started again."""
    yield
    st.cache_resource.clear()


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server listens to the network."""
    option = st.get_option
    monkeypatch.setattr(
        st, "get_option", lambda name: "0.0.0.0" if name == "server.address" else option(name)
    )
