"""The finishing of mapshaper's TopoJSON: line layers, the world's edge, labels."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

from labels import Label

#: Objects that the lines of each kind go to.
LINE_OBJECTS = {
    "coast": "coast",
    "border": "borders",
    "region": "region_borders",
    "disputed": "disputed",
}

#: Degrees from the antimeridian and the pole within which a line is the world's edge, no coast.
EDGE = 0.01

Point = tuple[int, int]


def sort_lines(world: dict[str, Any]) -> None:
    """Move the lines and claims into an object for each kind, labelled n where they have one."""
    objects = world["objects"]
    lines = objects.pop("lines")["geometries"] + objects.pop("claims")["geometries"]
    for name in LINE_OBJECTS.values():
        objects[name] = {"type": "GeometryCollection", "geometries": []}
    for line in lines:
        known = line.pop("properties")
        if known.get("n"):
            line["properties"] = {"n": known["n"]}
        objects[LINE_OBJECTS[known["k"]]]["geometries"].append(line)


def open_edges(world: dict[str, Any]) -> None:
    """Take out of the coast what runs along the antimeridian or the pole.

    Polygons are cut there and keep those lines; so the arcs are cut in pieces, and the coast
    refers to the pieces that are coast.
    """
    pieces: list[list[list[Point]]] = []
    for arc in world["arcs"]:
        pieces.append(_pieces(_absolute(arc), world["transform"]))
    first, on_edge, arcs = [], set(), []
    for parts in pieces:
        first.append(len(arcs))
        for part in parts:
            if all(_is_edge(point, world["transform"]) for point in part):
                on_edge.add(len(arcs))
            arcs.append(_deltas(part))
    world["arcs"] = arcs

    def renumbered(ring: list[int]) -> list[int]:
        out: list[int] = []
        for arc in ring:
            at = arc if arc >= 0 else ~arc
            numbers = range(first[at], first[at] + len(pieces[at]))
            out.extend(numbers if arc >= 0 else [~n for n in reversed(numbers)])
        return out

    def rewritten(part: list[Any]) -> list[Any]:
        return renumbered(part) if isinstance(part[0], int) else [rewritten(p) for p in part]

    for collection in world["objects"].values():
        for geometry in collection["geometries"]:
            if "arcs" in geometry:
                geometry["arcs"] = rewritten(geometry["arcs"])
    for geometry in world["objects"]["coast"]["geometries"]:
        lines = geometry["arcs"] if geometry["type"] == "MultiLineString" else [geometry["arcs"]]
        geometry["type"] = "MultiLineString"
        geometry["arcs"] = [run for line in lines for run in _without(line, on_edge)]


def add_labels(world: dict[str, Any], labels: Iterable[Label]) -> None:
    """Add the labels as quantised points with the properties n (name), k (kind), r (least zoom)."""
    (scale_x, scale_y), (left, bottom) = (
        world["transform"]["scale"],
        world["transform"]["translate"],
    )
    world["objects"]["labels"] = {
        "type": "GeometryCollection",
        "geometries": [
            {
                "type": "Point",
                "coordinates": [
                    round((label.lon - left) / scale_x),
                    round((label.lat - bottom) / scale_y),
                ],
                "properties": {"n": label.name, "k": label.kind, "r": label.zoom},
            }
            for label in labels
        ],
    }


def _absolute(arc: list[list[int]]) -> list[Point]:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x, y))
    return points


def _deltas(points: list[Point]) -> list[list[int]]:
    before = [(0, 0), *points[:-1]]
    return [[x - px, y - py] for (x, y), (px, py) in zip(points, before, strict=True)]


def _is_edge(point: Point, transform: dict[str, list[float]]) -> bool:
    lon = point[0] * transform["scale"][0] + transform["translate"][0]
    lat = point[1] * transform["scale"][1] + transform["translate"][1]
    return abs(lon) > 180 - EDGE or lat < -90 + EDGE


def _pieces(points: list[Point], transform: dict[str, list[float]]) -> list[list[Point]]:
    """Cut a line where it comes to or leaves the world's edge."""
    pieces = [points[:2]]
    kind = all(_is_edge(point, transform) for point in points[:2])
    for start, end in itertools.pairwise(points[1:]):
        edge = _is_edge(start, transform) and _is_edge(end, transform)
        if edge == kind:
            pieces[-1].append(end)
        else:
            pieces.append([start, end])
            kind = edge
    return pieces


def _without(line: list[int], dropped: set[int]) -> list[list[int]]:
    runs: list[list[int]] = [[]]
    for arc in line:
        if (arc if arc >= 0 else ~arc) in dropped:
            runs.append([])
        else:
            runs[-1].append(arc)
    return [run for run in runs if run]
