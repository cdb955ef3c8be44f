"""Dateline: an interactive map of the places that a conflict report mentions.

>>> from geo import geoparse
>>> result = geoparse("Troops entered Izium on Sunday. Izyum lies south of Kharkiv, Moscow said.")
>>> [(place.name, len(result.mentions_of(place))) for place in result.places]
[('Izium', 2), ('Kharkiv', 1), ('Moscow', 1)]
>>> mention = result.mentions[0]
>>> result.report.text[mention.start : mention.end] == mention.text == "Izium"
True
>>> [str(mention.role) for mention in result.mentions]
['location', 'location', 'location', 'actor']
>>> mention.resolution.place.id, mention.resolution.reasons[0]
('geonames:707292', "in Ukraine, where 2 of the report's 3 surest places are")
"""

import os
from importlib import import_module
from typing import TYPE_CHECKING

# Whatever is loaded of the package, or nothing: a child process that loads onnxruntime itself then
# calls nobody either. `geo.recognition.onnx_runtime` says what it would do.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

if TYPE_CHECKING:
    from geo.errors import GeoError
    from geo.geoparser import geoparse
    from geo.model import Candidate, Geoparse, Mention, Place, Precision, Report, Resolution, Role
    from geo.report import read_report

__all__ = [
    "Candidate",
    "GeoError",
    "Geoparse",
    "Mention",
    "Place",
    "Precision",
    "Report",
    "Resolution",
    "Role",
    "geoparse",
    "read_report",
]
_HOMES = {"GeoError": "geo.errors", "geoparse": "geo.geoparser", "read_report": "geo.report"}


def __getattr__(name: str) -> object:
    # Whoever needs one part of the package does not wait for all: above all the process that
    # reads documents, which knows neither gazetteer nor models.
    if name not in __all__:
        raise AttributeError(f"module 'geo' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOMES.get(name, "geo.model")), name)
    return value
