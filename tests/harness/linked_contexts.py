"""Linked data as a JSON-LD processor reads it, without the network.

In place of the published vocabularies it is given files beside the tests of the exports, written
down from their specifications: the Web Annotation Vocabulary (W3C, 2017), appendix A, and the table
of properties in the README of the Linked Places format.
"""

from __future__ import annotations

import json
from typing import Any

from pyld import jsonld
from served import ROOT

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
LPO = "http://linkedpasts.org/ontology/lpo_latest.ttl#"


def expanded(document: dict[str, Any], address: str, context: str) -> dict[str, Any]:
    """Return the one node of a document, every term in it by its whole name.

    Args:
        document: the document.
        address: of the only context outside that it may name.
        context: the file that stands for it.
    """

    def load(asked: str, _options: object) -> dict[str, Any]:
        assert asked == address
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": asked,
            "document": json.loads((ROOT / "tests" / "export" / context).read_text("utf-8")),
        }

    [node] = jsonld.expand(document, {"documentLoader": load, "base": "urn:nowhere"})
    return node
