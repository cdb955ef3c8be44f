"""The tables of cases that lie beside the tests: TSV, with comments and a line of heads."""

from __future__ import annotations

import csv
from pathlib import Path

from geo.wordlists import read_table


def table(test: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the table of that name beside a test, which gives its `__file__`."""
    return read_table(str(Path(test).with_name(name)))


def records(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table by the heads of its columns."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
