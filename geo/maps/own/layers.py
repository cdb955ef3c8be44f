"""A layer of the reader's own, such as a front line or an area of control, and how it is read."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Literal

import numpy as np
import shapely

from geo.errors import OwnMapError
from geo.language import say

Kind = Literal["line", "area", "point"]
Point = tuple[float, float]
"""Longitude and latitude in degrees WGS 84, as GeoJSON has them."""

MOST_BYTES = 10_000_000
MOST_SHAPES = 20_000
MOST_POINTS = 500_000
_MOST_DRAWN = 60_000
"""Points that a map draws without a pause; what has more is drawn coarser."""
_COARSEST = 0.02
"""Degrees beyond which a layer would not be its own any more."""
_DECIMALS = 5
"""Of degrees: a metre."""
_LONGEST = 80
_PIECE = 200
"""Points of a line that are made coarser together."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line, an area with its holes, or points."""

    kind: Kind
    parts: tuple[tuple[Point, ...], ...]
    """A line's own points; an area's rings, the outer one first; each point by itself."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What the reader lays over the map."""

    name: str
    shapes: tuple[Drawn, ...]

    @property
    def key(self) -> str:
        """What tells it from another: the same file has the same."""
        return sha256(self.packed.encode() + self.name.encode()).hexdigest()[:32]

    @property
    def drawn(self) -> list[tuple[Kind, tuple[tuple[Point, ...], ...]]]:
        """The shapes as the map's script reads them: each as its kind and its parts."""
        return [(shape.kind, shape.parts) for shape in self.shapes]

    @property
    def packed(self) -> str:
        """The same as JSON."""
        return json.dumps(self.drawn, separators=(",", ":"))


def read_layer(data: bytes, file: str) -> Layer:
    """Return the layer that a file holds: GeoJSON, KML or GPX.

    Args:
        data: its bytes.
        file: its name, by which errors call it; without its ending it names the layer.

    Raises:
        OwnMapError: it is none of these, is damaged, or has nothing that can be drawn.
    """
    from geo.maps.own import geojson, markup

    if len(data) > MOST_BYTES:
        raise OwnMapError(
            "{file} has {number} MB, more than {most}: simplify it first, or cut out what you "
            "need.",
            file=file,
            number=round(len(data) / 1e6),
            most=round(MOST_BYTES / 1e6),
        )
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start == b"{":
        shapes = geojson.shapes(data, file)
    elif start == b"<":
        shapes = markup.shapes(data, file)
    elif data.startswith(b"PK\x03\x04"):
        raise OwnMapError(
            "{file} is packed, as KMZ files are: unpack it, and open the KML in it.", file=file
        )
    else:
        raise OwnMapError(
            "{file} is neither GeoJSON, KML nor GPX: save the layer as one of these.", file=file
        )
    drawn = _bounded(shapes, file)
    if not drawn:
        raise OwnMapError(
            "{file} holds no point, line or area: look whether it is the file that you meant.",
            file=file,
        )
    stem = file.replace("\\", "/").rpartition("/")[2]
    stem = stem.rpartition(".")[0] or stem
    name = " ".join("".join(char if char.isprintable() else " " for char in stem).split())
    return Layer(name[:_LONGEST] or "?", _simplified(drawn))


def checked(lon: object, lat: object, file: str, what: str) -> Point:
    """Return a point, as two numbers within their bounds.

    Raises:
        OwnMapError: they are none; tells `what` they stand in.
    """
    numbers = (lon, lat)
    sound = all(isinstance(n, int | float) and not isinstance(n, bool) for n in numbers)
    if sound:
        x, y = float(lon), float(lat)  # type: ignore[arg-type]
        if math.isfinite(x) and math.isfinite(y) and abs(x) <= 360 and abs(y) <= 90:
            return round(x, _DECIMALS), round(y, _DECIMALS)
    raise OwnMapError(
        "{file}: {what} has {lon}, {lat} for longitude and latitude, which are no degrees "
        "(WGS 84): save it in longitude and latitude (EPSG:4326), longitude first.",
        file=file,
        what=what,
        lon=str(lon)[:30],
        lat=str(lat)[:30],
    )


def _bounded(shapes: Iterator[Drawn], file: str) -> list[Drawn]:
    """Return the shapes, as long as they are no more than a map can hold."""
    drawn: list[Drawn] = []
    points = 0
    for shape in shapes:
        if shape.parts:
            drawn.append(shape)
        points += sum(map(len, shape.parts))
        if len(drawn) > MOST_SHAPES or points > MOST_POINTS:
            raise OwnMapError(
                "{file} has more than {shapes} shapes or {points} points: simplify it first, or "
                "cut out what you need.",
                file=file,
                shapes=MOST_SHAPES,
                points=MOST_POINTS,
            )
    return drawn


def _simplified(shapes: list[Drawn]) -> tuple[Drawn, ...]:
    """Return the shapes with no more points than can be drawn, as fine as that allows."""
    tolerance = 0.0002
    drawn = shapes
    while _number(drawn) > _MOST_DRAWN and tolerance <= _COARSEST:
        drawn = [
            shape
            if shape.kind == "point"
            else Drawn(
                shape.kind, tuple(_coarser(part, shape.kind, tolerance) for part in shape.parts)
            )
            for shape in shapes
        ]
        tolerance *= 2
    return tuple(drawn)


def _number(shapes: Iterable[Drawn]) -> int:
    return sum(len(part) for shape in shapes for part in shape.parts)


def _coarser(part: tuple[Point, ...], kind: Kind, tolerance: float) -> tuple[Point, ...]:
    if len(part) < (5 if kind == "area" else 3):
        return part
    line = np.array(part)
    # Piece by piece: a whole line can be made to take as long as its length multiplied by itself.
    pieces = [line[at : at + _PIECE + 1] for at in range(0, len(line) - 1, _PIECE)]
    of_piece = np.repeat(np.arange(len(pieces)), [len(piece) for piece in pieces])
    lines = shapely.linestrings(np.concatenate(pieces), indices=of_piece)
    simple, of_piece = shapely.get_coordinates(
        shapely.simplify(lines, tolerance), return_index=True
    )
    # Each piece begins where the one before ends.
    begins = np.flatnonzero(np.diff(of_piece)) + 1
    points = tuple((float(x), float(y)) for x, y in np.delete(simple, begins, axis=0))
    # A ring that falls together keeps its form.
    return part if kind == "area" and len(points) < 4 else points


def ring(points: Iterable[Point], file: str, what: str) -> tuple[Point, ...]:
    """Return a closed ring.

    Raises:
        OwnMapError: it has less than three corners.
    """
    corners = tuple(points)
    if corners and corners[0] != corners[-1]:
        corners = (*corners, corners[0])
    if len(corners) < 4:
        raise _short(file, what)
    return corners


def line(points: Iterable[Point], file: str, what: str) -> tuple[Point, ...]:
    """Return a line.

    Raises:
        OwnMapError: it has less than two points.
    """
    course = tuple(points)
    if len(course) < 2 or all(first == second for first, second in pairwise(course)):
        raise _short(file, what)
    return course


def _short(file: str, what: str) -> OwnMapError:
    return OwnMapError(
        "{file}: {what} has too few points to be drawn: mend it, or take it out.",
        file=file,
        what=what,
    )


def numbered(number: int) -> str:
    """Return what an error calls a shape by its place in the file, from 1."""
    return say("shape {number}", number=number)
