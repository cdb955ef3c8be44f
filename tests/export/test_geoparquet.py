"""GeoParquet as geopandas reads it."""

from __future__ import annotations

import io
import json

import geopandas
import pyarrow.parquet as parquet
from any_result import provenances, results
from hypothesis import given, settings
from made_up import parsed, place

from geo import Geoparse
from geo.export import Provenance
from geo.export.evidence import degrees
from geo.export.geoparquet import to_geoparquet


def test_geopandas_finds_every_place(result: Geoparse, provenance: Provenance) -> None:
    frame = geopandas.read_parquet(io.BytesIO(to_geoparquet(result, provenance)))
    assert frame.crs == "OGC:CRS84"
    placed = frame[~frame.geometry.isna()]
    assert list(placed["id"]) == [each.id for each in result.places]
    assert list(placed.geometry.x) == [each.lon for each in result.places]
    assert list(placed.geometry.y) == [each.lat for each in result.places]
    unplaced = frame[frame.geometry.isna()]
    assert list(unplaced["name"]) == [mention.text for mention in result.unplaced]
    assert set(unplaced["reason_unplaced"]) == {"vague"}


def test_mentions_lie_in_the_row_of_their_place(result: Geoparse) -> None:
    frame = geopandas.read_parquet(io.BytesIO(to_geoparquet(result)))
    first = frame["mentions"][0]
    assert [each["start"] for each in first] == [
        mention.start for mention in result.mentions_of(result.places[0])
    ]
    assert {"role", "confidence", "reasons", "quote", "end", "text"} <= set(first[0])


def test_the_metadata_follow_the_specification(result: Geoparse, provenance: Provenance) -> None:
    metadata = parquet.read_metadata(io.BytesIO(to_geoparquet(result, provenance))).metadata
    geo = json.loads(metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    column = geo["columns"][geo["primary_column"]]
    assert column["encoding"] == "WKB"
    assert column["geometry_types"] == ["Point"]
    assert json.loads(metadata[b"dateline"])["report"]["sha256"] == result.report.sha256


def test_no_places_are_no_rows() -> None:
    frame = geopandas.read_parquet(io.BytesIO(to_geoparquet(parsed("Nothing is named."))))
    assert len(frame) == 0


def test_halves_of_characters_become_whole() -> None:
    found = parsed("{X|X|location}", place("X", admin1="\ud800"))
    frame = geopandas.read_parquet(io.BytesIO(to_geoparquet(found)))
    assert list(frame["admin1"]) == ["\ufffd"]


@given(results(), provenances)
@settings(max_examples=40, deadline=None)
def test_any_result_is_read(result: Geoparse, provenance: Provenance) -> None:
    frame = geopandas.read_parquet(io.BytesIO(to_geoparquet(result, provenance)))
    assert len(frame) == len(result.places) + len(result.unplaced)
    placed = frame[~frame.geometry.isna()]
    assert list(placed.geometry.x) == [degrees(each.lon) for each in result.places]
