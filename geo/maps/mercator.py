"""Web Mercator, the projection of the page's map and of the picture."""

from __future__ import annotations

from typing import Any

import numpy as np

TILE_PX = 256
"""The world's width at zoom 0."""
NORTHMOST = 85.051128779807
"""Degrees of latitude at which Web Mercator is a square (EPSG:3857)."""


def mercator(lat: Any, lon: Any) -> tuple[Any, Any]:
    """Return (x, y) in Web Mercator, shares of the world's width, for degrees WGS 84.

    (0, 0) is the world's north-west corner. Numbers or arrays. Source: EPSG method 1024, on a
    sphere of circumference 1.
    """
    lat = np.radians(np.clip(lat, -NORTHMOST, NORTHMOST))
    return np.asarray(lon) / 360 + 0.5, 0.5 - np.arctanh(np.sin(lat)) / (2 * np.pi)
