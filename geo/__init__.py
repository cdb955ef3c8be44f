"""Dateline: an interactive map of the places that a conflict report mentions."""

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
