"""What an installation takes on the disk: pip makes it of the wheel (and asks the network)."""

from __future__ import annotations

import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

from figure import Figure
from served import ROOT

KINDS = (("library and commands", "", 350), ("with dashboard", "[dashboard]", 850))
"""What is installed, its extra, and the MB that it may take as pip leaves it."""


def figures(home: Path) -> Iterator[Figure]:
    """Yield the MB of each kind as pip leaves it, with what Python compiled; without that, too.

    Args:
        home: A directory that is not there yet, for wheel and environments.
    """
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*build, "--directory", str(home)], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = home.glob("*.whl")
    for name, extra, most in KINDS:
        plain, compiled = _installed(f"{wheel}{extra}", home / (extra or "alone"))
        yield Figure(f"installed: {name} ({plain:.0f} unpacked)", compiled, most, "MB")


def _installed(requirement: str, folder: Path) -> tuple[float, float]:
    """Install into a new environment; return its packages' MB without and with what is compiled."""
    venv.create(folder)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    command = [*pip, "install", "--quiet", "--only-binary", ":all:", "--constraint"]
    subprocess.run([*command, str(ROOT / "constraints.txt"), requirement], check=True)
    sizes: dict[bool, int] = {True: 0, False: 0}
    for file in folder.rglob("site-packages/**/*"):
        if file.is_file() and not file.is_symlink():
            sizes[file.suffix == ".pyc"] += file.stat().st_size
    return sizes[False] / 1e6, sum(sizes.values()) / 1e6
