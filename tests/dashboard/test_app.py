"""The page as Streamlit runs it, without a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from app_page import app_page, html, pieces, run
from page_server import page_server
from streamlit.testing.v1 import AppTest

pytestmark = pytest.mark.usefixtures("own_home")


def by_class(page: AppTest) -> dict[str, dict[str, Any]]:
    """Return what the pieces of the page were given, by the class of their first element."""
    return {data["html"].partition("class='")[2].partition("'")[0]: data for data in pieces(page)}


def test_page_opens_with_the_default_report_and_nothing_selected() -> None:
    page = app_page()
    shown = by_class(page)
    assert page.session_state.place == ""
    assert set(shown) == {"", "chips", "filter", "foot", "overview"}
    assert "<bdi>Izium</bdi> <b>4</b>" in shown["chips"]["html"]
    head = html(page)
    assert "Russian Troops Pull Back" in head
    assert "no date in the report" in head
    assert "does not verify that anything happened" in head
    assert "Crimea" in head
    # Actors are behind a switch.
    assert "Ankara" not in shown["chips"]["html"]
    page.toggle(key="actors").set_value(True)
    assert "Ankara" in by_class(run(page))["chips"]["html"]


def test_an_address_selects_everywhere_and_is_followed_where_it_changes() -> None:
    page = app_page({"place": "izyum"})
    shown = by_class(page)
    assert page.session_state.place == "geonames:707292"
    assert {shown[name]["selected"] for name in ("", "card")} == {"geonames:707292"}
    card = shown["card"]["html"]
    assert "<bdi>Izium</bdi></h2>" in card
    assert card.count("<blockquote") == 4
    assert "Izyum" in card
    for place, said in (
        ("kherson", "<bdi>Kherson</bdi></h2>"),
        (
            "belgorod-oblast",
            "The report names the region; the marker stands at its seat, Belgorod, or in the ",
        ),
        (
            "donetsk-peoples-republic",
            "Self-proclaimed; internationally recognised as part of Ukraine",
        ),
    ):
        page.query_params["place"] = place
        assert said in by_class(run(page))["card"]["html"]
    del page.query_params["place"]
    assert run(page).session_state.place == ""


def test_an_address_shows_a_place_that_the_report_does_not_name() -> None:
    page = app_page({"elsewhere": "geonames:692194"})
    assert (page.session_state.place, page.session_state.elsewhere) == ("", "geonames:692194")
    # Where the report names it, it is selected.
    page.query_params["elsewhere"] = "geonames:706448"
    assert run(page).session_state.place == "geonames:706448"
    assert page.session_state.elsewhere == ""


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"place": "<b>nowhere</b>"}, "names no single place"),
        ({"report": "01234567"}, "is not open here"),
        ({"elsewhere": "geonames:<b>"}, "The gazetteer here has no place"),
    ],
)
def test_what_the_address_names_and_is_not_there_is_a_word_not_an_error(
    query: dict[str, str], told: str
) -> None:
    page = app_page(query)
    assert page.session_state.place == ""
    assert told in page.info[0].value
    assert "overview" in by_class(page)


def test_tabs_show_the_report_and_every_name() -> None:
    page = app_page({"place": "kherson"}, tab="Report")
    report = by_class(page)["report"]
    assert report["html"].count("data-start=") > 80
    assert "selected" not in report
    assert [each["broadcast"] for each in pieces(page) if "broadcast" in each] == ["top"]
    page.session_state.tab = "Places"
    names = by_class(run(page))["all"]["html"]
    for title in ("On the map", "Named only as actors", "Named only by demonyms", "Not placed"):
        assert title in names


def test_a_server_started_with_an_address_asks_for_that(monkeypatch: pytest.MonkeyPatch) -> None:
    with page_server(b"Shells fell near Kherson.", monkeypatch) as (where, asked):
        monkeypatch.setattr("sys.argv", ["app.py", where])
        for _again in range(2):
            assert "Kherson" in str(pieces(app_page()))
    assert asked == ["/report"]
    st.cache_resource.clear()


@pytest.mark.parametrize(
    ("name", "raw", "line"),
    [
        ("empty.txt", b"", "nothing to read"),
        ("blank.txt", b" \n\t\n", "nothing to read"),
        ("binary.bin", bytes(range(256)) * 20, "binary"),
        ("paper.pdf", b"%PDF-1.7 \x00\x01", "a damaged PDF"),
        ("gone.txt", None, "There is no file"),
    ],
)
def test_bad_report_is_one_clear_line(
    name: str, raw: bytes | None, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / name
    if raw is not None:
        path.write_bytes(raw)
    monkeypatch.setattr("sys.argv", ["app.py", str(path)])
    page = app_page()
    (error,) = page.error
    assert line in error.value
    assert "Traceback" not in error.value
    assert not page.get("bidi_component")


def test_report_without_places_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("Nothing happened today, and nobody said anything.", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["app.py", str(path)])
    page = app_page()
    assert "No place was found" in by_class(page)["overview"]["html"]
    assert "0 places, 0 mentions" in html(page)


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("Wojsko podało, że w sobotę weszło do miasta Izium.", True),
        ("قال الجيش إن القوات دخلت مدينة حلب.", False),
        ("The troops were said to have entered the town of Izium.", False),
    ],
)
def test_another_language_is_told_on_the_page(
    text: str, warned: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["app.py", str(path)])
    warnings = [warning.value for warning in app_page().warning]
    told = ["does not read like one of the languages" in warning for warning in warnings]
    assert told == [True] * warned
