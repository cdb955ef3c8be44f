"""Where the package's files lie."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

BASEMAP = "DATELINE_BASEMAP"
"""The environment variable that holds the path of the map that the dashboard is started with."""

_PACKAGE = Path(__file__).resolve().parent


def data_dir() -> Path:
    """Return the directory of the shipped data: beside `geo/`, or inside it in a wheel."""
    inside = _PACKAGE / "data"
    return inside if inside.is_dir() else _PACKAGE.parent / "data"


def cache_dir() -> Path:
    """Return the directory of what can be built again; `DATELINE_HOME` overrides it."""
    home = os.environ.get("DATELINE_HOME")
    return Path(home) / "cache" if home else user_cache_path("dateline", appauthor=False)


def user_dir() -> Path:
    """Return the directory of what the user made; `DATELINE_HOME` overrides it."""
    home = os.environ.get("DATELINE_HOME")
    return Path(home) / "data" if home else user_data_path("dateline", appauthor=False)


def own_map_path() -> Path:
    """Return where the path of the reader's own base map is kept."""
    return user_dir() / "own-map.json"


def opening_path() -> Path:
    """Return where the page lies, for a minute, that leads a browser to the address with token."""
    return user_dir() / "opening.html"
