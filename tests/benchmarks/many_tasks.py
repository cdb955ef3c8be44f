"""What spreading costs by itself: tasks without a report, sent and answered as those of a run are.

python tests/benchmarks/many_tasks.py [NUMBER]

prints milliseconds for each of 100,000 tasks, how many of them a processor works in the process
that is client and scheduler, and the memory of that process: after a tenth of them, and at the end.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent / "harness")]

from figure import in_fresh_process  # noqa: E402

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


def measured(number: int, home: Path) -> Any:
    """Return milliseconds a task, those of the scheduler's work, and its megabytes at two times.

    Args:
        number: of tasks.
        home: what DATELINE_HOME names.
    """
    return in_fresh_process(_PROGRAM.replace("{number}", str(number)), home)


def main() -> None:
    """Measure and print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    with tempfile.TemporaryDirectory() as made:
        home = Path(os.environ.get("DATELINE_HOME") or made)
        each, worked, before, after = measured(number, home)
    print(
        f"{number:,} tasks: {each:.2f} ms each, {worked:.2f} of them the scheduler's work; "
        f"its memory {before:.0f} MB, then {after:.0f} MB"
    )


if __name__ == "__main__":
    main()
