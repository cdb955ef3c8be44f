"""Opening the gazetteer: the index found, built where it is missing or damaged, shared."""

from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

from geo import durable
from geo.errors import GazetteerError, reason_of
from geo.gazetteer import added, index, merging
from geo.gazetteer.added import Source
from geo.gazetteer.files import CREDITS
from geo.gazetteer.gazetteer import Gazetteer
from geo.language import say
from geo.paths import cache_dir
from geo.progress import Progress

_WAITS = say("Waiting for another Dateline that is building the gazetteer's index")
_lock = threading.Lock()
_opened: dict[Path, Gazetteer] = {}


def open_gazetteer(progress: Progress | None = None) -> Gazetteer:
    """Return the gazetteer, its index built first where it is missing, damaged or outdated.

    The same object for the whole process. Where the cache directory cannot be written to, a
    temporary one is used.

    Args:
        progress: called with (fraction 0..1, what is being done), if there is something to do.

    Raises:
        GazetteerError: the data files are missing or damaged, or no directory can hold the index.
    """
    tell = progress or _silent
    with _lock:
        home = cache_dir()
        if home not in _opened:
            durable.sweep(home)
            durable.sweep(added.directory())
            sources = added.sources()
            version = merging.version(sources)
            path = _ready(home, version, sources, tell)
            _opened[home] = Gazetteer(
                index.connect(path),
                version,
                lambda: _mend(home, path, sources),
                tuple(dict.fromkeys((*CREDITS, *(source.credit for source in sources)))),
            )
        return _opened[home]


def prepare(sources: tuple[Source, ...], progress: Progress) -> Path:
    """Build the index with `sources` where it is missing, to be opened later.

    Raises:
        GazetteerError: as `open_gazetteer`.
    """
    with _lock:
        return _ready(cache_dir(), merging.version(sources), sources, progress)


def discard(sources: tuple[Source, ...]) -> None:
    """Remove the index with `sources`, which nobody needs any more; never the package's own."""
    if sources:
        with suppress(OSError):
            index.path_of(cache_dir(), merging.version(sources)).unlink()


def forget_added() -> list[Path]:
    """Delete the added sources, the indexes with them and downloads that broke off.

    The package's own index stays: it is the same on every machine.

    Returns:
        What could not be deleted.
    """
    left: list[Path] = []
    with _lock:
        own = index.path_of(cache_dir(), index.version())
        for folder, gone in (
            (added.directory(), "*"),
            (cache_dir() / "downloads", "*"),
            (cache_dir(), "gazetteer-*.sqlite"),
        ):
            for path in folder.glob(gone):
                if path == own:
                    continue
                try:
                    path.unlink()
                except OSError:
                    left.append(path)
            with suppress(OSError):
                folder.rmdir()
        _opened.pop(cache_dir(), None)
    return left


def _ready(home: Path, version: str, sources: tuple[Source, ...], tell: Progress) -> Path:
    """Return the path of a sound index, in `home` or else in a temporary directory."""
    path = index.path_of(home, version)
    if path.exists():
        fault = index.fault(path, version)
        if not fault:
            return path
        tell(0.0, say("The gazetteer's index {reason}; building it again", reason=fault))
    elif not sources and any(home.glob("gazetteer-*.sqlite")):
        tell(0.0, say("The gazetteer's index is outdated; building it again"))
    try:
        return _built(home, version, sources, tell)
    except OSError as error:
        reason = reason_of(error)
    spare = _spare_directory()
    tell(
        0.0,
        say(
            "{folder} cannot be written to ({reason}); the index goes to {spare}",
            folder=str(home),
            reason=reason,
            spare=str(spare),
        ),
    )
    path = index.path_of(spare, version)
    if path.exists() and not index.fault(path, version):
        return path
    try:
        return _built(spare, version, sources, tell)
    except OSError as error:
        raise GazetteerError(
            "The gazetteer's index can be written neither to {folder} ({reason}) nor to {spare} "
            "({fault}); set DATELINE_HOME to a directory that can be written to.",
            folder=str(home),
            reason=reason,
            spare=str(spare),
            fault=reason_of(error),
        ) from None


def _built(folder: Path, version: str, sources: tuple[Source, ...], tell: Progress) -> Path:
    """Return the path of an index that is built in `folder`, by another process meanwhile or here.

    Raises:
        GazetteerError: as `merging.build`.
        OSError: `folder` cannot be written to.
    """
    with durable.writing(folder, lambda: tell(0.0, _WAITS)):
        path = index.path_of(folder, version)
        if path.exists() and not index.fault(path, version):
            return path
        return merging.build(folder, sources, tell)


def _spare_directory() -> Path:
    """Return a temporary directory in which nobody else can have put an index."""
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


def _mend(home: Path, path: Path, sources: tuple[Source, ...]) -> None:
    """Build the index again after a query found it damaged, and let the gazetteer read that.

    Raises:
        GazetteerError: it cannot be built again.
    """
    with _lock:
        gazetteer = _opened[home]
        try:
            with durable.writing(path.parent):
                built = merging.build(path.parent, sources, _silent, afresh=True)
            gazetteer.replace(index.connect(built))
        except (OSError, sqlite3.Error) as error:
            raise GazetteerError(
                "The gazetteer's index {file} is damaged and cannot be built again ({reason}); "
                "delete it and start once more.",
                file=str(path),
                reason=reason_of(error),
            ) from None


def _silent(fraction: float, text: str) -> None:
    """Ignore progress that nobody asked for."""
