"""Coordinates as people write them, and typed text as a point; WGS 84 throughout."""

from geo.coordinates.parsing import PointError, read_point
from geo.coordinates.writing import (
    AREA,
    DISTRICT,
    SETTLEMENT,
    SITE,
    Fineness,
    decimal,
    fineness,
    grid,
    sexagesimal,
)

__all__ = [
    "AREA",
    "DISTRICT",
    "SETTLEMENT",
    "SITE",
    "Fineness",
    "PointError",
    "decimal",
    "fineness",
    "grid",
    "read_point",
    "sexagesimal",
]
