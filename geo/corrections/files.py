"""Files of the reader's own: nobody else reads them, and no crash or second writer tears them.

One lock serves every change; a change is made beside the file and put in its place in one step.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from geo.errors import CorrectionsError
from geo.language import of_system
from geo.paths import user_dir

_PATIENCE_S = 10.0
_POLL_S = 0.01
_SCRATCH = ".tmp"


def lock_path() -> Path:
    """Return the path of the lock."""
    return user_dir() / "reader.lock"


@contextmanager
def locked() -> Iterator[None]:
    """Keep every other process and thread from changing the reader's files meanwhile.

    Raises:
        CorrectionsError: the directory cannot be written to, or another holds the lock for long;
            or an OSError came up within.
    """
    try:
        user_dir().mkdir(mode=0o700, parents=True, exist_ok=True)
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
    """Put `data` in the place of what `path` holds, under the lock; mode 0600, on disk.

    Raises:
        OSError: it cannot be written; `path` holds what it held.
    """
    path.parent.mkdir(mode=0o700, exist_ok=True)
    for left in path.parent.glob(f"*{_SCRATCH}"):
        # Only a writer that was killed leaves one: who writes holds the lock.
        with suppress(OSError):
            left.unlink()
    handle, scratch = tempfile.mkstemp(suffix=_SCRATCH, dir=path.parent)
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
    _sync_directory(path.parent)


def _sync_directory(path: Path) -> None:
    """Have the directory's entries written to disk, where the system can."""
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
