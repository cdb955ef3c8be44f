"""Coordinates that a report gives are places of their own, wherever the report goes."""

from __future__ import annotations

import json
from html import unescape
from io import BytesIO

import pyarrow.parquet as parquet
import pytest

from geo import Geoparse, Mention, Precision, Role, geoparse
from geo.corrections import Reading, Scope, apply, correct
from geo.dashboard.session.address import address_of, place_at
from geo.export import FORMATS, Provenance, discreet, discreet_provenance
from geo.export.reading import from_export
from geo.geocoders.asking import names_to_ask
from geo.language import translated
from geo.presentation import words
from geo.presentation.entries import gather
from geo.resolution.written_points import AGAIN

TEXT = (
    "Strikes near Izium at 49.2089, 37.2485\n\nA drone fell at 49.2089, 37.2485 and another at "
    "37U CQ 7446 5190. The first, at 49.2089, 37.2485, did not burst.\n\nA third was seen at "
    "95.1 N, 20.2 E; a map is at https://www.openstreetmap.org/?mlat=49.9935&mlon=36.2304#map=9/1/2.\n"
)
FIRST, SECOND = "point:49.20890,37.24850", "point:49.20707,37.27650"
MAP = "https://www.openstreetmap.org/?mlat=49.9935&mlon=36.2304#map=9/1/2"


@pytest.fixture(scope="module")
def result() -> Geoparse:
    return geoparse(TEXT)


def points(result: Geoparse) -> list[Mention]:
    return [mention for mention in result.mentions if any(map(str.isdigit, mention.text))]


def test_each_is_a_place_as_it_is_written(result: Geoparse) -> None:
    _title, first, second, again, off, linked = points(result)
    assert [each.text for each in points(result)] == [
        "49.2089, 37.2485", "49.2089, 37.2485", "37U CQ 7446 5190", "49.2089, 37.2485",
        "95.1 N, 20.2 E", MAP,
    ]  # fmt: skip
    assert all(TEXT[each.start : each.end] == each.text for each in result.mentions)
    assert first.resolution is not None and second.resolution is not None
    place = first.resolution.place
    assert (place.id, place.name) == (FIRST, "49.2089, 37.2485")
    assert (place.lat, place.lon, place.precision) == (49.2089, 37.2485, Precision.SITE)
    assert (place.country_code, place.country, place.admin1) == ("UA", "Ukraine", "Kharkiv Oblast")
    assert (first.role, first.resolution.confidence) == (Role.LOCATION, 1.0)
    assert first.resolution.source == "the report's own coordinates"
    assert first.resolution.reasons == (
        "the report gives it as decimal degrees, read as 49.20890, 37.24850",
        "the nearest settlement of the gazetteer is Izium, 2 km away",
    )
    assert again.resolution is not None and again.resolution.place == place
    assert off.resolution is None
    assert off.reason_unplaced == "these coordinates are no point on the globe"
    assert linked.resolution is not None and linked.resolution.place.lat == 49.9935
    # Its address would be no name.
    assert linked.resolution.place.name.startswith("49.99350, ")
    assert [each.id for each in result.places].count(FIRST) == 1


def test_names_alone_can_be_asked_for() -> None:
    assert [mention.text for mention in geoparse(TEXT, names_only=True).mentions] == ["Izium"]


def test_a_name_within_coordinates_is_none_of_its_own() -> None:
    text = "Seen at https://www.google.com/maps/place/Kherson/@46.6,32.6,9z in Kherson."
    assert [mention.text for mention in geoparse(text).mentions] == [
        "https://www.google.com/maps/place/Kherson/@46.6,32.6,9z",
        "Kherson",
    ]


def test_a_short_plus_code_is_read_by_the_town_behind_it() -> None:
    code, town = geoparse("A depot at 6746+5C Izium burned; 8P2X+99 is none.").mentions
    assert (code.text, town.text) == ("6746+5C", "Izium")
    assert code.resolution is not None
    assert code.resolution.place.id == "point:49.20544,37.26106"


def test_the_open_sea_and_a_border_are_in_no_country() -> None:
    at_sea, at_a_border = geoparse("At 43.5001, 31.2001; then at 50.5801 N, 34.8801 E.").places
    assert (at_sea.country_code, at_sea.admin1) == ("", "")
    assert (at_a_border.country_code, at_a_border.admin1) in {("UA", "Sumy Oblast"), ("", "")}


def test_an_order_that_lies_far_off_is_doubted_and_the_other_offered() -> None:
    found = points(geoparse("Bakhmut and Izium burned. A post stood at 37.9999, 48.5956."))[0]
    assert found.resolution is not None
    assert found.resolution.place.lat == 37.9999
    assert found.resolution.confidence == 0.5
    assert [each.place.id for each in found.resolution.alternatives] == ["point:48.59560,37.99990"]
    assert found.resolution.reasons[-1] == (
        "the first number is read as the latitude, but as 48.59560, 37.99990 it lies nearer to the "
        "report’s other places"
    )


def test_the_card_says_whose_they_are(result: Geoparse) -> None:
    entry = gather(result)[FIRST]
    assert words.sure(entry) == "The report&#39;s own coordinates"
    assert words.kind(entry.place) == "Site"
    assert words.where(entry.place) == "Kharkiv Oblast, Ukraine"
    assert [translated(reason) for reason in entry.reasons]
    assert entry.number == 3


def test_an_address_leads_to_one(result: Geoparse) -> None:
    entries = gather(result)
    assert address_of(FIRST, entries) == "49-2089-37-2485"
    for place_id in entries:
        assert place_at(address_of(place_id, entries), entries) == place_id


def test_no_service_is_asked_about_one(result: Geoparse) -> None:
    assert names_to_ask(result) == ()


@pytest.mark.parametrize("key", ["geojson", "annotations"])
def test_a_file_brings_them_back(result: Geoparse, key: str) -> None:
    again = from_export(FORMATS[key].write(result, Provenance()), result.report).result
    assert [(m.start, m.end, m.text, m.role) for m in again.mentions] == [
        (m.start, m.end, m.text, m.role) for m in result.mentions
    ]
    for mine, theirs in zip(points(result), points(again), strict=True):
        assert mine.reason_unplaced == theirs.reason_unplaced
        if mine.resolution is not None and theirs.resolution is not None:
            assert theirs.resolution.place == mine.resolution.place
            assert theirs.resolution.source == mine.resolution.source


@pytest.mark.parametrize(
    "key", [key for key in FORMATS if key not in ("geoparquet", "svg", "png", "html")]
)
def test_every_format_has_them_with_their_point(result: Geoparse, key: str) -> None:
    written = FORMATS[key].written(result, Provenance())
    told = unescape(
        (written if isinstance(written, bytes) else b"".join(written.values())).decode()
    )
    assert "49.2089, 37.2485" in told and "37.2485" in told.replace("49.2089, 37.2485", "")
    assert "37U CQ 7446 5190" in told and MAP in told


def test_parquet_and_geojson_hold_the_point(result: Geoparse) -> None:
    import geopandas

    table = geopandas.read_parquet(BytesIO(FORMATS["geoparquet"].write(result, Provenance())))
    row = table[table["id"] == FIRST].iloc[0]
    assert (row.geometry.y, row.geometry.x, row["name"]) == (49.2089, 37.2485, "49.2089, 37.2485")
    features = json.loads(FORMATS["geojson"].write(result, Provenance()))["features"]
    [feature] = [each for each in features if each.get("id") == FIRST]
    assert feature["geometry"]["coordinates"] == [37.2485, 49.2089]
    assert feature["properties"]["source"] == "the report's own coordinates"


def test_one_can_be_removed_moved_and_put_on_another_place(result: Geoparse) -> None:
    _title, first, second, *_rest = points(result)
    [gone] = correct(result, first, None, scope=Scope.REPORT, who="NN")
    seen = apply(result, (gone,)).result
    assert FIRST not in {place.id for place in seen.places}
    assert [each.text for each in points(seen)][:2] == ["37U CQ 7446 5190", "95.1 N, 20.2 E"]
    izium = next(place for place in result.places if place.name == "Izium")
    [moved] = correct(result, second, Reading(Role.LOCATION, izium), scope=Scope.MENTION, who="NN")
    seen = apply(result, (moved,)).result
    assert [mention.text for mention in seen.mentions_of(izium)] == ["Izium", "37U CQ 7446 5190"]
    [there] = [each for each in seen.mentions if each.start == second.start]
    assert there.resolution is not None
    assert there.resolution.alternatives[0].place.id == SECOND


SECRETS = ("49.2089", "37.2485", "7446", "5190", "49.9935", "36.2304")


def test_a_discreet_result_covers_them(result: Geoparse) -> None:
    hidden = discreet(result)
    assert [place.name for place in hidden.places] == ["Izium"]
    assert hidden.report.title == "Strikes near Izium at ••.••••, ••.••••"
    assert len(hidden.report.text) == len(TEXT)
    for mention in hidden.mentions:
        assert hidden.report.text[mention.start : mention.end] == mention.text
    assert hidden.report.text_sha256 != result.report.text_sha256
    assert discreet(hidden) == hidden


@pytest.mark.parametrize("key", [key for key in FORMATS if key != "png"])
def test_no_discreet_format_tells_one_or_what_would_prove_it(result: Geoparse, key: str) -> None:
    izium = next(place for place in result.places if place.name == "Izium")
    beside = next(mention for mention in result.mentions if mention.text == "Izium")
    made = (
        *correct(result, points(result)[2], Reading(Role.LOCATION, izium),
                 scope=Scope.MENTION, who="NN"),
        *correct(result, points(result)[4], None, scope=Scope.MENTION, who="NN"),
        *correct(result, beside, Reading(Role.ACTOR, izium), scope=Scope.MENTION, who="NN"),
    )  # fmt: skip
    seen = apply(result, made)
    provenance = discreet_provenance(
        Provenance(corrections=tuple(each.correction for each in seen.applied))
    )
    written = FORMATS[key].written(discreet(seen.result), provenance)
    told = written if isinstance(written, bytes) else b"".join(written.values())
    if key == "geoparquet":
        # In packed bytes any four digits may stand by chance.
        table = parquet.read_table(BytesIO(told))
        told = repr((table.schema.metadata, table.to_pylist())).encode()
    assert b"Izium" in told
    for secret in (*SECRETS, result.report.text_sha256, result.report.sha256):
        assert secret.encode() not in told, secret


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Hit at 49.20893, 37.24808 (49°12′32″N 37°14′53″E).", 1),
        ("Hit at 49°12′32″N 37°14′53″E, that is 49.20893, 37.24808.", 1),
        ("Hit at 49.20893, 37.24808 and https://maps.google.com/?q=49.20890,37.24810.", 1),
        ("Hit at 49.20893, 37.24808 and at 49.20890, 37.24810.", 2),
        ("Hit at 49.20893, 37.24808 (49°12′35″N 37°14′53″E).", 2),
        ("Hit at 49.20893, 37.24808 and again at 49.20893, 37.24808.", 1),
    ],
)
def test_a_point_in_two_notations_is_one_place(text: str, places: int) -> None:
    result = geoparse(text)
    located = [m for m in result.mentions if m.resolution]
    assert len(located) == 2, "both are mentions"
    assert len(result.places) == places
    told = AGAIN in located[1].resolution.reasons
    assert told == (places == 1 and located[0].text != located[1].text)
