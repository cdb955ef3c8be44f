"""Discreet results: no exact point, no named site, in any format."""

from __future__ import annotations

from dataclasses import replace

import pytest
from any_result import results
from hypothesis import given, settings
from made_up import parsed, place

from geo import Geoparse, Precision
from geo.corrections import Correction, Reading, Scope, anchor_at, own_point, reading_of
from geo.export import FORMATS, Provenance, discreet, discreet_provenance
from geo.export.discretion import REASON
from geo.export.provenance import ROUNDED

HOSPITAL = place("Central Hospital", 49.98765, 36.23456, Precision.SITE)
TOWN = place("Izium", 49.20712, 37.27683, extent=(37.21, 49.15, 37.34, 49.26))
FORT = own_point("Fort", 49.12345, 37.54321, precision=Precision.SETTLEMENT)
TEXT = "{Central Hospital|Central Hospital|location}, {Izium|Izium|location}, {Fort|Fort|location}"


@pytest.fixture
def found() -> Geoparse:
    return parsed(TEXT, HOSPITAL, TOWN, FORT, alternatives=(HOSPITAL, TOWN))


def corrections(found: Geoparse) -> tuple[Correction, ...]:
    def said(number: int, id: str) -> Correction:
        mention = found.mentions[number]
        return Correction(
            id, id, "NN", "2026-11-22T14:16:16Z", Scope.MENTION,
            anchor_at(found.report, mention.start, mention.end), None, reading_of(mention),
        )  # fmt: skip

    return (said(0, "site"), said(2, "fort"))


def test_a_site_has_no_place_and_says_why(found: Geoparse) -> None:
    hidden = discreet(found)
    assert [each.name for each in hidden.places] == ["Izium", "Fort"]
    assert [(m.text, m.reason_unplaced) for m in hidden.unplaced] == [("Central Hospital", REASON)]
    for mention in hidden.mentions:
        if mention.resolution:
            names = [each.place.name for each in mention.resolution.alternatives]
            assert names == ["Izium"]


def test_coordinates_are_rounded_and_extents_outwards(found: Geoparse) -> None:
    izium = discreet(found).places[0]
    assert (izium.lat, izium.lon) == (49.2, 37.3)
    assert izium.extent == (37.2, 49.1, 37.4, 49.3)


def test_an_own_points_id_tells_nothing_of_it(found: Geoparse) -> None:
    fort = discreet(found).places[1]
    assert fort.id == own_point("Fort", 49.1, 37.5, precision=Precision.SETTLEMENT).id != FORT.id


def test_corrections_tell_no_more_than_the_result(found: Geoparse) -> None:
    told = discreet_provenance(Provenance(corrections=corrections(found)))
    [fort] = told.corrections
    assert fort.id == "fort"
    assert fort.new == Reading(found.mentions[2].role, discreet(found).places[1])
    assert ROUNDED in told.note


@pytest.mark.parametrize("key", [k for k in FORMATS if k not in ("html", "svg", "png")])
def test_no_format_tells_the_exact_point(found: Geoparse, key: str) -> None:
    provenance = discreet_provenance(Provenance(corrections=corrections(found)))
    content = FORMATS[key].written(discreet(found), provenance)
    several = [content] if isinstance(content, bytes) else list(content.values())
    told = b"".join(several)
    assert b"Izium" in told
    for secret in (b"49.98765", b"36.23456", b"49.12345", b"37.54321", FORT.id.encode()):
        assert secret not in told
    if key != "geoparquet":
        assert ROUNDED.encode() in told


@given(results())
@settings(max_examples=60, deadline=None)
def test_doing_it_twice_changes_nothing(result: Geoparse) -> None:
    once = discreet(result)
    # An empty extent at a tenth stays one; the name of a point goes into its id but once.
    assert discreet(once) == once
    assert all(each.precision is not Precision.SITE for each in once.places)
    assert [replace(m, resolution=None, reason_unplaced=None) for m in once.mentions] == [
        replace(m, resolution=None, reason_unplaced=None) for m in result.mentions
    ]
