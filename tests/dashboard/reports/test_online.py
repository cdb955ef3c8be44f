"""Asking an online geocoder from the page: what stands there, when the button is pressed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import streamlit as st
from app_page import app_page, html, press
from geocoder_server import GeocoderServer, Reply, geocoder_server, nominatim_place
from streamlit.testing.v1 import AppTest

import geo.geocoders
from geo.geocoders import online_geocoder

TEXT = "Shells fell near Kherson, Mykolaiv and the hamlet of Qarrbtoun, the governor said."


@pytest.fixture(autouse=True)
def report(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The page opens with a report of a hamlet that the gazetteer does not have."""
    path = own_home / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["app.py", str(path)])
    yield
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
    return app_page(tab="Places")


def chosen(opened: AppTest) -> list[str]:
    """Return the names that would be sent."""
    return list(opened.multiselect[0].value)


def test_a_name_is_placed_for_a_contact_credited_and_forgotten_again(
    server: GeocoderServer,
) -> None:
    opened = page()
    assert chosen(opened) == ["Qarrbtoun"]
    press(opened, "online-ask")
    assert "whom to write to" in opened.info[0].value
    assert server.requests == []
    opened.text_input(key="online-contact").set_value("reader@example.org")
    press(opened, "online-ask")
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
    press(opened, "online-forget")
    assert "Qarrbtoun <b>1</b>" not in html(opened)
    assert chosen(opened) == ["Qarrbtoun"]


def test_a_refusal_is_told_and_the_rest_kept(server: GeocoderServer) -> None:
    server.replies = lambda request: Reply({}, status=403)
    opened = page()
    opened.text_input(key="online-contact").set_value("reader@example.org")
    press(opened, "online-ask")
    assert any("Nominatim" in each.value for each in opened.info)
    assert "Kherson <b>1</b>" in html(opened)
    assert chosen(opened) == ["Qarrbtoun"]


@pytest.mark.usefixtures("public")
def test_over_the_network_nobody_can_have_this_machine_ask(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not page().multiselect
    monkeypatch.setenv("DATELINE_FETCH", "1")
    assert page().multiselect
