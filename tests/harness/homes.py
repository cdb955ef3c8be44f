"""A home apart from the user's own, for tests that delete what lies there."""

from __future__ import annotations

from pathlib import Path


def homes(path: Path) -> dict[str, str]:
    """Return the variables that make `path` the home of Dateline and of the libraries it loads."""
    return {
        "DATELINE_HOME": str(path),
        "HOME": str(path),
        "XDG_CACHE_HOME": str(path / "caches"),
    }
