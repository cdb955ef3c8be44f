"""Web Annotations as another tool reads them."""

from __future__ import annotations

import hashlib
import json
from base64 import urlsafe_b64decode
from typing import Any

import pytest
from any_result import provenances, results
from hypothesis import given, settings
from linked_data import AS, OA, expanded
from made_up import parsed, place

from geo import Geoparse
from geo.export import FORMATS, Provenance
from geo.export.annotations import to_annotations
from geo.export.identifiers import TERMS, place_iri


def items(document: dict[str, Any]) -> list[dict[str, Any]]:
    return document["first"]["items"] if "first" in document else []


def selectors(item: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    quote, position = item["target"]["selector"]
    return quote, position


def test_a_processor_of_linked_data_finds_every_mention(
    result: Geoparse, provenance: Provenance
) -> None:
    document = json.loads(FORMATS["annotations"].write(result, provenance))
    node = expanded(document)
    assert node["@type"] == [f"{AS}OrderedCollection"]
    assert node[f"{AS}totalItems"][0]["@value"] == len(result.mentions)
    [page] = node[f"{AS}first"]
    found = page[f"{AS}items"][0]["@list"]
    assert len({each["@id"] for each in found}) == len(result.mentions)
    for each, mention in zip(found, result.mentions, strict=True):
        assert each["@type"] == [f"{OA}Annotation"]
        [target] = each[f"{OA}hasTarget"]
        quote, position = target[f"{OA}hasSelector"]
        assert quote[f"{OA}exact"][0]["@value"] == mention.text
        assert position[f"{OA}start"][0]["@value"] == mention.start
        assert position[f"{OA}end"][0]["@value"] == mention.end
        sources = [b[f"{OA}hasSource"][0]["@id"] for b in each[f"{OA}hasBody"] if
                   f"{OA}hasSource" in b]  # fmt: skip
        placed = mention.resolution
        assert sources == ([place_iri(placed.place.id)] if placed else [])


def test_our_own_fields_survive_as_json(result: Geoparse, provenance: Provenance) -> None:
    node = expanded(to_annotations(result, provenance))
    [report] = node[f"{TERMS}report"]
    assert report["@type"] == "@json"
    assert report["@value"]["sha256"] == result.report.sha256
    assert node[f"{TERMS}gazetteer"][0]["@value"] == provenance.gazetteer
    [corrections] = node[f"{TERMS}corrections"]
    assert corrections["@value"][0]["who"] == "NN"
    first = node[f"{AS}first"][0][f"{AS}items"][0]["@list"][0]
    assert first[f"{TERMS}mention"][0]["@value"]["role"] == "demonym"


def test_the_text_is_named_by_its_hash(result: Geoparse) -> None:
    [source] = {item["target"]["source"] for item in items(to_annotations(result))}
    head, _, digest = source.partition(";")
    assert head == "ni:///sha-256"
    assert len(digest) == 43
    assert urlsafe_b64decode(f"{digest}=") == hashlib.sha256(result.report.text.encode()).digest()


def test_the_time_stands_only_where_it_is_told(result: Geoparse) -> None:
    assert "generated" not in json.dumps(to_annotations(result))
    made = to_annotations(result, Provenance(made="2026-11-22T18:00:00Z"))
    assert made["generated"] == "2026-11-22T18:00:00Z"
    assert {item["generated"] for item in items(made)} == {"2026-11-22T18:00:00Z"}


def test_the_same_mention_has_the_same_id(result: Geoparse) -> None:
    first = [item["id"] for item in items(to_annotations(result))]
    assert first == [item["id"] for item in items(to_annotations(result, Provenance(made="x")))]
    assert all(id.startswith("urn:uuid:") for id in first)


@pytest.mark.parametrize(
    ("id", "iri"),
    [
        ("geonames:707292", "https://sws.geonames.org/707292/"),
        ("dateline:donbas", "urn:x-dateline:dateline:donbas"),
        ("geonames:²", "urn:x-dateline:geonames:%C2%B2"),
        ("a b>\ud800", "urn:x-dateline:a%20b%3E%3F"),
    ],
)
def test_a_place_has_an_iri(id: str, iri: str) -> None:
    assert place_iri(id) == iri


def test_context_is_at_most_32_characters_of_the_text() -> None:
    found = parsed("😀" * 40 + "{X|X|location}" + "é" * 5, place("X"))
    [item] = items(to_annotations(found))
    quote, position = selectors(item)
    assert (quote["prefix"], quote["exact"], quote["suffix"]) == ("😀" * 32, "X", "é" * 5)
    assert position["start"] == 40


def test_an_empty_collection_has_no_page() -> None:
    document = to_annotations(parsed("Nothing is named."))
    assert document["total"] == 0
    assert "first" not in document
    assert expanded(document)[f"{AS}totalItems"][0]["@value"] == 0


@given(results(), provenances)
@settings(max_examples=40, deadline=None)
def test_any_result_keeps_its_words(result: Geoparse, provenance: Provenance) -> None:
    document = json.loads(FORMATS["annotations"].write(result, provenance).decode())
    expanded(document)
    for item in items(document):
        quote, position = selectors(item)
        text, start, end = result.report.text, position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
