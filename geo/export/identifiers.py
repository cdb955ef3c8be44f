"""IRIs by which other programs identify places, texts and mentions."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from geo.model import Report

TERMS = "urn:x-dateline:terms#"
"""What the field names of our types are called in linked data."""
_GEONAMES = "geonames:"


def place_iri(place_id: str) -> str:
    """Return the IRI of a gazetteer entry: GeoNames' own, else a name of this project."""
    number = place_id.removeprefix(_GEONAMES)
    if place_id.startswith(_GEONAMES) and number.isascii() and number.isdecimal():
        return f"https://sws.geonames.org/{number}/"
    return f"urn:x-dateline:{quote(place_id, safe=':', errors='replace')}"


def text_iri(report: Report) -> str:
    """Return the IRI made of the text's hash (RFC 6920), the same wherever the text is kept."""
    digest = urlsafe_b64encode(bytes.fromhex(report.text_sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def uuid_of(report: Report, *what: object) -> str:
    """Return the IRI of something about a text, always the same one (RFC 9562, version 5)."""
    return uuid5(NAMESPACE_URL, "#".join((text_iri(report), *map(str, what)))).urn
