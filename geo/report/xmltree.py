"""XML of documents that are not trusted: no entities, no network, no document type."""

from __future__ import annotations

from typing import Any

from geo.errors import ReportError
from geo.report.document import AS_TEXT


def parse_xml(raw: bytes, name: str) -> Any:
    """Return the root element of `raw`.

    Args:
        raw: a part of an office document.
        name: what a refusal calls the document.

    Raises:
        ReportError: it is no XML, or declares entities, which office programs never do.
    """
    # It takes a tenth of a second to import, which plain text need not wait for.
    from lxml import etree

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
        raise ReportError(
            f"{name} is damaged inside, perhaps cut short: get it again, or {AS_TEXT}."
        ) from None
    if root.getroottree().docinfo.doctype or root.getroottree().docinfo.internalDTD is not None:
        raise ReportError(
            f"{name} declares entities of its own, as traps do and office programs never: "
            f"{AS_TEXT}."
        )
    return root
