"""Places that the report describes rather than names, wherever the report goes."""

from __future__ import annotations

import json
from functools import partial
from io import BytesIO
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from made_up import parsed, place

from geo import Geoparse, Mention, Precision, Role, geoparse
from geo.corrections import Reading, Scope, add, apply, correct
from geo.dashboard.session.address import address_of, place_at
from geo.dashboard.views.report_text import report_html
from geo.distance import distance_km
from geo.export import FORMATS, Provenance, discreet
from geo.export.reading import from_export
from geo.gazetteer import open_gazetteer
from geo.geocoders.asking import names_to_ask
from geo.language import translated
from geo.maps.pins import Shape, pins
from geo.maps.scene import scene
from geo.model import Place
from geo.nesting import nested
from geo.presentation import words
from geo.presentation.entries import gather
from geo.resolution.described_places import with_described

TEXT = (
    "Shells fell 15 km north of Izium on Sunday. Troops held the line between Svatove and Kreminna "
    "and shelled the Bakhmut-Slovyansk highway. Two people died in Wozzokivka near Kupiansk, and "
    "one on the northern outskirts of Kharkiv."
)
NORTH, BETWEEN = "15 km north of Izium", "the line between Svatove and Kreminna"
ROAD, NAME = "the Bakhmut-Slovyansk highway", "Wozzokivka"
SIDE = "the northern outskirts of Kharkiv"


@pytest.fixture(scope="module")
def result() -> Geoparse:
    return geoparse(TEXT)


def written(result: Geoparse, text: str) -> Mention:
    return next(mention for mention in result.mentions if mention.text == text)


def place_of(mention: Mention) -> Place:
    assert mention.resolution is not None
    return mention.resolution.place


def described(result: Geoparse) -> list[str]:
    return [
        mention.text
        for mention in result.mentions
        if mention.resolution and mention.resolution.place.precision is Precision.DESCRIBED
    ]


def test_each_is_a_mention_over_its_phrase_beside_those_in_it(result: Geoparse) -> None:
    assert described(result) == [NORTH, BETWEEN, ROAD, NAME, SIDE]
    assert {m.text for m in result.mentions} >= {"Izium", "Svatove", "Kreminna", "Bakhmut"}
    assert all(TEXT[m.start : m.end] == m.text for m in result.mentions)
    inside = {outer.text: [m.text for m in inner] for outer, inner in nested(result.mentions)}
    assert inside[NORTH] == ["Izium"]
    assert inside[ROAD] == ["Bakhmut", "Slovyansk"]


def test_it_has_an_area_reasons_and_no_entry_of_the_gazetteer(result: Geoparse) -> None:
    mention = written(result, NORTH)
    place, izium = place_of(mention), place_of(written(result, "Izium"))
    assert mention.resolution is not None
    assert (place.name, place.precision, mention.role) == (NORTH, "described", Role.LOCATION)
    assert place.id.startswith("text:15-km-north-of-izium:")
    assert (place.country_code, place.country, place.admin1) == ("UA", "Ukraine", "Kharkiv Oblast")
    assert distance_km(place.lat, place.lon, izium.lat, izium.lon) == pytest.approx(15, abs=0.1)
    assert place.radius_km == 5
    assert mention.resolution.source == "the report's own words"
    assert mention.resolution.reasons == (
        "“15 km north of Izium”, as the report says",
        "placed by Izium, which it names",
        "about 10 km across, since the words are no more exact",
    )
    between = written(result, BETWEEN)
    assert between.resolution is not None
    assert between.resolution.reasons[1] == "placed by Svatove and Kreminna, which it names"


def test_a_name_without_a_place_stands_about_the_one_beside_it(result: Geoparse) -> None:
    mention = written(result, NAME)
    place, town = place_of(mention), place_of(written(result, "Kupiansk"))
    assert mention.resolution is not None and mention.reason_unplaced is None
    assert (place.name, place.precision) == (NAME, Precision.DESCRIBED)
    assert distance_km(place.lat, place.lon, town.lat, town.lon) < 0.1
    assert place.radius_km is not None and place.radius_km > 10
    assert mention.resolution.confidence < 0.5
    assert mention.resolution.reasons[0] == "written near Kupiansk, so it stands about there"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The village of Wozzok, 12 km north of Izium, burned.",
            ["Wozzok", "12 km north of Izium"],
        ),
        (
            "They held south of Izium near Wozzok and Zabbik.",
            ["south of Izium", "Wozzok", "Zabbik"],
        ),
        (
            "In Wozzok, Kharkiv Oblast, 30 km west of Kupiansk, it burned.",
            ["Wozzok", "30 km west of Kupiansk"],
        ),
        ("Shells hit Wozzok and Zabbik near Kupiansk.", ["Wozzok", "Zabbik"]),
        ("They shelled Wozzok in Kupiansk.", ["Wozzok"]),
        # What has its own mark needs no second one.
        ("Kupiansk, 100 km east of Kharkiv, burned.", []),
        ("Izium, south of Kharkiv, burned.", []),
        ("Izium, north of Kharkiv, burned.", ["north of Kharkiv"]),
        ("They held north of Izium near Kupiansk.", []),
        ("They held south of Izium near Kupiansk.", ["south of Izium"]),
        ("They fought between Kyiv and Moscow.", []),
        ("They fought north of Ukraine and 15 km north of the border.", []),
        ("They fought in the north of Kharkiv.", []),
        ("They fought north of Kharkiv Oblast.", []),
        ("They shelled the northern suburbs of Kharkiv.", ["the northern suburbs of Kharkiv"]),
        ("They shelled the northern suburbs, and Kharkiv.", []),
        ("Talks between Izium and Kupiansk went on.", []),
        ("They fought north of 49.2089, 37.2485.", []),
        ("They fought 15 km (49.2089, 37.2485) north of Izium.", []),
    ],
)
def test_what_is_described_and_what_is_not(text: str, expected: list[str]) -> None:
    assert described(geoparse(text)) == expected


def test_names_alone_can_be_asked_for() -> None:
    alone = geoparse(TEXT, names_only=True)
    assert described(alone) == []
    assert written(alone, NAME).reason_unplaced


def test_a_place_beyond_a_border_is_in_no_country() -> None:
    found = geoparse("Shells fell 5 km north of Vovchansk, in Kharkiv Oblast.")
    assert place_of(written(found, "5 km north of Vovchansk")).country_code in ("", "RU")


def test_a_place_about_an_island_is_not_abroad() -> None:
    found = geoparse("A ship burned 30 km from Snake Island, off Odesa, Ukraine's navy said.")
    place = place_of(written(found, "30 km from Snake Island"))
    assert place.country_code in ("", "UA")


def test_the_same_words_are_the_same_place() -> None:
    found = geoparse("North of Izium they dug in. Shells fell north of Izium.")
    [north] = [each for each in found.places if each.precision is Precision.DESCRIBED]
    assert [m.text for m in found.mentions_of(north)] == ["North of Izium", "north of Izium"]


def test_of_as_many_mentions_what_is_named_comes_first(result: Geoparse) -> None:
    precisions = [each.precision for each in result.places]
    first = precisions.index(Precision.DESCRIBED)
    assert set(precisions[first:]) == {Precision.DESCRIBED}


def test_a_card_says_what_it_is(result: Geoparse) -> None:
    entry = gather(result)[place_of(written(result, NORTH)).id]
    assert words.kind(entry.place) == "Described place"
    assert words.where(entry.place) == "Kharkiv Oblast, Ukraine"
    assert words.stands_for(entry.place) == (
        "The report describes this place; the mark stands at the middle of where it may be."
    )
    assert words.point(entry.place).endswith("(to about 1 km)")
    assert words.source(entry.best.source) == "the report's own words"
    assert all(translated(reason) for reason in entry.reasons)


def test_the_map_draws_it_soft(result: Geoparse) -> None:
    for pin in pins(result):
        soft = pin.place.precision is Precision.DESCRIBED
        assert (pin.shape is Shape.VAGUE) == soft
        assert not soft or pin.place.radius_km


def test_a_sector_and_a_band_are_drawn_as_such(result: Geoparse) -> None:
    marks = pins(result)
    rows = {row[0]: row[-1] for row in scene(marks).state["pins"]}
    svg = etree.fromstring(FORMATS["svg"].write(result, Provenance()))
    drawn = {each.get("data-area"): etree.QName(each).localname for each in svg.iter("{*}*")}
    for phrase in (NORTH, BETWEEN, ROAD, SIDE):
        place = place_of(written(result, phrase))
        told = rows[place.id]
        # What is described may lie across a border: no region cuts it off.
        assert told["in"] == ["", ""]
        assert ("outline" in told) == (place.outline is not None) == (phrase != SIDE)
        assert drawn[place.id] == ("path" if place.outline else "circle")
        corners = place.outline or ()
        far = [distance_km(place.lat, place.lon, lat, lon) for lat, lon in corners]
        assert told["km"] == pytest.approx(max(far, default=place.radius_km), abs=0.06)


def test_an_address_leads_to_one(result: Geoparse) -> None:
    entries = gather(result)
    for place_id in entries:
        assert place_at(address_of(place_id, entries), entries) == place_id


def test_the_report_marks_the_phrase_about_the_name(result: Geoparse) -> None:
    page = etree.HTML(f"<div>{report_html(result)}</div>")
    body = page.find(".//div[@class='para body']/p")
    assert body is not None
    assert "".join(body.itertext()) == TEXT
    buttons = [
        (each.text, each.get("aria-label")) for each in body.iter() if each.get("data-start")
    ]
    assert buttons[:2] == [("15 km north of ", NORTH), ("Izium", None)]
    assert ("between ", BETWEEN) not in buttons and ("the line between ", BETWEEN) in buttons
    starts = [each.get("data-start") for each in body.iter() if each.get("data-start")]
    assert starts == [str(mention.start) for mention in result.mentions]
    assert not [e for e in body.iter() if e.get("role") == "button" and len(e)]


def test_only_a_name_without_a_place_is_asked_for_online(result: Geoparse) -> None:
    assert names_to_ask(result) == (NAME,)


@pytest.mark.parametrize("key", ["geojson", "annotations"])
def test_a_file_brings_them_back(result: Geoparse, key: str) -> None:
    again = from_export(FORMATS[key].write(result, Provenance()), result.report).result
    assert [(m.start, m.end, m.text, m.role) for m in again.mentions] == [
        (m.start, m.end, m.text, m.role) for m in result.mentions
    ]
    assert place_of(written(again, NORTH)) == place_of(written(result, NORTH))


@pytest.mark.parametrize(
    "key", [key for key in FORMATS if key not in ("geoparquet", "svg", "png", "html")]
)
def test_every_format_has_them(result: Geoparse, key: str) -> None:
    told = FORMATS[key].written(result, Provenance())
    text = (told if isinstance(told, bytes) else b"".join(told.values())).decode()
    for phrase in (NORTH, BETWEEN, ROAD, NAME):
        assert phrase in text
    assert "described" in text


def test_formats_of_maps_hold_point_and_radius(result: Geoparse) -> None:
    import geopandas

    place = place_of(written(result, NORTH))
    table = geopandas.read_parquet(BytesIO(FORMATS["geoparquet"].write(result, Provenance())))
    row = table[table["id"] == place.id].iloc[0]
    assert (row.geometry.y, row.geometry.x, row["precision"]) == (place.lat, place.lon, "described")
    features = json.loads(FORMATS["geojson"].write(result, Provenance()))["features"]
    [feature] = [each for each in features if each.get("id") == place.id]
    assert feature["geometry"]["coordinates"] == [place.lon, place.lat]
    assert feature["properties"]["radius_km"] == 5
    assert feature["properties"]["precision"] == "described"
    first = (place.outline or ())[0]
    assert feature["properties"]["outline"]["coordinates"][0][0] == [first[1], first[0]]


def test_tei_holds_the_names_in_the_phrase(result: Geoparse) -> None:
    document = etree.fromstring(FORMATS["tei"].write(result, Provenance()))
    body = document.find(".//{*}body")
    assert body is not None
    assert "".join(body.itertext()) == TEXT
    marks = {each.get("corresp"): each for each in body.iter("{*}placeName")}
    outer = next(e for e in marks.values() if "".join(e.itertext()) == NORTH)
    assert [each.text for each in outer.iter("{*}placeName")] == ["15 km north of ", "Izium"]


def test_it_can_be_removed_and_moved(result: Geoparse) -> None:
    north = written(result, NORTH)
    [gone] = correct(result, north, None, scope=Scope.REPORT, who="NN")
    seen = apply(result, (gone,)).result
    assert NORTH not in described(seen) and written(seen, "Izium").resolution
    izium = place_of(written(result, "Izium"))
    [moved] = correct(result, north, Reading(Role.LOCATION, izium), scope=Scope.MENTION, who="NN")
    seen = apply(result, (moved,)).result
    assert [m.text for m in seen.mentions_of(izium)] == [NORTH, "Izium"]
    assert apply(seen, (moved,)).result == seen
    back = correct(seen, written(seen, NORTH), Reading(Role.LOCATION, place_of(north)),
                   scope=Scope.MENTION, who="NN")  # fmt: skip
    outcome = apply(result, (gone, *back))
    assert (outcome.unfitting, NORTH in described(outcome.result)) == ((), True)


def test_it_follows_the_name_that_it_is_described_by(result: Geoparse) -> None:
    izium = written(result, "Izium")
    [gone] = correct(result, izium, None, scope=Scope.MENTION, who="NN")
    seen = apply(result, (gone,)).result
    assert described(seen) == [BETWEEN, ROAD, NAME, SIDE]
    other = place("Other Izium", 50.0, 30.0)
    [moved] = correct(result, izium, Reading(Role.LOCATION, other), scope=Scope.MENTION, who="NN")
    seen = apply(result, (moved,)).result
    there = place_of(written(seen, NORTH))
    assert distance_km(there.lat, there.lon, 50.0, 30.0) == pytest.approx(15, abs=0.1)
    assert place_of(written(seen, ROAD)) == place_of(written(result, ROAD))
    assert apply(seen, (moved,)).result == seen


def test_a_name_near_one_that_was_corrected_follows_too(result: Geoparse) -> None:
    town = written(result, "Kupiansk")
    [gone] = correct(result, town, None, scope=Scope.MENTION, who="NN")
    lost = written(apply(result, (gone,)).result, NAME)
    assert lost.resolution is None and lost.reason_unplaced
    [own] = correct(result, written(result, NAME), Reading(Role.LOCATION, place_of(town)),
                    scope=Scope.MENTION, who="NN")  # fmt: skip
    seen = apply(result, (own,)).result
    assert place_of(written(seen, NAME)).name == "Kupiansk"


def test_a_missed_name_inside_leaves_it_and_one_across_takes_its_place(result: Geoparse) -> None:
    start = TEXT.index("15 km")
    izium = place_of(written(result, "Izium"))
    new = Reading(Role.LOCATION, izium)
    inside = add(result, start + 3, start + 5, new, scope=Scope.MENTION, who="NN")
    seen = apply(result, inside).result
    assert {NORTH, "km", "Izium"} <= {mention.text for mention in seen.mentions}
    across = add(result, start - 5, start + 5, new, scope=Scope.MENTION, who="NN")
    seen = apply(result, across)
    assert seen.unfitting == ()
    assert "fell 15 km" in {m.text for m in seen.result.mentions}
    assert NORTH not in described(seen.result)
    assert apply(seen.result, across).result == seen.result


def test_a_discreet_result_tells_no_place_described_by_a_site() -> None:
    base = place("The Base", 49.0, 32.0, Precision.SITE)
    town = place("Izium", 49.2, 37.2)
    found = parsed(
        "Fighting 3 km north of {the base|The Base|location}. It was 15 km north of "
        "{Izium|Izium|location}.",
        base,
        town,
    )
    mentions = with_described(found.report, found.mentions, lambda _lat, _lon: ())
    whole = Geoparse(found.report, mentions, (base, town))
    assert described(whole) == ["3 km north of the base", NORTH]
    hidden = discreet(whole)
    assert described(hidden) == [NORTH]
    assert written(hidden, "3 km north of the base").reason_unplaced == (
        "described beside a named site, left out on purpose"
    )
    assert all(each.outline is None for each in hidden.places)
    assert discreet(hidden) == hidden


PARTS = (
    "15 km", "north of", "the outskirts of", "between", "and", "near", "the M03 near", "-", "road",
    "{Izium|Izium|location}", "{Lyman|Lyman|location}", "{Wozzok||location}", ",", ".", "\n\n",
    "{Moscow|Izium|actor}", "the", "highway", "countryside",
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=20))
def test_mentions_never_cross_nor_begin_together(parts: list[str]) -> None:
    found = parsed("x " + " ".join(parts), place("Izium", 49.2, 37.2), place("Lyman", 49.0, 37.8))
    mentions = with_described(found.report, found.mentions, lambda _lat, _lon: ())
    text, last = found.report.text, 0
    assert len({mention.start for mention in mentions}) == len(mentions)
    assert all(text[each.start : each.end] == each.text for each in mentions)
    for outer, inner in nested(mentions):
        assert last <= outer.start
        last = outer.end
        assert all(outer.start < each.start < each.end <= outer.end for each in inner)
    kept = [m for outer, inner in nested(mentions) for m in (inner or (outer,))]
    assert {(m.start, m.end) for m in found.mentions} <= {(m.start, m.end) for m in kept}


def test_time_grows_with_the_text_alone() -> None:
    unit = (
        "15 km north of {Izium|Izium|location} and {Wozzok||location} near {Lyman|Lyman|location}, "
        "between {Izium|Izium|location} and {Lyman|Lyman|location}. "
    )
    towns = place("Izium", 49.2, 37.2), place("Lyman", 49.0, 37.8)
    near = partial(open_gazetteer().near, limit=5)

    def took(times: int) -> float:
        found = parsed(unit * times, *towns)
        begun = process_time()
        with_described(found.report, found.mentions, near)
        return process_time() - begun

    took(10)
    assert took(400) < 40 * max(took(50), 0.02)
