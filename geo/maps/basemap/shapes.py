"""The base map as shapes: areas, lines and names, on arcs in Web Mercator."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.maps.basemap.topology import Points, in_degrees, topology, unpacked
from geo.maps.mercator import mercator

Ring = tuple[int, ...]
"""Numbers of arcs end to end; ~n is arc n from its end."""
Box = tuple[float, float, float, float]
"""(least x, least y, greatest x, greatest y)."""


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
    """Of all arcs, as shares of the world's width, (0, 0) at its north-west corner."""
    starts: NDArray[np.int64]
    """Where each arc begins in `points`, and behind the last its end."""
    boxes: NDArray[np.float64]
    """That of each arc, a row each."""
    layers: dict[str, tuple[Geometry, ...]]
    labels: tuple[Label, ...]
    _ring_boxes: dict[Ring, Box] = field(default_factory=dict)

    def box(self, ring: Ring) -> Box:
        """Return what a ring lies in, worked out once."""
        known = self._ring_boxes.get(ring)
        if known is None:
            boxes = self.boxes[[number if number >= 0 else ~number for number in ring]]
            least, greatest = boxes.min(axis=0).tolist(), boxes.max(axis=0).tolist()
            known = self._ring_boxes[ring] = (*least[:2], *greatest[2:])
        return known

    def arc(self, number: int) -> Points:
        """Return the points of an arc."""
        return self.points[self.starts[number] : self.starts[number + 1]]

    def areas(
        self,
        fits: Callable[[dict[str, Any]], bool],
        among: Sequence[str] = ("regions", "countries"),
    ) -> tuple[Geometry, ...]:
        """Return what fits among the regions, else what fits among the countries."""
        for name in among:
            found = tuple(shape for shape in self.layers[name] if fits(shape.properties))
            if found:
                return found
        return ()


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
