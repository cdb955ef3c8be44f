"""GeoJSON (RFC 7946): a feature for each place, with every mention and its sentence."""

from __future__ import annotations

from typing import Any

from geo.export.evidence import (
    box_told,
    mention_told,
    place_told,
    point_told,
    provenance_told,
    report_told,
    runners_up,
)
from geo.export.provenance import UNTOLD, Provenance
from geo.model import Geoparse, Mention
from geo.presentation.entries import Entry, gather


def to_geojson(result: Geoparse, provenance: Provenance = UNTOLD) -> dict[str, Any]:
    """Return `result` as a FeatureCollection; names without a place have a null geometry.

    Positions are [lon, lat] in degrees WGS 84, and every geometry is the one point that stands for
    a place; how far it reaches is the property `extent`, not a `bbox`, which RFC 7946 keeps for the
    geometry itself. `start` and `end` of a mention are code points of the report's text.
    """
    return (
        {"type": "FeatureCollection"}
        | box_told(result)
        | {
            "features": [
                *(_placed(result, entry) for entry in gather(result).values()),
                *(_unplaced(result, mention) for mention in result.unplaced),
            ],
            "report": report_told(result.report),
            "runners_up": [place_told(place) for place in runners_up(result).values()],
            **provenance_told(provenance),
        }
    )


def _placed(result: Geoparse, entry: Entry) -> dict[str, Any]:
    place = entry.place
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": point_told(place),
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
    properties = unplaced_properties(result, mention)
    return {"type": "Feature", "geometry": None, "properties": properties}


def unplaced_properties(result: Geoparse, mention: Mention) -> dict[str, Any]:
    """Return the properties of a name without a place."""
    return {
        "name": mention.text,
        "reason_unplaced": mention.reason_unplaced,
        "mentions": [mention_told(result, mention)],
    }
