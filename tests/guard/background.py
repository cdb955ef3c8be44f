"""Lets what mostly waits run beside the tests, in a process of its own, till one asks for it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

TEST = "test_nothing_leaves_for_a_minute_after_the_first_report"
"""What asks for it."""
_PATIENCE_S = 300
_PROGRAM = Path(__file__).with_name("minute.py")


def begin(root: Path) -> subprocess.Popen[bytes]:
    """Start it, with a home of its own; what it prints and returns lies in `build`."""
    folder = _folder(root)
    folder.mkdir(parents=True, exist_ok=True)
    for file in (folder / "printed", folder / "outcome"):
        file.unlink(missing_ok=True)
    # Homes go by the workers' names.
    environ = {**os.environ, "PYTEST_XDIST_WORKER": "minute"}
    command = [sys.executable, str(Path(__file__)), str(folder)]
    return subprocess.Popen(
        command, cwd=root, env=environ, stdin=subprocess.DEVNULL, start_new_session=True
    )


def outcome(root: Path) -> tuple[int, str]:
    """Wait until the minute is over; return its exit status and what it printed.

    Raises:
        TimeoutError: it does not end.
    """
    folder = _folder(root)
    end = time.monotonic() + _PATIENCE_S
    while not (folder / "outcome").is_file():
        if time.monotonic() > end:
            raise TimeoutError((folder / "printed").read_text("utf-8", "replace"))
        time.sleep(0.2)
    printed = (folder / "printed").read_text("utf-8", "replace")
    return int((folder / "outcome").read_text("utf-8")), printed


def _folder(root: Path) -> Path:
    return root / "build" / "minute"


def _run(folder: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]
    with (folder / "printed").open("wb") as printed:
        done = subprocess.run(
            [*command, str(_PROGRAM)], stdout=printed, stderr=subprocess.STDOUT, check=False
        )
    whole = folder / "outcome.part"
    whole.write_text(str(done.returncode), encoding="utf-8")
    whole.rename(folder / "outcome")


if __name__ == "__main__":
    _run(Path(sys.argv[1]))
