"""A map in one file: what it says of itself, read before any of it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from pathlib import Path

from geo.errors import OwnMapError
from geo.extent import Extent
from geo.language import of_system
from geo.maps.mercator import NORTHMOST

DEEPEST = 22
"""The closest zoom that a file may claim."""
_LONGEST = 240
"""Characters of a credit or a name that are shown."""
_TAG = re.compile(r"<[^<>]*>")


class Content(StrEnum):
    """What the tiles of a file are, by what they are called in a MBTiles file."""

    VECTOR = "pbf"
    PNG = "png"
    JPEG = "jpg"
    WEBP = "webp"

    @property
    def media_type(self) -> str:
        """What a server says it sends."""
        return _MEDIA_TYPES[self]


_MEDIA_TYPES = {
    Content.VECTOR: "application/x-protobuf",
    Content.PNG: "image/png",
    Content.JPEG: "image/jpeg",
    Content.WEBP: "image/webp",
}


@dataclass(frozen=True, slots=True)
class MapFile:
    """A file of Web Mercator tiles that the map can draw."""

    path: Path
    packed: bool
    """PMTiles, of which a browser reads ranges of bytes; else MBTiles."""
    content: Content
    name: str
    credit: str
    """Who is to be credited, in plain text: what its metadata say, or its name."""
    layers: tuple[str, ...]
    """What its vector layers are called."""
    zooms: tuple[int, int]
    """The farthest and the closest zoom that it has tiles of."""
    extent: Extent


def read_map(path: Path) -> MapFile:
    """Return what a file of tiles says of itself.

    Raises:
        OwnMapError: it cannot be read, or is nothing that the map can draw.
    """
    from geo.maps.own import mbtiles, pmtiles

    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise OwnMapError(
            "The map {file} cannot be read ({reason}): check its path.",
            file=str(path),
            reason=of_system(error),
        ) from None
    if head.startswith(pmtiles.MAGIC):
        return pmtiles.read(path)
    if head == mbtiles.MAGIC:
        return mbtiles.read(path)
    raise OwnMapError(
        "{file} is neither a PMTiles nor an MBTiles file: choose one of these. Other maps are "
        "turned into MBTiles or PMTiles by tippecanoe, GDAL or the pmtiles program.",
        file=str(path),
    )


def as_extent(sides: Iterable[float]) -> Extent:
    """Return west, south, east, north as an extent within the world; all of it where none is."""
    west, south, east, north = sides
    west, east = max(-180.0, west), min(180.0, east)
    south, north = max(-NORTHMOST, south), min(NORTHMOST, north)
    if west < east and south < north:
        return west, south, east, north
    return -180.0, -NORTHMOST, 180.0, NORTHMOST


def plain(value: object) -> str:
    """Return what metadata say, without the tags that they may have, in one bounded line."""
    if not isinstance(value, str):
        return ""
    text = unescape(_TAG.sub("", value[: 40 * _LONGEST]))
    # Twice written, "&amp;lt;b&amp;gt;" would be a tag now: whoever shows it escapes it.
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
