"""What was found in a report as rows of the archive's tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from geo.archive.schema import STAMP
from geo.archive.stamps import report_id
from geo.export import geometry
from geo.export.evidence import degrees, quoted, whole
from geo.model import Geoparse, Mention
from geo.presentation.entries import rounded


def report_row(
    result: Geoparse, source: str, address: str, stamp: tuple[str, str, str]
) -> dict[str, Any]:
    """Return the row of a report.

    Args:
        result: what was found in it, corrected.
        source: where it comes from.
        address: of the web, "" for none.
        stamp: what the row is made with, in the order of `schema.STAMP`.
    """
    report = result.report
    points = [(degrees(place.lon), degrees(place.lat)) for place in result.places]
    return {
        "report": report_id(report.text_sha256),
        "title": whole(report.title),
        "date": _day(report.published),
        "date_given": False,
        "source": whole(source),
        "sources": [whole(source)],
        "address": whole(address) or None,
        "publisher": whole(report.publisher) or None,
        "language": report.language or None,
        "characters": len(report.text),
        "text": whole(report.text),
        **dict(zip(STAMP, stamp, strict=True)),
        geometry.BOX: geometry.box(points) if points else None,
        geometry.GEOMETRY: geometry.multipoint(points) if points else None,
    }


def mention_rows(result: Geoparse, source: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a report's mentions, in their order."""
    report = result.report
    shared = {
        "report": report_id(report.text_sha256),
        "date": _day(report.published),
        "source": whole(source),
        "language": report.language or None,
    }
    for number, mention in enumerate(result.mentions, 1):
        start, end = quoted(report, mention)
        yield {
            **shared,
            "number": number,
            "name": whole(mention.text),
            "start": mention.start,
            "end": mention.end,
            "role": mention.role.value,
            "passage": whole(report.text[start:end]),
            "passage_start": start,
            **_placed(mention),
        }


def regions(result: Geoparse) -> dict[str, str]:
    """Return the label of the first-level region of each place that lies in one, by its id."""
    return {place.id: whole(place.admin1) for place in result.places if place.admin1}


def _placed(mention: Mention) -> dict[str, Any]:
    if mention.resolution is None:
        return {}
    place = mention.resolution.place
    point = (degrees(place.lon), degrees(place.lat))
    return {
        "kind": place.precision.value,
        "confidence": rounded(mention.resolution.confidence),
        "place": whole(place.id),
        "label": whole(place.name),
        "country": place.country_code or None,
        "lon": point[0],
        "lat": point[1],
        geometry.BOX: geometry.box([point]),
        geometry.GEOMETRY: geometry.point(*point),
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
