"""GDAL, which QGIS and most map programs read with, finds the same places in every format."""

from __future__ import annotations

from pathlib import Path

import geopandas
import pytest

from geo import Geoparse
from geo.export import FORMATS, Provenance


@pytest.mark.parametrize(
    ("key", "name"),
    [("geojson", "name"), ("kml", "Name"), ("gpx", "name"), ("linked_places", "name")],
)
def test_gdal_finds_every_place(
    result: Geoparse, provenance: Provenance, key: str, name: str, tmp_path: Path
) -> None:
    path = tmp_path / f"report{FORMATS[key].suffix}"
    path.write_bytes(FORMATS[key].write(result, provenance))
    layer = {"kml": "Places", "gpx": "waypoints"}.get(key)
    frame = geopandas.read_file(path, layer=layer)
    assert frame.crs == "EPSG:4326"
    placed = frame[~frame.geometry.isna()]
    assert list(placed[name]) == [each.name for each in result.places]
    assert list(placed.geometry.x) == [each.lon for each in result.places]
    assert list(placed.geometry.y) == [each.lat for each in result.places]
