"""GPX 1.1: a plain waypoint for each place, for receivers and field maps.

It keeps name, position and a description, no more: no mention's offsets, role, confidence or
reasons, no hash and no correction, and no name that has no place.
"""

from __future__ import annotations

from geo.export.evidence import degrees, placed, quote_of
from geo.export.provenance import GENERATOR, UNTOLD, Provenance
from geo.export.xml import add, document, root
from geo.model import Geoparse, Mention, Place

_NAMESPACE = "http://www.topografix.com/GPX/1/1"
_LEFT_OUT = (
    "Waypoints only: offsets, roles, confidence, reasons, hashes, corrections and names without a "
    "place are in the other formats."
)


def to_gpx(result: Geoparse, provenance: Provenance = UNTOLD) -> str:
    """Return the places of `result` as waypoints in degrees WGS 84, 180° E as 180° W."""
    gpx = root("gpx", xmlns=_NAMESPACE, version="1.1", creator=GENERATOR)
    metadata = add(gpx, "metadata")
    add(metadata, "name", result.report.title or "Report")
    add(metadata, "desc", " ".join((provenance.note, _LEFT_OUT, *provenance.credits)))
    if provenance.made:
        add(metadata, "time", provenance.made)
    for place, mentions in placed(result):
        lat, lon = degrees(place.lat), degrees(place.lon)
        # The schema's longitudes end below 180.
        east = -180.0 if lon == 180.0 else lon
        point = add(gpx, "wpt", lat=f"{lat:.5f}", lon=f"{east:.5f}")
        add(point, "name", place.name)
        add(point, "desc", _description(result, place, mentions))
        add(point, "src", place.id)
        add(point, "type", place.precision.value)
    return document(gpx)


def _description(result: Geoparse, place: Place, mentions: tuple[Mention, ...]) -> str:
    where = ", ".join(
        name
        for name in dict.fromkeys((place.admin2, place.admin1, place.country))
        if name not in ("", place.name)
    )
    quotes = dict.fromkeys(
        " ".join(quote_of(result.report, mention).split()) for mention in mentions
    )
    return "\n".join(part for part in (where, place.note, *quotes) if part)
