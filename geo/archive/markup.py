"""Texts with marks of HTML, as feeds and tables hold them."""

from __future__ import annotations

import re
from email.message import EmailMessage

from lxml import etree, html

LETTER = "message/rfc822"
"""The media type of a letter."""
_MARKED = re.compile(r"<[a-z!][^<>]*>.*</[a-z][a-z0-9]*\s*>", re.IGNORECASE | re.DOTALL)


def is_markup(text: str) -> bool:
    """Tell whether a text is HTML: whether it begins and ends with a tag."""
    return _MARKED.fullmatch(text.strip()) is not None


def letter_of(title: str, markup: str) -> bytes:
    """Return HTML as a letter: as one it is read in a process of its own, all of it kept."""
    letter = EmailMessage()
    letter["Subject"] = title
    letter["Message-ID"] = "<entry@feed.invalid>"
    letter.set_content(markup, subtype="html")
    return letter.as_bytes()


def plain(title: str) -> str:
    """Return a title without the marks of HTML that many feeds leave in it."""
    if "<" not in title and "&" not in title:
        return title
    try:
        return str(html.fragment_fromstring(title, create_parent=True).text_content())
    except (etree.ParserError, ValueError):
        return title
