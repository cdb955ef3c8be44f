"""Tiles of the base map: cut part by part, they are those of the whole."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from javascript import Module

from geo.maps import ASSETS

VENDOR = ("topojson-client/topojson-client.js", "geojson-vt/geojson-vt.js")
BEFORE = "globalThis.window = globalThis; globalThis.L = { GridLayer: { extend: (own) => own } };"
CORNERS = ((0, 0), (7, 1), (9, 8), (1, 9), (0, 0))


def topology() -> dict[str, Any]:
    """Shapes in degrees from -180, -90: far islands, and some about the 180th meridian; lines."""
    arcs: list[list[list[int]]] = []

    def arc(points: list[tuple[int, int]]) -> int:
        steps = [points[0], *((x - u, y - v) for (u, v), (x, y) in pairwise(points))]
        arcs.append([list(step) for step in steps])
        return len(arcs) - 1

    def island(lon: int, lat: int) -> list[list[int]]:
        return [[arc([(lon + x, lat + y) for x, y in CORNERS])]]

    far = [island(lon, lat) for lon in (0, 90, 217, 351) for lat in (30, 100, 140)]
    long = [arc([(lon, 95 + lon % 7) for lon in range(0, 361, 5)])]
    return {
        "transform": {"scale": [1, 1], "translate": [-180, -90]},
        "arcs": arcs,
        "objects": {
            "areas": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "MultiPolygon", "arcs": far[:6], "properties": {"r": 3}},
                    {"type": "MultiPolygon", "arcs": far[6:], "properties": {"r": 1}},
                    {"type": "Polygon", "arcs": island(230, 130), "properties": {}},
                ],
            },
            "lines": {"type": "MultiLineString", "arcs": [long, [arc([(210, 100), (211, 109)])]]},
        },
    }


@pytest.fixture
def tiling() -> Module:
    """The module, with shapes to cut as `topology`."""
    scripts = [(ASSETS / "vendor" / name).read_text("utf-8") for name in VENDOR]
    made = f"globalThis.topology = {json.dumps(topology())};"
    return Module("tiling.js", ";".join((BEFORE, *scripts, made)))


@pytest.mark.parametrize("layer", ["areas", "lines"])
@pytest.mark.parametrize(
    "at",
    [(0, 0, 0), (1, 1, 0), (2, 0, 1), (3, 0, 3), (3, 7, 3), (4, 9, 7), (6, 38, 29), (6, 37, 29)],
)
def test_tiles_are_those_of_the_whole(tiling: Module, layer: str, at: tuple[int, ...]) -> None:
    parts, whole = tiling.run(
        f"""
        const object = topology.objects.{layer};
        const whole = geojsonvt(topojson.feature(topology, object),
          {{ maxZoom: 14, indexMaxZoom: 0, tolerance: 3, extent: 4096, buffer: 96 }});
        const shapes = (tile) => (tile?.features || []).flatMap(({{ type, tags, geometry }}) =>
          geometry.map((ring) => JSON.stringify([type, tags, ring]))).sort();
        const at = {list(at)};
        return [tested.cut(topology, object), whole].map((each) => shapes(each.getTile(...at)));
        """
    )
    assert parts == whole
    assert parts or at[0] == 6


def test_what_is_not_seen_is_not_cut(tiling: Module) -> None:
    counted = tiling.run(
        """
        const { geojsonvt } = window;
        let number = 0;
        window.geojsonvt = (data, options) => {
          number += data.features.length;
          return geojsonvt(data, options);
        };
        const tiles = tested.cut(topology, topology.objects.areas);
        const after = (act) => { act(); return number; };
        return [
          after(() => {}),
          after(() => tiles.getTile(6, 38, 29)),
          after(() => tiles.getTile(6, 38, 29)),
          after(() => tiles.open({ x0: 30, x1: 60, y0: -70, y1: 60 })),
          after(() => tiles.getTile(0, 0, 0)),
        ];
        """
    )
    assert counted == [0, 1, 1, 4, 13]
