"""An electronic book (.epub): its chapters in the order of reading."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from geo.errors import ReportError
from geo.language import say
from geo.report.archive import Archive
from geo.report.dates import full_date
from geo.report.document import DAMAGED, Block, Document, language_code, one_line
from geo.report.encoding import decode
from geo.report.formats.page import declared_encoding, read_page
from geo.report.xmltree import parse_xml

_CONTAINER = "META-INF/container.xml"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
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
    for place in package.iter(f"{_OPF}itemref"):
        href = items.get(place.get("idref"))
        if href and place.get("linear") != "no":
            part = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(href)))
            blocks += _chapter(archive.read(part), name)
    if not blocks:
        raise ReportError(
            "{file} is an electronic book without any text, perhaps locked or made of pictures.",
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


def _chapter(raw: bytes, name: str) -> tuple[Block, ...]:
    if not raw.strip():
        return ()
    markup, _repairs = decode(raw, name, declared_encoding(raw))
    try:
        return read_page(markup, name, whole=True).blocks
    except ReportError:
        # A chapter may be a picture alone.
        return ()
