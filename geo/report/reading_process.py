"""The process in which documents are read: it may fail, hang or be taken over by itself.

It answers one document after the other, so that only the first waits for its libraries. Each comes
as a line of JSON and the bytes that it announces; an answer is eight bytes of length, one that
says whether this process has had enough, and what `passing` packs, or nothing at all.

    python -P reading_process.py FOLDER SECONDS MEMORY
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path

_MOST_KEPT = 300_000_000
"""Bytes that it may hold after a document and still be used again."""
_MEMORY = Path("/proc/self/statm")
"""Where Linux says how many pages of memory a process holds."""


def main() -> None:
    """Answer until nobody asks any more."""
    folder, seconds, memory = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    sys.path.insert(0, folder)
    answers = os.fdopen(os.dup(1), "wb")
    # A library that prints would otherwise print into the answer.
    os.dup2(2, 1)
    _limit_memory(memory)
    while line := sys.stdin.buffer.readline():
        job = json.loads(line)
        _limit_seconds(seconds)
        raw = sys.stdin.buffer.read(job["size"])
        answer = _parts(raw) if job["parts"] else _document(raw, job["hint"], job["called"])
        answers.write(len(answer).to_bytes(8, "big") + bytes([_has_had_enough()]) + answer)
        answers.flush()


def _parts(raw: bytes) -> bytes:
    from geo.report.formats.telegram import telegram_chats
    from geo.report.passing import pack_parts

    return pack_parts(telegram_chats(raw))


def _document(raw: bytes, hint: str, called: str) -> bytes:
    from geo.errors import ReportError
    from geo.report.formats import read_document
    from geo.report.passing import pack_document, pack_refusal

    try:
        return pack_document(read_document(raw, hint, called))
    except ReportError as error:
        return pack_refusal(error)


def _limit_memory(most: int) -> None:
    """From now on have at most `most` bytes, where the system can see to that.

    Windows has no such limit, macOS none on memory.
    """
    with suppress(ImportError):
        import resource

        for kind, limit in ((resource.RLIMIT_AS, most), (resource.RLIMIT_CORE, 0)):
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (limit, limit))


def _limit_seconds(most: int) -> None:
    """End when one document has taken so long, even where nobody waits any more."""
    with suppress(ImportError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        end = int(used.ru_utime + used.ru_stime) + most + 1
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (end, resource.RLIM_INFINITY))


def _has_had_enough() -> bool:
    """Tell whether it holds more than it is worth keeping for, where the system can say so."""
    try:
        pages = int(_MEMORY.read_bytes().split()[1])
    except (OSError, ValueError, IndexError):
        return False
    return pages * os.sysconf("SC_PAGE_SIZE") > _MOST_KEPT


if __name__ == "__main__":
    main()
