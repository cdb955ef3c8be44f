"""An archive kept current: folders looked at again and again, feeds asked now and then."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from geo.archive.opening import File, files_of
from geo.archive.running import Summary, archive
from geo.archive.stamps import Corrections
from geo.errors import ArchiveError, CorrectionsError, GeoError

LOOK_SECONDS = 10.0
"""Between two looks at folders and files."""
ASK_SECONDS = 900.0
"""Between two questions to the same address: no feed is more current than that."""
_QUIET_NS = 2_000_000_000
"""A file that changed so lately may still be written."""


def watch(
    sources: Sequence[str],
    out: str,
    done: Callable[[Summary], None],
    missed: Callable[[GeoError], None],
    *,
    wait: Callable[[float], object] = time.sleep,
) -> None:
    """Add what is new to an archive until it is interrupted.

    Args:
        sources: files, folders, patterns, and addresses of feeds.
        out: the archive's folder.
        done: called with what each run did.
        missed: called where an address does not answer or a run fails; it is tried again.
        wait: called with the seconds until the next look.
    """
    near = [source for source in sources if "://" not in source]
    far = [source for source in sources if "://" in source]
    (before, _none), next_question = _look([], out), time.monotonic()
    while True:
        after, files = _look(near, out)
        if after != before and _run(files, out, done, missed):
            before = after
        if far and time.monotonic() >= next_question:
            next_question = time.monotonic() + ASK_SECONDS
            for address in far:
                _run([address], out, done, missed)
        wait(LOOK_SECONDS)


def _run(
    sources: Sequence[str | File],
    out: str,
    done: Callable[[Summary], None],
    missed: Callable[[GeoError], None],
) -> bool:
    """Run once; return whether it did not fail."""
    try:
        done(archive(sources, out))
    except GeoError as error:
        missed(error)
        return False
    return True


def _look(sources: Sequence[str], out: str) -> tuple[bytes, list[File]]:
    """Return what differs once a file or a correction is new, and the files that are at rest."""
    seen = hashlib.sha256()
    rest: list[File] = []
    now = time.time_ns()
    # A run says what is wrong with them.
    with suppress(CorrectionsError):
        seen.update(repr(Corrections.load()).encode())
    for source in sources:
        # A folder may still be empty.
        with suppress(ArchiveError):
            for file in files_of(source, Path(out).resolve()):
                # A clock that is ahead, elsewhere or once here, must not keep a file waiting.
                if not now - _QUIET_NS < file.changed <= now:
                    rest.append(file)
                    seen.update(f"{file.name}\0{file.size}\0{file.changed}\n".encode())
    return seen.digest(), rest
