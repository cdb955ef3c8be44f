"""The outlines of countries and regions, read from the base map and cleared of distant parts."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely import MultiPolygon, Point, Polygon, affinity, box

DEPENDENCIES: dict[str, tuple[str, tuple[tuple[float, float, float, float], ...]]] = {
    "BV": ("NO", ((3.0, -54.6, 3.7, -54.2),)),
    "CC": ("AU", ((96.6, -12.4, 97.1, -11.7),)),
    "CX": ("AU", ((105.3, -10.8, 105.9, -10.2),)),
    "SJ": ("NO", ((-9.3, 70.6, -7.7, 71.4), (10.2, 74.2, 34.0, 81.0))),
    "TK": ("NZ", ((-172.7, -9.6, -171.0, -8.4),)),
}
"""Territories that Natural Earth draws as parts of a country: the country, (west, south, east,
north) about their islands."""

FAR = 5.0
"""Degrees of sea beyond which an uninhabited part of an outline no longer tells where it lies."""
_ASHORE = 0.1
"""Degrees within which a settlement lies on a part of a generalised outline."""


def read(path: Path) -> dict[str, dict[int, list[Polygon]]]:
    """Return the parts of every outline by the base map's object and GeoNames id.

    The parts of territories in `DEPENDENCIES` stand under "territories", by their number there.
    """
    world = json.loads(gzip.decompress(path.read_bytes()))
    arcs = [points(arc, world["transform"]) for arc in world["arcs"]]
    found: dict[str, dict[int, list[Polygon]]] = {"territories": {}}
    for name in ("countries", "regions"):
        outlines = found[name] = {}
        for geometry in world["objects"][name]["geometries"]:
            known = geometry["properties"]
            if not known.get("id"):
                continue
            parts = parts_of(geometry, arcs)
            for number, (country, boxes) in enumerate(DEPENDENCIES.values()):
                if known["c"] == country:
                    inside = [p for p in parts if any(box(*b).contains(p) for b in boxes)]
                    parts = [p for p in parts if p not in inside]
                    found["territories"].setdefault(number, []).extend(inside)
            outlines[int(known["id"].removeprefix("geonames:"))] = parts
    return found


def parts_of(geometry: dict[str, Any], arcs: Sequence[list[tuple[float, float]]]) -> list[Polygon]:
    """Return the polygons of a geometry, without their holes."""
    whole = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [Polygon(_ring(rings[0], arcs)) for rings in whole]


def points(arc: list[list[int]], transform: dict[str, Any]) -> list[tuple[float, float]]:
    """Return the (lon, lat) in degrees of an arc, each of whose points is a step from the last."""
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    out = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        out.append((x * scale_x + left, y * scale_y + bottom))
    return out


def _ring(
    numbers: Iterable[int], arcs: Sequence[list[tuple[float, float]]]
) -> list[tuple[float, float]]:
    out: list[tuple[float, float]] = []
    for number in numbers:
        points = arcs[number] if number >= 0 else arcs[~number][::-1]
        out.extend(points[1:] if out else points)
    return out


def unrolled(lon: float, about: float) -> float:
    """Return `lon` as the turn of it that lies within 180 degrees of `about`."""
    return (lon - about + 180.0) % 360.0 - 180.0 + about


def shape(parts: Iterable[Polygon], about: float) -> MultiPolygon:
    """Return the parts side by side, each within 180 degrees of longitude `about`."""
    out = []
    for part in parts:
        west, _, east, _ = part.bounds
        middle = (west + east) / 2
        turn = unrolled(middle, about) - middle
        out.append(affinity.translate(part, turn))
    return MultiPolygon(out)


def without_distant(
    whole: MultiPolygon, settlements: Sequence[tuple[float, float]]
) -> MultiPolygon:
    """Return the parts with settlements, and what lies about them within `FAR` degrees in turn.

    Clipperton is not where France lies. Without settlements every part stays.
    """
    parts = list(whole.geoms)
    tree = shapely.STRtree(parts)
    points = [Point(at) for at in settlements]
    reached = {int(at) for at in tree.query(points, "dwithin", _ASHORE)[1]} if points else set()
    if not reached:
        return whole
    fresh = set(reached)
    while fresh:
        near = tree.query([parts[at] for at in sorted(fresh)], "dwithin", FAR)[1]
        fresh = {int(at) for at in near} - reached
        reached |= fresh
    return MultiPolygon([part for at, part in enumerate(parts) if at in reached])
