"""XML of untrusted documents: no entities, no network, no document type."""

from __future__ import annotations

from typing import Any

from lxml import etree

from geo.errors import ReportError
from geo.report.document import DAMAGED

MAX_MARKS = 1_000_000
"""Tags and attributes: each takes a hundred bytes once read, and as few as four before."""


def parse_xml(raw: bytes, name: str) -> Any:
    """Return the root element of `raw`.

    Args:
        raw: a part of an office document.
        name: what an error calls the document.

    Raises:
        ReportError: it is not XML, has too many marks, or declares entities, which office programs
            never do.
    """
    marks = max(raw.count(b"<"), raw.count(b"="))
    if marks > MAX_MARKS:
        raise ReportError(
            "{file} has {number} marks in its text, more than a report has and perhaps a trap: "
            "save it as plain text (.txt, UTF-8) and open that.",
            file=name,
            number=marks,
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise ReportError(DAMAGED, file=name) from None
    if root.getroottree().docinfo.doctype or root.getroottree().docinfo.internalDTD is not None:
        raise ReportError(
            "{file} declares entities of its own, as traps do and office programs never: save it "
            "as plain text (.txt, UTF-8) and open that.",
            file=name,
        )
    return root
