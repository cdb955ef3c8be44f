"""What spreading costs by itself: tasks without a report, sent and answered as others are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from figure import Figure, in_fresh_process

NUMBER = 100_000
# Those that come first have the workers open model and index.
_PROGRAM = """
import json, time
from itertools import repeat
import psutil
from geo.archive import by
from geo.archive.cluster import begun
from geo.archive.stamps import Stamp
if __name__ == "__main__":
    with begun(2) as client:
        spread, stamp = by(client), Stamp.now()
        def run(number):
            started, worked = time.perf_counter(), time.process_time()
            assert sum(1 for _ in spread(repeat((), number), stamp)) == number
            ended = time.perf_counter(), time.process_time()
            return [1_000 * (ended[0] - started) / number, 1_000 * (ended[1] - worked) / number]
        run(100)
        own = psutil.Process()
        def memory(): return own.memory_info().rss / 1e6
        tenth = {number} // 10
        run(tenth)
        before = memory()
        print(json.dumps([*run({number} - tenth), before, memory()]))
"""


def spread_tasks(number: int, home: Path) -> Any:
    """Return milliseconds a task, those of the scheduler's work, and its megabytes at two times.

    Args:
        number: of tasks.
        home: what DATELINE_HOME names.
    """
    return in_fresh_process(_PROGRAM.replace("{number}", str(number)), home)


def figures(home: Path) -> Iterator[Figure]:
    """Measure 100,000 tasks, which takes minutes."""
    each, worked, before, after = spread_tasks(NUMBER, home)
    yield Figure(f"a task that does nothing, of {NUMBER:,}", each, 10, "ms")
    yield Figure("the scheduler's work on it", worked, 10, "ms")
    yield Figure("memory of the scheduler after a tenth", before, 400, "MB")
    yield Figure("memory of the scheduler in the end", after, 400, "MB")
