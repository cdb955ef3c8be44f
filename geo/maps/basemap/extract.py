"""An extract of the base map for a page: detailed near the report's places, coarse elsewhere."""

from __future__ import annotations

import gzip
from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, groupby
from math import cos, radians
from typing import Any

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

from geo.language import current
from geo.maps.basemap.names import BaseNames, base_names, named
from geo.maps.basemap.topology import Points, in_degrees, topology, unpacked
from geo.maps.layout import layout
from geo.maps.mercator import NORTHMOST, mercator
from geo.maps.pins import Pin, Shape

MOST_BYTES = 550_000
"""Of the packed base map, which a page holds a third longer, as text."""
_MOST_POINTS = 132_000
"""About as many have these bytes; what has more is not packed to see."""
_PX = 1 / 256
"""A px of the world at zoom 0, in widths of the world."""


@dataclass(frozen=True, slots=True)
class Band:
    """What is drawn how finely."""

    degrees: float
    """How far about a place it reaches, in degrees of latitude."""
    zoom: float
    """Up to which zoom nothing is seen to be missing."""


_NEAR, _AROUND, _WORLD = float(layout.zoom.most_detail), 6.0, 4.0
_REACHES = ((2.5, 8.0), (1.0, 3.0), (0.3, 0.7))
"""Degrees of the two inner bands, tried from the widest until the map is small enough."""
_HALF_A_PX = 0.5
_LEAST_PX = 2.0
"""An island or lake that is smaller in both directions is left out."""
_WIDEST = 60.0
"""Degrees of longitude beyond which an area is told by its point."""


def packed_extract(marks: Sequence[Pin]) -> str:
    """Return the extract for the places of a report: TopoJSON, packed by gzip, in base64."""
    for near, around in _REACHES:
        bands = (Band(near, _NEAR), Band(around, _AROUND))
        least = (near, around) == _REACHES[-1]
        document = extract(marks, bands, None if least else _MOST_POINTS)
        if document is None:
            continue
        # No date of packing, so that the same gives the same.
        packed = gzip.compress(msgspec.json.encode(document), 6, mtime=0)
        if len(packed) <= MOST_BYTES:
            break
    return b64encode(packed).decode("ascii")


def extract(
    marks: Sequence[Pin], bands: tuple[Band, Band], most_points: int | None
) -> dict[str, Any] | None:
    """Return the extract as TopoJSON, None where it would have more points than allowed.

    Args:
        marks: the places of the report.
        bands: what is drawn more finely than the world, the innermost first.
        most_points: how many are allowed; None allows any number.
    """
    world = _world()
    zooms = np.full(_CELLS, _WORLD)
    for band in reversed(bands):
        for pin in marks:
            _raise(zooms, pin, band)
    # By arc: the finest band that it passes through.
    finest = np.maximum.reduceat(zooms[world.cells], world.starts[:-1])
    stays = _kept(world, _HALF_A_PX * _PX / 2.0**finest)
    specks = set(np.flatnonzero(_sizes(world) < _LEAST_PX * _PX / 2.0**finest).tolist())
    far = set(np.flatnonzero(finest == _WORLD).tolist())
    objects = {
        name: [
            _near(geometry, far) if name == "region_borders" else _without(geometry, specks)
            for geometry in geometries
        ]
        for name, geometries in world.layers.items()
    }
    objects["regions"] = list(filter(_wanted(marks), objects["regions"]))
    objects = {name: [g for g in kept_ if g["arcs"]] for name, kept_ in objects.items()}
    used = _numbered(chain.from_iterable(objects.values()))
    sizes = np.add.reduceat(stays, world.starts[:-1], dtype=np.int64)
    if most_points is not None and sizes[used].sum() > most_points:
        return None
    told = base_names(current())
    labels = [
        label | {"properties": _in_language(label["properties"], told)}
        for label, cell in zip(world.labels, world.label_cells, strict=True)
        if label["properties"]["r"] <= zooms[cell] + 1
    ]
    return {
        "type": "Topology",
        "transform": world.transform,
        "arcs": _written(world.grid[stays], sizes, used),
        "objects": {
            name: {"type": "GeometryCollection", "geometries": geometries}
            for name, geometries in (objects | {"labels": labels}).items()
        },
    }


def _in_language(properties: dict[str, Any], told: BaseNames) -> dict[str, Any]:
    return properties | {"n": named(told, properties["k"], properties["n"])}


@dataclass(frozen=True, slots=True)
class _World:
    """The base map's file as arrays; `cells` are rows and columns of a grid of degrees."""

    transform: dict[str, Any]
    grid: NDArray[np.int64]
    points: Points
    lines: NDArray[np.object_]
    """The arcs as shapely's, with the number of each point as its height."""
    starts: NDArray[np.int64]
    cells: tuple[NDArray[np.int64], NDArray[np.int64]]
    layers: dict[str, list[dict[str, Any]]]
    labels: list[dict[str, Any]]
    label_cells: list[tuple[int, int]]


_PER_DEGREE = 4
_CELLS = (180 * _PER_DEGREE, 360 * _PER_DEGREE)


@cache
def _world() -> _World:
    document = topology()
    transform = document["transform"]
    grid, starts = unpacked(document["arcs"])
    degrees = in_degrees(grid, transform)
    layers = {name: layer["geometries"] for name, layer in document["objects"].items()}
    labels = layers.pop("labels")
    at = in_degrees(np.array([label["coordinates"] for label in labels]), transform)
    rows, columns = _cells(at)
    points = np.column_stack(mercator(degrees[:, 1], degrees[:, 0]))
    numbered = np.column_stack((points, np.arange(len(points))))
    arcs = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    return _World(
        transform=transform,
        grid=grid,
        points=points,
        lines=shapely.linestrings(numbered, indices=arcs),
        starts=starts,
        cells=_cells(degrees),
        layers=layers,
        labels=labels,
        label_cells=list(zip(rows.tolist(), columns.tolist(), strict=True)),
    )


def _kept(world: _World, tolerance: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which points stay, the ends of every arc among them.

    Args:
        world: the base map.
        tolerance: of each arc, how far the line that is drawn may lie beside the true one.
    """
    simple = shapely.simplify(world.lines, tolerance, preserve_topology=False)
    stays = np.zeros(len(world.points), bool)
    stays[shapely.get_coordinates(simple, include_z=True)[:, 2].astype(np.int64)] = True
    return stays


def _sizes(world: _World) -> NDArray[np.float64]:
    """Return the larger side of what an arc bounds by itself, no bound where it bounds nothing."""
    starts = world.starts[:-1]
    sides = np.maximum.reduceat(world.points, starts) - np.minimum.reduceat(world.points, starts)
    closed = (world.grid[starts] == world.grid[world.starts[1:] - 1]).all(axis=1)
    return np.where(closed, sides.max(axis=1), np.inf)


def _cells(degrees: Points) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    rows = np.clip((degrees[:, 1] + 90) * _PER_DEGREE, 0, _CELLS[0] - 1).astype(np.int64)
    columns = np.clip((degrees[:, 0] + 180) * _PER_DEGREE, 0, _CELLS[1] - 1).astype(np.int64)
    return rows, columns


def _raise(zooms: NDArray[np.float64], pin: Pin, band: Band) -> None:
    """Raise the zoom of what lies about a place; a country's land counts as its surroundings."""
    west, south, east, north = pin.lon, pin.lat, pin.lon, pin.lat
    extent = pin.place.extent
    if extent and (pin.shape is not Shape.COUNTRY or band.zoom < _NEAR):
        width = extent[2] - extent[0] + (360 if extent[2] < extent[0] else 0)
        if width <= _WIDEST:
            west, south, _, north = extent
            east = west + width
    south, north = max(-90.0, south - band.degrees), min(90.0, north + band.degrees)
    wide = band.degrees / max(0.1, cos(radians(min(NORTHMOST, max(abs(south), abs(north))))))
    rows = slice(int((south + 90) * _PER_DEGREE), int((north + 90) * _PER_DEGREE) + 1)
    first, last = (int((lon + 180) * _PER_DEGREE) for lon in (west - wide, east + wide))
    # Across the antimeridian the grid goes on at its other edge.
    for around in (-_CELLS[1], 0, _CELLS[1]):
        columns = slice(max(0, first + around), max(0, last + 1 + around))
        np.maximum(zooms[rows, columns], band.zoom, out=zooms[rows, columns])


def _wanted(marks: Sequence[Pin]) -> Callable[[dict[str, Any]], bool]:
    """Return a test for regions that are outlined, or that limit an area without a border."""
    ids = {pin.place.id for pin in marks}
    around = {pin.within for pin in marks if pin.place.radius_km}

    def wanted(region: dict[str, Any]) -> bool:
        known = region["properties"]
        return known.get("id") in ids or (known.get("c"), known.get("n")) in around

    return wanted


def _without(geometry: dict[str, Any], specks: set[int]) -> dict[str, Any]:
    """Return a shape without the rings and lines that are nothing but a speck."""
    arcs = geometry["arcs"]
    match geometry["type"]:
        case "LineString":
            arcs = _without_specks([arcs], specks)
            return {**geometry, "arcs": arcs[0] if arcs else []}
        case "MultiLineString" | "Polygon":
            arcs = _without_specks(arcs, specks, hole=geometry["type"] == "Polygon")
        case "MultiPolygon":
            arcs = [part for part in (_without_specks(p, specks, hole=True) for p in arcs) if part]
    return {**geometry, "arcs": arcs}


def _near(lines: dict[str, Any], far: set[int]) -> dict[str, Any]:
    """Return lines without the arcs that are far from every place."""
    runs = []
    for line in lines["arcs"]:
        for is_far, run in groupby(line, key=lambda arc: _number(arc) in far):
            if not is_far:
                runs.append(list(run))
    return {**lines, "arcs": runs}


def _without_specks(
    rings: list[list[int]], specks: set[int], *, hole: bool = False
) -> list[list[int]]:
    """Return the rings that are more than a speck, none where the outer one of a part is."""
    if hole and len(rings[0]) == 1 and _number(rings[0][0]) in specks:
        return []
    return [list(ring) for ring in rings if len(ring) > 1 or _number(ring[0]) not in specks]


def _number(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def _numbered(geometries: Iterable[dict[str, Any]]) -> list[int]:
    """Renumber the arcs of shapes, in place; return the old numbers in the new order."""
    new: dict[int, int] = {}

    def renumbered(part: Any) -> Any:
        if isinstance(part, list):
            return [renumbered(each) for each in part]
        number = new.setdefault(_number(part), len(new))
        return number if part >= 0 else ~number

    for geometry in geometries:
        geometry["arcs"] = renumbered(geometry["arcs"])
    return list(new)


def _written(points: NDArray[np.int64], sizes: NDArray[np.int64], arcs: list[int]) -> msgspec.Raw:
    """Return arcs as JSON, written at once: each its first point, and the steps from there.

    Args:
        points: of all arcs, one arc after another.
        sizes: how many of them each has.
        arcs: the numbers of those that are wanted.
    """
    ends = np.cumsum(sizes)
    begins = ends - sizes
    steps = np.diff(points, axis=0, prepend=points[:1])
    steps[begins] = points[begins]
    flat = steps.ravel().tolist()
    told = [f"[{x},{y}]" for x, y in zip(flat[::2], flat[1::2], strict=True)]
    parts = (",".join(told[begins[arc] : ends[arc]]) for arc in arcs)
    return msgspec.Raw(f"[{','.join(f'[{part}]' for part in parts)}]".encode())
