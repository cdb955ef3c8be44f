"""A quantised TopoJSON as shapes in degrees, decoded apart from the package's own reading of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely


def geometries(document: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the shapes of a layer as they stand in the file."""
    found: list[dict[str, Any]] = document["objects"][name]["geometries"]
    return found


def arcs_of(part: Any) -> Iterator[int]:
    """Yield the numbers of the arcs in nested lists of them, whichever way they are gone along."""
    if isinstance(part, int):
        yield part if part >= 0 else ~part
    else:
        for each in part:
            yield from arcs_of(each)


def arc(document: dict[str, Any], number: int) -> np.ndarray:
    """Return the points of an arc, (lon, lat) each."""
    transform = document["transform"]
    return np.cumsum(document["arcs"][number], axis=0) * transform["scale"] + transform["translate"]


def line(document: dict[str, Any], numbers: list[int]) -> np.ndarray:
    """Return the points of arcs that follow each other."""
    arcs = [arc(document, n) if n >= 0 else arc(document, ~n)[::-1] for n in numbers]
    return np.concatenate([arcs[0], *(each[1:] for each in arcs[1:])])


def lines(document: dict[str, Any], name: str) -> Iterator[tuple[str, np.ndarray]]:
    """Yield the lines of a layer, each with its label."""
    for geometry in geometries(document, name):
        many = geometry["type"] == "MultiLineString"
        for numbers in geometry["arcs"] if many else [geometry["arcs"]]:
            yield geometry.get("properties", {}).get("n", ""), line(document, numbers)


def areas(document: dict[str, Any], name: str) -> list[tuple[dict[str, Any], shapely.Geometry]]:
    """Return the areas of a layer, each with its properties."""
    found = []
    for geometry in geometries(document, name):
        parts = geometry["arcs"]
        polygons = [
            shapely.Polygon(rings[0], rings[1:])
            for rings in (
                [line(document, ring) for ring in part]
                for part in (parts if geometry["type"] == "MultiPolygon" else [parts])
            )
        ]
        shape = shapely.MultiPolygon(polygons)
        shapely.prepare(shape)
        found.append((geometry["properties"], shape))
    return found
