"""One measured figure and what it must stay within."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from served import ROOT


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its unit; `at_least` says that more is better."""

    name: str
    measured: float
    reference: float
    unit: str
    at_least: bool = False

    @property
    def holds(self) -> bool:
        """Whether the figure keeps within its reference."""
        if self.at_least:
            return self.measured >= self.reference
        return self.measured <= self.reference

    def row(self) -> str:
        """Return the figure as a line of the table."""
        digits = 0 if self.reference >= 100 else 1
        bound = f"{'≥' if self.at_least else '≤'} {self.reference:,g} {self.unit}".rstrip()
        measured = f"{self.measured:,.{digits}f} {self.unit}".rstrip()
        return f"{self.name:52}{measured:>12}{bound:>14}{'' if self.holds else '  MISSED'}"


def in_fresh_process(program: str, home: Path) -> Any:
    """Run a program in a new interpreter and return the JSON that it prints last.

    Args:
        program: Python source; imports of the package work.
        home: What DATELINE_HOME names for it.
    """
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "DATELINE_HOME": str(home)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])
