"""KML that the schema of the OGC and another reader take."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from any_result import provenances, results
from fastkml import KML, Document, Folder, Placemark
from hypothesis import given, settings
from lxml import etree
from made_up import parsed, place

from geo import Geoparse
from geo.export import Provenance
from geo.export.kml import to_kml

NAMESPACE = {"k": "http://www.opengis.net/kml/2.2"}


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    path = files("fastkml") / "schema" / "ogckml22.xsd"
    return etree.XMLSchema(etree.parse(str(path)))


def read(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


def told(element: etree._Element) -> dict[str, str]:
    data = element.findall("k:ExtendedData/k:Data", NAMESPACE)
    return {each.get("name", ""): each.findtext("k:value", "", NAMESPACE) for each in data}


def test_another_reader_finds_every_place(result: Geoparse, provenance: Provenance) -> None:
    kml = KML.from_string(to_kml(result, provenance).partition("\n")[2])
    [whole] = kml.features
    assert isinstance(whole, Document)
    placed, unplaced = whole.features
    assert isinstance(placed, Folder)
    assert isinstance(unplaced, Folder)
    marks = [mark for mark in placed.features if isinstance(mark, Placemark)]
    assert [mark.name for mark in marks] == [each.name for each in result.places]
    assert [mark.geometry.coords[0][:2] for mark in marks if mark.geometry] == [
        (each.lon, each.lat) for each in result.places
    ]
    assert [mark.name for mark in unplaced.features] == [m.text for m in result.unplaced]


def test_it_follows_the_schema(
    schema: etree.XMLSchema, result: Geoparse, provenance: Provenance
) -> None:
    schema.assertValid(read(to_kml(result, provenance)))


def test_the_evidence_stands_in_extended_data(result: Geoparse, provenance: Provenance) -> None:
    mark = read(to_kml(result, provenance)).find(".//k:Placemark", NAMESPACE)
    assert mark is not None
    first = told(mark)
    assert first["id"] == result.places[0].id
    mentions = json.loads(first["mentions"])
    assert [m["start"] for m in mentions] == [m.start for m in result.mentions_of(result.places[0])]
    assert {"role", "confidence", "reasons", "quote"} <= set(mentions[0])


def test_a_quote_is_text_in_the_balloon() -> None:
    found = parsed("<b>{X|X|location}</b> ]]> & more", place("X"))
    mark = read(to_kml(found)).find(".//k:Placemark", NAMESPACE)
    assert mark is not None
    assert mark.findtext("k:description", "", NAMESPACE) == (
        "<p dir='auto'>&lt;b&gt;X&lt;/b&gt; ]]&gt; &amp; more</p>"
    )


@given(results(), provenances)
@settings(max_examples=60, deadline=None)
def test_any_result_follows_the_schema(
    schema: etree.XMLSchema, result: Geoparse, provenance: Provenance
) -> None:
    document = read(to_kml(result, provenance))
    schema.assertValid(document)
    marks = document.findall(".//k:Placemark", NAMESPACE)
    assert len(marks) == len(result.places) + len(result.unplaced)
