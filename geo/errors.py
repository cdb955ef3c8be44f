"""What can go wrong, as one small tree.

    GeoError
    ├── ReportError      (ValueError)    the report cannot be read or holds nothing to read
    ├── GazetteerError   (RuntimeError)  the gazetteer's files or index cannot be used
    ├── ModelError       (RuntimeError)  the recogniser's model is missing or damaged
    ├── CorrectionsError (RuntimeError)  corrections or kept reports cannot be read, made or written
    ├── GeocodingError   (RuntimeError)  an online geocoder cannot be asked or does not answer
    ├── ServeError       (OSError)       the dashboard cannot be started
    └── ExportError      (OSError)       a result cannot be written, or read back

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


class GeocodingError(GeoError, RuntimeError):
    """An online geocoder cannot be asked, or does not answer."""

    def __init__(self, message: str, *, stops: bool = False, was_sent: bool = False) -> None:
        """Say what went wrong.

        Args:
            message: One sentence.
            stops: The next name would meet the same.
            was_sent: A name left this machine before it went wrong.
        """
        super().__init__(message)
        self.stops = stops
        self.was_sent = was_sent


class ServeError(GeoError, OSError):
    """The dashboard cannot be started."""


class ExportError(GeoError, OSError):
    """A result cannot be written, or read back."""
