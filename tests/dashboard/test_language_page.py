"""The page in other languages as Streamlit runs it: whole, and with everything still at work."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from app_page import app_page, as_told, click, pieces, press, run
from own_texts import english_left, texts_in
from streamlit.testing.v1 import AppTest

from geo import language

pytestmark = pytest.mark.usefixtures("own_home")
TABS = ["Уривки", "Звіт", "Місця"]
IZIUM = "geonames:707292"
_WIDGETS = tuple(
    "button download_button text_input text_area file_uploader radio selectbox multiselect "
    "checkbox toggle".split()
)


@pytest.fixture(autouse=True)
def as_the_page() -> Iterator[None]:
    """Have a control's labels made here, where they are looked at, as they are in the page."""
    language.use("uk")
    yield
    language.use(language.ENGLISH)


def opened(code: str = "uk", **query: str) -> AppTest:
    return app_page(query, language=code)


def html(page: AppTest) -> str:
    """Return the HTML of the page with what is put into its pieces, or said aloud."""
    own = (element.proto.body for element in page.get("html"))
    said = [re.sub("<style>.*?</style>", "", text, flags=re.S) for text in own]
    for data in pieces(page):
        said += [data["html"], *data.get("slots", {}).values(), data.get("status", "")]
    return as_told(" ".join(said))


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


def test_a_language_is_chosen_and_the_tab_stays_open() -> None:
    page = opened("en")
    assert [tab.label for tab in page.tabs] == ["Excerpts", "Report", "Places"]
    click(page, tab="Report")
    click(page, language="uk")
    assert [tab.label for tab in page.tabs] == TABS
    assert page.session_state.tab == "Звіт"
    assert "class='report'" in html(page)
    assert "data-language='uk' lang='uk' aria-pressed='true'" in html(page)
    assert {data["language"] for data in pieces(page) if "broadcast" in data} == {"uk"}
    click(page, tab="Places")
    assert page.session_state.tab == "Місця"
    assert "class='all'" in html(page)
    click(page, language="en")
    assert page.session_state.tab == "Places"


def test_a_place_is_chosen_and_its_name_corrected() -> None:
    page = click(opened(), place=IZIUM)
    card = html(page)
    assert page.session_state.place == IZIUM
    assert ">Ізюм</h2>" in card
    assert "Населений пункт" in card and "4 згадки" in card and "Чому саме тут" in card
    assert "Ізюм, Населений пункт: 4 згадки" in card
    assert "<blockquote dir='auto' lang='en'>" in card

    start = next(re.finditer(r"data-correct='(\d+)'", card))[1]
    click(page, correct=start)
    assert page.session_state.tab == "Місця"
    means = next(radio for radio in page.radio if radio.label == "Ця назва —")
    assert {"правильно прочитана", "не місце"} <= set(means.options)
    assert "Прочитано так: Ізюм (Харківська область, Україна)" in html(page)
    means.set_value(type(means.value)("none"))
    run(page)
    assert "більше не вважати" in html(page)
    assert not left(page)
    save = next(button for button in page.button if button.label == "Зберегти")
    save.click()
    run(page)
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


def test_a_press_that_opens_a_report_speaks_the_language_too() -> None:
    page = press(app_page(language="uk", **{"open-report-0": True}), "open")
    assert "Відкривати ще нічого" in page.error[0].value
    page.text_area(key="pasted").set_value("Troops entered Izium.")
    assert "Вставлений текст" in html(press(page, "open"))


def test_no_english_of_ours_is_left() -> None:
    page = opened()
    for state, (query, chosen) in STATES.items():
        page.query_params.clear()
        page.query_params.update(query)
        run(page)
        if chosen:
            click(page, **chosen)
        assert len(own_texts(page)) > 30, state
        assert left(page) == [], state
    before = len(own_texts(page))
    page.session_state["open-report-0"] = True
    run(page)
    assert len(own_texts(page)) > before + 2
    assert left(page) == []


@pytest.mark.parametrize(
    ("code", "tabs", "izium", "direction"),
    [
        ("es", ["Pasajes", "Informe", "Lugares"], "Izium", "ltr"),
        ("ar", ["المقاطع", "التقرير", "الأماكن"], "إيزيوم", "rtl"),
    ],
)
def test_nor_in_a_further_language(code: str, tabs: list[str], izium: str, direction: str) -> None:
    language.use(code)
    page = opened(code, place="izium")
    assert [tab.label for tab in page.tabs] == tabs
    assert f">{izium}</h2>" in html(page)
    assert {data["direction"] for data in pieces(page) if "broadcast" in data} == {direction}
    assert "<blockquote dir='auto' lang='en'>" in html(page)
    assert "<span class='point' dir='ltr'>49.207, 37.277</span>" in html(page)
    for chosen in ({}, {"tab": "Report"}, {"tab": "Places"}):
        if chosen:
            click(page, **chosen)
        assert len(own_texts(page)) > 30
        assert left(page) == []


def test_the_search_finds_english_where_there_is_some() -> None:
    found = left(opened("en", place="izium"))
    assert {"All places", "Copy", "Why here"} <= set(found)
    assert any(text.startswith("This map shows where") for text in found)


def test_a_text_that_is_filtered_stands_in_quotation_marks_of_the_language() -> None:
    page = opened(q="Izium")
    assert ">«Izium» <" in html(page)
    assert "“Izium”" not in html(page)
