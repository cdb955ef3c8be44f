"""One line of the table that `make trust` prints."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What was tried, what came of it, and whether what is promised held."""

    what: str
    came: str
    held: bool
