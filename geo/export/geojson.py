"""GeoJSON (RFC 7946): a feature for each place, with every mention and its sentence."""

from __future__ import annotations

from typing import Any

from geo.excerpts import Passage, paragraph_of, passages
from geo.export.provenance import GENERATOR, UNTOLD, Provenance
from geo.model import Geoparse, Mention, Place

_DECIMALS = 5
"""About a metre: more than any gazetteer knows."""


def to_geojson(result: Geoparse, provenance: Provenance = UNTOLD) -> dict[str, Any]:
    """Return `result` as a FeatureCollection; names without a place have a null geometry.

    Positions are [lon, lat] in degrees WGS 84; `start` and `end` of a mention are code points of
    the report's text. Extra members of the collection tell report, generator and credits.
    """
    report = result.report
    return {
        "type": "FeatureCollection",
        "features": [
            *(_placed(result, place) for place in result.places),
            *(_unplaced(result, mention) for mention in result.unplaced),
        ],
        "report": {
            "title": report.title,
            "published": report.published,
            "source": report.source,
            "language": report.language,
            "sha256": report.sha256,
            "text_sha256": report.text_sha256,
            "repairs": list(report.repairs),
        },
        "generator": GENERATOR,
        "credits": list(provenance.credits),
        "note": provenance.note,
    }


def _placed(result: Geoparse, place: Place) -> dict[str, Any]:
    mentions = result.mentions_of(place)
    resolutions = [mention.resolution for mention in mentions if mention.resolution]
    best = max(resolutions, key=lambda resolution: resolution.confidence)
    feature: dict[str, Any] = {
        "type": "Feature",
        "id": place.id,
        "geometry": {
            "type": "Point",
            "coordinates": [round(place.lon, _DECIMALS), round(place.lat, _DECIMALS)],
        },
        "properties": {
            "id": place.id,
            "name": place.name,
            "written_as": sorted({mention.text for mention in mentions}),
            "feature_class": place.feature_class,
            "feature_code": place.feature_code,
            "country_code": place.country_code,
            "admin1": place.admin1,
            "precision": place.precision.value,
            "population": place.population,
            "note": place.note,
            "confidence": round(best.confidence, 3),
            "reasons": list(best.reasons),
            "source": best.source,
            "mentions": [
                _mention(result, mention, passage)
                for passage in passages(result, place)
                for mention in passage.mentions
            ],
        },
    }
    if place.extent is not None:
        feature["bbox"] = list(place.extent)
    return feature


def _mention(result: Geoparse, mention: Mention, passage: Passage) -> dict[str, Any]:
    return {
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "paragraph": passage.paragraph.number,
        "role": mention.role.value,
        "confidence": round(mention.resolution.confidence, 3) if mention.resolution else None,
        "quote": passage.text,
    }


def _unplaced(result: Geoparse, mention: Mention) -> dict[str, Any]:
    paragraph = paragraph_of(result.report, mention.start)
    return {
        "type": "Feature",
        "geometry": None,
        "properties": {
            "name": mention.text,
            "reason_unplaced": mention.reason_unplaced,
            "mentions": [
                {
                    "text": mention.text,
                    "start": mention.start,
                    "end": mention.end,
                    "paragraph": paragraph.number,
                    "role": mention.role.value,
                    "quote": result.report.text[paragraph.start : paragraph.end],
                }
            ],
        },
    }
