"""GeoJSON with the evidence."""

from __future__ import annotations

import json

import pytest

from geo import Geoparse, geoparse, read_report
from geo.export import Provenance, to_geojson
from geo.paths import data_dir


@pytest.fixture(scope="module")
def result() -> Geoparse:
    return geoparse(read_report(data_dir() / "reports" / "kharkiv-counteroffensive.txt"))


def test_collection_follows_rfc_7946(result: Geoparse) -> None:
    document = json.loads(json.dumps(to_geojson(result, Provenance(("GeoNames, CC BY 4.0",)))))
    assert document["type"] == "FeatureCollection"
    assert "crs" not in document
    placed = [f for f in document["features"] if f["geometry"] is not None]
    assert len(placed) == len(result.places)
    for feature in document["features"]:
        assert feature["type"] == "Feature"
        assert isinstance(feature["properties"], dict)
    for feature in placed:
        lon, lat = feature["geometry"]["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
    assert document["credits"] == ["GeoNames, CC BY 4.0"]
    assert document["report"]["sha256"] == result.report.sha256


def test_every_mention_comes_with_its_quote(result: Geoparse) -> None:
    document = to_geojson(result)
    mentions = [m for f in document["features"] for m in f["properties"]["mentions"]]
    assert len(mentions) == len(result.mentions)
    for mention in mentions:
        assert mention["text"] in mention["quote"]
        assert result.report.text[mention["start"] : mention["end"]] == mention["text"]


def test_names_without_a_place_have_no_geometry(result: Geoparse) -> None:
    document = to_geojson(result)
    unplaced = [f["properties"] for f in document["features"] if f["geometry"] is None]
    assert [u["name"] for u in unplaced] == [m.text for m in result.unplaced]
    assert {u["reason_unplaced"] for u in unplaced} == {"vague"}
