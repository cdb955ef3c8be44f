"""Asking an online geocoder from the page: what stands there, when the button is pressed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from geocoder_server import GeocoderServer, Reply, geocoder_server, nominatim_place
from streamlit.testing.v1 import AppTest

import geo.geocoders
from geo.geocoders import online_geocoder

APP = Path(__file__).parents[3] / "app.py"
TEXT = "Shells fell near Kherson, Mykolaiv and the hamlet of Qarrbtoun, the governor said."


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data directory of its own, with the index that is built already."""
    cache = Path(os.environ["DATELINE_HOME"]) / "cache"
    (tmp_path / "cache").symlink_to(cache, target_is_directory=True)
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["app.py", str(path)])
    yield tmp_path
    st.cache_resource.clear()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[GeocoderServer]:
    """A Nominatim on this machine, that the page takes for the one outside."""
    with geocoder_server() as server:
        server.replies = lambda request: Reply(
            [nominatim_place(request.name, 46.8, 32.3)] if request.name == "Qarrbtoun" else []
        )
        here = partial(online_geocoder, address=server.address)
        monkeypatch.setattr(geo.geocoders, "online_geocoder", here)
        yield server


def page() -> AppTest:
    opened = AppTest.from_file(str(APP), default_timeout=120)
    opened.session_state["tab"] = "Places"
    return shown(opened.run())


def chosen(opened: AppTest) -> list[str]:
    """Return the names that would be sent."""
    return list(opened.multiselect[0].value)


def shown(opened: AppTest) -> AppTest:
    assert not opened.exception, opened.exception[0].message
    return opened


def html(opened: AppTest) -> str:
    return " ".join(part.proto.json for part in opened.get("bidi_component"))


def test_a_name_is_placed_credited_and_forgotten_again(server: GeocoderServer) -> None:
    opened = page()
    assert chosen(opened) == ["Qarrbtoun"]
    assert server.requests == []
    opened.text_input(key="online-contact").set_value("reader@example.org")
    shown(opened.button(key="online-ask").click().run())
    assert server.names == ["Qarrbtoun"]
    assert "1 mention has a place now" in opened.info[0].value
    assert "OpenStreetMap contributors" in html(opened)
    assert "nothing of the report was sent but what you asked for" in html(opened)
    assert not opened.multiselect
    assert "Qarrbtoun <b>1</b>" in html(opened)
    # Another reader of the same report has asked nobody.
    other = page()
    assert "Qarrbtoun <b>1</b>" not in html(other)
    assert "nothing was sent anywhere" in html(other)
    shown(opened.button(key="online-forget").click().run())
    assert "Qarrbtoun <b>1</b>" not in html(opened)
    assert chosen(opened) == ["Qarrbtoun"]


def test_without_a_contact_nobody_is_asked(server: GeocoderServer) -> None:
    opened = page()
    shown(opened.button(key="online-ask").click().run())
    assert "whom to write to" in opened.info[0].value
    assert server.requests == []


def test_a_refusal_is_told_and_the_rest_kept(server: GeocoderServer) -> None:
    server.replies = lambda request: Reply({}, status=403)
    opened = page()
    opened.text_input(key="online-contact").set_value("reader@example.org")
    shown(opened.button(key="online-ask").click().run())
    assert any("Nominatim" in each.value for each in opened.info)
    assert "Kherson <b>1</b>" in html(opened)
    assert chosen(opened) == ["Qarrbtoun"]


def test_over_the_network_nobody_can_have_this_machine_ask(monkeypatch: Any) -> None:
    option = st.get_option
    monkeypatch.setattr(
        st, "get_option", lambda name: "0.0.0.0" if name == "server.address" else option(name)
    )
    assert not page().multiselect
    monkeypatch.setenv("DATELINE_FETCH", "1")
    assert page().multiselect
