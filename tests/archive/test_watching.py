"""An archive kept current: what is looked at, and when."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from geo.archive.running import Summary
from geo.archive.watching import watch
from geo.errors import GeoError


def test_what_arrives_is_mapped_once_it_rests_whatever_the_clock_of_another(tmp_path: Path) -> None:
    given, seconds = tmp_path / "given", time.time()
    given.mkdir()
    told: list[tuple[int, int]] = []
    missed: list[GeoError] = []
    turns = 0

    def arrive(name: str, changed: float) -> None:
        (given / name).write_text(f"{name}: shells fell on Izium.")
        os.utime(given / name, (changed, changed))

    def wait(_seconds: float) -> None:
        nonlocal turns
        turns += 1
        if turns == 1:
            arrive("written.txt", seconds + 1)
            arrive("ahead.txt", seconds + 90_000)
            # Written just now: it may go on.
            (given / "written.txt").touch()
        elif turns == 2:
            assert told == []
            arrive("written.txt", seconds - 60)
        elif turns == 4:
            raise KeyboardInterrupt

    def done(summary: Summary) -> None:
        told.append((summary.reports, summary.last.mapped))

    with pytest.raises(KeyboardInterrupt):
        watch([str(given)], str(tmp_path / "mapped"), done, missed.append, wait=wait)
    assert (told, missed) == ([(2, 2)], [])
