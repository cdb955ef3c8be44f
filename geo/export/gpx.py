"""GPX 1.1: a plain waypoint for each place, for receivers and field maps.

It keeps name, position and a description, no more: no mention's offsets, role, confidence or
reasons, no hash and no correction, and no name that has no place.
"""

from __future__ import annotations

from geo.export.evidence import degrees, quote_of
from geo.export.provenance import GENERATOR, UNTOLD, Provenance
from geo.export.xml import add, document, root
from geo.model import Geoparse
from geo.presentation import words
from geo.presentation.entries import Entry, gather

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
    for entry in gather(result).values():
        place = entry.place
        lat, lon = degrees(place.lat), degrees(place.lon)
        # The schema's longitudes end below 180.
        east = -180.0 if lon == 180.0 else lon
        point = add(gpx, "wpt", lat=f"{lat:.5f}", lon=f"{east:.5f}")
        add(point, "name", place.name)
        add(point, "desc", _description(result, entry))
        add(point, "src", place.id)
        add(point, "type", place.precision.value)
    return document(gpx)


def _description(result: Geoparse, entry: Entry) -> str:
    place = entry.place
    quotes = dict.fromkeys(
        " ".join(quote_of(result.report, mention).split()) for mention in entry.mentions
    )
    return "\n".join(part for part in (words.chain(place), place.note, *quotes) if part)
