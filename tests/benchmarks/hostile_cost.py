"""What hostile documents cost a character at three sizes: it must not grow with the size.

    python -m tests.benchmarks.hostile_cost [--processes 2] [pattern ...]
    python -m tests.benchmarks.hostile_cost --seconds 540

Each pattern is read, its places are found, searched and written; a layer, or an archive of many
reports, is read. A line a pattern: the microseconds of the processor that a character took to be
read, and those of all that follows, at each size. A pattern fails where a character costs more than
`MOST_GROWTH` times as much as one of the size before and the whole costs anything, or where all of
it takes longer than `LONGEST`; what fails at one size is not tried at the next.

Processes measure side by side, each with the models loaded once. The models read a text window by
window, and every window costs them the same: their time is not counted, and what they make of one
is remembered for the next that is the same. Nor is what a page takes of itself counted. With
`--seconds`, as in `make trust`, patterns are taken by chance until the time is over.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import os
import random
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from multiprocessing.connection import Connection

import numpy as np
from numpy.typing import NDArray

from geo import geoparse
from geo.archive.containers import records_of
from geo.archive.opening import File
from geo.errors import GeoError
from geo.export.formats import FORMATS
from geo.export.provenance import UNTOLD
from geo.maps.own import read_layer
from geo.recognition.multilingual import MultilingualTagger
from geo.recognition.toponym_tagger import Scorer, ToponymTagger
from geo.report.formats import read_document
from geo.report.reader import report_of
from geo.textsearch import found
from tests.benchmarks.hostile_files import FILES
from tests.benchmarks.hostile_languages import LANGUAGES
from tests.benchmarks.hostile_patterns import PATTERNS

ALL = PATTERNS | LANGUAGES | FILES
SIZES = (10_000, 100_000, 1_000_000)
LONGEST = 300.0
"""Seconds for one pattern at all sizes."""
MOST_GROWTH = 3.0
"""For what a processor's caches do, and others on the machine."""
_WRITTEN = ("geojson", "csv", "kml", "annotations", "tei")
"""Every pattern is written as a page and, in turn, in one of these."""
_LITTLE = 0.5
"""Seconds that are no cost at all, whatever they are to the size before."""
_UNSURE = 0.1
"""Seconds of what a page takes of itself, measured once: at the least size they can be all."""

_MOST_WINDOWS = 20_000

Cost = tuple[float, float]
"""Seconds of the processor for reading, and for all that follows but the models."""


def main() -> int:
    """Print a line for each pattern; return 1 where one failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.hostile_cost")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("patterns", nargs="*", help="some of the patterns; all where none is named")
    options = parser.parse_args()
    end = time.monotonic() + options.seconds
    chosen = options.patterns or list(ALL)
    if end < float("inf"):
        random.shuffle(chosen)
    heads = "".join(f"{f'{size // 1000:,} KB':>15}" for size in SIZES)
    print(f"{'µs a character: reading + the rest':34}{heads}", flush=True)
    waiting = deque(chosen)
    with ThreadPoolExecutor(options.processes) as pool:
        parts = [pool.submit(_measured, waiting, end) for _process in range(options.processes)]
        held = [one for part in parts for one in part.result()]
    sizes = " and ".join((", ".join(f"{size // 1000:,}" for size in SIZES[:-1]), "1,000"))
    print(f"{len(held)} of {len(chosen)} patterns at {sizes} KB, {held.count(False)} failed")
    return int(not all(held) or not held)


def _measured(waiting: deque[str], end: float) -> list[bool]:
    """Measure patterns in a process of its own until none waits; return which of them held."""
    held: list[bool] = []
    with closing(Worker()) as worker:
        while waiting and (left := end - time.monotonic()) > 0:
            with suppress(IndexError):
                name = waiting.popleft()
                costs = list(worker.costs(name, min(LONGEST, left)))
                # Where the time is over nobody knows what it would have cost.
                if len(costs) < len(SIZES) and left < LONGEST and _grows(name, costs) is None:
                    break
                held.append(_told(name, costs))
    return held


def _told(name: str, costs: list[Cost]) -> bool:
    """Print a pattern's line; return whether it holds."""
    shown = "".join(
        f"{f'{1e6 * read / size:.1f} + {1e6 * rest / size:.0f}':>15}"
        for (read, rest), size in zip(costs, SIZES, strict=False)
    )
    growth = _grows(name, costs)
    if growth is not None:
        verdict = f"GROWS {growth:.1f} TIMES"
    else:
        verdict = "linear" if len(costs) == len(SIZES) else f"NOT WITHIN {LONGEST:.0f} s"
    print(f"{name:34}{shown}  {verdict}", flush=True)
    return verdict == "linear"


def _grows(name: str, costs: list[Cost]) -> float | None:
    """Return how much dearer a character is at the last size than at the one before, if it is."""
    if len(costs) < 2 or sum(costs[-1]) < _LITTLE:
        return None
    # From 60,000 points on a layer is made coarser: a step, and no growth.
    most = MOST_GROWTH * (3 if ALL[name].kind == "layer" else 1)
    at = len(costs) - 1
    before, last = (sum(costs[at - 1]) + _UNSURE) / SIZES[at - 1], sum(costs[at]) / SIZES[at]
    return last / before if last > most * before else None


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

    def costs(self, name: str, longest: float) -> Iterator[Cost]:
        """Yield what a pattern costs, size by size, while it holds, for `longest` s at most."""
        self._here.send(name)
        end = time.monotonic() + longest
        with suppress(EOFError, OSError):
            while self._here.poll(max(0.0, end - time.monotonic())):
                cost = self._here.recv()
                if cost is None:
                    return
                yield cost
        self.close()
        self.__init__()  # type: ignore[misc]

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()
        self._here.close()


def _measure(asked: Connection) -> None:
    """Send what the patterns that are asked for cost, and None after each, until nobody asks."""
    models: list[Remembering] = []
    for tagger in (ToponymTagger.load(), MultilingualTagger.load()):
        tagger._scorer = model = Remembering(tagger._scorer)
        models.append(model)
    page = _page_s()
    asked.send("ready")
    known: set[str] = set()
    with suppress(EOFError):
        while True:
            name = asked.recv()
            if ALL[name].name not in known:
                # The first time is for what is loaded when it is needed.
                _cost(name, SIZES[0], models)
                known.add(ALL[name].name)
            costs: list[Cost] = []
            for size in SIZES:
                read, rest = _cost(name, size, models)
                costs.append((read, max(0.0, rest - page)))
                asked.send(costs[-1])
                if _grows(name, costs) is not None:
                    break
            asked.send(None)


def _page_s() -> float:
    """Return what a page takes of itself, with its map and scripts, whatever is on it."""
    result = geoparse("Fighting went on near Izium.")
    FORMATS["html"].written(result, UNTOLD)
    start = time.process_time()
    FORMATS["html"].written(result, UNTOLD)
    return time.process_time() - start


class Remembering:
    """A model that is asked only for the windows that it has not seen, and what it took."""

    def __init__(self, scorer: Scorer) -> None:
        """Stand before a model."""
        self._scorer = scorer
        self._known: dict[bytes, NDArray[np.float32]] = {}
        self.seconds = 0.0

    def __call__(self, *given: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return what the model makes of windows."""
        start = time.process_time()
        windows = [b"".join(part.tobytes() for part in parts) for parts in zip(*given, strict=True)]
        if len(self._known) > _MOST_WINDOWS:
            self._known.clear()
        new = [at for at, window in enumerate(windows) if window not in self._known]
        if new:
            found = self._scorer(*(part[new] for part in given))
            self._known.update((windows[at], row) for at, row in zip(new, found, strict=True))
        scores = np.stack([self._known[window] for window in windows])
        self.seconds += time.process_time() - start
        return scores


def _cost(name: str, size: int, models: Sequence[Remembering]) -> Cost:
    """Return the processor's seconds for reading, and for all that follows but the models."""
    pattern = ALL[name]
    raw = pattern.of_size(size)
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
    before = sum(model.seconds for model in models)
    if report is not None:
        result = geoparse(report)
        found(report, "izium ")
        for key in ("html", _WRITTEN[list(ALL).index(name) % len(_WRITTEN)]):
            FORMATS[key].written(result, UNTOLD)
    asked = sum(model.seconds for model in models) - before
    return read - start, time.process_time() - read - asked


if __name__ == "__main__":
    sys.exit(main())
