"""The columns are those that docs/archive.md describes."""

from __future__ import annotations

import re

import pytest
from served import ROOT

from geo.archive.schema import ABOUT, STAMP, TABLES

PAGE = (ROOT / "docs" / "archive.md").read_text(encoding="utf-8")


def described(heading: str) -> list[str]:
    """Return what the first column of the table under a heading names."""
    part = PAGE.partition(f"### {heading}\n")[2].partition("\n### ")[0]
    rows = [line for line in part.splitlines() if line.startswith("| `")]
    return [name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])]


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_described(table: str) -> None:
    assert described(table) and sorted(described(table)) == sorted(TABLES[table].names)


def test_the_versions_are_described() -> None:
    assert described(ABOUT)[-len(STAMP) :] == list(STAMP)
