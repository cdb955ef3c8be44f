"""GPX waypoints."""

from __future__ import annotations

import gpxpy
from any_result import provenances, results
from hypothesis import given, settings
from lxml import etree
from made_up import parsed, place

from geo import Geoparse
from geo.export import FORMATS, Provenance
from geo.export.gpx import to_gpx

# Section wptType of the schema of GPX 1.1: what may stand in a waypoint, in this order.
ORDER = "ele time magvar geoidheight name cmt desc src link sym type".split()


def test_another_reader_finds_every_place(result: Geoparse, provenance: Provenance) -> None:
    gpx = gpxpy.parse(to_gpx(result, provenance))
    assert [point.name for point in gpx.waypoints] == [each.name for each in result.places]
    assert [(point.latitude, point.longitude) for point in gpx.waypoints] == [
        (each.lat, each.lon) for each in result.places
    ]
    assert gpx.version == "1.1"
    assert "A mention is not an event" in gpx.description
    assert "GeoNames, CC BY 4.0" in gpx.description
    izium = next(point for point in gpx.waypoints if point.name == "Izium")
    assert izium.description.startswith("Izium Raion, Kharkiv Oblast, Ukraine\n")
    assert "Izium" in izium.description.partition("\n")[2]


def test_it_says_what_it_leaves_out(result: Geoparse) -> None:
    assert "roles, confidence, reasons" in to_gpx(result)
    assert "leaves out roles, confidence, reasons" in FORMATS["gpx"].about


def test_the_antimeridian_is_west() -> None:
    text = to_gpx(parsed("{A|A|location}", place("A", 0.0, 180.0)))
    assert gpxpy.parse(text).waypoints[0].longitude == -180.0


def test_no_places_are_no_waypoints() -> None:
    assert gpxpy.parse(to_gpx(parsed("Nothing is named."))).waypoints == []


@given(results(), provenances)
@settings(max_examples=60, deadline=None)
def test_any_result_is_read(result: Geoparse, provenance: Provenance) -> None:
    text = to_gpx(result, provenance)
    gpx = gpxpy.parse(text)
    assert len(gpx.waypoints) == len(result.places)
    for point in gpx.waypoints:
        assert -90 <= point.latitude <= 90
        assert -180 <= point.longitude < 180
    for point in etree.fromstring(text.encode()).findall("{*}wpt"):
        tags = [ORDER.index(etree.QName(child).localname) for child in point]
        assert tags == sorted(tags)
