"""The page in Ukrainian as Streamlit runs it: whole, and with everything still at work in it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from own_texts import english_left, texts_in
from streamlit.testing.v1 import AppTest

from geo import language

APP = Path(__file__).parents[2] / "app.py"
TABS = ["Уривки", "Звіт", "Місця"]
IZIUM = "geonames:707292"
_WIDGETS = tuple(
    "button download_button text_input text_area file_uploader radio selectbox multiselect "
    "checkbox toggle".split()
)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data directory of its own, with the index that is built already."""
    cache = Path(os.environ["DATELINE_HOME"]) / "cache"
    (tmp_path / "cache").symlink_to(cache, target_is_directory=True)
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["app.py"])


@pytest.fixture(autouse=True)
def as_the_page() -> Iterator[None]:
    """Have a control's labels made here, where they are looked at, as they are in the page."""
    language.use("uk")
    yield
    language.use(language.ENGLISH)


def _clicked_app() -> None:
    """Act on a click in a piece of the page, as its callback does, and run the app."""
    import runpy

    import streamlit as st

    from geo.dashboard import actions
    from geo.dashboard.reports import opening, samples
    from geo.dashboard.reports.reviewed import review
    from geo.dashboard.session import keys

    clicked = st.session_state.pop("clicked", None)
    if clicked:
        keys.begin()
        opened = review(opening.open_report(samples.default_report()))
        actions.act(opened, clicked)
    runpy.run_path(st.session_state.app)


def run(code: str = "uk", **query: str) -> AppTest:
    page = AppTest.from_function(_clicked_app, default_timeout=120)
    page.session_state.app = str(APP)
    page.session_state.language = code
    for name, value in query.items():
        page.query_params[name] = value
    return shown(page.run())


def shown(page: AppTest) -> AppTest:
    assert not page.exception, page.exception[0].message
    return page


def click(page: AppTest, **chosen: str) -> AppTest:
    page.session_state.clicked = chosen
    return shown(page.run())


def pieces(page: AppTest) -> Iterator[dict[str, Any]]:
    for element in page.get("bidi_component"):
        yield json.loads(element.proto.json or element.proto.mixed.json)


def html(page: AppTest) -> str:
    said = [re.sub("<style>.*?</style>", "", each.proto.body, flags=re.S) for each in _html(page)]
    for data in pieces(page):
        said += [data["html"], *data.get("slots", {}).values(), data.get("status", "")]
    return " ".join(said)


def _html(page: AppTest) -> list[Any]:
    return list(page.get("html"))


def own_texts(page: AppTest) -> list[str]:
    """Return every text of ours that a reader sees or hears, widgets' labels included."""
    texts = texts_in(html(page))
    for widget in (each for kind in _WIDGETS for each in page.get(kind)):
        proto = widget.proto
        texts += [proto.label, getattr(proto, "help", ""), getattr(proto, "placeholder", "")]
        texts += list(getattr(proto, "options", ()))
    for kind in ("tabs", "caption", "info", "warning", "error", "markdown", "expander"):
        for block in getattr(page, kind):
            texts.append(getattr(block, "label", "") or getattr(block, "value", ""))
    return [" ".join(text.split()) for text in texts if text.strip()]


def left(page: AppTest) -> list[str]:
    return english_left(own_texts(page))


def test_tabs_have_their_names_and_open() -> None:
    page = run()
    assert [tab.label for tab in page.tabs] == TABS
    click(page, tab="Report")
    assert page.session_state.tab == "Звіт"
    assert "class='report'" in html(page)
    click(page, tab="Places")
    assert page.session_state.tab == "Місця"
    assert "class='all'" in html(page)


def test_a_language_is_chosen_and_the_tab_stays_open() -> None:
    page = run("en")
    assert [tab.label for tab in page.tabs] == ["Excerpts", "Report", "Places"]
    click(page, tab="Places")
    click(page, language="uk")
    assert [tab.label for tab in page.tabs] == TABS
    assert page.session_state.tab == "Місця"
    assert "data-language='uk' lang='uk' aria-pressed='true'" in html(page)
    assert {data["language"] for data in pieces(page) if "broadcast" in data} == {"uk"}
    click(page, language="en")
    assert page.session_state.tab == "Places"


def test_a_place_is_chosen() -> None:
    page = click(run(), place=IZIUM)
    card = html(page)
    assert page.session_state.place == IZIUM
    assert ">Izium</h2>" in card
    assert "Населений пункт" in card and "4 згадки" in card and "Чому саме тут" in card
    assert "Izium, Населений пункт: 4 згадки" in card
    assert "<blockquote dir='auto' lang='en'>" in card


def test_a_name_is_corrected() -> None:
    page = click(run(), place=IZIUM)
    start = next(re.finditer(r"data-correct='(\d+)'", html(page)))[1]
    click(page, correct=start)
    assert page.session_state.tab == "Місця"
    means = next(radio for radio in page.radio if radio.label == "Ця назва —")
    assert {"правильно прочитана", "не місце"} <= set(means.options)
    shown(means.set_value(type(means.value)("none")).run())
    assert "більше не вважати" in html(page)
    assert not left(page)
    save = next(button for button in page.button if button.label == "Зберегти")
    shown(save.click().run())
    assert page.session_state.correcting is None
    assert re.search("Збережено: «Iz[iy]um» — не місце", html(page))
    assert "<h3>Позначено як не місця <b>" in html(page)
    assert not left(page)


STATES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "before a choice": ({}, {}),
    "a settlement": ({"place": "izium"}, {}),
    "a region": ({"place": "belgorod-oblast"}, {}),
    "a country as an actor": ({"place": "turkey"}, {}),
    "a mention": ({"place": "izium", "mention": "2"}, {}),
    "a text filtered": ({"q": "Russian"}, {}),
    "all filtered": ({"q": "no such text", "sure": "85"}, {}),
    "a place left out": ({"place": "kyiv", "role": "credit"}, {}),
    "a place that is not there": ({"place": "atlantis"}, {}),
    "the report": ({}, {"tab": "Report"}),
    "all names": ({}, {"tab": "Places"}),
    "a missed name": ({}, {"missed": "new"}),
}


@pytest.mark.parametrize("state", STATES)
def test_no_english_of_ours_is_left(state: str) -> None:
    query, chosen = STATES[state]
    page = run(**query)
    if chosen:
        click(page, **chosen)
    assert len(own_texts(page)) > 30
    assert left(page) == []


def test_no_english_of_ours_is_left_where_report_dialog_is_opened() -> None:
    page = run()
    before = len(own_texts(page))
    page.session_state["open-report-0"] = True
    shown(page.run())
    assert len(own_texts(page)) > before + 2
    assert left(page) == []


def test_the_search_finds_english_where_there_is_some() -> None:
    found = left(run("en", place="izium"))
    assert {"All places", "Copy", "Why here"} <= set(found)
    assert any(text.startswith("This map shows where") for text in found)


def test_a_text_that_is_filtered_stands_in_quotation_marks_of_the_language() -> None:
    page = run(q="Izium")
    assert ">«Izium» <" in html(page)
    assert "“Izium”" not in html(page)
