"""XML 1.0 as text: what it cannot hold is replaced, what a parser would change is escaped.

Each character stays one character, so that offsets count the same in what is read back.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

# Section 2.2 of XML 1.0 excludes these control characters, surrogates, U+FFFE and U+FFFF.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def legal(text: str) -> str:
    """Return `text` with every character that XML cannot hold replaced."""
    return _ILLEGAL.sub("\ufffd", text)


def root(tag: str, **attributes: str) -> Element:
    """Return a root element; its namespace is the attribute xmlns."""
    return Element(tag, attributes)


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """Add an element with `text` to `parent` and return it; "xml_id" stands for "xml:id"."""
    child = SubElement(
        parent, tag, {name.replace("_", ":"): legal(value) for name, value in attributes.items()}
    )
    child.text = legal(text) or None
    return child


def document(top: Element, *, indented: bool = True) -> str:
    """Return the document under `top`; indented only where blanks mean nothing."""
    if indented:
        indent(top, " ")
    # A parser would read a bare carriage return as a line feed.
    return f"{_DECLARATION}{tostring(top, encoding='unicode')}\n".replace("\r", "&#13;")
