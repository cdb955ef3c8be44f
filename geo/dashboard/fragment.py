"""A piece of the page as HTML made here, whose names and buttons answer to clicks and keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from markupsafe import Markup

_HERE = Path(__file__).parent


def stylesheet() -> None:
    """Put the look of the page's pieces on the page."""
    st.html(_style())


def fragment(
    html: Markup,
    *,
    key: str,
    on_choose: Callable[[dict[str, Any]], None],
    **data: Any,
) -> None:
    """Show HTML and call `on_choose` with what was clicked in it.

    Args:
        html: the HTML; everything from outside must already be escaped in it.
        key: names the piece; its content may change from run to run.
        on_choose: gets the `data-...` values of the chosen element, as strings.
        data: `slots` (HTML by the name of the `data-slot` it goes into, for what changes while the
            rest stays), `values` (of the form's controls), `pressed` (names of the switches that
            are on), `selected` (a place id), `mention` (the start of the selected mention, -1 for
            none), `reveal` (what to scroll to), `turn` (scroll once a turn), `status` (what a
            screen reader says when it changes), `filter` (what is shown of the report). Or
            `follows`, for a long piece: it takes these from the piece that has `tells` (its
            reveal), and is sent only once.
    """

    def chosen() -> None:
        value = st.session_state[key].chosen
        # What a browser sends is hostile: only strings under short names go on.
        if isinstance(value, dict):
            on_choose({str(name): str(part)[:200] for name, part in list(value.items())[:8]})

    _component()(key=key, data={"html": str(html), **data}, on_chosen_change=chosen)


@cache
def _component() -> Any:
    script = (_HERE / "fragment.js").read_text(encoding="utf-8")
    return st.components.v2.component("dateline_fragment", js=script, isolate_styles=False)


@cache
def _style() -> str:
    return f"<style>{(_HERE / 'page.css').read_text(encoding='utf-8')}</style>"
