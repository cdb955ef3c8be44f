"""What it costs to find the places of the default report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from figure import Figure, in_fresh_process

GEOPARSE = """
import json, statistics, time
from geo import geoparse, read_report
from geo.paths import data_dir
report = read_report(data_dir() / "reports" / "kharkiv-counteroffensive.txt")
seconds = []
for _ in range(16):
    started = time.perf_counter()
    assert geoparse(report).places
    seconds.append(time.perf_counter() - started)
print(json.dumps(statistics.median(seconds[1:])))
"""


def figures(home: Path) -> Iterator[Figure]:
    """Measure the whole pipeline, warm."""
    seconds = in_fresh_process(GEOPARSE, home)
    yield Figure("default report geoparsed, median of 15", 1000 * seconds, 400, "ms")
