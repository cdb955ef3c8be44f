"""What lies in an extent, to check extents against points."""

from __future__ import annotations

from geo.extent import Extent


def contains(extent: Extent, lat: float, lon: float) -> bool:
    """Return whether the point (lat, lon) lies in `extent` or on its edge."""
    west, south, east, north = extent
    width = east - west if west <= east else east - west + 360.0
    return south <= lat <= north and (lon - west) % 360.0 <= width
