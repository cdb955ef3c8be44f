"""What hostile documents cost a character at three sizes: it must not grow with the size.

Run by `make trust`. Each pattern is read and its places are found in a process of its own, which
may not take longer than `LONGEST`. A pattern fails where a character of the largest document costs
more than `MOST_GROWTH` times as much as one of the middle size, and the whole costs anything.

    python -m tests.benchmarks.hostile_cost [--sizes 10000 100000 1000000] [pattern ...]
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from contextlib import suppress
from multiprocessing.connection import Connection

from tests.benchmarks.hostile_patterns import PATTERNS, Pattern

SIZES = (10_000, 100_000, 1_000_000)
LONGEST = 300.0
"""Seconds for one pattern at all sizes."""
MOST_GROWTH = 3.0
"""For what a processor's caches do, and others on the machine."""
_LITTLE = 0.5
"""Seconds that are no cost at all, whatever they are to the size before."""


def main() -> int:
    """Print the table; return 1 where a pattern failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.hostile_cost")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("patterns", nargs="*", help="some of the patterns; all where none is named")
    options = parser.parse_args()
    chosen = {name: PATTERNS[name] for name in options.patterns} or PATTERNS
    heads = "".join(f"{size // 1000:>10,} KB" for size in options.sizes)
    print(f"{'µs a character: reading + finding places':34}{heads}")
    failed = sum(not _shown(name, each, options.sizes) for name, each in chosen.items())
    print(f"{len(chosen)} patterns, {failed} failed")
    return min(1, failed)


def _shown(name: str, pattern: Pattern, sizes: tuple[int, ...]) -> bool:
    """Measure a pattern and print its line; return whether it holds."""
    # Not by forking: this process may have threads by then.
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_measure, args=(pattern, sizes, there))
    process.start()
    there.close()
    end = time.monotonic() + LONGEST
    costs: list[tuple[float, float]] = []
    while len(costs) < len(sizes) and here.poll(max(0.0, end - time.monotonic())):
        try:
            costs.append(here.recv())
        except EOFError:
            break
    process.kill()
    process.join()
    whole = len(costs) == len(sizes)
    shown = "".join(
        f"{f'{1e6 * read / size:.1f} + {1e6 * found / size:.0f}':>13}"
        for (read, found), size in zip(costs, sizes, strict=False)
    )
    holds = whole and (len(sizes) < 2 or _is_linear(costs, sizes))
    print(
        f"{name:34}{shown}{'' if holds else '  FAILED' if whole else '  NOT WITHIN TIME'}",
        flush=True,
    )
    return holds


def _is_linear(costs: list[tuple[float, float]], sizes: tuple[int, ...]) -> bool:
    before, last = sum(costs[-2]) / sizes[-2], sum(costs[-1]) / sizes[-1]
    return sum(costs[-1]) < _LITTLE or last <= MOST_GROWTH * before


def _measure(pattern: Pattern, sizes: tuple[int, ...], answers: Connection) -> None:
    """Send the processor's seconds for reading and for finding places, size by size."""
    from geo import geoparse
    from geo.errors import ReportError
    from geo.report.formats import read_document
    from geo.report.reader import report_of

    geoparse("Fighting went on near Izium.")
    # The first time is for what is loaded when it is needed.
    for number, size in enumerate((sizes[0], *sizes)):
        raw = pattern.of_size(size)
        report = None
        start = time.process_time()
        with suppress(ReportError):
            report = report_of(read_document(raw, pattern.name, pattern.name), raw, "")
        read = time.process_time()
        if report is not None:
            geoparse(report)
        found = time.process_time()
        if number:
            answers.send((read - start, found - read))


if __name__ == "__main__":
    sys.exit(main())
