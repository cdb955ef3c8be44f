"""GeoJSON with the evidence."""

from __future__ import annotations

import json
import warnings
from dataclasses import replace
from typing import Any

import pytest
from any_result import provenances, results
from geojson_pydantic import FeatureCollection, Polygon
from hypothesis import given, settings
from made_up import parsed, place

from geo import Geoparse
from geo.corrections import to_json
from geo.export import FORMATS, Provenance, to_geojson
from geo.model import Precision


def validated(document: dict[str, Any]) -> FeatureCollection[Any]:
    with warnings.catch_warnings():
        # It calls a box across the antimeridian unusual, which RFC 7946 section 5.2 asks for.
        warnings.simplefilter("ignore", UserWarning)
        return FeatureCollection.model_validate(document)


def test_someone_elses_reader_finds_every_place(result: Geoparse, provenance: Provenance) -> None:
    document = json.loads(FORMATS["geojson"].write(result, provenance))
    features = validated(document).features
    placed = [feature for feature in features if feature.geometry]
    assert [feature.id for feature in placed] == [each.id for each in result.places]
    assert [feature.geometry.coordinates for feature in placed] == [
        (each.lon, each.lat) for each in result.places
    ]
    assert "crs" not in document


def test_an_outline_is_a_polygon_of_longitudes_and_latitudes() -> None:
    corners = ((49.0, 37.0), (49.0, 38.0), (50.0, 37.5))
    area = replace(place("15 km north", 49.3, 37.5, Precision.DESCRIBED), outline=corners)
    [feature] = to_geojson(parsed("{15 km north|15 km north|location}", area))["features"]
    outline = Polygon.model_validate(feature["properties"]["outline"])
    assert outline.exterior == [(37.0, 49.0), (38.0, 49.0), (37.5, 50.0), (37.0, 49.0)]


def test_a_correction_is_told_as_it_is_kept(result: Geoparse, provenance: Provenance) -> None:
    [correction] = to_geojson(result, provenance)["corrections"]
    assert correction == to_json(provenance.corrections[0])


def test_every_mention_comes_with_its_quote(result: Geoparse) -> None:
    document = to_geojson(result)
    mentions = [m for f in document["features"] for m in f["properties"]["mentions"]]
    assert len(mentions) == len(result.mentions)
    for mention in mentions:
        assert mention["text"] in mention["quote"]
        assert result.report.text[mention["start"] : mention["end"]] == mention["text"]


def test_each_mention_has_its_own_confidence_and_reasons(result: Geoparse) -> None:
    document = to_geojson(result)
    told = {m["start"]: m for f in document["features"] for m in f["properties"]["mentions"]}
    for mention in result.mentions:
        if mention.resolution:
            assert told[mention.start]["role"] == mention.role
            assert told[mention.start]["reasons"] == list(mention.resolution.reasons)
            assert told[mention.start]["confidence"] == pytest.approx(
                mention.resolution.confidence, abs=0.0005
            )


def test_names_without_a_place_have_no_geometry(result: Geoparse) -> None:
    document = to_geojson(result)
    unplaced = [f["properties"] for f in document["features"] if f["geometry"] is None]
    assert [u["name"] for u in unplaced] == [m.text for m in result.unplaced]
    assert {u["reason_unplaced"] for u in unplaced} == {"vague"}


def test_a_box_may_cross_the_antimeridian() -> None:
    fiji, samoa = place("Suva", -18.14, 178.44), place("Apia", -13.83, -171.77)
    document = to_geojson(parsed("{Suva|Suva|location} {Apia|Apia|location}", fiji, samoa))
    assert document["bbox"] == [178.44, -18.14, -171.77, -13.83]
    assert validated(document).bbox


def test_a_report_without_places_is_a_collection_without_features() -> None:
    document = to_geojson(parsed("Nothing is named."))
    assert document["features"] == []
    assert "bbox" not in document
    assert validated(document).features == []


@given(results(), provenances)
@settings(max_examples=60, deadline=None)
def test_any_result_is_valid(result: Geoparse, provenance: Provenance) -> None:
    document = json.loads(FORMATS["geojson"].write(result, provenance).decode())
    assert len(validated(document).features) == len(result.places) + len(result.unplaced)
