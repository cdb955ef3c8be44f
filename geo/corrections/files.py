"""The reader's own files: private, and safe from crashes and second writers.

One lock covers every change; a change is written to a new file and moved into place in one step.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from geo import durable
from geo.errors import CorrectionsError
from geo.language import of_system
from geo.paths import user_dir

_PATIENCE_S = 10.0
_POLL_S = 0.01


def lock_path() -> Path:
    """Return the path of the lock."""
    return user_dir() / "reader.lock"


@contextmanager
def locked() -> Iterator[None]:
    """Hold the lock on the reader's files against every other process and thread.

    Raises:
        CorrectionsError: the directory cannot be written to, or another process keeps the lock;
            or an OSError was raised within.
    """
    try:
        durable.private_folder(user_dir())
        with FileLock(lock_path(), timeout=_PATIENCE_S, mode=0o600, poll_interval=_POLL_S):
            yield
    except Timeout:
        raise CorrectionsError(
            "Another Dateline has been writing to {folder} for {number} s: close it or try again; "
            "nothing was changed.",
            folder=str(user_dir()),
            number=round(_PATIENCE_S),
        ) from None
    except OSError as error:
        raise CorrectionsError(
            "{folder} cannot be written to ({reason}): free some space, or set DATELINE_HOME to a "
            "directory that can be written to.",
            folder=str(user_dir()),
            reason=of_system(error),
        ) from None


def write(path: Path, data: bytes) -> None:
    """Replace what `path` holds by `data`, under the lock; mode 0600, synced to disk.

    Raises:
        OSError: it cannot be written; `path` is unchanged.
    """
    durable.private_folder(path.parent)
    sweep(path.parent)
    handle, scratch = tempfile.mkstemp(suffix=durable.SCRATCH, dir=path.parent)
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(scratch, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(scratch)
        raise
    durable.sync_folder(path.parent)


def sweep(folder: Path) -> None:
    """Remove what a killed writer left in `folder`, under the lock, which writers hold."""
    for left in folder.glob(f"*{durable.SCRATCH}"):
        with suppress(OSError):
            left.unlink()
