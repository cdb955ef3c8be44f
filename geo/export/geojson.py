"""GeoJSON (RFC 7946): a feature for each place, with every mention and its sentence."""

from __future__ import annotations

from typing import Any

from geo.export.evidence import (
    degrees,
    mention_told,
    place_told,
    provenance_told,
    report_told,
    runners_up,
)
from geo.export.provenance import UNTOLD, Provenance
from geo.extent import union
from geo.model import Geoparse, Mention
from geo.presentation.entries import Entry, gather


def to_geojson(result: Geoparse, provenance: Provenance = UNTOLD) -> dict[str, Any]:
    """Return `result` as a FeatureCollection; names without a place have a null geometry.

    Positions are [lon, lat] in degrees WGS 84, and every geometry is the one point that stands for
    a place; how far it reaches is the property `extent`, not a `bbox`, which RFC 7946 keeps for the
    geometry itself. `start` and `end` of a mention are code points of the report's text.
    """
    collection: dict[str, Any] = {"type": "FeatureCollection"}
    if result.places:
        points = ((degrees(place.lat), degrees(place.lon)) for place in result.places)
        collection["bbox"] = list(union((lon, lat, lon, lat) for lat, lon in points))
    return collection | {
        "features": [
            *(_placed(result, entry) for entry in gather(result).values()),
            *(_unplaced(result, mention) for mention in result.unplaced),
        ],
        "report": report_told(result.report),
        "runners_up": [place_told(place) for place in runners_up(result).values()],
        **provenance_told(provenance),
    }


def _placed(result: Geoparse, entry: Entry) -> dict[str, Any]:
    place = entry.place
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": {"type": "Point", "coordinates": [degrees(place.lon), degrees(place.lat)]},
        "properties": placed_properties(result, entry),
    }


def placed_properties(result: Geoparse, entry: Entry) -> dict[str, Any]:
    """Return the properties of a place: what it is, why it is there, every mention."""
    told = place_told(entry.place)
    del told["lat"], told["lon"]
    return told | {
        "written_as": sorted({mention.text for mention in entry.mentions}),
        "confidence": entry.confidence,
        "reasons": list(entry.best.reasons),
        "source": entry.best.source,
        "mentions": [mention_told(result, mention) for mention in entry.mentions],
    }


def _unplaced(result: Geoparse, mention: Mention) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": None,
        "properties": {
            "name": mention.text,
            "reason_unplaced": mention.reason_unplaced,
            "mentions": [mention_told(result, mention)],
        },
    }
