"""Measures speed and size, and prints each figure beside what it must stay within.

Run by `make bench`. The exit status is 1 where a figure misses its reference.

python tests/benchmarks archive tasks memory

measures these parts alone; the last two are measured only where they are named.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent / "harness")]

import archive_cost  # noqa: E402
import atlas_cost  # noqa: E402
import dashboard_cost  # noqa: E402
import gazetteer_cost  # noqa: E402
import geoparse_cost  # noqa: E402
import ground_cost  # noqa: E402
import many_tasks  # noqa: E402
import map_cost  # noqa: E402
import size_cost  # noqa: E402
from figure import Figure  # noqa: E402

PARTS: dict[str, Callable[[Path], Iterator[Figure]]] = {
    "gazetteer": gazetteer_cost.figures,
    "geoparse": geoparse_cost.figures,
    "archive": archive_cost.figures,
    "map": map_cost.figures,
    "dashboard": dashboard_cost.figures,
    "ground": ground_cost.figures,
    "atlas": atlas_cost.figures,
    "size": lambda home: size_cost.figures(home / "installed"),
}
LONG: dict[str, Callable[[Path], Iterator[Figure]]] = {
    "tasks": many_tasks.figures,
    "memory": archive_cost.memory_figures,
}


def figures(home: Path, wanted: Sequence[str]) -> Iterator[Figure]:
    """Yield each figure as soon as it is measured.

    Args:
        home: An empty directory for what the measured processes write.
        wanted: The parts to measure; none for all.
    """
    for name in wanted or PARTS:
        yield from (PARTS | LONG)[name](home)


def main() -> int:
    """Measure everything and print the table."""
    print(f"{'':52}{'measured':>12}{'reference':>14}", flush=True)
    missed = 0
    with tempfile.TemporaryDirectory() as home:
        for figure in figures(Path(home), sys.argv[1:]):
            print(figure.row(), flush=True)
            missed += not figure.holds
    print(f"{missed} missed" if missed else "all within their references")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
