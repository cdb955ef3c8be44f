"""What an atlas keeps beside an archive goes with it, also where its process is killed."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from served import ROOT

from geo import scratch
from geo.kept import forget_everything

_LEAVES = """
import os, signal
from geo import scratch
made, _remove = scratch.folder()
(made / "numbers.duckdb").write_text("what was read")
print(made, flush=True)
os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's temporary directory, of this test alone."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    return folder


def test_what_is_in_use_stays_and_what_a_killed_process_left_goes(temporary: Path) -> None:
    used, remove = scratch.folder()
    told = subprocess.run(
        [sys.executable, "-c", _LEAVES], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    left = Path(told.stdout.strip())
    assert left.parent == temporary and (left / "numbers.duckdb").exists()
    other = temporary / "dateline-atlas-of-another-program"
    other.mkdir()
    forget_everything()
    assert set(temporary.iterdir()) == {used, other}
    if os.name == "posix":
        assert stat.S_IMODE(used.stat().st_mode) == 0o700
    remove()
    assert set(temporary.iterdir()) == {other}
