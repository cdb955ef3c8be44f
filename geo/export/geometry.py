"""Points as GeoParquet has them: Well-known binary, and what a file says of its geometries."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

VERSION = "1.1.0"
GEOMETRY, BOX = "geometry", "bbox"
"""The columns of the geometry, and of the box about it where a file has one."""
_LITTLE_ENDIAN, _POINT, _MULTIPOINT = 1, 1, 4
"""Of Well-known binary: OGC 06-103r4, section 8."""
_EDGES = ("xmin", "ymin", "xmax", "ymax")


def point(lon: float, lat: float) -> bytes:
    """Return a point in degrees WGS 84 as Well-known binary."""
    return struct.pack("<BIdd", _LITTLE_ENDIAN, _POINT, lon, lat)


def multipoint(points: Sequence[tuple[float, float]]) -> bytes:
    """Return points, each (lon, lat) in degrees WGS 84, as Well-known binary."""
    head = struct.pack("<BII", _LITTLE_ENDIAN, _MULTIPOINT, len(points))
    return head + b"".join(point(lon, lat) for lon, lat in points)


def box(points: Sequence[tuple[float, float]]) -> dict[str, float]:
    """Return the box about points, each (lon, lat) in degrees, as a row's column has it."""
    lons, lats = zip(*points, strict=True)
    return dict(zip(_EDGES, (min(lons), min(lats), max(lons), max(lats)), strict=True))


def metadata(
    kind: str, more: Mapping[str, Any] = MappingProxyType({}), *, boxed: bool = False
) -> dict[str, Any]:
    """Return what GeoParquet has under "geo".

    Args:
        kind: of the geometries: "Point", "MultiPoint".
        more: what else the column of geometries says, such as `bbox` about all.
        boxed: whether each row has the box about its geometry, by which readers leave out rows.
    """
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": [kind], **more}
    if boxed:
        column["covering"] = {BOX: {edge: [BOX, edge] for edge in _EDGES}}
    return {"version": VERSION, "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
