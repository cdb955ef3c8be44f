"""Where a text that runs the other way may turn what stands beside it, in a piece of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

_APART = frozenset(
    "address article aside bdi blockquote button caption dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 header label legend li main nav ol option p section summary "
    "table tbody td th thead title tr ul".split()
)
"""Elements whose text a browser lays out by itself: blocks, buttons, and what is made for it."""
_UNSHOWN = frozenset(("script", "style", html.etree.Comment))
_ISOLATED = re.compile("\u2068[^\u2068\u2069]*\u2069")
_SHOWN = ("title", "aria-label", "aria-valuetext", "alt", "placeholder")
"""Attributes that are shown or read aloud; no element can stand in them."""


def astray(piece: str, foreign: str) -> list[str]:
    """Return each text in which `foreign` stands beside others and is not isolated from them.

    What is quoted of a report (`dir="auto"`) is the report's own, and is left out.
    """
    page = html.document_fromstring(f"<main>{piece}</main>")
    texts = [_own(element) for element in page.iter() if _is_apart(element)]
    texts += [_unisolated(each.get(name, "")) for each in page.iter() for name in _SHOWN]
    return [text for text in texts if foreign in text and text != foreign]


def _unisolated(text: str) -> str:
    """Return a text without what is isolated in it, also where it holds isolated parts itself."""
    while _ISOLATED.search(text):
        text = _ISOLATED.sub("", text)
    return text


def _own(element: html.HtmlElement) -> str:
    """Return the text that an element lays out itself, "" of a quote."""
    if element.get("dir") == "auto":
        return ""
    return " ".join(_unisolated("".join(_beside(element))).split())


def _beside(element: html.HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element.iterchildren():
        # What follows an isolated part stands beside what is before it.
        yield from " " if _is_apart(child) or child.tag in _UNSHOWN else _beside(child)
        yield child.tail or ""


def _is_apart(element: html.HtmlElement) -> bool:
    return element.tag in _APART or bool(element.get("dir"))
