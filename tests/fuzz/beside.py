"""What may come from others beside reports: layers, map files, gazetteer sources, corrections."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "harness"))

from map_files import PIXEL, Feature, mbtiles, pmtiles, vector_tile

from geo.corrections import form
from geo.errors import GeoError
from geo.gazetteer import formats, unpacking
from geo.gazetteer.tidying import Tidier
from geo.maps.own import mbtiles as own_tiles
from geo.maps.own import read_layer, read_map

_LINE = "[[30,50],[31,51.5],[30.5,51]]"
_LAYER = (
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Front"},'
    f'"geometry":{{"type":"LineString","coordinates":{_LINE}}}}},{{"type":"Feature","properties":'
    '{},"geometry":{"type":"Polygon","coordinates":[[[30,50],[31,50],[31,51],[30,50]]]}}]}'
)
_KML = (
    "<kml xmlns='http://www.opengis.net/kml/2.2'><Document><Folder><Placemark><name>A</name>"
    "<Polygon><outerBoundaryIs><LinearRing><coordinates>30,50,0 31,50,0 31,51,0 30,50,0"
    "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Folder></Document></kml>"
)
_GPX = (
    "<gpx version='1.1' xmlns='http://www.topografix.com/GPX/1/1'><wpt lat='49.2' lon='37.3'/>"
    "<trk><trkseg><trkpt lat='49' lon='37'/><trkpt lat='50' lon='38'/></trkseg></trk></gpx>"
)
_CORRECTIONS = (
    '{"format":"dateline-corrections","version":1,"title":"A","text_sha256":"","corrections":[],'
    '"undone":[]}'
)
_ROWS = "name,latitude,longitude,country,altnames\nIzium,49.21,37.25,UA,Изюм;Izyum\nLyman,49,37,,\n"
_POINTS = (
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Izium"},'
    '"geometry":{"type":"Point","coordinates":[37.25,49.21]}}]}'
)
_DUMP = "\t".join(
    ("1", "Izium", "Izium", "Izyum,Изюм", "49.2", "37.3", "P", "PPL", "UA", "", "07", "", "", "",
     "45884", "", "100", "Europe/Kyiv", "2024-01-01\n"),
)  # fmt: skip
_TILES = {
    (5, 18, 10): vector_tile({"earth": [Feature("area", [(0, 0), (9, 0), (9, 9)], {"kind": "a"})]})
}


def read(raw: bytes, name: str) -> bool:
    """Return whether what came under a name of `seeds` was read rather than refused.

    Raises:
        AssertionError: the refusal is not one sentence.
    """
    try:
        READERS[name](raw, name)
    except GeoError as error:
        assert "\n" not in str(error) and len(str(error)) < 1_000, "a refusal is one sentence"
        return False
    return True


def seeds() -> dict[str, bytes]:
    """Return one whole file of each kind, by the name under which `read` takes it."""
    with tempfile.TemporaryDirectory() as folder:
        pictures = {"format": "png", "name": "A", "bounds": "30,50,31,51"}
        path = mbtiles(Path(folder) / "a", {(0, 0, 0): PIXEL}, pictures)
        with closing(sqlite3.connect(path)) as database:
            # What fails is kept: it is to be small.
            database.executescript("PRAGMA page_size = 512; VACUUM;")
        tiles = path.read_bytes()
    return {
        "layer.geojson": _LAYER.encode(),
        "layer.kml": _KML.encode(),
        "layer.gpx": _GPX.encode(),
        "map.pmtiles": pmtiles(_TILES, metadata={"vector_layers": [{"id": "earth"}]}),
        "map.mbtiles": tiles,
        "corrections.json": _CORRECTIONS.encode(),
        "places.csv": _ROWS.encode(),
        "places.geojson": _POINTS.encode(),
        "places.txt": _DUMP.encode(),
    }


def _layer(raw: bytes, name: str) -> None:
    read_layer(raw, name).packed  # noqa: B018


def _map(raw: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(raw)
        found = read_map(path)
        if not found.packed:
            own_tiles.tile(path, 0, 0, 0)


def _corrections(raw: bytes, name: str) -> None:
    form.from_bytes(raw, name=name)


def _places(raw: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(raw)
        with unpacking.open_table(path) as table:
            kind = formats.sniff(table.stream, table.name)
        with unpacking.open_table(path) as table:
            if kind is formats.Format.GEONAMES:
                raws = formats.geonames(table.stream, lambda _id: ())
            elif kind is formats.Format.GEOJSON:
                raws = formats.geojson(table.stream, table.name)
            else:
                raws = formats.comma_separated(table.stream, table.name)
            sound = [raw for raw in raws if not isinstance(raw, str)]
            for row in _tidier().rows(sound) if sound else ():
                "\t".join(row).encode()


@cache
def _tidier() -> Tidier:
    return Tidier()


READERS: dict[str, Callable[[bytes, str], None]] = {
    "layer.geojson": _layer, "layer.kml": _layer, "layer.gpx": _layer,
    "map.pmtiles": _map, "map.mbtiles": _map,
    "corrections.json": _corrections,
    "places.csv": _places, "places.geojson": _places, "places.txt": _places,
}  # fmt: skip
"""What reads a file, by its name, or how that ends."""
