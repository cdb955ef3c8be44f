"""W3C Web Annotation (2017): an annotation for each mention, for Recogito, Hypothesis and others.

Each points at its words by quote and by position, counted in code points of the text, and names the
gazetteer's entry. What the W3C model has no term for keeps the field names of the types, as JSON
values under names of this project.
"""

from __future__ import annotations

from typing import Any

from geo.corrections import anchor_at
from geo.export.evidence import (
    mention_told,
    place_told,
    point_told,
    provenance_told,
    report_told,
)
from geo.export.identifiers import TERMS, place_iri, text_iri, uuid_of
from geo.export.provenance import GENERATOR, UNTOLD, Provenance
from geo.model import Geoparse, Mention, Place

ANNO = "http://www.w3.org/ns/anno.jsonld"
_JSON_TERMS = ("report", "mention", "corrections", "credits", "gazetteer", "note", "discreet")
CONTEXT: list[Any] = [
    ANNO,
    {
        "@version": 1.1,
        "geojson": "https://purl.org/geojson/vocab#",
        "Feature": "geojson:Feature",
        "geometry": {"@id": "geojson:geometry", "@type": "@json"},
        "properties": {"@id": "geojson:properties", "@type": "@json"},
        "georeferencing": f"{TERMS}georeferencing",
        **{name: {"@id": f"{TERMS}{name}", "@type": "@json"} for name in _JSON_TERMS},
    },
]


def to_annotations(result: Geoparse, provenance: Provenance = UNTOLD) -> dict[str, Any]:
    """Return `result` as an AnnotationCollection of one page; names without a place are in it too.

    Every `id` is a UUID of text and offsets, so that the same mention has the same in each export.
    Geometries are GeoJSON: [lon, lat] in degrees WGS 84.
    """
    report = result.report
    told = provenance_told(provenance)
    del told["generator"]
    made = told.pop("made", "")
    collection: dict[str, Any] = {
        "@context": CONTEXT,
        "id": uuid_of(report, "annotations"),
        "type": "AnnotationCollection",
        "label": f"Places in: {report.title}" if report.title else "Places in a report",
        "generator": {"type": "Software", "name": GENERATOR},
        **({"generated": made} if made else {}),
        "total": len(result.mentions),
        "report": report_told(report),
        **told,
    }
    if result.mentions:
        collection["first"] = {
            "id": uuid_of(report, "annotations", 0),
            "type": "AnnotationPage",
            "partOf": collection["id"],
            "startIndex": 0,
            "items": [_annotation(result, mention, made) for mention in result.mentions],
        }
    return collection


def _annotation(result: Geoparse, mention: Mention, made: str) -> dict[str, Any]:
    report = result.report
    anchor = anchor_at(report, mention.start, mention.end)
    bodies: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": "tagging", "value": mention.role.value}
    ]
    if mention.resolution:
        bodies = [*_bodies(mention.resolution.place), *bodies]
    return {
        "id": uuid_of(report, mention.start, mention.end),
        "type": "Annotation",
        "motivation": "identifying" if mention.resolution else "highlighting",
        **({"generated": made} if made else {}),
        "body": bodies,
        "target": {
            "source": text_iri(report),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": anchor.quote,
                    "prefix": anchor.prefix,
                    "suffix": anchor.suffix,
                },
                {
                    "type": "TextPositionSelector",
                    "start": mention.start,
                    "end": mention.end,
                },
            ],
        },
        # No annotation names the places of runners-up.
        "mention": mention_told(result, mention, runners_up=False),
    }


def _bodies(place: Place) -> list[dict[str, Any]]:
    return [
        {
            "type": "SpecificResource",
            "purpose": "identifying",
            "source": place_iri(place.id),
        },
        {
            "type": "Feature",
            "purpose": "georeferencing",
            "geometry": point_told(place),
            "properties": place_told(place),
        },
    ]
