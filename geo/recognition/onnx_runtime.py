"""onnxruntime with its telemetry switched off: the one place that loads it.

Loaded as it is, version 1.31.1 makes a device id, stores events about each session and sends them
to its maker some seconds later. `docs/network.md` has the details.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

# Read once, when the library is loaded, and inherited by child processes; no setting of the user's
# turns it on again.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime  # type: ignore[import-untyped]

# Windows' own tracing knows no variable; and a program may have loaded the library before us.
onnxruntime.disable_telemetry_events()

__all__ = ["left_behind", "onnxruntime", "threads", "use_threads"]

_STORE = Path("Microsoft", "DeveloperTools", ".onnxruntime")
_threads = 2
_FILES = ("deviceid*", "onnxruntime.db*")


def threads() -> int:
    """Return how many threads a model takes that is loaded now."""
    return _threads


def use_threads(number: int) -> None:
    """Let each model that is loaded from now on take `number` threads."""
    global _threads
    _threads = number


def left_behind(platform: str = sys.platform) -> tuple[Path, ...]:
    """Return the files that telemetry left on this machine: a device id, and events to be sent.

    They may be of another program that loads the library: all share one folder.
    """
    try:
        store = _base(platform) / _STORE
    except RuntimeError:  # No home, no store.
        return ()
    return tuple(sorted(path for pattern in _FILES for path in store.glob(pattern)))


def _base(platform: str) -> Path:
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    cache = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return cache if cache.is_absolute() else Path.home() / ".cache"
