"""A place that the report describes stands in the list and has a card."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from app_page import app_page, html, press, run

TEXT = "Shells fell 15 km north of Izium on Sunday. Nobody was hurt in Wozzokivka near Kupiansk."


@pytest.fixture(autouse=True)
def home(own_home: Path) -> Iterator[Path]:
    """A data directory of its own; no report that was opened stays in memory."""
    yield own_home
    st.cache_resource.clear()


def test_list_and_card_show_a_described_place() -> None:
    page = app_page({}, **{"open-report-0": True})
    page.text_area(key="pasted").set_value(TEXT)
    page = press(page, "open")
    assert "15 km north of Izium <b>1</b>" in html(page)
    page.query_params["place"] = "15-km-north-of-izium"
    shown = html(run(page))
    assert ">15 km north of Izium</h2>" in shown
    assert "Described place" in shown
    assert "“15 km north of Izium”, as the report says" in shown.replace("\n", " ")
    assert "The report describes this place" in shown
    page.query_params["place"] = "wozzokivka"
    assert "ritten near Kupiansk, so it stands about there" in html(run(page))
