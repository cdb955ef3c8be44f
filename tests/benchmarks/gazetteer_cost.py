"""What the gazetteer's index costs to build, to open and to ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from figure import Figure, in_fresh_process
from served import ROOT

OPEN = """
import json, time
from geo.gazetteer import open_gazetteer
started = time.perf_counter()
open_gazetteer()
print(json.dumps(time.perf_counter() - started))
"""

# Each name is asked once, so that none is answered from memory; half of them in a case that only
# the folded names meet.
LOOK_UP = """
import json, time
from geo.gazetteer import open_gazetteer
gazetteer = open_gazetteer()
names = list(dict.fromkeys(place.name for place in gazetteer.largest(12_000)))
names = [name.upper() if n % 2 else name for n, name in enumerate(names)]
started = time.perf_counter()
found = sum(1 for name in names if gazetteer.lookup(name))
seconds = time.perf_counter() - started
assert found > 0.99 * len(names), (found, len(names))
print(json.dumps(len(names) / seconds))
"""

# Memory before the index is opened, and after twelve thousand names were asked of it. A new
# process inherits the peak of the one that began it, which would hide what it needs itself.
MEMORY = """
import json, psutil
from geo.gazetteer import open_gazetteer
def held(): return psutil.Process().memory_info().rss / 1e6
before = held()
gazetteer = open_gazetteer()
for place in gazetteer.largest(12_000):
    gazetteer.lookup(place.name)
print(json.dumps(held() - before))
"""


def figures(home: Path) -> Iterator[Figure]:
    """Measure building in an empty `home`, then opening and asking what was built."""
    yield Figure("gazetteer index built", in_fresh_process(OPEN, home), 30, "s")
    opened = median(in_fresh_process(OPEN, home) for _ in range(5))
    yield Figure("gazetteer index opened, median of 5", 1000 * opened, 50, "ms")
    size = sum(file.stat().st_size for file in home.rglob("*") if file.is_file())
    yield Figure("gazetteer index on disk", size / 1e6, 180, "MB")
    yield Figure("memory that it adds", in_fresh_process(MEMORY, home), 80, "MB")
    rate = in_fresh_process(LOOK_UP, home)
    yield Figure("names resolved to candidates, each once", rate, 5000, "/s", at_least=True)
    size = sum(file.stat().st_size for file in (ROOT / "data" / "gazetteer").iterdir())
    yield Figure("gazetteer in the repository", size / 1e6, 20, "MB")
