"""The blocks of text that a web page shows, and where in the page each is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre "
    "section summary table tbody td tfoot th thead tr ul".split()
)
_UNSEEN = frozenset(
    "applet audio canvas datalist embed head iframe input math meta noembed noframes noscript "
    "object option script select style svg template textarea title video".split()
)
_FURNITURE = frozenset("aside button dialog footer form menu nav".split())
_ROLES = frozenset("navigation banner contentinfo search complementary dialog menu".split())
_CELLS = ("td", "th")
_IN_CELLS = _BLOCKS - {"tr", "td", "th", "tbody", "thead", "tfoot"}
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
CELL_MARK = " | "
"""Between two cells of a table's row."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A block of text that a page shows."""

    text: str
    tag: str
    """Of the innermost element that is a block."""
    parent: int
    """Which element holds it, as a number that its neighbours share."""
    furniture: bool
    """Whether it is in navigation, a form or a margin."""
    links: bool = False
    """Whether most of its letters are links, as in a menu or a list of other pages."""

    @property
    def row(self) -> bool:
        """Whether it is a row of a table of data."""
        return self.tag == "tr" and CELL_MARK in self.text


def shown_blocks(body: Any) -> Iterator[Shown]:
    """Yield what the element `body` shows, block by block, in order."""
    from lxml import etree

    pieces: list[str] = []
    linked = letters = 0
    holders = [body]
    depth_of_furniture = depth_of_link = 0
    depth_of_pre = 0
    # Asked for every cell of a row, so remembered.
    is_row = cache(_is_row)
    walk = etree.iterwalk(body, events=("start", "end"))

    def add(text: str | None) -> None:
        nonlocal linked, letters
        piece = _piece(text, depth_of_pre)
        pieces.append(piece)
        letters += len(piece.strip())
        linked += len(piece.strip()) if depth_of_link else 0

    def flush() -> Iterator[Shown]:
        nonlocal linked, letters
        holder = holders[-1]
        for text in _lines("".join(pieces)):
            above = holder.getparent()
            parent = id(above if holder.tag in ("p", "li") and above is not None else holder)
            yield Shown(text, str(holder.tag), parent, depth_of_furniture > 0, 2 * linked > letters)
        pieces.clear()
        linked = letters = 0

    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if not tag or tag in _UNSEEN or _is_hidden(element):
                walk.skip_subtree()
                continue
            if tag in _BLOCKS and not (tag in _CELLS and is_row(element.getparent())):
                yield from flush()
                holders.append(element)
            elif tag in _CELLS and any(piece.strip() for piece in reversed(pieces)):
                pieces.append(CELL_MARK)
            depth_of_furniture += _is_furniture(element, tag)
            depth_of_pre += tag == "pre"
            depth_of_link += tag == "a"
            if tag == "br":
                pieces.append("\n")
            add(element.text)
            continue
        if tag and tag not in _UNSEEN and not _is_hidden(element):
            if len(holders) > 1 and holders[-1] is element:
                yield from flush()
                holders.pop()
            depth_of_furniture -= _is_furniture(element, tag)
            depth_of_pre -= tag == "pre"
            depth_of_link -= tag == "a"
        if element is not body:
            add(element.tail)
    yield from flush()


def _piece(text: str | None, preformatted: int) -> str:
    return (text or "") if preformatted else _BLANKS.sub(" ", text or "")


def _lines(text: str) -> Iterator[str]:
    """Yield the paragraphs between empty lines, without the blanks around their lines."""
    lines: list[str] = []
    for line in (*text.split("\n"), ""):
        if line.strip():
            lines.append(line.strip())
        elif lines:
            yield "\n".join(lines).strip(CELL_MARK)
            lines = []


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _NOT_SHOWN.search(style))


def _is_furniture(element: Any, tag: str) -> bool:
    return tag in _FURNITURE or (element.get("role") or "").lower() in _ROLES


def _is_row(row: Any) -> bool:
    """Tell whether a row belongs to a table of data, and so is a line, not to a page's layout.

    Cells that hold blocks are a page's layout.
    """
    if row is None or row.tag != "tr":
        return False
    return not any(inner.tag in _IN_CELLS for cell in row for inner in cell)
