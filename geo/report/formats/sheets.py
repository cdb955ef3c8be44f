"""The sheets of a workbook of any program as blocks, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from geo.errors import ReportError
from geo.language import say
from geo.model import ParagraphKind
from geo.report.document import Block
from geo.report.formats.table import MOST_CELLS, table_blocks

MOST_ROWS = 100_000
MOST_COLUMNS = 256
MOST_SHEETS = 100
Sheet = tuple[str, list[list[str]]]
"""Its name, and its rows of cells."""


def sheet_blocks(sheets: Sequence[Sheet], called: str) -> tuple[list[Block], list[str]]:
    """Return a block for each row of each sheet, under its name, and what was done to them.

    Args:
        sheets: those that are shown.
        called: what an error calls the file.

    Raises:
        ReportError: no sheet has a text, or together they have more cells than are read.
    """
    blocks: list[Block] = []
    repairs: list[str] = [say("Each row of the sheet is a line of its own.")]
    cells = 0
    for name, rows in sheets:
        # The sheets together hold no more than one may.
        cells += sum(map(len, rows))
        found, told = table_blocks(rows if cells <= MOST_CELLS else [[""] * cells], called)
        if found:
            blocks += [Block(name, ParagraphKind.CREDIT)] if len(sheets) > 1 and name else []
            blocks += found
            repairs += told
    if not blocks:
        raise ReportError(
            "{file} is a sheet without a text in it: save the rows as plain text (.txt, UTF-8) and "
            "open that.",
            file=called,
        )
    return blocks, list(dict.fromkeys(repairs))
