"""Saving the map as a picture."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from made_up import parsed, place
from streamlit.testing.v1 import AppTest

from geo import Geoparse
from geo.dashboard import language, pictures
from geo.dashboard.census import census
from geo.dashboard.opening import Opened
from geo.export.picture.basemap import base_map

APP = Path(__file__).parents[2] / "app.py"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    language.use(language.ENGLISH)
    st.cache_resource.clear()


def opened(result: Geoparse) -> Opened:
    return Opened(result, census(result), by_default=False, raw=b"")


def made_up() -> Opened:
    return opened(
        parsed("{Izium|Izium|location} and {Kyiv|Kyiv|actor}", place("Izium"), place("Kyiv", 50.4))
    )


def test_page_offers_both_kinds() -> None:
    page = AppTest.from_file(str(APP), default_timeout=120)
    page.session_state[pictures.KEY] = True
    page.run()
    assert not page.exception
    offered = {button.proto.label for button in page.get("download_button")}
    assert {"SVG, sharp at every size", "PNG, 1600 x 1000 px"} <= offered


def test_nothing_is_drawn_before_it_is_asked_for() -> None:
    base_map.cache_clear()
    draw = pictures._drawn(made_up(), actors=False)
    assert base_map.cache_info().currsize == 0
    assert "Izium" in draw()
    assert base_map.cache_info().currsize == 1


def test_picture_speaks_the_readers_language_in_another_thread() -> None:
    language.use("uk")
    draw = pictures._drawn(made_up(), actors=True)
    language.use(language.ENGLISH)
    with ThreadPoolExecutor(1) as thread:
        drawn = thread.submit(draw).result()
        assert thread.submit(language.current).result() == language.ENGLISH
    assert 'lang="uk"' in drawn
    assert "number of mentions" not in drawn
    assert "does not verify" not in drawn
    assert "Izium" in drawn
    assert "Kyiv" in drawn


def test_picture_says_that_a_filter_is_on() -> None:
    assert (
        "1 place, 1 mention, 1 country (filtered)"
        in pictures._drawn(made_up(), actors=False, filtered=True)()
    )


def test_png_is_drawn_from_the_svg() -> None:
    draw = pictures._as_png(pictures._drawn(made_up(), actors=False))
    assert draw().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Kupiansk, Izium: “the east” / 2022", "kupiansk-izium-the-east-2022"),
        ("Ізюм", "map"),
        ("", "map"),
        ("../../etc/passwd\n", "etc-passwd"),
        ("a" * 200, "a" * 60),
    ],
)
def test_name_of_the_file(title: str, slug: str) -> None:
    result = parsed("{Izium|Izium|location}", place("Izium"))
    one = opened(replace(result, report=replace(result.report, title=title)))
    assert pictures._slug(one) == f"{slug}-{one.key}"
