"""Corrections that were made after an archive was, and their way into it."""

from __future__ import annotations

from contextlib import suppress

from geo.atlas import Archive
from geo.atlas.opening import ABOUT
from geo.corrections import store
from geo.dashboard.access import is_private

_LEDGER = "ledger.sqlite"
"""Without it an archive is one to be read alone."""


def is_behind(archive: Archive) -> bool:
    """Tell whether corrections of this machine are newer than an archive that may take them in."""
    if not is_private() or not (archive.folder / _LEDGER).exists():
        return False
    # A file that goes meanwhile is none.
    with suppress(OSError):
        made = (archive.folder / ABOUT).stat().st_mtime_ns
        return any(path.stat().st_mtime_ns > made for path in store.directory().glob("*.json"))
    return False


def take_in(archive: Archive) -> None:
    """Make those reports of an archive again that corrections change.

    Raises:
        GeoError: the archive cannot be written to, or what maps reports cannot be used.
    """
    from geo.archive import archive as make

    make([], archive.folder)
