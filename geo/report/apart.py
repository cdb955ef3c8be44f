"""Documents read in processes of their own, within limits of time and memory.

A few kilobytes can unpack to gigabytes or keep a library busy for hours, and a fault in a library
of C ends the process that it is in: that must not be the dashboard's. A process is kept for the
next document, since its libraries take longer to load than most documents to read.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

from geo.errors import ReportError
from geo.report.document import MAX_BYTES, Document
from geo.report.passing import unpack, unpack_parts

MAX_SECONDS = 60.0
"""That reading one document may take."""
MAX_MEMORY = 1_500_000_000
"""Bytes that one of the processes may have."""
_MOST = max(2, min(4, os.cpu_count() or 1))
"""Processes: the dashboard has a thread for each reader, but not the memory for all their files."""
_LONGEST_ANSWER = 8 * MAX_BYTES
_SCRIPT = Path(__file__).with_name("reading_process.py")
_FOLDER = Path(__file__).parents[2]

_turns = threading.BoundedSemaphore(_MOST)
_idle: list[subprocess.Popen[bytes]] = []


def read_apart(raw: bytes, hint: str, called: str) -> Document:
    """Return the document in `raw`, read by another process.

    Args:
        raw: the whole file.
        hint: the file's name, its address or its media type, "" where none is known.
        called: what an error calls the file.

    Raises:
        ReportError: it cannot be read, or not within the limits.
    """
    answer, late = _answer(raw, {"hint": hint, "called": called, "parts": False})
    if not answer and late:
        raise ReportError(
            "{file} takes longer than {number} seconds to read: split it, or save it as plain text "
            "(.txt, UTF-8) and open that.",
            file=called,
            number=round(MAX_SECONDS),
        )
    try:
        return unpack(answer, called)
    except ReportError:
        raise
    except ValueError:
        raise ReportError(
            "{file} cannot be read to its end, damaged or perhaps a trap: get it again, or save it "
            "as plain text (.txt, UTF-8) and open that.",
            file=called,
        ) from None


def chats_apart(raw: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return the chats of a file that holds several, each with its name, as `telegram_chats` does.

    A file that cannot be read within the limits has none: reading it as a whole says why.
    """
    answer, _late = _answer(raw, {"parts": True})
    try:
        return unpack_parts(answer)
    except ValueError:
        return ()


def _answer(raw: bytes, job: dict[str, object]) -> tuple[bytes, bool]:
    """Return what a process answers, b"" where it fails, and whether it was stopped."""
    with _turns:
        process = _process()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        watch = threading.Timer(MAX_SECONDS, stop)
        watch.daemon = True
        watch.start()
        answer, spent = b"", True
        try:
            answer, spent = _asked(process, raw, job)
        except OSError:
            pass
        finally:
            watch.cancel()
            if spent or late.is_set():
                _end(process)
            else:
                _idle.append(process)
    return answer, late.is_set()


def _process() -> subprocess.Popen[bytes]:
    """Return a process that waits for a document."""
    while _idle:
        process = _idle.pop()
        if process.poll() is None:
            return process
        _end(process)
    limits = (str(round(MAX_SECONDS)), str(MAX_MEMORY))
    # -P: otherwise the modules beside it could hide the library's own.
    return subprocess.Popen(
        [sys.executable, "-P", os.fspath(_SCRIPT), os.fspath(_FOLDER), *limits],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _asked(
    process: subprocess.Popen[bytes], raw: bytes, job: dict[str, object]
) -> tuple[bytes, bool]:
    """Return the answer of a process, b"" for none, and whether it is not to be asked again."""
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(json.dumps({"size": len(raw), **job}).encode() + b"\n")
    process.stdin.write(raw)
    process.stdin.flush()
    head = process.stdout.read(9)
    length = int.from_bytes(head[:8], "big")
    if len(head) < 9 or length > _LONGEST_ANSWER:
        return b"", True
    answer = process.stdout.read(length)
    return (answer, bool(head[8])) if len(answer) == length else (b"", True)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    # What is still in the pipe to it has nobody to read it.
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:
                continue
    process.wait()


@atexit.register
def _end_all() -> None:
    while _idle:
        _end(_idle.pop())


if hasattr(os, "register_at_fork"):
    # A copy of this process shares its pipes, and two would write into one.
    os.register_at_fork(after_in_child=_idle.clear)
