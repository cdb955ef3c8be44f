"""KML 2.2 and GPX 1.1 as shapes to be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geo.errors import OwnMapError, ReportError
from geo.maps.own.layers import Drawn, Point, checked, line, numbered, ring
from geo.report.xmltree import parse_xml

_KML_SHAPES = ("Point", "LineString", "LinearRing", "Polygon")


def shapes(data: bytes, file: str) -> Iterator[Drawn]:
    """Yield the shapes of a KML or GPX document.

    What is fetched from elsewhere (network links, overlays, pictures) is left out: nothing is asked
    of anyone.

    Raises:
        OwnMapError: it is neither, or is damaged.
    """
    try:
        root = parse_xml(data, file)
    except ReportError as error:
        raise OwnMapError(error.sentence) from None
    name = _local(root)
    if name == "gpx":
        yield from _gpx(root, file)
    elif name == "kml":
        yield from _kml(root, file)
    else:
        raise OwnMapError(
            "{file} is XML, but neither KML nor GPX (it begins with {element}): save the layer as "
            "one of these.",
            file=file,
            element=name[:40],
        )


def _gpx(root: Any, file: str) -> Iterator[Drawn]:
    number = 0
    for element in root.iter():
        kind = _local(element)
        if kind not in ("wpt", "rte", "trkseg"):
            continue
        number += 1
        if kind == "wpt":
            yield Drawn("point", ((_gpx_point(element, file, number),),))
            continue
        within = "rtept" if kind == "rte" else "trkpt"
        points = [_gpx_point(each, file, number) for each in element if _local(each) == within]
        # Devices begin a segment at each loss of signal, many of a point or none.
        if len(set(points)) > 1:
            yield Drawn("line", (line(points, file, numbered(number)),))


def _gpx_point(element: Any, file: str, number: int) -> Point:
    return _degrees(element.get("lon"), element.get("lat"), file, number)


def _kml(root: Any, file: str) -> Iterator[Drawn]:
    number = 0
    for element in root.iter():
        kind = _local(element)
        if kind not in _KML_SHAPES or (kind == "LinearRing" and _in_polygon(element)):
            continue
        number += 1
        what = numbered(number)
        if kind == "Polygon":
            sides = ("outerBoundaryIs", "innerBoundaryIs")
            rings = [
                ring(_coordinates(inner, file, number), file, what)
                for side in sides
                for boundary in element
                if _local(boundary) == side
                for inner in boundary
            ]
            if rings:
                yield Drawn("area", tuple(rings))
            continue
        points = _coordinates(element, file, number)
        if kind == "Point":
            yield Drawn("point", tuple((point,) for point in points[:1]))
        else:
            yield Drawn("line", (line(points, file, what),))


def _in_polygon(element: Any) -> bool:
    return _local(element.getparent()) in ("outerBoundaryIs", "innerBoundaryIs")


def _coordinates(element: Any, file: str, number: int) -> list[Point]:
    """Return the points of a shape: "longitude,latitude,height" apart by blanks."""
    text = next((each.text or "" for each in element if _local(each) == "coordinates"), "")
    points = []
    for written in text.split():
        lon, _, rest = written.partition(",")
        points.append(_degrees(lon, rest.partition(",")[0], file, number))
    return points


def _degrees(lon: str | None, lat: str | None, file: str, number: int) -> Point:
    try:
        numbers: tuple[object, object] = (float(lon or ""), float(lat or ""))
    except ValueError:
        numbers = (lon, lat)
    return checked(*numbers, file, numbered(number))


def _local(element: Any) -> str:
    """Return an element's name without its namespace, "" for what is no element."""
    tag = element.tag if element is not None else ""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
