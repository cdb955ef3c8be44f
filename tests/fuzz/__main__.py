"""Reads bent documents of every format until the time is over: `make fuzz SECONDS=300`.

Each must give a report whose offsets are right, or one sentence that refuses it, within
`LONGEST` seconds; so must layers, map files, gazetteer sources and corrections. What fails lies in
build/fuzz/, made small, and the seed in its name makes the whole again: keep it in
tests/fuzz/failed/, where a test reads it from then on.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import signal
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from geo.errors import ReportError
from geo.report.formats import read_document
from geo.report.formats.records import record_lines
from geo.report.formats.telegram import telegram_chats
from geo.report.reader import report_of
from tests.fuzz import beside
from tests.fuzz.bending import bend
from tests.fuzz.checking import check
from tests.fuzz.shrinking import shrunk
from tests.report.seeds import whole

LONGEST = 30.0
"""Seconds of the processor that a document may take: the readers stop themselves before that."""
_HERE = Path("build/fuzz")


def main() -> int:
    """Run until the time is over; return how many documents failed, 1 at most."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--only", default="", help="the ending of the one format to bend")
    options = parser.parse_args()
    warnings.simplefilter("error")
    _HERE.mkdir(parents=True, exist_ok=True)
    others = beside.seeds()
    documents = {n: d for n, d in (whole() | others).items() if n.endswith(options.only)}
    counts = {name: [0, 0, 0.0] for name in documents}
    end = time.monotonic() + options.seconds
    seed = options.seed
    failed = 0
    while time.monotonic() < end:
        for name, document in documents.items():
            if time.monotonic() >= end:
                break
            seed += 1
            chance = random.Random(seed)
            raw = bend(document, tuple(documents.values()), chance)
            hint = chance.choice((name, name, name, "", *documents, "text/html; charset=latin-1"))
            read_it, hint = (beside.read, name) if name in others else (_read, hint)
            current = _HERE / "current"
            current.write_bytes(raw)
            _end_after(LONGEST)
            start = time.process_time()
            try:
                was_read = read_it(raw, hint)
            except Exception as error:
                failed += 1
                current.unlink()
                small = shrunk(raw, _fails_like(error, read_it, hint))
                (_HERE / f"failed-{seed}-{name}").write_bytes(small)
                print(f"{name} seed {seed} hint {hint!r}: {type(error).__name__}: {error}"[:400])
                was_read = False
            took = time.process_time() - start
            _end_after(0.0)
            if took > counts[name][2]:
                (_HERE / f"slowest-{name}").write_bytes(raw)
            read, refused, slowest = counts[name]
            counts[name] = [read + was_read, refused + (not was_read), max(slowest, took)]
    for name, (read, refused, slowest) in counts.items():
        print(f"{name:16} {read:6} read {refused:6} refused, slowest {slowest:6.2f} s")
    tried = seed - options.seed
    print(f"{tried:,} documents, {failed} failed (seeds {options.seed + 1} to {seed})")
    return min(1, failed)


def _fails_like(
    error: Exception, read_it: Callable[[bytes, str], bool], hint: str
) -> Callable[[bytes], bool]:
    def fails(raw: bytes) -> bool:
        _end_after(LONGEST)
        try:
            read_it(raw, hint)
        except Exception as other:
            return (type(other), str(other)[:40]) == (type(error), str(error)[:40])
        return False

    return fails


def _end_after(seconds: float) -> None:
    """End the process when it has worked for so long, saying where it was; never where 0.

    A library in C cannot be interrupted otherwise. The time of the processor counts: others may
    keep the machine busy.
    """
    if hasattr(signal, "setitimer"):
        faulthandler.register(signal.SIGPROF, chain=True)
        signal.setitimer(signal.ITIMER_PROF, seconds)
    elif seconds:
        faulthandler.dump_traceback_later(10 * seconds, exit=True)
    else:
        faulthandler.cancel_dump_traceback_later()


def _read(raw: bytes, hint: str) -> bool:
    """Return whether `raw` was read rather than refused.

    It is read in this process: what goes wrong in another one is refused, whatever it was.

    Raises:
        AssertionError: the report or the refusal is not as it must be.
    """
    try:
        check(report_of(read_document(raw, hint, hint or "The report"), raw, ""))
    except ReportError as error:
        assert "\n" not in str(error) and len(str(error)) < 1_000, "a refusal is one sentence"
        return False
    try:
        for line in record_lines(raw, hint) or ():
            check(report_of(line.document, line.raw, line.source))
        for _name, chat in telegram_chats(raw):
            check(report_of(read_document(chat, "", ""), chat, ""))
    except ReportError:
        return True
    return True


if __name__ == "__main__":
    sys.exit(main())
