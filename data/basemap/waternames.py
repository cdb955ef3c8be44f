"""The names of rivers, along their courses, and of lakes, as labels with least zooms."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from labels import TILE_PX, Label, pixel
from packages import shapefile_records
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge
from water import RIVERS, area_km2

NAMES = Path(__file__).with_name("river_names.tsv")

#: Least zoom of a river's name by Natural Earth's rank, the most important rivers first.
NAME_ZOOMS = ((2, 6), (5, 7), (7, 8), (10, 9))

#: The last zoom that brings more names along a course, and px between two of one river.
LAST_ZOOM, APART_PX = 10, 420

#: How wide a lake is drawn, in px, before it has its name, and the last zoom that brings names.
LAKE_PX, LAST_LAKE_ZOOM = 34, 12

#: Km of the equator.
EQUATOR_KM = 40_075.0


def lake_labels(lakes: dict[str, Any]) -> Iterator[Label]:
    """Yield the names of lakes, given as `water.lakes` returns them, at points within them."""
    for lake in lakes["features"]:
        name = lake["properties"].get("n")
        if not name:
            continue
        outline = shape(lake["geometry"]).buffer(0)
        at = outline.representative_point()
        km_per_px = EQUATOR_KM * math.cos(math.radians(at.y)) / TILE_PX
        zoom = math.ceil(math.log2(LAKE_PX * km_per_px / math.sqrt(area_km2(outline))))
        if zoom <= LAST_LAKE_ZOOM:
            yield Label(name, at.y, at.x, "water", max(4, zoom))


def river_labels(root: Path, placed: Iterable[Label]) -> Iterator[Label]:
    """Yield the names of rivers along their courses.

    Args:
        root: where the packages lie.
        placed: labels that are there already; those of a river's name keep others off.
    """
    near: defaultdict[str, list[Label]] = defaultdict(list)
    for label in placed:
        near[label.name].append(label)
    for (name, first), course in _courses(root).items():
        for zoom in range(first, LAST_ZOOM + 1):
            for lat, lon in _along(course, zoom):
                x, y = pixel(lat, lon, zoom)
                others = (pixel(other.lat, other.lon, zoom) for other in near[name])
                if all(math.hypot(x - ox, y - oy) > APART_PX for ox, oy in others):
                    label = Label(name, lat, lon, "river", zoom)
                    near[name].append(label)
                    yield label


def _courses(root: Path) -> dict[tuple[str, int], BaseGeometry]:
    """Return the lines of the rivers that have a name to be shown, by it and by its least zoom."""
    with open(NAMES, encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        labels = {row["name"]: row["label"] for row in rows}
    lines: defaultdict[tuple[str, int], list[BaseGeometry]] = defaultdict(list)
    for record, line in shapefile_records(root / RIVERS):
        name = record["name"].strip()
        odd = "?" in name or "(" in name
        label = labels.get(name, "" if odd else name)
        if label and record["featurecla"] == "River":
            zoom = next(zoom for most, zoom in NAME_ZOOMS if record["scalerank"] <= most)
            lines[label, zoom].extend(getattr(line, "geoms", [line]))
    return {key: linemerge(parts) for key, parts in sorted(lines.items())}


def _along(course: BaseGeometry, zoom: int) -> Iterator[tuple[float, float]]:
    """Yield points (lat, lon) of a course, twice as near to each other as two names may stand."""
    for line in getattr(course, "geoms", [course]):
        middle = line.interpolate(0.5, normalized=True)
        px = TILE_PX * 2**zoom / 360 / math.cos(math.radians(min(80.0, abs(middle.y))))
        parts = max(1, round(line.length * px / (APART_PX / 2)))
        if line.length * px < APART_PX / 4:
            continue
        for part in range(parts):
            at = line.interpolate((part + 0.5) / parts, normalized=True)
            yield at.y, at.x
