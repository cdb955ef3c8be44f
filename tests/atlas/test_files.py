"""What a filter leaves, as files that other programs read."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import geopandas
import pytest
from archives import Told, write_archive
from small_archive import IZIUM, place

from geo.atlas import Archive, Filter, open_archive
from geo.atlas.files import FILES, NOTE

WANTED = Filter(since=date(2024, 5, 1), until=date(2024, 5, 31))


def table(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def written(archive: Archive, key: str, wanted: Filter = WANTED) -> bytes:
    return FILES[key].write(archive, wanted)


def test_every_format_tells_the_places_that_are_left(archive: Archive) -> None:
    said = json.loads(written(archive, "geojson"))
    assert said["dateline"]["filter"] == "from=2024-05-01&to=2024-05-31"
    assert said["dateline"]["note"] == NOTE
    izium, kyiv = said["features"]
    assert izium["properties"] | {"region": ""} == {
        "id": IZIUM,
        "name": "Izium",
        "kind": "settlement",
        "country": "UA",
        "region": "",
        "mentions": 2,
        "reports": 2,
        "first_day": "2024-05-01",
        "last_day": "2024-05-03",
        "undated": 0,
    }
    rows = table(written(archive, "csv"))
    assert [(row["name"], row["mentions"]) for row in rows] == [("Izium", "2"), ("Kyiv", "1")]
    assert float(rows[0]["lon"]) == izium["geometry"]["coordinates"][0]
    frame = geopandas.read_parquet(io.BytesIO(written(archive, "geoparquet")))
    assert list(frame["name"]) == ["Izium", "Kyiv"]
    assert [frame.geometry[1].x, frame.geometry[1].y] == kyiv["geometry"]["coordinates"]
    kml = ElementTree.fromstring(written(archive, "kml"))
    names = [name.text for name in kml.iterfind(".//{*}Placemark/{*}name")]
    assert names == ["Izium", "Kyiv"]


def test_places_by_day_tell_the_undated_without_a_day(archive: Archive) -> None:
    rows = table(written(archive, "days", Filter()))
    assert [(row["day"], row["name"], row["mentions"]) for row in rows] == [
        ("", "Gaza City", "1"),
        ("2024-05-01", "Kyiv", "1"),
        ("2024-05-01", "Izium", "1"),
        ("2024-05-03", "Izium", "1"),
        ("2024-06-10", "Kyiv", "1"),
    ]


@pytest.mark.parametrize("key", sorted(FILES.keys() - {"html", "png"}))
def test_a_hostile_name_stays_a_name(tmp_path: Path, key: str) -> None:
    hostile = '=HYPERLINK("x")</name><script>'
    named = replace(place(IZIUM), name=hostile)
    told = Told([(f"In {hostile} nothing.", named, hostile)], day=date(2024, 5, 1))
    archive = open_archive(write_archive(tmp_path / "=<b>", [told]))
    raw = written(archive, key, Filter())
    if key == "geojson":
        assert json.loads(raw)["features"][0]["properties"]["name"] == hostile
    elif key == "kml":
        kml = ElementTree.fromstring(raw)
        assert [n.text for n in kml.iterfind(".//{*}Placemark/{*}name")] == [hostile]
    elif key == "geoparquet":
        assert geopandas.read_parquet(io.BytesIO(raw))["name"][0] == hostile
    elif key == "svg":
        picture = ElementTree.fromstring(raw)
        assert picture.findtext("{*}title") == "=<b>"
        assert not list(picture.iter("{*}script"))
        carried = json.loads(picture.findtext("{*}metadata") or "")
        assert carried["features"][0]["properties"]["name"] == hostile
    else:
        assert table(raw)[0]["name"] == f"'{hostile}"


def test_nothing_left_is_a_file_without_places(archive: Archive) -> None:
    nothing = Filter(words="nowhere")
    assert json.loads(written(archive, "geojson", nothing))["features"] == []
    assert geopandas.read_parquet(io.BytesIO(written(archive, "geoparquet", nothing))).empty
    assert table(written(archive, "csv", nothing)) == table(written(archive, "days", nothing)) == []
