"""The base map's file as arrays: arcs in Web Mercator, and the shapes that are made of them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.paths import data_dir

NORTHMOST = 85.051128779807
"""Degrees of latitude at which Web Mercator is a square (EPSG:3857)."""

Points = NDArray[np.float64]
"""Rows of (x, y): shares of the world's width, (0, 0) at its north-west corner."""

Ring = tuple[int, ...]
"""Numbers of arcs end to end; ~n is arc n from its end."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Polygons, each an outer ring with its holes, or lines where `closed` is false."""

    parts: tuple[tuple[Ring, ...], ...]
    properties: dict[str, Any]
    closed: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A name of the base map; `rank` is the zoom from which it is shown."""

    x: float
    y: float
    name: str
    kind: str
    rank: float


@dataclass(frozen=True, slots=True)
class BaseMap:
    """All that the base map's file holds."""

    points: Points
    starts: NDArray[np.int64]
    """Where each arc begins in `points`, and behind the last its end."""
    boxes: NDArray[np.float64]
    """(least x, least y, greatest x, greatest y) of each arc."""
    layers: dict[str, tuple[Geometry, ...]]
    labels: tuple[Label, ...]

    def arc(self, number: int) -> Points:
        """Return the points of an arc."""
        return self.points[self.starts[number] : self.starts[number + 1]]

    def areas(self, fits: Callable[[dict[str, Any]], bool]) -> tuple[Geometry, ...]:
        """Return what fits among the regions, else what fits among the countries."""
        for name in ("regions", "countries"):
            found = tuple(shape for shape in self.layers[name] if fits(shape.properties))
            if found:
                return found
        return ()


def mercator(lat: Any, lon: Any) -> tuple[Any, Any]:
    """Return (x, y) in Web Mercator, shares of the world's width, for degrees WGS 84.

    Numbers or arrays. Source: EPSG method 1024, on a sphere of circumference 1.
    """
    lat = np.radians(np.clip(lat, -NORTHMOST, NORTHMOST))
    return np.asarray(lon) / 360 + 0.5, 0.5 - np.arctanh(np.sin(lat)) / (2 * np.pi)


def topology() -> dict[str, Any]:
    """Return the base map as its file has it: a quantised TopoJSON."""
    packed = (data_dir() / "basemap" / "world.topojson.gz").read_bytes()
    document: dict[str, Any] = json.loads(gzip.decompress(packed))
    return document


@cache
def base_map() -> BaseMap:
    """Return the base map, read once."""
    document = topology()
    grid, starts = unpacked(document["arcs"])
    transform = document["transform"]
    degrees = in_degrees(grid, transform)
    points = np.column_stack(mercator(degrees[:, 1], degrees[:, 0]))
    boxes = np.hstack(
        (np.minimum.reduceat(points, starts[:-1]), np.maximum.reduceat(points, starts[:-1]))
    )
    objects = document["objects"]
    return BaseMap(
        points=points,
        starts=starts,
        boxes=boxes,
        layers={
            name: tuple(_shape(geometry) for geometry in layer["geometries"])
            for name, layer in objects.items()
            if name != "labels"
        },
        labels=_labels(objects["labels"]["geometries"], transform),
    )


def unpacked(arcs: Sequence[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the points of all arcs, and where each of them starts with where the last one ends.

    Args:
        arcs: those of a quantised TopoJSON: steps, each from the arc's point before.

    Returns:
        (x, y) on the file's grid, a row each; and row numbers, one more than there are arcs.
    """
    sizes = np.fromiter(map(len, arcs), np.int64, len(arcs))
    starts = np.concatenate(([0], np.cumsum(sizes)))
    steps = np.fromiter(
        chain.from_iterable(chain.from_iterable(arcs)), np.int64, 2 * int(starts[-1])
    ).reshape(-1, 2)
    # Each arc holds steps from its own first point: sum up all, less what was before the arc.
    summed = np.cumsum(steps, axis=0)
    before = np.vstack((np.zeros((1, 2), np.int64), summed[starts[1:-1] - 1]))
    return summed - np.repeat(before, sizes, axis=0), starts


def in_degrees(grid: NDArray[np.int64], transform: dict[str, Any]) -> Points:
    """Return points of the file's grid as (lon, lat) in degrees."""
    degrees: Points = grid * transform["scale"] + transform["translate"]
    return degrees


def _shape(geometry: dict[str, Any]) -> Geometry:
    kind, arcs = geometry["type"], geometry["arcs"]
    closed = kind.endswith("Polygon")
    if kind in ("Polygon", "MultiLineString"):
        arcs = [arcs]
    elif kind == "LineString":
        arcs = [[arcs]]
    parts = tuple(tuple(tuple(ring) for ring in part) for part in arcs)
    return Geometry(parts, geometry.get("properties") or {}, closed)


def _labels(geometries: list[dict[str, Any]], transform: dict[str, Any]) -> tuple[Label, ...]:
    grid = np.array([geometry["coordinates"] for geometry in geometries], np.float64)
    degrees = grid * transform["scale"] + transform["translate"]
    xs, ys = mercator(degrees[:, 1], degrees[:, 0])
    found = [
        Label(float(x), float(y), properties["n"], properties["k"], float(properties["r"]))
        for x, y, properties in zip(
            xs, ys, (geometry["properties"] for geometry in geometries), strict=True
        )
    ]
    return tuple(sorted(found, key=lambda label: label.rank))
