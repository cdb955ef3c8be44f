"""KML 2.2 (OGC 07-147r2): a placemark for each place, for Google Earth and other globes."""

from __future__ import annotations

import json
from html import escape
from typing import Any
from xml.etree.ElementTree import Element

from geo.export.evidence import (
    degrees,
    mention_told,
    origin_told,
    quote_of,
)
from geo.export.geojson import placed_properties
from geo.export.provenance import UNTOLD, Provenance
from geo.export.xml import add, document, root
from geo.model import Geoparse, Mention
from geo.presentation.entries import Entry, gather

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_STYLE = "place"
_COLOUR = "ff6e2a6b"
"""Alpha, blue, green, red: the one accent of the page's map."""


def to_kml(result: Geoparse, provenance: Provenance = UNTOLD) -> str:
    """Return `result` as a KML document; names without a place are in a folder of their own.

    Coordinates are "lon,lat" in degrees WGS 84. What KML has no element for is in ExtendedData,
    lists as JSON. No TimeStamp: the report's date dates the report, not what happened anywhere.
    """
    kml = root("kml", xmlns=_NAMESPACE)
    whole = add(kml, "Document")
    add(whole, "name", result.report.title or "Report")
    add(whole, "open", "1")
    add(whole, "description", _paragraphs(provenance.note, *provenance.credits))
    style = add(add(whole, "Style", id=_STYLE), "IconStyle")
    add(style, "color", _COLOUR)
    _extended(whole, origin_told(result.report, provenance))
    if result.places:
        folder = _folder(whole, "Places")
        for entry in gather(result).values():
            _placed(folder, result, entry)
    if result.unplaced:
        folder = _folder(whole, "Not on the map")
        for mention in result.unplaced:
            _unplaced(folder, result, mention)
    return document(kml)


def _folder(parent: Element, name: str) -> Element:
    folder = add(parent, "Folder")
    add(folder, "name", name)
    return folder


def _placed(folder: Element, result: Geoparse, entry: Entry) -> None:
    place = entry.place
    mark = add(folder, "Placemark")
    add(mark, "name", place.name)
    quotes = dict.fromkeys(quote_of(result.report, mention) for mention in entry.mentions)
    add(mark, "description", _paragraphs(place.note, *quotes))
    add(mark, "styleUrl", f"#{_STYLE}")
    _extended(mark, placed_properties(result, entry))
    point = add(mark, "Point")
    add(point, "coordinates", f"{degrees(place.lon):.5f},{degrees(place.lat):.5f}")


def _unplaced(folder: Element, result: Geoparse, mention: Mention) -> None:
    mark = add(folder, "Placemark")
    add(mark, "name", mention.text)
    reason = f"Not on the map: {mention.reason_unplaced}."
    add(mark, "description", _paragraphs(reason, quote_of(result.report, mention)))
    _extended(mark, mention_told(result, mention))


def _paragraphs(*texts: str) -> str:
    # A balloon shows HTML; each paragraph reads from the side that its own language begins on.
    return "".join(f"<p dir='auto'>{escape(text)}</p>" for text in texts if text)


def _extended(parent: Element, values: dict[str, Any]) -> None:
    data = add(parent, "ExtendedData")
    for name, value in values.items():
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        add(add(data, "Data", name=name), "value", text)
