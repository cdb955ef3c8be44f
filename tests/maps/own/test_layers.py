"""A layer of the reader's own: GeoJSON, KML and GPX read strictly, with errors that help."""

from __future__ import annotations

import json
import time

import pytest

from geo.errors import OwnMapError
from geo.maps.own import layers, read_layer
from geo.maps.own.layers import Drawn

SQUARE = ((30.0, 50.0), (31.0, 50.0), (31.0, 51.0), (30.0, 50.0))
HOLE = ((30.2, 50.1), (30.4, 50.1), (30.4, 50.2), (30.2, 50.1))
LINE = ((30.0, 50.0), (31.0, 51.5))


def geojson(kind: str, coordinates: object) -> bytes:
    return json.dumps({"type": kind, "coordinates": coordinates}).encode()


def kml(inner: str) -> bytes:
    return (
        "<?xml version='1.0' encoding='UTF-8'?><kml xmlns='http://www.opengis.net/kml/2.2'>"
        f"<Document><Placemark><name>x</name>{inner}</Placemark></Document></kml>"
    ).encode()


def gpx(inner: str) -> bytes:
    return (
        f"<gpx version='1.1' creator='x' xmlns='http://www.topografix.com/GPX/1/1'>{inner}</gpx>"
    ).encode()


def ring(points: tuple[tuple[float, float], ...]) -> str:
    written = " ".join(f"{lon},{lat},0" for lon, lat in points)
    return f"<LinearRing><coordinates>\n {written} </coordinates></LinearRing>"


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (geojson("Point", [30, 50, 120]), [Drawn("point", (((30.0, 50.0),),))]),
        (geojson("MultiPoint", LINE), [Drawn("point", ((LINE[0],), (LINE[1],)))]),
        (geojson("LineString", LINE), [Drawn("line", (LINE,))]),
        (geojson("MultiLineString", [LINE, HOLE]), [Drawn("line", (LINE, HOLE))]),
        (geojson("Polygon", [SQUARE, HOLE]), [Drawn("area", (SQUARE, HOLE))]),
        # Left open, it is closed.
        (geojson("Polygon", [SQUARE[:-1]]), [Drawn("area", (SQUARE,))]),
        (
            geojson("MultiPolygon", [[SQUARE], [HOLE]]),
            [Drawn("area", (SQUARE,)), Drawn("area", (HOLE,))],
        ),
        (
            json.dumps(
                {
                    "type": "FeatureCollection",
                    "features": [
                        {"type": "Feature", "geometry": None},
                        {
                            "type": "Feature",
                            "geometry": {
                                "type": "GeometryCollection",
                                "geometries": [{"type": "LineString", "coordinates": LINE}],
                            },
                        },
                    ],
                }
            ).encode(),
            [Drawn("line", (LINE,))],
        ),
        (
            kml("<Point><coordinates>30,50</coordinates></Point>"),
            [Drawn("point", (((30.0, 50.0),),))],
        ),
        (
            kml("<LineString><coordinates>30,50 31,51.5</coordinates></LineString>"),
            [Drawn("line", (LINE,))],
        ),
        (
            kml(
                f"<MultiGeometry><Polygon><outerBoundaryIs>{ring(SQUARE)}</outerBoundaryIs>"
                f"<innerBoundaryIs>{ring(HOLE)}</innerBoundaryIs></Polygon></MultiGeometry>"
            ),
            [Drawn("area", (SQUARE, HOLE))],
        ),
        # What would be fetched from elsewhere is left out.
        (
            kml(
                "<NetworkLink><Link><href>https://example.org/x.kml</href></Link></NetworkLink>"
                "<Point><coordinates>30,50</coordinates></Point>"
            ),
            [Drawn("point", (((30.0, 50.0),),))],
        ),
        (gpx("<wpt lat='50' lon='30'><name>x</name></wpt>"), [Drawn("point", (((30.0, 50.0),),))]),
        (
            gpx("<rte><rtept lat='50' lon='30'/><rtept lat='51.5' lon='31'/></rte>"),
            [Drawn("line", (LINE,))],
        ),
        (
            gpx(
                "<trk><trkseg><trkpt lat='50' lon='30'/></trkseg>"
                "<trkseg><trkpt lat='50' lon='30'/><trkpt lat='51.5' lon='31'/></trkseg></trk>"
            ),
            [Drawn("line", (LINE,))],
        ),
    ],
)
def test_shapes_are_read_as_they_stand(data: bytes, wanted: list[Drawn]) -> None:
    for start in (b"", b"\xef\xbb\xbf"):
        assert list(read_layer(start + data, "front line.x").shapes) == wanted


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "neither GeoJSON, KML nor GPX"),
        (b"lat,lon\n50,30", "neither GeoJSON, KML nor GPX"),
        (b"PK\x03\x04", "unpack it, and open the KML in it"),
        (b"{", "no JSON from line 1 on"),
        (b'{"type": "Topology"}', "shape 1 is no GeoJSON (Topology)"),
        (b'{"type": "FeatureCollection", "features": {}}', "is no GeoJSON (dict)"),
        (b'{"type": "FeatureCollection", "features": []}', "holds no point, line or area"),
        (geojson("Point", [500_000, 5_500_000]), "500000, 5500000 for longitude and latitude"),
        (geojson("Point", [30, 95]), "(EPSG:4326), longitude first"),
        (geojson("Point", ["30", "50"]), "no degrees (WGS 84)"),
        (geojson("Point", [True, 50]), "no degrees (WGS 84)"),
        (geojson("Point", None), "no degrees (WGS 84)"),
        (geojson("LineString", [[30, 50]]), "shape 1 has too few points"),
        (geojson("Polygon", [LINE]), "shape 1 has too few points"),
        (b'{"a":' * 100_000, "too deeply nested"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "neither KML nor GPX (it begins with svg)"),
        (b"<kml><Point>", "damaged"),
        (kml("<Point><coordinates>thirty,50</coordinates></Point>"), "thirty, 50 for longitude"),
        (gpx("<wpt lat='50'/>"), "None, 50"),
        (b"<!DOCTYPE kml [<!ENTITY a 'b'>]><kml>&a;</kml>", "declares entities"),
        (kml(""), "holds no point, line or area"),
        (b"{" + b" " * layers.MOST_BYTES, "has 10 MB, more than 10"),
    ],
)
def test_what_is_no_layer_is_refused_with_what_was_found(data: bytes, said: str) -> None:
    with pytest.raises(OwnMapError, match=r"front\.x") as raised:
        read_layer(data, "front.x")
    assert said in str(raised.value)


def test_a_layer_is_bounded_in_shapes() -> None:
    points = [[30, 50]] * 5
    many = [{"type": "Point", "coordinates": points[0]}] * (layers.MOST_SHAPES + 1)
    data = json.dumps({"type": "GeometryCollection", "geometries": many}).encode()
    with pytest.raises(OwnMapError, match="more than 20,000 shapes"):
        read_layer(data, "front.x")


def test_a_long_line_is_drawn_coarser_and_keeps_its_ends() -> None:
    course = [[30 + at / 100_000, 50 + (at % 2) / 100_000] for at in range(150_000)]
    layer = read_layer(geojson("LineString", course), "track.gpx")
    ((part,),) = (shape.parts for shape in layer.shapes)
    assert len(part) < 60_000
    assert (part[0], part[-1]) == ((30.0, 50.0), (31.49999, 50.00001))


def test_a_line_that_goes_to_and_fro_takes_no_longer_than_it_is_long() -> None:
    """Twice of this took four times as long, seven times over."""
    course = [[30, 50], [31, 51]] * 35_000
    start = time.process_time()
    layer = read_layer(geojson("LineString", course), "a.geojson")
    assert time.process_time() - start < 10
    ((part,),) = (shape.parts for shape in layer.shapes)
    assert set(part) == {(30.0, 50.0), (31.0, 51.0)}


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("front line 2022-09-11.geojson", "front line 2022-09-11"),
        ("C:\\maps\\front.kml", "front"),
        ("../../etc/passwd", "passwd"),
        ("a\n\u202eb.gpx", "a b"),
        (".kml", ".kml"),
    ],
)
def test_its_file_names_it(file: str, name: str) -> None:
    assert read_layer(geojson("Point", [30, 50]), file).name == name
