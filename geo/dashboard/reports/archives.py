"""Which archive the page shows, and the archives that readers have opened here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from geo.atlas import Archive, ReportText, open_archive, report_text
from geo.dashboard.access import is_private
from geo.dashboard.reports.opening import Stamp, stamp
from geo.errors import ArchiveError
from geo.language import _

ADDRESS = "archive"
"""The archive's name in the page's address; the one that the server was started with needs none."""
OPTION = "--atlas"
"""What the server's script is given before an archive's folder."""
_DIGITS = 16


def folder_named(argv: Sequence[str]) -> Path | None:
    """Return the archive that the command line names, None for none.

    Args:
        argv: the script's name and what was given after it.
    """
    return Path(argv[2]) if len(argv) > 2 and argv[1] == OPTION else None


def archive_of_page(argv: Sequence[str]) -> Archive | None:
    """Return the archive that the address names, else the one of the command line, else None.

    Raises:
        ArchiveError: it cannot be read, or is not open here.
    """
    key = st.query_params.get(ADDRESS, "")
    if not key:
        folder = folder_named(argv)
        return open_at(folder) if folder else None
    folder = _shelf().get(key)
    if folder is None:
        raise ArchiveError(
            "The address names an archive that is not open here: open its folder again, by “Open "
            "another report”."
        )
    return open_at(folder)


def offer(folder: Path) -> str:
    """Open an archive for the address, and return its name there.

    Raises:
        ArchiveError: it cannot be opened, or readers may name no folder here.
    """
    if not is_private():
        raise ArchiveError("An archive can be opened on the machine that serves this page alone.")
    opened = open_at(folder.expanduser().absolute())
    _shelf()[key_of(opened)] = opened.folder
    return key_of(opened)


def key_of(archive: Archive) -> str:
    """Return what a browser is told an archive by: its path is nobody's business."""
    path = str(archive.folder).encode("utf-8", "surrogateescape")
    return hashlib.sha256(path).hexdigest()[:_DIGITS]


def open_at(folder: Path) -> Archive:
    """Return the archive in a folder, opened once for each time it was written.

    Raises:
        ArchiveError: it cannot be opened.
    """
    with st.spinner(_("Opening the archive …")):
        return _opened(str(folder), stamp(folder / "archive.json"))


def report_in(archive: Archive, key: str) -> ReportText | None:
    """Return the report that an address names, None where the archive has none of that name."""
    return report_text(archive, key) if key else None


@st.cache_resource(max_entries=2, show_spinner=False)
def _opened(folder: str, _written: Stamp | None) -> Archive:
    return open_archive(folder)


@st.cache_resource(show_spinner=False)
def _shelf() -> dict[str, Path]:
    return {}
