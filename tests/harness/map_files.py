"""Map files made up for tests: vector tiles, and PMTiles and MBTiles that hold them.

Sources of the layouts: Mapbox Vector Tile 2.1, PMTiles 3, MBTiles 1.3.
"""

from __future__ import annotations

import gzip
import json
import math
import sqlite3
import struct
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

EXTENT = 4096
_GEOMETRIES = {"point": 1, "line": 2, "area": 3}
Point = tuple[int, int]
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000 1f15c4890000000d49444154789c63d8"
    "e2e0f05f0f00046e01e2f2d0ea1c0000000049454e44ae426082".replace(" ", "")
)
"""A PNG of one point."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A shape of a vector tile in steps of `EXTENT`."""

    kind: str
    points: Sequence[Point]
    properties: Mapping[str, str]


def vector_tile(layers: Mapping[str, Iterable[Feature]]) -> bytes:
    """Return a vector tile."""
    return b"".join(_field(3, _layer(name, list(found))) for name, found in layers.items())


def pmtiles(
    tiles: Mapping[tuple[int, int, int], bytes],
    *,
    kind: int = 1,
    metadata: object = None,
    extent: tuple[float, float, float, float] = (-180, -85, 180, 85),
) -> bytes:
    """Return a PMTiles file of tiles by (z, x, y); its kinds are 1 vector and 2 PNG."""
    packed = {_tile_id(*at): gzip.compress(tile) for at, tile in tiles.items()}
    data = b"".join(packed[number] for number in sorted(packed))
    root = gzip.compress(_directory({number: len(packed[number]) for number in sorted(packed)}))
    known = gzip.compress(json.dumps(metadata or {}).encode())
    zooms = [z for z, _, _ in tiles]
    starts = 127, 127 + len(root), 127 + len(root) + len(known)
    offsets = (starts[0], len(root), starts[1], len(known), starts[2], 0, starts[2], len(data))
    degrees = [round(side * 1e7) for side in extent]
    head = struct.pack(
        "<7sB 11Q 6B 4i B2i", b"PMTiles", 3, *offsets, len(tiles), len(tiles), len(tiles),
        1, 2, 2, kind, min(zooms), max(zooms), *degrees, min(zooms), 0, 0,
    )  # fmt: skip
    return head + root + known + data


def mbtiles(
    path: Path, tiles: Mapping[tuple[int, int, int], bytes], metadata: Mapping[str, str]
) -> Path:
    """Write an MBTiles file of tiles by (z, x, y) with y from the north."""
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            "CREATE TABLE metadata (name TEXT, value TEXT);"
            "CREATE TABLE tiles (zoom_level INT, tile_column INT, tile_row INT, tile_data BLOB);"
        )
        database.executemany("INSERT INTO metadata VALUES (?, ?)", metadata.items())
        rows = [(z, x, 2**z - 1 - y, tile) for (z, x, y), tile in tiles.items()]
        database.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", rows)
        database.commit()
    return path


def tile_at(lat: float, lon: float, z: int) -> tuple[int, int, int]:
    """Return the tile (z, x, y) about a point in degrees WGS 84."""
    sine = math.sin(math.radians(lat))
    y = 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)
    return z, int((lon / 360 + 0.5) * 2**z), int(y * 2**z)


def _layer(name: str, features: Sequence[Feature]) -> bytes:
    keys = sorted({key for feature in features for key in feature.properties})
    values = sorted({value for feature in features for value in feature.properties.values()})
    body = _number(15, 2) + _field(1, name.encode())
    for feature in features:
        tags = b"".join(
            _varint(keys.index(key)) + _varint(values.index(value))
            for key, value in feature.properties.items()
        )
        body += _field(
            2,
            _field(2, tags)
            + _number(3, _GEOMETRIES[feature.kind])
            + _field(4, _geometry(feature.kind, feature.points)),
        )
    body += b"".join(_field(3, key.encode()) for key in keys)
    body += b"".join(_field(4, _field(1, value.encode())) for value in values)
    return body + _number(5, EXTENT)


def _geometry(kind: str, points: Sequence[Point]) -> bytes:
    steps, before = [], (0, 0)
    for x, y in points:
        steps += [_zigzag(x - before[0]), _zigzag(y - before[1])]
        before = x, y
    commands = [1 | 1 << 3, *steps[:2]]
    if len(points) > 1:
        commands += [2 | (len(points) - 1) << 3, *steps[2:]]
    if kind == "area":
        commands.append(7 | 1 << 3)
    return b"".join(map(_varint, commands))


def _directory(lengths: Mapping[int, int]) -> bytes:
    numbers = list(lengths)
    parts = [len(numbers)]
    parts += [n - before for n, before in zip(numbers, [0, *numbers], strict=False)]
    parts += [1] * len(numbers)
    parts += lengths.values()
    # The first stands at 0, written one more; a 0 stands for "after the one before".
    parts += [1, *[0] * (len(numbers) - 1)]
    return b"".join(map(_varint, parts))


def _tile_id(z: int, x: int, y: int) -> int:
    """Return a tile's place on the Hilbert curve of its zoom, after all of the zooms before."""
    number = (4**z - 1) // 3
    side = 2**z
    half = side // 2
    while half > 0:
        right, low = int(bool(x & half)), int(bool(y & half))
        number += half * half * ((3 * right) ^ low)
        if low == 0:
            if right == 1:
                x, y = half - 1 - x, half - 1 - y
            x, y = y, x
        half //= 2
    return number


def _field(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _zigzag(value: int) -> int:
    return value * 2 if value >= 0 else -value * 2 - 1


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*out, value))
