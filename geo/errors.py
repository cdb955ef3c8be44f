"""What can go wrong, as one small tree.

    GeoError
    ├── ReportError      (ValueError)    the report cannot be read or holds nothing to read
    ├── GazetteerError   (RuntimeError)  the gazetteer's files or index cannot be used
    ├── ModelError       (RuntimeError)  the recogniser's model is missing or damaged
    ├── CorrectionsError (RuntimeError)  corrections or kept reports cannot be read, made or written
    ├── ServeError       (OSError)       the dashboard cannot be started
    └── ExportError      (OSError)       a result cannot be written

Each message says what was being done, what was found and what to do next, in one line.
"""

from __future__ import annotations


class GeoError(Exception):
    """Root of the errors that a user can mend."""


class ReportError(GeoError, ValueError):
    """The report cannot be read or holds nothing to read."""


class GazetteerError(GeoError, RuntimeError):
    """The gazetteer's files or index cannot be used."""


class ModelError(GeoError, RuntimeError):
    """The recogniser's model is missing or damaged."""


class CorrectionsError(GeoError, RuntimeError):
    """Corrections or kept reports cannot be read, made or written."""


class ServeError(GeoError, OSError):
    """The dashboard cannot be started."""


class ExportError(GeoError, OSError):
    """A result cannot be written."""
