"""The settlements of Nigeria in PyPI's `safesignal-geo`, an extract of OpenStreetMap of 2026.

Its own licence file puts each row under the terms of its column `license`; those under the ODbL
count. Most lie in Borno, of which the world's extract of 2014 knew little.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import poi

from geo.gazetteer.names import fold

PACKAGE, VERSION = "safesignal-geo", "0.2.0"
_TABLE = "safesignal_geo/data/nigeria_v0.2.csv"
_LICENCES = frozenset(("ODbL", "ODbL-1.0"))


def read(directory: Path) -> Iterator[poi.Settlement]:
    """Yield the settlements in the wheel in `directory` that have a usable name."""
    (path,) = directory.glob(f"{PACKAGE.replace('-', '_')}-{VERSION}-*.whl")
    with zipfile.ZipFile(path) as wheel, wheel.open(_TABLE) as raw:
        for row in csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8")):
            if row["type"] != "settlement" or row["license"] not in _LICENCES:
                continue
            names = list(poi.clean(row["canonical_name"]))
            known = set(map(fold, names))
            # Aliases stand in small letters, most of them the name once more.
            for alias in row["aliases"].split(";") if names else ():
                further = poi.clean(alias.title())
                names += [name for name in further if fold(name) not in known]
                known.update(map(fold, further))
            if names:
                lat, lon = round(float(row["lat"]), 3), round(float(row["lng"]), 3)
                yield poi.Settlement("village", lat, lon, tuple(names))
