"""A reader's own map file: what it says of itself, and what is refused with what to do."""

from __future__ import annotations

import sqlite3
import struct
import tracemalloc
from contextlib import closing
from pathlib import Path

import pytest
from map_files import PIXEL, Feature, mbtiles, pmtiles, vector_tile

from geo.errors import OwnMapError
from geo.maps.own import Content, read_map
from geo.maps.own import mbtiles as reader

TILE = vector_tile({"earth": [Feature("area", [(0, 0), (9, 0), (9, 9)], {"kind": "earth"})]})
TILES = {(5, 18, 10): TILE, (6, 37, 21): TILE}
HOSTILE = '<a href="javascript:x">&copy; Us</a><script>hacked=1</script>&lt;b&gt;'


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_pmtiles_are_told_by_their_head_and_credited_by_their_metadata(tmp_path: Path) -> None:
    metadata = {
        "name": "Kharkiv\n<i>Oblast</i>",
        "attribution": HOSTILE,
        "vector_layers": [{"id": "earth"}, {"id": 7}, "odd"],
    }
    data = pmtiles(TILES, metadata=metadata, extent=(35, 48, 40, 51))
    found = read_map(written(tmp_path / "map.pmtiles", data))
    assert (found.packed, found.content) == (True, Content.VECTOR)
    assert found.name == "Kharkiv Oblast"
    # Text alone; what it would be as HTML is for whoever shows it to escape.
    assert found.credit == "© Ushacked=1<b>"
    assert found.layers == ("earth",)
    assert found.zooms == (5, 6)
    assert found.extent == (35, 48, 40, 51)


def test_pmtiles_of_pictures_without_metadata_are_called_by_their_file(tmp_path: Path) -> None:
    found = read_map(written(tmp_path / "relief.pmtiles", pmtiles({(0, 0, 0): PIXEL}, kind=2)))
    assert (found.content, found.name, found.credit) == (Content.PNG, "relief", "relief")


@pytest.mark.parametrize(
    ("metadata", "content", "layers"),
    [
        (
            {"format": "pbf", "json": '{"vector_layers": [{"id": "water"}]}'},
            Content.VECTOR,
            ("water",),
        ),
        ({"format": "png"}, Content.PNG, ()),
        ({"format": "jpeg", "json": "[" * 9_000}, Content.JPEG, ()),
        ({"format": "webp", "bounds": "a,b"}, Content.WEBP, ()),
    ],
)
def test_mbtiles_are_told_by_their_metadata(
    tmp_path: Path, metadata: dict[str, str], content: Content, layers: tuple[str, ...]
) -> None:
    known = {"name": "Own", "attribution": "Us", "bounds": "35,48,40,51"} | metadata
    found = read_map(mbtiles(tmp_path / "map.mbtiles", TILES, known))
    assert (found.packed, found.content, found.layers) == (False, content, layers)
    assert (found.credit, found.zooms) == ("Us", (5, 6))


def test_a_tile_of_mbtiles_is_found_by_its_row_from_the_north(tmp_path: Path) -> None:
    path = mbtiles(tmp_path / "map.mbtiles", {(5, 18, 10): b"here"}, {"format": "png"})
    assert reader.tile(path, 5, 18, 10) == b"here"
    for other in ((5, 18, 21), (5, 18, -1), (5, 32, 0), (99, 0, 0), (-1, 0, 0)):
        assert reader.tile(path, *other) is None


def test_tiles_that_are_too_large_or_no_bytes_are_none(tmp_path: Path) -> None:
    path = mbtiles(tmp_path / "map.mbtiles", {(0, 0, 0): bytes(4_000_001)}, {"format": "png"})
    assert reader.tile(path, 0, 0, 0) is None
    path = mbtiles(tmp_path / "text.mbtiles", {(0, 0, 0): "text"}, {"format": "png"})  # type: ignore[dict-item]
    assert reader.tile(path, 0, 0, 0) is None


METADATA = "CREATE TABLE metadata AS SELECT 'format' AS name, 'png' AS value;"
TILED = "SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS tile_row, x'00' AS tile_data"
MANY = "CREATE TABLE many (i INTEGER); INSERT INTO many VALUES (1)" + ", (1)" * 99 + ";"
JOINED = "many a, many b, many c, many d, many e, many f"


@pytest.mark.parametrize(
    "schema",
    [
        f"{METADATA} CREATE VIEW tiles AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1"
        f" FROM n) {TILED} FROM n WHERE i < 0;",
        f"{METADATA}{MANY} CREATE VIEW tiles AS {TILED} FROM {JOINED}"
        " WHERE a.i + b.i + c.i + d.i + e.i + f.i < 0;",
        f"CREATE TABLE tiles AS {TILED}; CREATE VIEW metadata AS SELECT 'name' AS name,"
        " hex(zeroblob(400000000)) AS value;",
        f"CREATE TABLE tiles AS {TILED}; CREATE TABLE metadata AS SELECT 'name' AS name,"
        " hex(zeroblob(2100000)) AS value;",
    ],
    ids=["never ends", "takes for ever", "makes much of nothing", "has a long name"],
)
def test_a_file_that_was_made_to_take_long_or_much_is_given_up(
    tmp_path: Path, schema: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "_PATIENCE_S", 0.3)
    path = tmp_path / "slow.mbtiles"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(schema)
    tracemalloc.start()
    with pytest.raises(OwnMapError, match="damaged"):
        read_map(path)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_view_that_joins_tables_is_read(tmp_path: Path) -> None:
    """As most programs write them, that a tile which stands often is kept once."""
    path = tmp_path / "view.mbtiles"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            f"{METADATA} CREATE TABLE map AS SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS"
            " tile_row, 'a' AS tile_id; CREATE TABLE images AS SELECT x'01' AS tile_data, 'a' AS"
            " tile_id; CREATE VIEW tiles AS SELECT map.zoom_level AS zoom_level, map.tile_column AS"
            " tile_column, map.tile_row AS tile_row, images.tile_data AS tile_data FROM map JOIN"
            " images ON images.tile_id = map.tile_id;"
        )
    assert read_map(path).zooms == (0, 0)
    assert reader.tile(path, 0, 0, 0) == b"\x01"


def head(**changed: int) -> bytes:
    """A PMTiles file with some of its head's numbers changed, by their places."""
    data = bytearray(pmtiles(TILES))
    places = {"version": (7, "B"), "metadata": (32, "Q"), "outer": (98, "B"), "kind": (99, "B"),
              "least": (100, "B"), "most": (101, "B")}  # fmt: skip
    for name, value in changed.items():
        at, form = places[name]
        struct.pack_into("<" + form, data, at, value)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "neither a PMTiles nor an MBTiles file"),
        (b"PK\x03\x04 something else", "neither a PMTiles nor an MBTiles file"),
        (pmtiles(TILES)[:100], "it ends within its head"),
        (pmtiles(TILES)[:-1], "it is shorter than it says"),
        (head(version=2), "is PMTiles of version 2; only version 3"),
        (head(metadata=2**63), "it is shorter than it says"),
        (head(kind=9), "tiles that cannot be drawn here"),
        (head(outer=4), "tiles that cannot be drawn here"),
        (head(most=99), "its zooms are none"),
        (head(least=9), "its zooms are none"),
        (pmtiles(TILES, metadata="x" * 2_000_001), "its metadata are larger than any map's"),
        (b"SQLite format 3\x00" + bytes(100), "is damaged"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_what_was_found(
    tmp_path: Path, data: bytes, said: str
) -> None:
    path = written(tmp_path / "map.file", data)
    with pytest.raises(OwnMapError, match=r"map\.file") as raised:
        read_map(path)
    assert said in str(raised.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "none.pmtiles", tmp_path):
        with pytest.raises(OwnMapError, match="cannot be read") as raised:
            read_map(path)
        assert str(path) in str(raised.value)


def test_mbtiles_of_another_format_say_which(tmp_path: Path) -> None:
    path = mbtiles(tmp_path / "map.mbtiles", TILES, {"format": "tiff"})
    with pytest.raises(OwnMapError, match="tiles of the format tiff"):
        read_map(path)
