"""RSS and Atom: each entry a report, with its own title, address, day and language."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from html import escape
from typing import Any

from lxml import etree

from geo.archive.markup import LETTER, letter_of, plain
from geo.archive.opening import File
from geo.archive.record import Record, number_of
from geo.language import N_, say
from geo.report.dates import full_date
from geo.report.document import one_line
from geo.report.xmltree import parse_xml

_ROOTS = (b"<rss", b"<feed", b"<rdf:RDF")
_CONTENT = ("encoded", "content", "description", "summary")
"""What holds an entry's text, the fullest first."""
_DATES = ("pubDate", "published", "date", "issued")
"""Of publication; an entry's "updated" is none."""
_XHTML = "{http://www.w3.org/1999/xhtml}"
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_EMPTY = N_("{file} is an entry without a text.")


def is_feed(raw: bytes) -> bool:
    """Tell whether a file begins as a feed does."""
    return any(root in raw[:2_000] for root in _ROOTS)


def feed_records(raw: bytes, file: File) -> Iterator[Record]:
    """Yield the entries of a feed.

    Raises:
        ReportError: it is damaged, or made to harm.
    """
    root = parse_xml(raw, file.name)
    entries = [each for each in root.iter() if _name(each) in ("item", "entry")]
    source = file.address or file.name
    shared = next((each for each in root.iter() if _name(each) == "language"), None)
    language = _text(shared) or root.get(_XML_LANGUAGE) or ""
    for number, entry in enumerate(entries, 1):
        name = number_of(file.name, number)
        parts = {_name(part): part for part in reversed(entry)}
        markup = next(filter(None, (_markup(parts.get(each)) for each in _CONTENT)), "")
        title = one_line(plain(_text(parts.get("title"))))
        if not markup and not title:
            yield Record(name, source, fault=say(_EMPTY, file=name))
            continue
        yield Record(
            name,
            source,
            letter_of(title, markup or escape(title)),
            LETTER,
            title,
            next(filter(None, (_day(_text(parts.get(each))) for each in _DATES)), ""),
            _link(entry),
            entry.get(_XML_LANGUAGE) or _text(parts.get("language")) or language,
            one_line(_text(parts.get("creator"))),
        )


def _name(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _text(element: Any) -> str:
    return "" if element is None else "".join(element.itertext()).strip()


def _markup(element: Any) -> str:
    """Return what an entry says as HTML."""
    if element is None:
        return ""
    if len(element) and str(element[0].tag).startswith(_XHTML):
        return "".join(
            etree.tostring(child, encoding="unicode", with_tail=False) for child in element
        )
    text = _text(element)
    return escape(text) if element.get("type") == "text" else text


def _day(text: str) -> str:
    if day := full_date(text):
        return day
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _link(entry: Any) -> str:
    """Return the web address of an entry."""
    links = [part for part in entry if _name(part) == "link"]
    chosen = next((link for link in links if link.get("rel", "alternate") == "alternate"), None)
    address = "" if chosen is None else chosen.get("href") or _text(chosen)
    return address if address.startswith(("http://", "https://")) else ""
