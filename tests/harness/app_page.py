"""The page as Streamlit runs it without a browser: opened, clicked in and read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from served import ROOT
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

_NO_QUERY: Mapping[str, str] = MappingProxyType({})


def app_page(query: Mapping[str, str] = _NO_QUERY, **state: object) -> AppTest:
    """Open the page at an address, with what its session holds already."""
    page = page_of(_clicked_app)
    for key, value in state.items():
        page.session_state[key] = value
    for name, text in query.items():
        page.query_params[name] = text
    return run(page)


def page_of(script: Callable[[], None]) -> AppTest:
    """Return a page that was not run yet, whose script knows where the app lies."""
    page = AppTest.from_function(script, default_timeout=120)
    # A page of its own would look for them in every package that is installed.
    page._bidi_component_manager = _components()
    page.session_state.app = str(ROOT / "app.py")
    return page


@cache
def _components() -> BidiComponentManager:
    manager = BidiComponentManager()
    manager.discover_and_register_components(start_file_watching=False)
    return manager


def run(page: AppTest) -> AppTest:
    """Run the page once more; no exception may be shown on it."""
    page.run()
    assert not page.exception, page.exception[0].message
    return page


def click(page: AppTest, **chosen: Any) -> AppTest:
    """Click in a piece of the page, by the values that its script sends."""
    page.session_state.clicked = chosen
    return run(page)


def press(page: AppTest, key: str) -> AppTest:
    """Press a button."""
    page.button(key=key).click()
    return run(page)


def pieces(page: AppTest) -> list[dict[str, Any]]:
    """Return what the pieces of the page were given; what shows nothing is none."""
    given = [
        json.loads(element.proto.json or element.proto.mixed.json)
        for element in page.get("bidi_component")
    ]
    return [data for data in given if "html" in data]


def html(page: AppTest) -> str:
    """Return the HTML of the page, that of its pieces behind the rest; names are not isolated."""
    said = [element.proto.body for element in page.get("html")]
    return as_told(" ".join([*said, *(data["html"] for data in pieces(page))]))


def as_told(html: str) -> str:
    """Return HTML without the elements that keep names from turning what stands beside them."""
    return re.sub("</?bdi>", "", html)


def plain(markdown: str) -> str:
    """Return what a reader sees of a text that was escaped for Markdown."""
    return re.sub(r"\\(?=[\W_])", "", markdown)


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
