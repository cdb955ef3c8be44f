"""What can go wrong, as one small tree.

    GeoError
    ├── ReportError      (ValueError)    the report cannot be read or holds nothing to read
    ├── GazetteerError   (RuntimeError)  the gazetteer's files or index cannot be used
    ├── ModelError       (RuntimeError)  the recogniser's model is missing or damaged
    ├── CorrectionsError (RuntimeError)  corrections or kept reports cannot be read, made or written
    ├── GeocodingError   (RuntimeError)  an online geocoder cannot be asked or does not answer
    ├── OwnMapError      (ValueError)    a map or a layer of the reader's own cannot be shown
    ├── ServeError       (OSError)       the dashboard cannot be started
    ├── ExportError      (OSError)       a result cannot be written, or read back
    └── ArchiveError     (OSError)       an archive cannot be made, added to or read

Each says what was being done, what was found and what to do next, in one line: a form and the
values in it, as `geo.language.say` takes them. Each value is an attribute of the error as well,
unless the class has one of that name (`sentence`, `args`): these stand in `error.sentence.values`.

>>> error = ReportError("{file} is empty.", file="news.txt")
>>> str(error), error.file
('news.txt is empty.', 'news.txt')
"""

from __future__ import annotations

import errno
import os
from typing import Any

from geo.language import Sentence, of_system, say

_SQLITE_FULL = 13
"""SQLite's number for a disk that is full."""


class GeoError(Exception):
    """Root of the errors that a user can mend."""

    sentence: Sentence
    """What is said of it, for `geo.language.translated`; `str(error)` is the same in English."""

    def __init__(self, form: str, /, **values: Any) -> None:
        """Say what went wrong, by the sentence's form and values; or by a sentence made already."""
        self.sentence = form if isinstance(form, Sentence) else say(form, **values)
        super().__init__(self.sentence)

    def __getattr__(self, name: str) -> Any:
        """Return a value of the sentence."""
        sentence = self.__dict__.get("sentence")
        if sentence is None or name not in sentence.values:
            raise AttributeError(f"{type(self).__name__} has no {name!r}")
        return sentence.values[name]


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

    def __init__(
        self, form: str, /, *, stops: bool = False, was_sent: bool = False, **values: Any
    ) -> None:
        """Say what went wrong.

        Args:
            form: The sentence's form, or the sentence.
            stops: The next name would meet the same.
            was_sent: A name left this machine before it went wrong.
            values: For the places in the form.
        """
        super().__init__(form, **values)
        self.stops = stops
        self.was_sent = was_sent


class OwnMapError(GeoError, ValueError):
    """A map file or a layer of the reader's own cannot be shown."""


class ServeError(GeoError, OSError):
    """The dashboard cannot be started."""


class ExportError(GeoError, OSError):
    """A result cannot be written, or read back."""


class ArchiveError(GeoError, OSError):
    """An archive of reports cannot be made, added to or read."""


def reason_of(error: BaseException) -> str:
    """Return what an error says, to stand within a sentence."""
    if isinstance(error, GeoError):
        return error.sentence
    if getattr(error, "sqlite_errorcode", None) == _SQLITE_FULL:
        # "database or disk is full": no database of ours has a limit of its own.
        return of_system(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    if isinstance(error, OSError) and error.strerror:
        return of_system(error)
    return next((said for said in error.args if isinstance(said, Sentence)), str(error))
