"""Notes on standard error, apart from the result."""

from __future__ import annotations

import sys

from geo.command.table import printable


def note(text: str) -> None:
    """Print a note of one line to standard error."""
    print(f"dateline: {printable(text)}", file=sys.stderr)
