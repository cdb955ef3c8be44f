"""How far something is, and a line on a terminal that shows it, silent elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import TextIO

Progress = Callable[[float, str], None]
"""Is called with the share that is done, 0..1, and what is being done."""

_WIDTH = 24


class ProgressLine:
    """Callable as `progress(fraction, text)`; draws on a terminal, prints only words elsewhere."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._live = out.isatty()
        self._last = ""

    def __enter__(self) -> ProgressLine:
        return self

    def __call__(self, fraction: float, text: str) -> None:
        """Show that `text` is done up to `fraction` (0..1)."""
        if self._live:
            bar = "█" * round(_WIDTH * fraction)
            self._out.write(f"\r\x1b[K{bar:░<{_WIDTH}} {fraction:4.0%}  {text}")
            self._out.flush()
        elif text != self._last:
            self._out.write(f"{text}\n")
            self._out.flush()
        self._last = text

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._live and self._last:
            self._out.write("\r\x1b[K")
            self._out.flush()
