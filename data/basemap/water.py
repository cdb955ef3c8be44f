"""Lakes and rivers of the base map, with the names and the least zooms they are drawn at."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from linework import NATURAL_EARTH
from packages import read_json, shapefile_polygons, shapefile_records
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.strtree import STRtree

MAPEO = "mapeo-offline-map/package/dist"

RIVERS = "libmagics++-data/usr/share/magics/10m/ne_10m_rivers_lake_centerlines"

#: Least zoom of a river by Natural Earth's rank, the most important rivers first.
RIVER_ZOOMS = ((2, 2), (4, 3), (5, 4), (6, 5), (8, 6), (10, 7))

#: Square kilometres in a square degree at the equator.
KM2_PER_DEGREE2 = 12364.0

#: Least area of a lake (square km) to be drawn at a zoom and beyond.
LAKE_ZOOMS = ((2000.0, 2), (600.0, 4), (150.0, 5), (60.0, 6), (15.0, 7))

#: English names where Natural Earth has local or misspelt ones.
LAKE_NAMES = {
    "Lago de Nicaragua": "Lake Nicaragua",
    "Lago Titicaca": "Lake Titicaca",
    "Lago de Managua": "Lake Managua",
    "Lago Gatun": "Gatun Lake",
    "Kaliningradskiy Zaliv": "Vistula Lagoon",
    "Zalev Wislany": "Vistula Lagoon",
    "Pskoyskoye Ozero": "Lake Pskov",
    "Lac Moeru": "Lake Mweru",
    "Uvs Nuur": "Lake Uvs",
    "Tai Hu": "Lake Tai",
    "Poyang Hu": "Lake Poyang",
    "Hulun Nuur": "Lake Hulun",
    "Qinghai Hu": "Qinghai Lake",
    "Sarygamysh Köli": "Lake Sarygamysh",
    "Lake Il'Men'": "Lake Ilmen",
    "L. Chany": "Lake Chany",
    "Bodensee": "Lake Constance",
    "Lake Äbaya": "Lake Abaya",
    "Lac Tumba": "Lake Tumba",
    "Lac Saint-Jean": "Lac Saint-Jean",
    "Razzaza Lake": "Lake Razzaza",
    "Toktogul Res.": "Toktogul Reservoir",
    "Van Blommestein Meer": "Brokopondo Reservoir",
}


def area_km2(outline: BaseGeometry) -> float:
    """Return a small outline's area in square km, from its degrees."""
    return outline.area * KM2_PER_DEGREE2 * math.cos(math.radians(outline.centroid.y))


def lakes(root: Path) -> dict[str, Any]:
    """Return the lakes as GeoJSON, properties n (name, where known) and r (least zoom)."""
    named = [
        (feature["properties"]["name"], shape(feature["geometry"]).buffer(0))
        for feature in read_json(root / MAPEO / "lakes.json")["features"]
        if feature["properties"].get("name")
    ]
    tree = STRtree([outline for _, outline in named])
    features = []
    for outline in shapefile_polygons(root / NATURAL_EARTH / "ne_10m_lakes"):
        area = area_km2(outline)
        zoom = next((zoom for least, zoom in LAKE_ZOOMS if area >= least), None)
        if zoom is None:
            continue
        properties: dict[str, Any] = {"r": zoom}
        sound = outline.buffer(0)
        for at in tree.query(sound, "intersects"):
            name, other = named[at]
            if other.intersection(sound).area > 0.5 * max(other.area, sound.area):
                properties["n"] = LAKE_NAMES.get(name, name)
        features.append({"type": "Feature", "properties": properties, "geometry": mapping(outline)})
    return {"type": "FeatureCollection", "features": features}


def rivers(root: Path) -> dict[str, Any]:
    """Return the rivers as GeoJSON, property r (least zoom); through a lake none is drawn."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {
                    "r": next(zoom for most, zoom in RIVER_ZOOMS if record["scalerank"] <= most)
                },
                "geometry": mapping(line),
            }
            for record, line in shapefile_records(root / RIVERS)
            if record["featurecla"] == "River"
        ],
    }
