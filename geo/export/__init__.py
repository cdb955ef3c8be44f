"""Results in formats that other programs read, each with the evidence."""

from geo.export.discretion import discreet, discreet_provenance
from geo.export.geojson import to_geojson
from geo.export.provenance import Provenance

__all__ = ["Provenance", "discreet", "discreet_provenance", "to_geojson"]
