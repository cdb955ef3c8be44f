"""The base map's file: a quantised TopoJSON, and its arcs as arrays."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.paths import data_dir

Points = NDArray[np.float64]
"""Rows of (x, y)."""


def topology() -> dict[str, Any]:
    """Return the base map as its file has it: a quantised TopoJSON."""
    packed = (data_dir() / "basemap" / "world.topojson.gz").read_bytes()
    document: dict[str, Any] = json.loads(gzip.decompress(packed))
    return document


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
