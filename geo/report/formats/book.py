"""An electronic book (.epub): its chapters in the order of reading."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from geo.errors import ReportError
from geo.language import say
from geo.report.archive import Archive
from geo.report.dates import full_date
from geo.report.document import (
    DAMAGED,
    LOCKED,
    MAX_CHARACTERS,
    Block,
    Document,
    language_code,
    one_line,
)
from geo.report.encoding import decode
from geo.report.formats.page import declared_encoding, read_page
from geo.report.xmltree import parse_xml

_CONTAINER = "META-INF/container.xml"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CLOSED = re.compile(
    r"<(?!(?:br|hr|img|meta|link|col|wbr|area|base|input|source|embed)\b)"
    r"([a-zA-Z][\w:-]{0,40})(\s[^<>]*)?/>"
)
_PAGES = ("application/xhtml+xml", "text/html")


def read_book(archive: Archive) -> Document:
    """Return the text of a book, pictures and notes on its making left out.

    Raises:
        ReportError: it is damaged, locked or a trap, or has no text.
    """
    name = archive.name
    roots = parse_xml(archive.read(_CONTAINER) or b"<none/>", name).iter("{*}rootfile")
    path = next((str(root.get("full-path")) for root in roots), "")
    if path not in archive.parts:
        raise ReportError(DAMAGED, file=name)
    package = parse_xml(archive.read(path), name)
    about = {element.tag: element.text for element in package.iter(f"{_DC}*")}
    items = {
        item.get("id"): str(item.get("href") or "")
        for item in package.iter(f"{_OPF}item")
        if item.get("media-type") in _PAGES and "nav" not in (item.get("properties") or "").split()
    }
    blocks: list[Block] = []
    locked = _locked(archive)
    letters = 0
    # A spine may name a chapter as often as it likes.
    for href in dict.fromkeys(
        items.get(place.get("idref"))
        for place in package.iter(f"{_OPF}itemref")
        if place.get("linear") != "no"
    ):
        part = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(href or "")))
        if part in locked:
            raise ReportError(LOCKED, file=name)
        chapter = _chapter(archive.read(part), name) if href else ()
        letters += sum(len(block.text) for block in chapter)
        blocks += chapter
        if letters > MAX_CHARACTERS:
            # The book is refused by its length, so that the rest need not be read.
            break
    if not blocks:
        raise ReportError(
            "{file} is an electronic book without any text, perhaps made of pictures: save it as "
            "plain text (.txt, UTF-8) and open that.",
            file=name,
        )
    return Document(
        tuple(blocks),
        title=one_line(about.get(f"{_DC}title")),
        author=one_line(about.get(f"{_DC}creator")),
        publisher=one_line(about.get(f"{_DC}publisher")),
        published=full_date(one_line(about.get(f"{_DC}date"))),
        language=language_code(about.get(f"{_DC}language")),
        repairs=(say("The chapters of the book stand one after the other."),),
    )


def _locked(archive: Archive) -> frozenset[str]:
    """Return the parts that are encrypted; the fonts of free books often are, and do not matter."""
    raw = archive.read("META-INF/encryption.xml")
    if not raw.strip():
        return frozenset()
    references = parse_xml(raw, archive.name).iter("{*}CipherReference")
    return frozenset(unquote(str(reference.get("URI") or "")) for reference in references)


def _chapter(raw: bytes, name: str) -> tuple[Block, ...]:
    if not raw.strip():
        return ()
    markup, _repairs = decode(raw, name, declared_encoding(raw))
    # As HTML, which is how it is parsed, an element that is closed in itself would stay open.
    markup = _CLOSED.sub(r"<\1\2></\1>", markup)
    try:
        return read_page(markup, name, whole=True).blocks
    except ReportError:
        # A chapter may be a picture alone.
        return ()
