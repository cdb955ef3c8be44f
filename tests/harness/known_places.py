"""Every place of the data files, read once for all the tests that go through them."""

from __future__ import annotations

from functools import cache

from geo.gazetteer import files


@cache
def entries() -> tuple[files.Entry, ...]:
    """Return what `geo.gazetteer.files.entries` yields."""
    return tuple(files.entries())
