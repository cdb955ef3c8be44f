"""Many reports: each read and mapped once, and kept as tables of Parquet.

geo.archive.archive(["reports"], "mapped", spread=geo.archive.local(workers=2))
"""

from geo.archive.running import State, Summary, archive
from geo.archive.spreading import by, here, local, standing

__all__ = ["State", "Summary", "archive", "by", "here", "local", "standing"]
