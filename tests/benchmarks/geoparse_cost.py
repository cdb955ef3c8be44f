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

# Reports of ten places, each named once and never again, so that no answer comes from an earlier
# one; what the first thousand names cost goes for the imports and caches of a new process.
RESOLVE = """
import gc, json, statistics, time
from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.recognition import mentions_at
from geo.report import report_from_text
from geo.resolution import Ranker, resolve
gazetteer, ranker = open_gazetteer(), Ranker.load()
lexicon = GazetteerLexicon(gazetteer)
names = list(dict.fromkeys(place.name for place in gazetteer.largest(7_000)))[:6_000]
rates, resolved = [], 0
gc.freeze()  # as the server does
for first in range(0, len(names), 1_000):
    reports = []
    for start in range(first, first + 1_000, 10):
        text, spans = "", []
        for name in names[start : start + 10]:
            text += "Shells fell near "
            spans.append((len(text), len(text) + len(name)))
            text += name + ". "
        reports.append((report_from_text(text), spans))
    started = time.perf_counter()
    for report, spans in reports:
        mentions = resolve(report, mentions_at(report, spans, lexicon), gazetteer.lookup, ranker)
        resolved += sum(mention.resolution is not None for mention in mentions)
    rates.append(1_000 / (time.perf_counter() - started))
assert resolved > 0.7 * len(names), (resolved, len(names))
print(json.dumps(statistics.median(rates[1:])))
"""


def figures(home: Path) -> Iterator[Figure]:
    """Measure the whole pipeline, warm."""
    seconds = in_fresh_process(GEOPARSE, home)
    yield Figure("default report geoparsed, median of 15", 1000 * seconds, 400, "ms")
    rate = in_fresh_process(RESOLVE, home)
    yield Figure("names resolved, each once, median of 5", rate, 5000, "/s", at_least=True)
