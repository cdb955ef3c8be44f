"""Measures speed and size, and prints each figure beside what it must stay within.

Run by `make bench`. The exit status is 1 where a figure misses its reference.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent / "harness")]

import archive_cost  # noqa: E402
import atlas_cost  # noqa: E402
import dashboard_cost  # noqa: E402
import gazetteer_cost  # noqa: E402
import geoparse_cost  # noqa: E402
import ground_cost  # noqa: E402
import map_cost  # noqa: E402
import size_cost  # noqa: E402
from figure import Figure  # noqa: E402


def figures(home: Path) -> Iterator[Figure]:
    """Yield each figure as soon as it is measured.

    Args:
        home: An empty directory for what the measured processes write.
    """
    yield from gazetteer_cost.figures(home)
    yield from geoparse_cost.figures(home)
    yield from archive_cost.figures(home)
    yield from map_cost.figures(home)
    yield from dashboard_cost.figures(home)
    yield from ground_cost.figures(home)
    yield from atlas_cost.figures(home)
    yield from size_cost.figures(home / "installed")


def main() -> int:
    """Measure everything and print the table."""
    print(f"{'':52}{'measured':>12}{'reference':>14}", flush=True)
    missed = 0
    with tempfile.TemporaryDirectory() as home:
        for figure in figures(Path(home)):
            print(figure.row(), flush=True)
            missed += not figure.holds
    print(f"{missed} missed" if missed else "all within their references")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
