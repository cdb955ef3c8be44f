"""A piece of the page as HTML made here, whose names and buttons answer to clicks and keys."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
import streamlit.components.v1 as components
from markupsafe import Markup

from geo.language import _
from geo.report.document import MAX_BYTES

_HERE = Path(__file__).parent
_LONGEST = 4_000
"""Characters of a value: those of an atlas' filter, with several sources in it."""


def stylesheet() -> None:
    """Add the style of the page's pieces, and our words for Streamlit's own controls."""
    words = {
        "upload": _("Choose a file"),
        "upload-limit": _("at most {number} MB").format(number=MAX_BYTES // 1_000_000),
    }
    said = "".join(
        f"--{name}:{json.dumps(word, ensure_ascii=False)};" for name, word in words.items()
    )
    st.html(f"<style>{_style()}:root{{{said}}}</style>")


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
            rest stays), `values` (of the form's controls) and `heard` (the number of the last form
            that was sent, and its text), `pressed` (names of the switches that are on), `selected`
            (a place id), `mention` (the start of the selected mention, -1 for none), `scroll_to`
            (what to bring into view), `scroll_turn` (a number: it is brought into view once for
            each), `status` (what a screen reader says when it changes), `report` (what the map
            knows it by), `language` (of the page's own words) and `direction` (in which they are
            written), `filter` (what is shown of the report), `arrives` (a number: where it changes,
            the piece is new to the reader and read from its head), `silent` (what the page says
            where the server does not answer, and what it will do), `returns` (the `correct_turn`
            and `start` of the mention that the editor was open for last), `asks` ("view": what the
            map shows is chosen, as "lat,lon,zoom", and again whenever it has moved). Or `listens`,
            for a long piece, which is sent only once: it takes these from the piece that has
            `broadcast` (what the listening pieces scroll to).
    """

    def chosen() -> None:
        value = st.session_state[key].chosen
        # What a browser sends may be hostile: only strings under short names pass.
        if isinstance(value, dict):
            on_choose({str(name): str(part)[:_LONGEST] for name, part in list(value.items())[:8]})

    component("fragment")(key=key, data={"html": str(html), **data}, on_chosen_change=chosen)


# Streamlit sends a component's script with every change of its data, so it is kept this short.
_LOADER = """
const loaded = import(new URL("component/%s", document.baseURI).href);
export default function (piece) {
  let leave, left = false;
  loaded.then((script) => { if (!left) leave = script.default(piece); });
  return () => { left = true; if (leave) leave(); };
}
"""


@cache
def component(name: str) -> Any:
    """Return the component whose script among ours has a name."""
    scripts = _HERE / "script"
    # A browser that has cached scripts of an earlier version must not use them.
    sources = b"".join(path.read_bytes() for path in sorted(scripts.glob("*.js")))
    version = hashlib.sha256(sources).hexdigest()[:8]
    served = components.declare_component(f"script_{version}", path=str(scripts)).name
    loader = _LOADER % f"{served}/{name}.js"
    return st.components.v2.component(f"dateline_{name}", js=loader, isolate_styles=False)


@cache
def _style() -> str:
    sheets = (_HERE / "page.css", _HERE / "correct.css", _HERE / "print.css")
    # In one line: Streamlit looks at each for how far it is indented, at every click.
    return " ".join(" ".join(sheet.read_text(encoding="utf-8").split()) for sheet in sheets)
