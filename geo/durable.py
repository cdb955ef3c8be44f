"""Files that are whole or not there, also after a crash; what killed writers left goes.

Whoever writes into a folder holds its lock, so that what is unfinished there belongs to nobody once
one has the lock: however young it is, it can go.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

SCRATCH = ".tmp"
"""What the name of an unfinished file or folder ends with."""
_LOCK = "writing.lock"
_POLL_S = 0.1


def private_folder(folder: Path) -> None:
    """Make `folder`, and those above it that are missing, for their owner alone.

    Whatever the user's mask allows others: what is read and corrected here is nobody else's.

    Raises:
        OSError: it cannot be made.
    """
    for each in reversed((folder, *folder.parents)):
        if not each.exists():
            each.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(exist_ok=True)


def private(path: str, flags: int) -> int:
    """Open a file; made anew, it is for its owner alone. An `opener` for `open`."""
    return os.open(path, flags, 0o600)


@contextmanager
def writing(folder: Path, waits: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the lock on `folder`, which is made where missing, and sweep it first.

    Args:
        folder: what is written into.
        waits: is called once where another process has the lock.

    Raises:
        OSError: the folder cannot be written to.
    """
    private_folder(folder)
    lock = FileLock(folder / _LOCK, mode=0o600, poll_interval=_POLL_S)
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            if waits is not None:
                waits()
            lock.acquire()
    except NotImplementedError:
        # A file system without locks: all else works there, and nothing is swept.
        yield
        return
    try:
        _sweep(folder)
        yield
    finally:
        _let_go(lock)


def sweep(folder: Path) -> None:
    """Remove what killed writers left in `folder`, unless someone is writing there."""
    if not _left(folder):
        return
    with suppress(OSError, Timeout, NotImplementedError):
        lock = FileLock(folder / _LOCK, mode=0o600)
        lock.acquire(timeout=0)
        try:
            _sweep(folder)
        finally:
            _let_go(lock)


def put(scratch: Path, target: Path) -> None:
    """Replace `target` by the finished file `scratch`, once that is on the disk.

    Raises:
        OSError: it cannot be; `target` is unchanged.
    """
    with scratch.open("r+b") as file:
        os.fsync(file.fileno())
    os.replace(scratch, target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Have the entries of a folder written to the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _let_go(lock: FileLock) -> None:
    # Whoever waits for it sees that its file is gone and makes another. Windows cannot delete a
    # file that is open: there it stays.
    with suppress(OSError):
        os.unlink(lock.lock_file)
    lock.release()


def _left(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.name.endswith(SCRATCH)]
    except OSError:
        return []


def _sweep(folder: Path) -> None:
    for path in _left(folder):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()
