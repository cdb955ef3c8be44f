"""The terms of two vocabularies that exports use, written down from their specifications.

No test reaches the network, so a JSON-LD processor is given these in place of the published ones.
Sources: Web Annotation Vocabulary (W3C, 2017), appendix A; the table of properties in the README of
the Linked Places format.
"""

from __future__ import annotations

from typing import Any

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LPO = "http://linkedpasts.org/ontology/lpo_latest.ttl#"
GEOJSON = "https://purl.org/geojson/vocab#"


def _iri(term: str) -> dict[str, str]:
    return {"@id": term, "@type": "@id"}


ANNOTATION: dict[str, Any] = {
    "@context": {
        "id": _iri("@id"),
        "type": {"@id": "@type", "@type": "@id"},
        "Annotation": f"{OA}Annotation",
        "AnnotationCollection": f"{AS}OrderedCollection",
        "AnnotationPage": f"{AS}OrderedCollectionPage",
        "TextualBody": f"{OA}TextualBody",
        "SpecificResource": f"{OA}SpecificResource",
        "TextQuoteSelector": f"{OA}TextQuoteSelector",
        "TextPositionSelector": f"{OA}TextPositionSelector",
        "Software": f"{AS}Application",
        "identifying": f"{OA}identifying",
        "highlighting": f"{OA}highlighting",
        "tagging": f"{OA}tagging",
        "body": _iri(f"{OA}hasBody"),
        "target": _iri(f"{OA}hasTarget"),
        "source": _iri(f"{OA}hasSource"),
        "selector": _iri(f"{OA}hasSelector"),
        "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
        "generator": _iri(f"{AS}generator"),
        "generated": "http://purl.org/dc/terms/issued",
        "items": {**_iri(f"{AS}items"), "@container": "@list"},
        "partOf": _iri(f"{AS}partOf"),
        "first": _iri(f"{AS}first"),
        "total": f"{AS}totalItems",
        "startIndex": f"{AS}startIndex",
        "value": f"{RDF}value",
        "start": f"{OA}start",
        "end": f"{OA}end",
        "exact": f"{OA}exact",
        "prefix": f"{OA}prefix",
        "suffix": f"{OA}suffix",
        "name": "http://xmlns.com/foaf/0.1/name",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
    }
}

LINKED_PLACES: dict[str, Any] = {
    "@context": {
        "id": "@id",
        "type": "@type",
        "aat": "http://vocab.getty.edu/aat/",
        "FeatureCollection": f"{GEOJSON}FeatureCollection",
        "Feature": f"{GEOJSON}Feature",
        "Point": f"{GEOJSON}Point",
        "bbox": {"@id": f"{GEOJSON}bbox", "@container": "@list"},
        "coordinates": {"@id": f"{GEOJSON}coordinates", "@container": "@list"},
        "features": {"@id": f"{LPO}hasFeature", "@container": "@set"},
        "properties": f"{GEOJSON}properties",
        "geometry": "https://github.com/kgeographer/geojson-t/geometry",
        "ccodes": "http://www.geonames.org/ontology#countryCode",
        "names": {"@id": f"{LPO}name_attestation", "@container": "@set"},
        "toponym": f"{LPO}toponym",
        "lang": "http://purl.org/dc/terms/language",
        "types": {"@id": f"{LPO}type_attestation", "@container": "@set"},
        "sourceLabels": f"{LPO}source_label",
        "certainty": f"{LPO}has_certainty",
        "links": {"@id": f"{LPO}link_attestation", "@container": "@set"},
        "citations": _iri("http://purl.org/spar/cito#cites"),
        "descriptions": {**_iri("http://purl.org/dc/terms/description"), "@container": "@set"},
        "identifier": "http://purl.org/dc/terms/identifier",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "value": f"{RDF}value",
        "title": "http://purl.org/dc/terms/title",
    }
}
