"""Progress, and a line on a terminal that shows it, silent elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable
from types import TracebackType
from typing import TextIO

Progress = Callable[[float, str], None]
"""Called with the share that is done, 0..1, and what is being done."""

_WIDTH = 24
_COLUMNS = 80
"""The width of a terminal that does not tell its own."""


class ProgressLine:
    """Callable as `progress(fraction, text)`; draws one line on a terminal, and leaves it clean."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._live = out.isatty()
        self._drawn = False

    def __enter__(self) -> ProgressLine:
        return self

    def __call__(self, fraction: float, text: str) -> None:
        """Show that `text` is done up to `fraction` (0..1)."""
        if self._live:
            bar = "█" * round(_WIDTH * fraction)
            line = f"{bar:░<{_WIDTH}} {fraction:4.0%}  {text}"
            # A line that wraps could not be erased, and neither could control codes.
            shown = "".join(char if char.isprintable() else " " for char in line)
            self._out.write(f"\r\x1b[K{shown[: self._columns() - 1]}")
            self._out.flush()
            self._drawn = True

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._drawn:
            self._out.write("\r\x1b[K")
            self._out.flush()

    def _columns(self) -> int:
        try:
            return os.get_terminal_size(self._out.fileno()).columns or _COLUMNS
        except (OSError, ValueError):
            return _COLUMNS
