"""Results in formats that other programs read, each with the evidence."""

from geo.export.geojson import to_geojson

__all__ = ["to_geojson"]
