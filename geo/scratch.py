"""Folders in the system's temporary directory that go with whoever made them, however that ends.

Each holds a lock for as long as it is in use: what a killed process left belongs to nobody.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

_PREFIX = "dateline-atlas-"
_LOCK = "used.lock"


def folder() -> tuple[Path, Callable[[], None]]:
    """Return a new folder for its owner alone, and what removes it; sweep first.

    Raises:
        OSError: it cannot be made.
    """
    sweep()
    made = Path(tempfile.mkdtemp(prefix=_PREFIX))
    lock = FileLock(made / _LOCK, mode=0o600, thread_local=False)
    # On a file system without locks a folder cannot be told from one that was left.
    with suppress(NotImplementedError):
        lock.acquire()

    def remove() -> None:
        lock.release()
        shutil.rmtree(made, ignore_errors=True)

    return made, remove


def sweep() -> None:
    """Remove the folders that killed processes left."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        # One that has no lock yet is being made, and is empty; others' cannot be opened.
        with suppress(OSError, Timeout, NotImplementedError):
            if left.is_symlink() or not (left / _LOCK).is_file():
                continue
            lock = FileLock(left / _LOCK, mode=0o600)
            lock.acquire(timeout=0)
            lock.release()
            shutil.rmtree(left, ignore_errors=True)
