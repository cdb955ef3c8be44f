"""Many reports: each read and mapped once, and kept as tables of Parquet.

geo.archive.archive(["reports"], "mapped", spread=geo.archive.local(workers=2))
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.archive.running import State, Summary, archive
    from geo.archive.spreading import by, here, local, standing

__all__ = ["State", "Summary", "archive", "by", "here", "local", "standing"]
_RUNNING = ("State", "Summary", "archive")


def __getattr__(name: str) -> object:
    # A worker, which maps and keeps nothing, loads neither DuckDB nor what reads sources.
    if name not in __all__:
        raise AttributeError(f"module 'geo.archive' has no attribute {name!r}")
    home = "geo.archive.running" if name in _RUNNING else "geo.archive.spreading"
    value = globals()[name] = getattr(import_module(home), name)
    return value
