"""Coordinates that a report gives are places, in every export, and safe in a discreet one."""

from __future__ import annotations

from geo import Precision, Role, geoparse
from geo.export.discretion import discreet

TEXT = (
    "Strikes near Izium\n\nA drone fell at 49.2089, 37.2485 and another at 37U CQ 7446 5190. "
    "The first, at 49.2089, 37.2485, did not burst. A third was seen at 95.1 N, 20.2 E.\n"
)


def test_each_is_a_place_as_it_is_written() -> None:
    result = geoparse(TEXT)
    points = [mention for mention in result.mentions if mention.text[0].isdigit()]
    assert [point.text for point in points] == [
        "49.2089, 37.2485",
        "37U CQ 7446 5190",
        "49.2089, 37.2485",
        "95.1 N, 20.2 E",
    ]
    first, second, again, off = points
    assert first.resolution is not None and second.resolution is not None
    assert TEXT[first.start : first.end] == first.text
    place = first.resolution.place
    assert (place.id, place.name) == ("point:49.20890,37.24850", "49.2089, 37.2485")
    assert (place.lat, place.lon, place.precision) == (49.2089, 37.2485, Precision.SITE)
    assert (first.role, first.resolution.confidence) == (Role.LOCATION, 1.0)
    assert first.resolution.source == "the report's own coordinates"
    assert first.resolution.reasons == (
        "the report gives it as decimal degrees, read as 49.20890, 37.24850",
        "the nearest settlement of the gazetteer is Izium, 2 km away",
    )
    assert again.resolution is not None and again.resolution.place == place
    assert off.resolution is None
    assert off.reason_unplaced == "these coordinates lie outside the globe"
    assert [each.id for each in result.places].count(place.id) == 1


def test_a_discreet_result_covers_them() -> None:
    result = discreet(geoparse(TEXT))
    assert not any(place.id.startswith("point:") for place in result.places)
    assert "49.2089" not in result.report.text and "7446" not in result.report.text
    assert len(result.report.text) == len(TEXT)
    for mention in result.mentions:
        assert result.report.text[mention.start : mention.end] == mention.text
