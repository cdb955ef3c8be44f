"""The page as Streamlit runs it, without a browser: opened, clicked and read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from served import ROOT
from streamlit.testing.v1 import AppTest

APP = str(ROOT / "app.py")


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


def open_page(state: dict[str, Any] | None = None, **query: str) -> AppTest:
    """Return the page after its first run.

    Args:
        state: what its session holds at first.
        query: what stands in its address.
    """
    page = AppTest.from_function(_clicked_app, default_timeout=120)
    for name, value in {**(state or {}), "app": APP}.items():
        page.session_state[name] = value
    for name, value in query.items():
        page.query_params[name] = value
    return shown(page.run())


def shown(page: AppTest) -> AppTest:
    """Return the page, which must show no exception."""
    assert not page.exception, page.exception[0].message
    return page


def click(page: AppTest, **chosen: str) -> AppTest:
    """Click on what carries these `data-...` values; the default report must be open."""
    page.session_state.clicked = chosen
    return shown(page.run())


def press(page: AppTest, key: str) -> AppTest:
    """Press one of Streamlit's buttons."""
    return shown(page.button(key=key).click().run())


def pieces(page: AppTest) -> Iterator[dict[str, Any]]:
    """Yield what each piece of the page was given."""
    for element in page.get("bidi_component"):
        yield json.loads(element.proto.json or element.proto.mixed.json)


def html(page: AppTest) -> str:
    """Return the HTML of the page's pieces, what goes into their slots, and what is said aloud."""
    said = [element.proto.body for element in page.get("html")]
    for data in pieces(page):
        said += [data["html"], *data.get("slots", {}).values(), data.get("status", "")]
    return " ".join(re.sub("<style>.*?</style>", "", each, flags=re.S) for each in said)


def plain(markdown: str) -> str:
    """Return what a reader sees of a text that was escaped for Markdown."""
    return re.sub(r"\\(?=[\W_])", "", markdown)
