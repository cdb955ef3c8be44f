"""The places of a whole archive, counted by DuckDB from its mentions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from geo import durable
from geo.archive import schema
from geo.archive.ledger import Written
from geo.archive.parts import write
from geo.export import geometry

_MEMORY = "1GB"
"""That DuckDB takes before it goes to the disk."""
# One row of all that say the same place, whatever older versions of the gazetteer called it.
_COUNTED = """
SELECT place, unnest(max(struct_pack(label, kind, country, lat, lon))),
    count(DISTINCT report)::INTEGER AS reports, count(*)::INTEGER AS mentions
FROM read_parquet(?) WHERE place IS NOT NULL GROUP BY place ORDER BY place
"""
_COLUMNS = ("place", "label", "kind", "country", "lat", "lon", "reports", "mentions")


def write_places(folder: Path, regions: Mapping[str, str]) -> Written:
    """Count the places of an archive's mentions and write their table.

    Args:
        folder: of the archive.
        regions: the label of the first-level region of each place that lies in one.

    Raises:
        OSError: it cannot be written.
    """
    mentions = folder / "mentions"
    # Named one by one: in a pattern the brackets of a folder's name would mean something.
    files = sorted(map(str, mentions.glob("*.parquet")))
    counted = _counted(files, folder) if files else []
    rows = [
        dict(zip(_COLUMNS, row, strict=True))
        | {
            "region": regions.get(row[0]),
            geometry.BOX: geometry.box([(lon, lat)]),
            geometry.GEOMETRY: geometry.point(lon, lat),
        }
        for row in counted
        for lat, lon in [row[4:6]]
    ]
    return write(folder, "places/places.parquet", pa.Table.from_pylist(rows, schema.PLACES))


def _counted(files: list[str], folder: Path) -> list[tuple[Any, ...]]:
    # Not one extension is fetched, whatever a file says of itself.
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "memory_limit": _MEMORY,
        "temp_directory": str(folder / f"places{durable.SCRATCH}"),
    }
    with duckdb.connect(config=config) as connection:
        try:
            return connection.execute(_COUNTED, [files]).fetchall()
        except duckdb.Error as error:
            raise OSError(str(error)) from None
