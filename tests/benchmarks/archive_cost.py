"""What an archive costs: reports a second in a bare loop, with one worker and two, and memory."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from figure import Figure, in_fresh_process
from many_tasks import spread_tasks
from served import ROOT

REPORTS = 96
"""Six batches: three for each of two workers."""
WARM = 32
PARAGRAPHS = 5
FEW, MANY = 1_000, 20_000
TASKS = 1_000

# One thread of inference, as each worker has.
BARE = """
import json, time
from geo import geoparse
from geo.archive.sources import Sources
from geo.recognition.onnx_runtime import use_threads
use_threads(1)
geoparse("Near Izium.")
started, number = time.perf_counter(), 0
for record in Sources([{given!r}]):
    geoparse(record.read())
    number += 1
print(json.dumps(number / (time.perf_counter() - started)))
"""

# The workers have begun before the clock does, and each has read a report.
WORKERS = """
import json, resource, tempfile, time
from geo.archive import archive, by
from geo.archive.cluster import begun
if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as out, begun({workers}) as client:
        archive([{warm!r}], out + "/warm", spread=by(client))
        started = time.perf_counter()
        number = archive([{given!r}], out + "/made", spread=by(client)).last.mapped
        rate = number / (time.perf_counter() - started)
        def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        print(json.dumps([rate, max(client.run(peak).values())]))
"""


# The most that any worker took so far, after each of two archives.
MEMORY = """
import json, resource, tempfile
from geo.archive import archive, by
from geo.archive.cluster import begun
if __name__ == "__main__":
    def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    with tempfile.TemporaryDirectory() as out, begun(2) as client:
        peaks = []
        for number, given in enumerate({given!r}):
            archive([given], f"{{out}}/{{number}}", spread=by(client))
            peaks.append(max(client.run(peak).values()))
        print(json.dumps(peaks))
"""


def figures(home: Path) -> Iterator[Figure]:
    """Measure reports of five paragraphs each, mixed from the samples."""
    given, warm = _reports(home, REPORTS), _reports(home, WARM)
    bare = in_fresh_process(BARE.format(given=given), home)
    one, memory = in_fresh_process(WORKERS.format(given=given, warm=warm, workers=1), home)
    two, _ = in_fresh_process(WORKERS.format(given=given, warm=warm, workers=2), home)
    yield Figure("archive: reports a second, bare loop", bare, 5, "/s", at_least=True)
    yield Figure("one worker against the bare loop", one / bare, 0.9, "×", at_least=True)
    yield Figure("two workers against one", two / one, 1.8, "×", at_least=True)
    yield Figure("memory of a worker, peak", memory, 450, "MB")
    yield Figure("a task that does nothing", spread_tasks(TASKS, home)[0], 10, "ms")


def memory_figures(home: Path) -> Iterator[Figure]:
    """Measure whether the memory of two workers stays as it is, which takes minutes."""
    given = [_reports(home, number, paragraphs=2) for number in (FEW, MANY)]
    first, then = in_fresh_process(MEMORY.format(given=given), home)
    yield Figure(f"memory of a worker, {FEW:,} reports", first, 450, "MB")
    yield Figure(f"{MANY:,} reports more", then, 450, "MB")


def _reports(home: Path, number: int, paragraphs: int = PARAGRAPHS) -> str:
    texts = [*(ROOT / "data" / "samples").glob("*.txt"), *(ROOT / "data" / "reports").glob("*.txt")]
    parts = [
        part
        for path in sorted(texts)
        for part in path.read_text(encoding="utf-8").split("\n\n")
        if len(part) > 100
    ]
    mixed = random.Random(18)
    path = home / f"{number} reports.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for each in range(number):
            text = "\n\n".join([f"Report {number}-{each}.", *mixed.sample(parts, paragraphs)])
            lines.write(f"{json.dumps({'text': text})}\n")
    return str(path)
