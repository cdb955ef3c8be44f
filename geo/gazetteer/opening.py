"""Opening the gazetteer: the index found, built where it is missing or damaged, shared."""

from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from geo.errors import GazetteerError
from geo.gazetteer import index
from geo.gazetteer.gazetteer import Gazetteer
from geo.paths import cache_dir

Progress = Callable[[float, str], None]

_lock = threading.Lock()
_opened: dict[Path, Gazetteer] = {}


def open_gazetteer(progress: Progress | None = None) -> Gazetteer:
    """Return the gazetteer, its index built first where it is missing, damaged or outdated.

    The same object for the whole process. A cache directory that cannot be written to gives way to
    a temporary one.

    Args:
        progress: told (fraction 0..1, what is being done), only when there is something to do.

    Raises:
        GazetteerError: the data files are missing or damaged, or no directory can hold the index.
    """
    tell = progress or _silent
    with _lock:
        home = cache_dir()
        if home not in _opened:
            version = index.version()
            path = _ready(home, version, tell)
            _opened[home] = Gazetteer(
                index.connect(path), version, lambda: _mend(home, path, version)
            )
        return _opened[home]


def _ready(home: Path, version: str, tell: Progress) -> Path:
    """Return the path of a sound index, in `home` or else in a temporary directory."""
    path = index.path_of(home, version)
    if path.exists():
        fault = index.fault(path, version)
        if not fault:
            return path
        tell(0.0, f"The gazetteer's index {fault}; building it again")
    elif any(home.glob("gazetteer-*.sqlite")):
        tell(0.0, "The gazetteer's index is outdated; building it again")
    try:
        return index.build(home, version, tell)
    except OSError as error:
        reason = error.strerror or str(error)
    spare = _spare_directory()
    tell(0.0, f"{home} cannot be written to ({reason}); the index goes to {spare}")
    path = index.path_of(spare, version)
    if path.exists() and not index.fault(path, version):
        return path
    try:
        return index.build(spare, version, tell)
    except OSError as error:
        raise GazetteerError(
            f"The gazetteer's index can be written neither to {home} ({reason}) nor to {spare} "
            f"({error.strerror or error}); set DATELINE_HOME to a directory that can be written to."
        ) from None


def _spare_directory() -> Path:
    """Return a temporary directory that nobody else can have put an index into."""
    if not hasattr(os, "getuid"):
        return Path(tempfile.gettempdir()) / "dateline"
    path = Path(tempfile.gettempdir()) / f"dateline-{os.getuid()}"
    try:
        path.mkdir(mode=0o700, exist_ok=True)
        status = path.lstat()
    except OSError:
        return Path(tempfile.mkdtemp(prefix="dateline-"))
    ours = stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid()
    if ours and not status.st_mode & 0o022:
        return path
    return Path(tempfile.mkdtemp(prefix="dateline-"))


def _mend(home: Path, path: Path, version: str) -> None:
    """Build the index afresh after a query met damage in it, and let the gazetteer read that.

    Raises:
        GazetteerError: it cannot be built again.
    """
    with _lock:
        gazetteer = _opened[home]
        try:
            built = index.build(path.parent, version, _silent)
            gazetteer.replace(index.connect(built))
        except (OSError, sqlite3.Error) as error:
            raise GazetteerError(
                f"The gazetteer's index {path} is damaged and cannot be built again ({error}); "
                "delete it and start once more."
            ) from None


def _silent(fraction: float, text: str) -> None:
    """Take progress that nobody asked for."""
