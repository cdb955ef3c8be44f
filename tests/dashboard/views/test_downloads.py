"""Saving the map as a picture and the evidence in every format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import streamlit as st
from app_page import app_page
from made_up import parsed, place

from geo import Geoparse, language
from geo.corrections import Ledger
from geo.dashboard.reports.opening import Opened
from geo.dashboard.reports.reviewed import Reviewed
from geo.dashboard.views import downloads
from geo.dashboard.views.downloads import slug
from geo.excerpts import sentence
from geo.export import FORMATS
from geo.maps.basemap.shapes import base_map
from geo.presentation.entries import gather


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    language.use(language.ENGLISH)
    st.cache_resource.clear()


def opened(result: Geoparse) -> Opened:
    return Opened(result, gather(result), by_default=False, raw=b"")


def made_up() -> Geoparse:
    return parsed(
        "{Izium|Izium|location} and {Kyiv|Kyiv|actor}", place("Izium", 49.2087), place("Kyiv", 50.4)
    )


def reviewed(result: Geoparse) -> Reviewed:
    return Reviewed(
        result=result, entries=gather(result), by_default=False, raw=b"",
        credits=("Someone, ODbL",),
        found=opened(result), own=Ledger(), always=Ledger(), applied=(), unfitting=(),
        problems=(), said={},
    )  # fmt: skip


@pytest.mark.usefixtures("own_home")
def test_page_offers_every_format_with_what_it_is_for() -> None:
    page = app_page(**{downloads.KEY: True})
    offered = [button.proto.label for button in page.get("download_button")]
    assert len(offered) == len(set(offered)) == len(FORMATS)
    captions = {caption.value for caption in page.caption}
    assert {sentence(each.about) for each in FORMATS.values()} <= captions


@pytest.mark.parametrize("kind", sorted(set(FORMATS) - {"html", "svg", "png"}))
def test_a_file_tells_the_corrections_and_a_discreet_one_no_exact_point(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = made_up()
    one = reviewed(result)
    state: dict[str, bool] = {}
    monkeypatch.setattr(st, "session_state", state)
    exact = downloads._writing(result, one, FORMATS[kind])()
    state[downloads.DISCREET] = True
    rounded = downloads._writing(result, one, FORMATS[kind])()
    assert exact and rounded and exact != rounded
    if kind != "csv" and kind != "geoparquet":
        assert b"49.2087" in exact
        assert b"49.2087" not in rounded
        assert b"49.2" in rounded
        assert b"Someone, ODbL" in exact


def test_the_web_page_speaks_the_readers_language_and_tables_do_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(st, "session_state", {})
    one = reviewed(made_up())
    language.use("uk")
    page, tables = (downloads._writing(one.result, one, FORMATS[key]) for key in ("html", "kml"))
    language.use(language.ENGLISH)
    with ThreadPoolExecutor(1) as thread:
        assert "<html lang='uk' dir='ltr'>" in (html := thread.submit(page).result().decode())
    assert "Як це зроблено" in html
    assert "Someone, ODbL" in html
    assert not re.search("[а-яіїєґ]", tables().decode())


def drawing(key: str, **shown: bool) -> Callable[[], str | bytes]:
    one = reviewed(made_up())
    return downloads._drawing(
        one.result, one, FORMATS[key], **{"actors": False, "filtered": False, **shown}
    )


def test_nothing_is_drawn_before_it_is_asked_for() -> None:
    base_map.cache_clear()
    draw = drawing("svg")
    assert base_map.cache_info().currsize == 0
    assert "Izium" in draw()
    assert base_map.cache_info().currsize == 1


def test_picture_speaks_the_readers_language_in_another_thread() -> None:
    language.use("uk")
    draw = drawing("svg", actors=True)
    language.use(language.ENGLISH)
    with ThreadPoolExecutor(1) as thread:
        drawn = thread.submit(draw).result()
        assert thread.submit(language.current).result() == language.ENGLISH
    assert 'lang="uk"' in drawn
    assert "number of mentions" not in drawn
    assert "does not verify" not in re.sub("<metadata>.*</metadata>", "", drawn)
    assert "Izium" in drawn
    assert "Kyiv" in drawn


def test_picture_says_that_a_filter_is_on() -> None:
    assert "1 place, 1 mention, 1 country (filtered)" in drawing("svg", filtered=True)()


@pytest.mark.parametrize(
    ("state", "size"),
    [
        ({}, ("1600", "1000")),
        ({"pictured": (), "view": (52.4, 30.5, 9.0)}, ("1600", "1000")),
        ({"pictured": (1200, 1200)}, ("1600", "1000")),
        ({"pictured": (1200, 1200), "view": (52.4, 30.5, 9.0)}, ("1200", "1200")),
    ],
    ids=["not chosen", "whole", "view not told", "as it is shown"],
)
def test_picture_shows_what_is_asked_for(
    state: dict[str, object], size: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(st, "session_state", state)
    svg = drawing("svg", actors=True)()
    assert re.search(r'width="(\d+)" height="(\d+)"', svg).groups() == size
    beyond = ">Outside this picture: Izium (1)" in svg
    assert beyond == (size == ("1200", "1200"))


def test_png_is_drawn_from_the_svg() -> None:
    drawn = drawing("png")()
    assert isinstance(drawn, bytes) and drawn.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Kupiansk, Izium: “the east” / 2022", "kupiansk-izium-the-east-2022"),
        ("Ізюм", "map"),
        ("", "map"),
        ("../../etc/passwd\n", "etc-passwd"),
        ("a" * 200, "a" * 60),
    ],
)
def test_name_of_the_file(title: str, name: str) -> None:
    result = parsed("{Izium|Izium|location}", place("Izium"))
    one = opened(replace(result, report=replace(result.report, title=title)))
    assert slug(one) == f"{name}-{one.key}"
