"""What REPORT names on the command line: a file, an address, or what standard input holds."""

from __future__ import annotations

import sys

from geo.command.terminal import note
from geo.command.writing import STANDARD
from geo.errors import ReportError
from geo.model import Report
from geo.report import is_address
from geo.report.document import MAX_BYTES


def source_of(name: str) -> str | bytes:
    """Return what `geo.report` reads: `name` itself, or the bytes of standard input.

    Raises:
        ReportError: standard input holds more than may be read, perhaps without an end.
    """
    if name != STANDARD:
        return name
    raw = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise ReportError(
            "Standard input has more than the {size} MB that are read of it: split it, or give the "
            "name of a file, where JSON Lines (.jsonl) may have any size.",
            size=MAX_BYTES // 1_000_000,
        )
    return raw


def tell_whence(report: Report, name: str) -> None:
    """Print which host was asked, where the report came from an address."""
    if is_address(name):
        note(report.repairs[0])
