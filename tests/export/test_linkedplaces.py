"""Linked Places: GeoJSON and linked data at once."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from any_result import provenances, results
from geojson_pydantic import FeatureCollection
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from linked_data import LPO, expanded, read_file
from made_up import parsed, place

from geo import Geoparse
from geo.export import FORMATS, Provenance
from geo.export.identifiers import TERMS
from geo.export.linkedplaces import to_linked_places

SCHEMA = read_file("linked_places.schema")


def checked(document: dict[str, Any]) -> dict[str, Any]:
    Draft202012Validator(SCHEMA).validate(document)
    FeatureCollection.model_validate(document)
    return document


def test_it_has_what_the_format_requires(result: Geoparse, provenance: Provenance) -> None:
    document = checked(json.loads(FORMATS["linked_places"].write(result, provenance)))
    assert [f["properties"]["title"] for f in document["features"]] == [
        each.name for each in result.places
    ]
    izium = document["features"][0]
    assert izium["@id"] == "https://sws.geonames.org/707292/"
    assert izium["properties"]["place_id"] == "geonames:707292"
    # To linked data, an `id` would make the properties a node of that name.
    assert "id" not in izium["properties"]
    assert {name["toponym"] for name in izium["names"]} >= {"Izium", "Izyum"}
    assert [each["name"] for each in document["unplaced"]] == [m.text for m in result.unplaced]


def test_a_processor_of_linked_data_finds_names_and_evidence(
    result: Geoparse, provenance: Provenance
) -> None:
    node = expanded(to_linked_places(result, provenance))
    features = node[f"{LPO}hasFeature"]
    assert len(features) == len(result.places)
    [properties] = features[0]["https://purl.org/geojson/vocab#properties"]
    assert properties[f"{TERMS}mentions"][0]["@type"] == "@json"
    assert properties[f"{TERMS}precision"][0]["@value"] == "settlement"
    toponyms = [n[f"{LPO}toponym"][0]["@value"] for n in features[0][f"{LPO}name_attestation"]]
    assert "Izyum" in toponyms
    assert node[f"{TERMS}report"][0]["@value"]["text_sha256"] == result.report.text_sha256
    assert node[f"{TERMS}note"][0]["@value"] == provenance.note


@pytest.mark.parametrize(
    ("published", "made", "year"),
    [
        ("2022-09-10", "2026-11-22T18:00:00Z", 2022),
        (None, "2026-11-22T18:00:00Z", 2026),
        (None, "", None),
    ],
)
def test_a_name_is_attested_in_a_year_that_is_known(
    published: str | None, made: str, year: int | None
) -> None:
    found = parsed("{X|X|location}", place("X"))
    dated = replace(found, report=replace(found.report, published=published))
    [feature] = to_linked_places(dated, Provenance(made=made))["features"]
    assert feature["names"][0]["citations"][0].get("year") == year


@pytest.mark.parametrize(
    ("confidence", "certainty"), [(0.9, "certain"), (0.7, "less-certain"), (0.6, "uncertain")]
)
def test_certainty_follows_confidence(confidence: float, certainty: str) -> None:
    found = parsed("{X|X|location}", place("X"), confidence=confidence)
    [feature] = to_linked_places(found)["features"]
    assert feature["geometry"]["certainty"] == certainty


def test_no_places_are_no_features() -> None:
    assert checked(to_linked_places(parsed("Nothing is named.")))["features"] == []


@given(results(), provenances)
@settings(max_examples=40, deadline=None)
def test_any_result_has_what_the_format_requires(result: Geoparse, provenance: Provenance) -> None:
    document = json.loads(FORMATS["linked_places"].write(result, provenance).decode())
    assert len(checked(document)["features"]) == len(result.places)
    expanded(document)
