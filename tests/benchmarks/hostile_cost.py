"""What hostile documents cost a character at three sizes: it must not grow with the size.

Each pattern is read, its places are found, searched and written, in a process that ends where one
takes longer than `LONGEST`; a layer, or an archive of many reports, is read. A pattern fails where
a character of the largest document costs more than `MOST_GROWTH` times as much as one of the size
before, and the whole costs anything.

    python -m tests.benchmarks.hostile_cost [--sizes 10000 100000 1000000] [pattern ...]
    python -m tests.benchmarks.hostile_cost --seconds 540

All patterns at all sizes take an hour. With `--seconds`, as in `make trust`, all are measured at
the smaller sizes, and at the largest those that cost most there, until the time is over.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import random
import sys
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from multiprocessing.connection import Connection

from geo import geoparse
from geo.archive.containers import records_of
from geo.archive.opening import File
from geo.errors import GeoError
from geo.export.formats import FORMATS
from geo.export.provenance import UNTOLD
from geo.maps.own import read_layer
from geo.report.formats import read_document
from geo.report.reader import report_of
from geo.textsearch import found
from tests.benchmarks.hostile_files import FILES
from tests.benchmarks.hostile_languages import LANGUAGES
from tests.benchmarks.hostile_patterns import PATTERNS, Pattern

ALL = PATTERNS | LANGUAGES | FILES
SIZES = (10_000, 100_000, 1_000_000)
LONGEST = 300.0
"""Seconds for one pattern at all sizes."""
MOST_GROWTH = 3.0
"""For what a processor's caches do, and others on the machine."""
_WRITTEN = ("geojson", "csv", "kml", "annotations", "tei", "html")
_SOON = 20_000
"""Characters that are read at once, so that they may be read twice."""
_FIRST = 3 / 4
"""Of the time, for the smaller sizes of all patterns."""
_LITTLE = 0.5
"""Seconds that are no cost at all, whatever they are to the size before."""


def main() -> int:
    """Print the table; return 1 where a pattern failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.hostile_cost")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--seconds", type=float, default=0.0)
    parser.add_argument("patterns", nargs="*", help="some of the patterns; all where none is named")
    options = parser.parse_args()
    chosen = options.patterns or list(ALL)
    heads = "".join(f"{size // 1000:>10,} KB" for size in options.sizes)
    print(f"{'µs a character: reading + the rest':34}{heads}")
    with closing(Worker()) as worker:
        if options.seconds:
            end = time.monotonic() + options.seconds
            return _until(end, worker, chosen, tuple(options.sizes))
        failed = sum(not _holds(name, worker.costs(name, options.sizes), options.sizes)
                     for name in chosen)  # fmt: skip
    print(f"{len(chosen)} patterns, {failed} failed")
    return min(1, failed)


def _until(end: float, worker: Worker, chosen: list[str], sizes: tuple[int, ...]) -> int:
    """Measure the smaller sizes of all, then the largest of the dearest, while there is time."""
    known: dict[str, Costs] = {}
    random.shuffle(chosen)
    now = time.monotonic()
    # A part of the time is for the largest size, whatever the rest takes.
    first_end = now + (end - now) * _FIRST
    while chosen and (left := first_end - time.monotonic()) > 0:
        name = chosen.pop()
        costs = worker.costs(name, sizes[:-1], min(LONGEST, left))
        # Where the time is over nobody knows what it would have cost.
        if len(costs) == len(sizes) - 1 or left > LONGEST:
            known[name] = costs
    if not known:
        print("no pattern was measured in the time: take more")
        return 1
    failed = sum(not _holds(name, costs, sizes[:-1]) for name, costs in known.items())
    dearest = sorted(known, key=lambda name: sum(known[name][-1]) if known[name] else 0.0)
    tried = 0
    while dearest and (left := end - time.monotonic()) > 0:
        name = dearest.pop()
        both = (sizes[-2], sizes[-1])
        costs = known[name][-1:] + worker.costs(name, sizes[-1:], min(LONGEST, left))
        if len(costs) < len(both) and left <= LONGEST:
            break
        tried += 1
        failed += not _holds(name, costs, both)
    print(
        f"{len(known)} patterns at {_kilo(sizes[:-1])} KB, the {tried} dearest at "
        f"{_kilo(sizes[-1:])} KB, {failed} failed"
    )
    return min(1, failed)


def _kilo(sizes: tuple[int, ...]) -> str:
    return " and ".join(f"{size // 1000:,}" for size in sizes)


Costs = list[tuple[float, float]]
"""Seconds of the processor for reading and for all that follows, size by size."""


class Worker:
    """A process that measures one pattern after another, and another where one took too long."""

    def __init__(self) -> None:
        """Begin the process, and wait until all that every pattern needs is loaded."""
        # Not by forking: this process may have threads by then.
        context = multiprocessing.get_context("spawn")
        self._here, there = context.Pipe()
        self._process = context.Process(target=_measure, args=(there,), daemon=True)
        self._process.start()
        there.close()
        self._here.recv()

    def costs(self, name: str, sizes: Sequence[int], longest: float = LONGEST) -> Costs:
        """Return what a pattern costs; of fewer sizes where it took longer than `longest` s."""
        self._here.send((name, list(sizes)))
        end = time.monotonic() + longest
        found: Costs = []
        with suppress(EOFError, OSError):
            while len(found) < len(sizes) and self._here.poll(max(0.0, end - time.monotonic())):
                found.append(self._here.recv())
        if len(found) < len(sizes):
            self.close()
            self.__init__()  # type: ignore[misc]
        return found

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()
        self._here.close()


def _holds(name: str, costs: Costs, sizes: Sequence[int]) -> bool:
    """Print a pattern's line; return whether it holds."""
    whole = len(costs) == len(sizes)
    shown = "".join(
        f"{f'{1e6 * read / size:.1f} + {1e6 * found / size:.0f}':>13}"
        for (read, found), size in zip(costs, sizes, strict=False)
    )
    holds = whole and (len(sizes) < 2 or _is_linear(name, costs, sizes))
    print(
        f"{name:34}{shown}{'' if holds else '  FAILED' if whole else '  NOT WITHIN TIME'}",
        flush=True,
    )
    return holds


def _is_linear(name: str, costs: Costs, sizes: Sequence[int]) -> bool:
    # From 60,000 points on a layer is made coarser: a step, and no growth.
    most = MOST_GROWTH * (3 if ALL[name].kind == "layer" else 1)
    before, last = sum(costs[-2]) / sizes[-2], sum(costs[-1]) / sizes[-1]
    return sum(costs[-1]) < _LITTLE or last <= most * before


def _measure(asked: Connection) -> None:
    """Send the processor's seconds for what is asked, size by size, until nobody asks."""
    geoparse("Fighting went on near Izium.")
    asked.send("ready")
    with suppress(EOFError):
        while True:
            name, sizes = asked.recv()
            pattern = ALL[name]
            # The first time is for what is loaded when it is needed.
            for number, size in enumerate((sizes[0], *sizes) if sizes[0] <= _SOON else sizes):
                cost = _cost(pattern, pattern.of_size(size))
                if number or sizes[0] > _SOON:
                    asked.send(cost)


def _cost(pattern: Pattern, raw: bytes) -> tuple[float, float]:
    """Return the processor's seconds for reading, and for all that follows."""
    report = None
    start = time.process_time()
    with suppress(GeoError):
        match pattern.kind:
            case "layer":
                read_layer(raw, pattern.name)
            case "archive":
                file = File(pattern.name, len(raw), lambda: closing(io.BytesIO(raw)))
                for _record in records_of(file):
                    pass
            case "report":
                report = report_of(read_document(raw, pattern.name, pattern.name), raw, "")
    read = time.process_time()
    if report is not None:
        result = geoparse(report)
        found(report, "izium ")
        for key in _WRITTEN:
            FORMATS[key].written(result, UNTOLD)
    return read - start, time.process_time() - read


if __name__ == "__main__":
    sys.exit(main())
