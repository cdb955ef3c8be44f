"""The page as Streamlit runs it, without a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import app_page
import pytest
import streamlit as st
from app_page import html, open_page
from page_server import page_server
from streamlit.testing.v1 import AppTest


def run(place: str = "", **query: str) -> AppTest:
    return open_page(None, **query, **({"place": place} if place else {}))


def pieces(page: AppTest) -> dict[str, dict[str, Any]]:
    """Return what the pieces of the page were given, by the class of their first element."""
    return {
        data["html"].partition("class='")[2].partition("'")[0]: data
        for data in app_page.pieces(page)
    }


def test_page_opens_with_the_default_report_and_nothing_selected() -> None:
    page = run()
    shown = pieces(page)
    assert page.session_state.place == ""
    assert set(shown) == {"", "chips", "filter", "foot", "overview"}
    assert "Izium <b>4</b>" in shown["chips"]["html"]
    head = html(page)
    assert "Russian Troops Pull Back" in head
    assert "no date in the report" in head
    assert "does not verify that anything happened" in head
    assert "Crimea" in head


@pytest.mark.parametrize("address", ["izium", "Izium", "izyum", "izium-707292"])
def test_address_selects_everywhere(address: str) -> None:
    page = run(address)
    shown = pieces(page)
    assert page.session_state.place == "geonames:707292"
    assert {shown[name]["selected"] for name in ("", "card")} == {"geonames:707292"}
    card = shown["card"]["html"]
    assert ">Izium</h2>" in card
    assert card.count("<blockquote") == 4
    assert "Izyum" in card


def test_region_named_alone_says_so() -> None:
    card = pieces(run("belgorod-oblast"))["card"]["html"]
    assert "The report names the region; the marker stands at its seat, Belgorod." in card


def test_self_proclaimed_is_said() -> None:
    card = pieces(run("donetsk-peoples-republic"))["card"]["html"]
    assert "Self-proclaimed; internationally recognised as part of Ukraine" in card


def test_unknown_place_in_the_address_is_a_word_not_an_error() -> None:
    page = run("<b>nowhere</b>")
    assert page.session_state.place == ""
    assert "names no single place" in page.info[0].value


def test_unknown_report_in_the_address_is_a_word_not_an_error() -> None:
    page = run(report="01234567")
    assert "is not open here" in page.info[0].value
    assert "overview" in pieces(page)


def test_tabs_show_the_report_and_every_name() -> None:
    page = run("kherson")
    page.session_state.tab = "Report"
    page.run()
    report = pieces(page)["report"]
    assert report["html"].count("data-start=") > 80
    assert "selected" not in report
    assert pieces(page)[""]["broadcast"] == "top"
    page.session_state.tab = "Places"
    page.run()
    names = pieces(page)["all"]["html"]
    for title in ("On the map", "Named only as actors", "Named only by demonyms", "Not placed"):
        assert title in names


def test_actors_are_behind_a_switch() -> None:
    page = run()
    assert "Ankara" not in pieces(page)["chips"]["html"]
    page.toggle(key="actors").set_value(True).run()
    assert "Ankara" in pieces(page)["chips"]["html"]


def test_address_that_changes_by_itself_is_followed() -> None:
    page = run("izium")
    page.query_params["place"] = "kherson"
    page.run()
    assert ">Kherson</h2>" in pieces(page)["card"]["html"]
    del page.query_params["place"]
    page.run()
    assert page.session_state.place == ""


def test_a_server_started_with_an_address_asks_for_that(monkeypatch: pytest.MonkeyPatch) -> None:
    with page_server(b"Shells fell near Kherson.", monkeypatch) as (where, asked):
        monkeypatch.setattr("sys.argv", ["app.py", where])
        for _again in range(2):
            page = run()
            assert "Kherson" in str(pieces(page))
    assert asked == ["/report"]
    st.cache_resource.clear()


@pytest.mark.parametrize(
    ("name", "raw", "line"),
    [
        ("empty.txt", b"", "nothing to read"),
        ("blank.txt", b" \n\t\n", "nothing to read"),
        ("binary.bin", bytes(range(256)) * 20, "binary"),
        ("paper.pdf", b"%PDF-1.7 \x00\x01", "a damaged PDF"),
    ],
)
def test_bad_report_is_one_clear_line(
    name: str, raw: bytes, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    monkeypatch.setattr("sys.argv", ["app.py", str(path)])
    page = run()
    (error,) = page.error
    assert line in error.value
    assert "Traceback" not in error.value
    assert not page.get("bidi_component")


def test_missing_report_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["app.py", str(tmp_path / "gone.txt")])
    assert "There is no file" in run().error[0].value


def test_report_without_places_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("Nothing happened today, and nobody said anything.", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["app.py", str(path)])
    page = run()
    assert "No place was found" in pieces(page)["overview"]["html"]
    assert "0 places, 0 mentions" in html(page)


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("Войска вошли в город Изюм и заняли село Балаклея.", True),
        ("قال الجيش إن القوات دخلت مدينة حلب.", True),
        ("The troops were said to have entered the town of Izium.", False),
    ],
)
def test_another_language_is_told_on_the_page(
    text: str, warned: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["app.py", str(path)])
    warnings = [warning.value for warning in run().warning]
    assert [("does not read like English" in warning) for warning in warnings] == [True] * warned
