"""One confidence for a place: desk, page, map, picture and every file say the same of it."""

from __future__ import annotations

import csv
import html
import io
import re
from dataclasses import replace
from xml.etree import ElementTree

import pyarrow.parquet as parquet
import pytest
from made_up import parsed, place
from open_reports import opened

from geo import Geoparse, geoparse, read_report
from geo.corrections import Scope, apply, correct, reading_of
from geo.dashboard.reports.samples import default_report, samples
from geo.dashboard.views.card import card_of
from geo.export import to_geojson
from geo.export.geoparquet import to_geoparquet
from geo.export.kml import to_kml
from geo.export.linkedplaces import to_linked_places
from geo.export.page import to_html
from geo.export.tables import PLACES, to_tables
from geo.maps import pins
from geo.model import Role
from geo.presentation import words
from geo.presentation.confidence import Certainty, certainty, per_cent
from geo.presentation.entries import Entry, gather

REPORTS = sorted({default_report(), *(sample.path for sample in samples())})


@pytest.mark.parametrize(
    ("confidence", "share", "word"),
    [
        (1.0, 99, Certainty.HIGH),
        (0.999, 99, Certainty.HIGH),
        (0.85, 85, Certainty.HIGH),
        (0.8461, 85, Certainty.HIGH),
        (0.845, 85, Certainty.HIGH),
        (0.8444, 84, Certainty.FAIR),
        (0.65, 65, Certainty.FAIR),
        (0.6444, 64, Certainty.LOW),
        (0.45, 45, Certainty.LOW),
        (0.444, 44, Certainty.VERY_LOW),
        (0.0, 0, Certainty.VERY_LOW),
    ],
)
def test_the_word_follows_the_per_cent_that_are_shown(
    confidence: float, share: int, word: Certainty
) -> None:
    assert per_cent(confidence) == share
    assert certainty(confidence) is word


@pytest.fixture(scope="module", params=REPORTS, ids=lambda path: path.stem)
def result(request: pytest.FixtureRequest) -> Geoparse:
    """A shipped report, in which a reader confirmed a mention."""
    found = geoparse(read_report(request.param))
    last = found.mentions_of(found.places[0])[-1]
    made = correct(found, last, reading_of(last), scope=Scope.MENTION, who="NN")
    return apply(found, made).result


def said(entry: Entry) -> str:
    return re.sub("<[^>]*>", "", str(words.sure(entry)))


def test_desk_page_map_and_files_agree(result: Geoparse) -> None:
    report = opened(result)
    entries = report.entries
    assert any(not entry.by_reader for entry in entries.values())
    page = html.unescape(re.sub("<svg.*?</svg>", "", to_html(result), flags=re.S))
    geojson = {each["id"]: each for each in to_geojson(result)["features"] if "id" in each}
    linked = {each["properties"]["place_id"]: each for each in to_linked_places(result)["features"]}
    table = csv.DictReader(io.StringIO(to_tables(result)[PLACES].decode("utf-8-sig")))
    rows = {row["id"]: row for row in table}
    columns = parquet.read_table(io.BytesIO(to_geoparquet(result))).to_pylist()
    packed = {row["id"]: row["confidence"] for row in columns if row["id"]}
    kml = _kml(result)
    marks = {pin.place.id: pin for pin in pins(result, actors=True)}
    cards = dict(re.findall(r"<article class='card' id='(.*?)'(.*?)</article>", page, re.S))
    for number, (place_id, entry) in enumerate(entries.items(), start=1):
        told = said(entry)
        desk = re.sub("<[^>]*>", "", html.unescape(card_of(report, place_id)))
        assert told in " ".join(desk.split())
        assert told in " ".join(re.sub("<[^>]*>", "", cards[f"place-{number}"]).split())
        assert geojson[place_id]["properties"]["confidence"] == entry.confidence
        assert linked[place_id]["properties"]["confidence"] == entry.confidence
        assert float(rows[place_id]["confidence"]) == entry.confidence
        assert packed[place_id] == entry.confidence
        assert kml[place_id] == entry.confidence
        if place_id in marks:
            doubtful = certainty(entry.confidence) is Certainty.VERY_LOW
            assert marks[place_id].uncertain is doubtful


def _kml(result: Geoparse) -> dict[str, float]:
    found = {}
    for mark in ElementTree.fromstring(to_kml(result)).findall(".//{*}Placemark"):
        data = {each.get("name"): each.findtext("{*}value") for each in mark.findall(".//{*}Data")}
        if data.get("id"):
            found[str(data["id"])] = float(data["confidence"] or "nan")
    return found


def test_what_readers_placed_does_not_raise_the_programs_own_estimate() -> None:
    izium = place("Izium")
    result = parsed("{Izium|Izium|location} {Izyum|Izium|location} {Izium|Izium|credit}", izium)
    first, second, byline = result.mentions
    assert first.resolution and byline.resolution
    by_hand = replace(first, resolution=replace(first.resolution, source="correction"))
    doubtful = replace(byline, resolution=replace(byline.resolution, confidence=0.1))
    mixed = gather(replace(result, mentions=(by_hand, second, doubtful)))[izium.id]
    assert (mixed.confidence, mixed.by_reader, mixed.main_role) == (0.9, False, Role.LOCATION)
    alone = gather(replace(result, mentions=(by_hand, doubtful)))[izium.id]
    assert (alone.confidence, alone.by_reader, said(alone)) == (1.0, True, "Set by a reader")
