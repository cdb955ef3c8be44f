"""TEI that its own grammar takes, with the text in it letter for letter."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from pathlib import Path

import pytest
from any_result import provenances, results
from hypothesis import given, settings
from lxml import etree
from made_up import parsed, place

from geo import Geoparse
from geo.export import Provenance
from geo.export.tei import to_tei
from geo.export.xml import legal

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture(scope="module")
def grammar() -> etree.DTD:
    """The TEI's grammar as trafilatura brings it."""
    spec = importlib.util.find_spec("trafilatura")
    assert spec is not None
    assert spec.origin is not None
    return etree.DTD(str(Path(spec.origin).parent / "data" / "tei_corpus.dtd"))


def read(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


def body_text(document: etree._Element) -> str:
    [body] = document.findall("t:text/t:body", TEI)
    return "".join(body.itertext())


def test_it_follows_the_grammar(
    grammar: etree.DTD, result: Geoparse, provenance: Provenance
) -> None:
    grammar.assertValid(read(to_tei(result, provenance)))


def test_the_body_is_the_text_letter_for_letter(result: Geoparse) -> None:
    assert body_text(read(to_tei(result))) == result.report.text


def test_every_name_is_marked_and_points_at_its_place(result: Geoparse) -> None:
    document = read(to_tei(result))
    places = {each.get(XML_ID): each for each in document.iterfind(".//t:listPlace/t:place", TEI)}
    assert len(places) == len(result.places)
    body = document.find("t:text/t:body", TEI)
    assert body is not None
    marks = [e for e in body.iter("{*}placeName", "{*}rs")]
    assert [mark.text for mark in marks] == [mention.text for mention in result.mentions]
    for mark, mention in zip(marks, result.mentions, strict=True):
        assert mark.get("role") == mention.role
        if mention.resolution is None:
            assert (mark.get("ref"), mark.get("cert")) == (None, "unknown")
            continue
        entry = places[mark.get("corresp", "")[1:]]
        assert entry.findtext("t:idno[@type='id']", "", TEI) == mention.resolution.place.id
        assert entry.findtext("t:idno[@type='URI']", "", TEI) == mark.get("ref")
        lat, lon = map(float, entry.findtext("t:location/t:geo", "", TEI).split())
        assert (lat, lon) == (mention.resolution.place.lat, mention.resolution.place.lon)


def test_corrections_and_the_fields_of_a_mention_are_told(
    result: Geoparse, provenance: Provenance
) -> None:
    document = read(to_tei(result, provenance))
    change = document.findtext(".//t:change/t:note", "", TEI)
    assert json.loads(change)["who"] == "NN"
    fields = document.find(".//t:back//t:list[@type='gloss']", TEI)
    assert fields is not None
    labels = [label.text for label in fields.iterfind("t:label", TEI)]
    assert labels == "text start end paragraph role confidence reasons source quote".split()


def test_author_publisher_and_date_stand_where_the_report_says_them(grammar: etree.DTD) -> None:
    found = parsed("{X|X|location}", place("X"))
    report = replace(found.report, author="A. Writer", publisher="News", published="2022-09-10")
    document = read(to_tei(replace(found, report=report)))
    grammar.assertValid(document)
    [source] = document.iterfind(".//t:bibl", TEI)
    told = [source.findtext(f"t:{tag}", "", TEI) for tag in ("author", "publisher", "date")]
    assert told == ["A. Writer", "News", "2022-09-10"]


@pytest.mark.parametrize(("confidence", "cert"), [(0.9, "high"), (0.7, "medium"), (0.6, "low")])
def test_certainty_follows_confidence(confidence: float, cert: str) -> None:
    found = parsed("{X|X|location}", place("X"), confidence=confidence)
    assert f'cert="{cert}"' in to_tei(found)


def test_a_report_without_places_is_still_the_text(grammar: etree.DTD) -> None:
    document = read(to_tei(parsed("Nothing is named.\n\nNothing at all.")))
    grammar.assertValid(document)
    assert body_text(document) == "Nothing is named.\n\nNothing at all."


@given(results(), provenances)
@settings(max_examples=80, deadline=None)
def test_any_result_follows_the_grammar(
    grammar: etree.DTD, result: Geoparse, provenance: Provenance
) -> None:
    document = read(to_tei(result, provenance))
    grammar.assertValid(document)
    assert body_text(document) == legal(result.report.text)
