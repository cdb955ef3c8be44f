"""Shows in one table what is promised: `make trust MINUTES=20`.

Writers are killed and hostile pages knock in a browser, while every command runs for a minute with
its look-ups and connections recorded; then many readers come. What is left of the time is for bent
documents and for documents made to take long, side by side. Fewer minutes try less of each.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / part) for part in ("harness", "guard")]

import background  # noqa: E402

from tests.trust.load import rows as load_rows  # noqa: E402
from tests.trust.row import Row  # noqa: E402

WHOLE = 20.0
"""Minutes in which all of it is tried."""
_READERS = 5 / WHOLE
"""Of all minutes, for those who read."""
_LEAST_S = 30.0
"""For documents, however short the time: models are loaded first."""
_LAST_S = 20.0
"""For the documents that are being read when the time is over."""
KILLS = (
    "tests/test_durable.py", "tests/test_errors.py", "tests/test_kept.py", "tests/test_scratch.py",
    "tests/corrections/test_store.py", "tests/gazetteer/test_adding.py",
    "tests/gazetteer/test_download.py", "tests/gazetteer/test_index.py",
    "tests/archive/test_running.py", "tests/archive/test_spreading.py",
)  # fmt: skip
PAGES = (
    "tests/dashboard/door", "tests/browser/test_door.py", "tests/browser/test_hostile.py",
    "tests/atlas/test_hostile.py",
)  # fmt: skip


def main() -> int:
    """Print the table; return 1 where something did not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.trust", description=__doc__)
    parser.add_argument("--minutes", type=float, default=WHOLE)
    minutes = parser.parse_args().minutes
    start = time.monotonic()
    found: list[Row] = []
    for row in _rows(minutes):
        found.append(row)
        print(f"... {row.what}: {row.came}", file=sys.stderr, flush=True)
    print("| tried | what came of it | held |\n|---|---|---|")
    for row in found:
        print(f"| {row.what} | {row.came} | {'yes' if row.held else '**no**'} |")
    print(f"\n{(time.monotonic() - start) / 60:.1f} minutes")
    return int(not all(row.held for row in found))


def _rows(minutes: float) -> Iterator[Row]:
    end = time.monotonic() + 60 * minutes
    background.begin(ROOT)
    pytest = ("-m", "pytest", "--quiet", "--no-header", "--durations=0", "--durations-min=60")
    # One after the other: they have one home.
    killed = _begun(*pytest, "-k", "kill or disk or stop or once or broke or interrupted", *KILLS)
    yield _ended("writers killed, disks full", killed)
    yield _ended("hostile pages and names", _begun(*pytest, *PAGES))
    outcome, printed = background.outcome(ROOT)
    yield Row(
        "page, atlas, archive, watch, library, command line: a minute",
        "nobody was asked for an address or reached" if not outcome else printed[-500:],
        not outcome,
    )
    yield from load_rows(60 * minutes * _READERS, min(1.0, minutes / WHOLE))
    left = max(end - time.monotonic() - _LAST_S, _LEAST_S)
    bent = _begun("-m", "tests.fuzz", "--seconds", f"{left:.0f}")
    long = _begun("-m", "tests.benchmarks.hostile_cost", "--seconds", f"{left:.0f}")
    yield _ended("documents bent by chance", bent)
    yield _ended("documents made to take long", long)


def _begun(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _ended(what: str, process: subprocess.Popen[str]) -> Row:
    said = [line for line in process.communicate()[0].splitlines() if line.strip()]
    if process.returncode:
        print(*said[-40:], sep="\n", file=sys.stderr)
    return Row(what, said[-1].strip("= ") if said else "nothing said", process.returncode == 0)


if __name__ == "__main__":
    sys.exit(main())
