"""Notes on standard error, where they are no part of the result."""

from __future__ import annotations

import sys

from geo.command.table import printable


def note(text: str) -> None:
    """Tell on standard error, in one line, what is no part of the result."""
    print(f"dateline: {printable(text)}", file=sys.stderr)
