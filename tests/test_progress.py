"""The line of progress: on a terminal alone, in its width, and gone when it is done."""

from __future__ import annotations

import io
import re

import pytest

from geo.progress import ProgressLine


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    def shown(self) -> str:
        """Return what a terminal of endless width would show in the end."""
        line = ""
        for part in re.split("(\r\x1b\\[K)", self.getvalue()):
            line = "" if part == "\r\x1b[K" else line + part
        return line


def test_silent_elsewhere() -> None:
    out = io.StringIO()
    with ProgressLine(out) as progress:
        progress(0.5, "Reading")
    assert out.getvalue() == ""


def test_a_terminal_is_left_clean() -> None:
    out = Terminal()
    with ProgressLine(out) as progress:
        progress(0.5, "Reading")
        assert "50%" in out.shown() and "Reading" in out.shown()
    assert out.shown() == ""


def test_also_after_an_error() -> None:
    out = Terminal()
    with pytest.raises(KeyboardInterrupt), ProgressLine(out) as progress:
        progress(0.5, "Reading")
        raise KeyboardInterrupt
    assert out.shown() == ""


def test_nothing_to_show_is_nothing_written() -> None:
    out = Terminal()
    with ProgressLine(out):
        pass
    assert out.getvalue() == ""


def test_a_long_or_hostile_text_stays_one_line() -> None:
    out = Terminal()
    with ProgressLine(out) as progress:
        progress(0.1, "Evil\n\x1b[2J\x07" + "x" * 500)
        shown = out.shown()
    assert len(shown) < 80 and shown.isprintable()
