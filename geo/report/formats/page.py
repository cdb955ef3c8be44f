"""A web page: its main text as it is shown, furniture inside it marked, navigation left out."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from itertools import compress
from typing import Any

from geo.errors import ReportError
from geo.language import N_, say, say_number
from geo.model import ParagraphKind
from geo.report.document import Block, Document
from geo.report.formats.page_blocks import Shown, shown_blocks
from geo.report.formats.page_data import page_data
from geo.report.formats.page_tags import without_crowds
from geo.report.formats.telegram import telegram_page
from geo.report.furniture import is_credit

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)", re.I)
_MOST_ELEMENTS = 30_000
_DEEPEST = 200
"""Beyond these only the page's own elements show the main text: time grows with their product."""
_KEY = 40
_CAPTION = re.compile(r"\W*(?:(?:image|photo|picture) )?caption\b", re.I)
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
_LONG = 60
_SHOWS_NOTHING = N_(
    "{file} is a web page that shows no text, perhaps as scripts make it: open it in a browser, "
    "copy the text and paste that."
)
_ITEMS = ("li", "tr", "td", "th", "dt", "dd", "blockquote", "caption")
"""Elements of text that may be short: no byline, no title."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def declared_encoding(raw: bytes) -> str:
    """Return the encoding that a page declares, "" where it declares none."""
    match = _XML_ENCODING.search(raw[:200]) or _CHARSET.search(raw[:4_096])
    return match[1].decode("ascii", "ignore") if match else ""


def read_page(markup: str, called: str, *, whole: bool = False) -> Document:
    """Return what a page shows.

    Args:
        markup: its HTML.
        called: what an error calls it.
        whole: keep all that it shows, since a letter has no navigation.

    Raises:
        ReportError: it shows no text.
    """
    root = _parse(markup, called)
    if 'class="history"' in markup and (chat := telegram_page(root)):
        return chat
    data = page_data(root)
    body = root.find("body")
    shown = list(shown_blocks(root if body is None else body))
    if not shown:
        raise ReportError(_SHOWS_NOTHING, file=called)
    title = None
    main = frozenset(range(len(shown)))
    start, stop = 0, len(shown)
    if not whole:
        main = _main(shown, root)
        title = _headline(shown, min(main), data.title)
        start = min(main) if title is None else min(title, *main)
        stop = max(main) + 1
    blocks = [
        Block(shown[i].text, _kind(shown[i], i in main, i == title)) for i in range(start, stop)
    ]
    outside = (*shown[:start], *shown[stop:])
    texts = [block.text for block in outside]
    # What the page does not mark as furniture is read, though as no evidence, unless it is the
    # most of the page, as what readers wrote below it. Beside a mere heading all is read.
    beside = [not (_is_marked(block) or is_credit(block.text)) for block in outside]
    told = any(shown[i].tag not in _HEADINGS for i in main)
    if told and sum(map(len, compress(texts, beside))) > sum(len(b.text) for b in blocks):
        beside = [False] * len(outside)
    blocks += (Block(text, ParagraphKind.CREDIT) for text in compress(texts, beside))
    left_out = tuple(text for text, is_read in zip(texts, beside, strict=True) if not is_read)
    repairs = [say("The page's markup was taken off.")]
    if left_out:
        repairs.append(
            say_number(
                "The page's navigation and other furniture, 1 line, were left out.",
                "The page's navigation and other furniture, {number} lines, were left out.",
                len(left_out),
            )
        )
    return Document(
        tuple(blocks),
        title="" if title is not None else data.title,
        author=data.author,
        publisher=data.publisher,
        published=data.published,
        language=data.language,
        repairs=tuple(repairs),
        left_out=left_out,
    )


def _parse(markup: str, called: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        whole = without_crowds(markup.replace("\x00", ""))
        root = html.document_fromstring(whole.encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        root = None
    # The library stops at a depth of some 2,000 elements, and says so only here.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ReportError(
            "{file} is a web page too deeply nested to be read to its end: open it in a browser, "
            "copy the text and paste that.",
            file=called,
        )
    if root is None:
        raise ReportError(_SHOWS_NOTHING, file=called)
    return root


def _main(shown: Sequence[Shown], root: Any) -> frozenset[int]:
    """Return the indexes of the blocks that belong to the main text, at least one."""
    known = _keys(_main_lines(root))
    found = {i for i, block in enumerate(shown) if _keys(block.text.split("\n")) & known}
    if not found:
        own = {i for i, block in enumerate(shown) if not block.furniture}
        return frozenset(own or range(len(shown)))
    # Rows of data are no menu, though what finds the main text may take a table for its frame.
    found |= {i for i, block in enumerate(shown) if block.row and not _is_marked(block)}
    last = max(found)
    while last + 1 < len(shown) and _goes_on(shown[last], shown[last + 1]):
        last += 1
        found.add(last)
    return frozenset(found)


def _headline(shown: Sequence[Shown], first: int, told: str) -> int | None:
    """Return the index of the heading over the main text, None where there is none.

    A heading that the page's own title repeats is preferred to the first-level heading, in which
    many sites have their own name.
    """
    letters = _letters(told)
    heads = [i for i, block in enumerate(shown[: first + 3]) if not block.furniture]
    repeated = [
        i
        for i in heads
        if shown[i].tag in ("h1", "h2")
        and _letters(shown[i].text)
        and _letters(shown[i].text) in letters
    ]
    found = repeated or [i for i in heads if i <= first and shown[i].tag == "h1"]
    return found[-1] if found else None


def _goes_on(block: Shown, after: Shown) -> bool:
    return after.parent == block.parent and not after.furniture and _is_sentence(after.text)


def _main_lines(root: Any) -> list[str]:
    """Return the lines that trafilatura takes for the main text, [] where it finds none."""
    if _is_large(root):
        return []
    # Its import takes most of a second, and no other format needs it.
    from copy import deepcopy

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tree = deepcopy(root)
    # It makes a cell of every row and column that one says to span: millions of a few kilobytes.
    for cell in tree.iter("td", "th"):
        for name in ("rowspan", "colspan"):
            cell.attrib.pop(name, None)
    try:
        # It gets the tree, not the text, since it would fetch a text that looks like an address.
        text = trafilatura.extract(
            tree, include_comments=False, include_tables=True, with_metadata=False
        )
    except Exception:  # Any kind: pages may be hostile, and all blocks are there anyway.
        text = None
    return (text or "").split("\n")


def _is_large(root: Any) -> bool:
    from lxml import etree

    elements = depth = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        starts = event == "start"
        elements += starts
        depth += 1 if starts else -1
        if elements > _MOST_ELEMENTS or depth > _DEEPEST:
            return True
    return False


def _keys(lines: Sequence[str]) -> set[str]:
    """Return a key for a line in both readings: the letters of its start and its end."""
    keys = set()
    for line in lines:
        letters = _letters(line)
        if letters:
            keys |= {letters[:_KEY], letters[-_KEY:]}
    return keys


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _kind(block: Shown, main: bool, title: bool) -> ParagraphKind | None:
    if title:
        return ParagraphKind.TITLE
    if block.tag == "figcaption":
        credit = is_credit(block.text) and not _CAPTION.match(block.text)
        return ParagraphKind.CREDIT if credit else ParagraphKind.CAPTION
    if is_credit(block.text):
        return ParagraphKind.CREDIT
    if main and (block.tag in _HEADINGS or block.tag in _ITEMS):
        return ParagraphKind.BODY
    if main and not block.furniture:
        return None
    if _is_marked(block):
        return ParagraphKind.CREDIT
    if block.tag in _ITEMS:
        return ParagraphKind.BODY
    return None if block.tag in ("p", "pre") or _is_sentence(block.text) else ParagraphKind.CREDIT


def _is_marked(block: Shown) -> bool:
    """Tell whether the page marks a block as furniture: by an element of its own, or by links."""
    return block.furniture or (block.links and not _is_sentence(block.text))


def _is_sentence(text: str) -> bool:
    return len(text) > _LONG and bool(_SENTENCE.search(text))
