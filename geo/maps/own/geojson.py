"""GeoJSON (RFC 7946) as shapes to be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geo.errors import OwnMapError
from geo.maps.own.layers import Drawn, Point, checked, line, numbered, ring
from geo.strictjson import FaultError, parsed

_DEEPEST = 8
"""Collections within collections."""


def shapes(data: bytes, file: str) -> Iterator[Drawn]:
    """Yield the shapes of a GeoJSON text.

    Raises:
        OwnMapError: it is no GeoJSON, or not in degrees WGS 84.
    """
    try:
        document = parsed(data)
    except FaultError as error:
        raise OwnMapError(
            "{file} cannot be read ({reason}): save the layer as GeoJSON again.",
            file=file,
            reason=error.sentence,
        ) from None
    yield from _Reading(file).of(document, 0)


class _Reading:
    def __init__(self, file: str) -> None:
        self._file = file
        self._number = 0

    def of(self, each: Any, depth: int) -> Iterator[Drawn]:
        kind = each.get("type") if isinstance(each, dict) else None
        inner = {"FeatureCollection": "features", "GeometryCollection": "geometries"}.get(str(kind))
        if inner and depth < _DEEPEST:
            for member in self._list(each.get(inner)):
                yield from self.of(member, depth + 1)
        elif kind == "Feature":
            if each.get("geometry") is not None:
                yield from self.of(each["geometry"], depth + 1)
        else:
            self._number += 1
            yield from self._geometry(kind, each)

    def _geometry(self, kind: object, each: Any) -> Iterator[Drawn]:
        file, what = self._file, numbered(self._number)
        within = each.get("coordinates") if isinstance(each, dict) else None
        match kind:
            case "Point":
                yield Drawn("point", ((self._point(within),),))
            case "MultiPoint":
                yield Drawn("point", tuple((self._point(p),) for p in self._list(within)))
            case "LineString":
                yield Drawn("line", (line(self._points(within), file, what),))
            case "MultiLineString":
                parts = (line(self._points(part), file, what) for part in self._list(within))
                yield Drawn("line", tuple(parts))
            case "Polygon":
                yield self._area(within, what)
            case "MultiPolygon":
                for part in self._list(within):
                    yield self._area(part, what)
            case _:
                raise OwnMapError(
                    "{file}: {what} is no GeoJSON ({kind}): save the layer as GeoJSON again.",
                    file=file,
                    what=what,
                    kind=str(kind)[:40],
                )

    def _area(self, rings: Any, what: str) -> Drawn:
        parts = (ring(self._points(part), self._file, what) for part in self._list(rings))
        return Drawn("area", tuple(parts))

    def _points(self, points: Any) -> Iterator[Point]:
        return (self._point(point) for point in self._list(points))

    def _point(self, point: Any) -> Point:
        lon, lat = point[:2] if isinstance(point, list) and len(point) > 1 else (point, "")
        return checked(lon, lat, self._file, numbered(self._number))

    def _list(self, value: Any) -> list[Any]:
        if isinstance(value, list):
            return value
        raise OwnMapError(
            "{file}: {what} is no GeoJSON ({kind}): save the layer as GeoJSON again.",
            file=self._file,
            what=numbered(self._number),
            kind=type(value).__name__,
        )
