"""Every row of the gazetteer's files but the villages', read once for all tests of a process."""

from __future__ import annotations

from functools import cache

from geo.gazetteer import files


@cache
def entries() -> tuple[files.Entry, ...]:
    """Return every place but villages, of which there are too many."""
    return tuple(files.entries())
