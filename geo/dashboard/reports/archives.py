"""Which archive the page shows, and the archives that readers have opened here."""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
MOST_LENT = 8
"""Archives of a few reports that are open at once; of more, the oldest goes."""
GRACE_SECONDS = 120.0
"""An archive of a few reports outlives its last reader by so much: a reload ends a session."""
_DIGITS = 16
_LENDING = threading.Lock()


@dataclass(slots=True)
class _Shelved:
    """An archive that an address may name."""

    folder: Path
    remove: Callable[[], None] | None = None
    """What removes it, where it is there only for as long as somebody reads it."""
    readers: int = 0


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
    shelved = _shelf().get(key)
    if shelved is None:
        raise ArchiveError(
            "The address names an archive that is not open here: open its folder again, by “Open "
            "another report”."
        )
    if shelved.remove is not None:
        _read(key)
    return open_at(shelved.folder)


def offer(folder: Path) -> str:
    """Open an archive for the address, and return its name there.

    Raises:
        ArchiveError: it cannot be opened, or readers may name no folder here.
    """
    if not is_private():
        raise ArchiveError("An archive can be opened on the machine that serves this page alone.")
    opened = open_at(folder.expanduser().absolute())
    _shelf()[key_of(opened)] = _Shelved(opened.folder)
    return key_of(opened)


def lend(folder: Path, remove: Callable[[], None]) -> str:
    """Open an archive for the address until nobody reads it any more; return its name there.

    Args:
        folder: the archive's.
        remove: what removes it.
    """
    key = secrets.token_hex(_DIGITS // 2)
    with _LENDING:
        _shelf()[key] = _Shelved(folder, remove)
        lent = [key for key, shelved in _shelf().items() if shelved.remove is not None]
    for oldest in lent[:-MOST_LENT]:
        _close(oldest)
    return key


def forget() -> None:
    """Remove all archives of a few reports, whoever reads them."""
    for key in [key for key, shelved in _shelf().items() if shelved.remove is not None]:
        _close(key)


def is_open(key: str) -> bool:
    """Tell whether the address may name an archive by this."""
    return key in _shelf()


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
def _opened(folder: str, written: Stamp | None) -> Archive:
    """Return an archive, opened anew once it was written again."""
    return open_archive(folder)


@st.cache_resource(show_spinner=False)
def _shelf() -> dict[str, _Shelved]:
    return {}


def _leave(key: str) -> None:
    shelved = _shelf().get(key)
    if shelved is None:
        return
    with _LENDING:
        shelved.readers -= 1
    waiting = threading.Timer(GRACE_SECONDS, _close_unread, (key,))
    waiting.daemon = True
    waiting.start()


@st.cache_resource(scope="session", on_release=_leave, show_spinner=False)
def _read(key: str) -> str:
    """Count this session among an archive's readers for as long as it lasts."""
    with _LENDING:
        _shelf()[key].readers += 1
    return key


def _close_unread(key: str) -> None:
    shelved = _shelf().get(key)
    if shelved is not None and not shelved.readers:
        _close(key)


def _close(key: str) -> None:
    with _LENDING:
        shelved = _shelf().pop(key, None)
    if shelved is not None and shelved.remove is not None:
        # What DuckDB gathered of it lies in a folder of its own.
        _opened.clear(str(shelved.folder), stamp(shelved.folder / "archive.json"))
        shelved.remove()
