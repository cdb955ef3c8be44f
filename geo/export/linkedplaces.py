"""Linked Places format (Pelagios, 1.3): the places with their attested names, for gazetteers.

It is GeoJSON and linked data at once. What the format has no field for is in `properties`, under
the field names of the types. Names without a place are listed in `unplaced`.
"""

from __future__ import annotations

import re
from typing import Any

from geo.export.evidence import mention_told, origin_told, point_told
from geo.export.geojson import placed_properties
from geo.export.identifiers import TERMS, place_iri, text_iri
from geo.export.provenance import UNTOLD, Provenance
from geo.model import Geoparse, Precision
from geo.presentation.confidence import Certainty, certainty
from geo.presentation.entries import Entry, gather

LINKED_PLACES = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld"
)
"""The format's own context, which has kept this name in its later versions."""
_JSON_TERMS = (
    "report corrections credits gazetteer generator note discreet made unplaced mentions extent "
    "outline "
    "seat written_as reasons"
).split()
_TERMS = (
    "name feature_class feature_code country_code country admin1 admin2 precision population "
    "radius_km confidence source fclasses place_id"
).split()
CONTEXT: list[Any] = [
    LINKED_PLACES,
    {
        "@version": 1.1,
        "gn": "http://www.geonames.org/ontology#",
        **{name: f"{TERMS}{name}" for name in _TERMS},
        **{name: {"@id": f"{TERMS}{name}", "@type": "@json"} for name in _JSON_TERMS},
    },
]

_TYPES = {
    Precision.SETTLEMENT: ("300008347", "inhabited place"),
    Precision.DISTRICT: ("300236157", "political division"),
    Precision.REGION: ("300182722", "region (geographic)"),
    Precision.COUNTRY: ("300128207", "nation"),
    Precision.DESCRIBED: ("300182722", "region (geographic)"),
    Precision.VAGUE: ("300182722", "region (geographic)"),
}
"""Kinds of place in the Getty's Art & Architecture Thesaurus; sites and waters vary too much."""
_CLASSES = frozenset("AHLPRST")
_CERTAINTY = {
    Certainty.HIGH: "certain",
    Certainty.FAIR: "less-certain",
    Certainty.LOW: "uncertain",
    Certainty.VERY_LOW: "uncertain",
}
_LANGUAGE = re.compile("[a-z]{2}")
_YEAR = re.compile(r"(\d{4})-")


def to_linked_places(result: Geoparse, provenance: Provenance = UNTOLD) -> dict[str, Any]:
    """Return the places of `result` as a Linked Places FeatureCollection.

    The year of an attestation is that of the report; where the report gives none, that of the
    export, and where `provenance` does not say when that is, none.
    """
    return {
        "type": "FeatureCollection",
        "@context": CONTEXT,
        "features": [_feature(result, entry, provenance) for entry in gather(result).values()],
        "unplaced": [
            {"name": mention.text} | mention_told(result, mention) for mention in result.unplaced
        ],
        **origin_told(result.report, provenance),
    }


def _feature(result: Geoparse, entry: Entry, provenance: Provenance) -> dict[str, Any]:
    place = entry.place
    properties = {"title": place.name} | placed_properties(result, entry)
    # In this format `id` is a keyword: the feature's IRI.
    properties["place_id"] = properties.pop("id")
    if place.country_code:
        properties["ccodes"] = [place.country_code]
    if place.feature_class in _CLASSES:
        properties["fclasses"] = [place.feature_class]
    feature: dict[str, Any] = {
        "@id": place_iri(place.id),
        "type": "Feature",
        "properties": properties,
        "names": _names(result, entry, provenance),
        "geometry": point_told(place) | {"certainty": _CERTAINTY[certainty(entry.confidence)]},
    }
    if place.precision in _TYPES:
        number, label = _TYPES[place.precision]
        feature["types"] = [
            {
                "identifier": f"aat:{number}",
                "label": label,
                "sourceLabels": [{"label": place.feature_code or place.precision.value}],
            }
        ]
    if place.id.startswith("geonames:"):
        feature["links"] = [{"type": "exactMatch", "identifier": place_iri(place.id)}]
    if place.note:
        feature["descriptions"] = [{"value": place.note, "lang": "en"}]
    return feature


def _names(result: Geoparse, entry: Entry, provenance: Provenance) -> list[dict[str, Any]]:
    place = entry.place
    report = result.report
    citation: dict[str, Any] = {
        "label": report.title or report.source or "Report",
        "@id": text_iri(report),
    }
    year = _YEAR.match(report.published or provenance.made)
    if year:
        citation["year"] = int(year[1])
    language = {"lang": report.language} if _LANGUAGE.fullmatch(report.language) else {}
    written = list(dict.fromkeys(mention.text for mention in entry.mentions))
    names: list[dict[str, Any]] = [
        {"toponym": text, **language, "citations": [citation]} for text in written
    ]
    return names if place.name in written else [*names, {"toponym": place.name, "lang": "en"}]
