"""Results in formats that other programs read, each with the evidence.

`geo.export.formats.FORMATS` has them all; `geo.export.reading` reads our own back.
"""

from geo.export.discretion import discreet, discreet_provenance
from geo.export.formats import FORMATS, Format
from geo.export.geojson import to_geojson
from geo.export.provenance import Provenance

__all__ = ["FORMATS", "Format", "Provenance", "discreet", "discreet_provenance", "to_geojson"]
