"""Every row of the gazetteer's files, read once for all tests of a process."""

from __future__ import annotations

from functools import cache

from geo.gazetteer import files


@cache
def entries() -> tuple[files.Entry, ...]:
    """Return every place: countries, regions, settlements, the supplement, areas."""
    return tuple(files.entries())
