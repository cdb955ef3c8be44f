"""JSON-LD as a processor expands it, which is given the contexts that lie beside the tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pyld import jsonld

from geo.export.annotations import ANNO
from geo.export.linkedplaces import LINKED_PLACES

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
LPO = "http://linkedpasts.org/ontology/lpo_latest.ttl#"
_FOLDER = Path(__file__).parents[1] / "export" / "linked"
_CONTEXTS = {ANNO: "annotation", LINKED_PLACES: "linked_places"}


def read_file(name: str) -> dict[str, Any]:
    """Return a file of `tests/export/linked`, whose README names the sources."""
    document: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return document


def expanded(document: dict[str, Any]) -> dict[str, Any]:
    """Return the one node that a document is to a processor of linked data."""

    def load(address: str, _options: object) -> dict[str, Any]:
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": address,
            "document": read_file(_CONTEXTS[address]),
        }

    [node] = jsonld.expand(document, {"documentLoader": load, "base": "urn:nowhere"})
    assert isinstance(node, dict)
    return node
