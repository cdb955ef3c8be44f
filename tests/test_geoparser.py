"""The default report, mention by mention, against the file written down by a reader."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import records

from geo import Geoparse, Mention, Place, Precision, Role, geoparse, read_report
from geo.distance import distance_km
from geo.errors import ReportError
from geo.nesting import nested
from geo.paths import data_dir

GOLDEN = Path(__file__).parent / "golden" / "kharkiv-counteroffensive.tsv"
NEVER = (
    "Bayraktar Hugo Murphy Getty Reuters REUTERS EPA Merit BBC Akismet Antony Blinksaid Blinken "
    "TASS CNN August Facebook President State Defense"
).split()

TRUTH = {
    "Kupiansk": (49.7106, 37.6156),
    "Izium": (49.2122, 37.2569),
    "Balakliia": (49.4628, 36.8597),
    "Kherson": (46.6354, 32.6169),
    "Kyiv": (50.4501, 30.5234),
}


class Golden(NamedTuple):
    start: int
    end: int
    text: str
    role: str
    place: str
    reason_unplaced: str


def golden() -> list[Golden]:
    return [
        Golden(int(row["start"]), int(row["end"]), *list(row.values())[2:6])
        for row in records(GOLDEN)
    ]


@pytest.fixture(scope="module")
def result() -> Geoparse:
    return geoparse(read_report(data_dir() / "reports" / "kharkiv-counteroffensive.txt"))


def as_golden(mention: Mention) -> Golden:
    place = mention.resolution.place.id if mention.resolution else ""
    return Golden(
        mention.start,
        mention.end,
        mention.text,
        mention.role.value,
        place,
        mention.reason_unplaced or "",
    )


def test_every_mention_is_found_with_its_role_and_place(result: Geoparse) -> None:
    assert [as_golden(mention) for mention in result.mentions] == golden()


def test_confidence_is_as_it_was_but_for_rounding(result: Geoparse) -> None:
    """The model's small integers round otherwise on another processor."""
    for row, mention in zip(records(GOLDEN), result.mentions, strict=True):
        found = mention.resolution.confidence if mention.resolution else None
        assert found == (pytest.approx(float(row["confidence"]), abs=0.05) if found else None)


def test_offsets_are_exact(result: Geoparse) -> None:
    for mention in result.mentions:
        assert result.report.text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("name", TRUTH)
def test_cities_lie_where_they_are(result: Geoparse, name: str) -> None:
    place = place_called(result, name, Precision.SETTLEMENT)
    assert place.country_code == "UA"
    assert distance_km(place.lat, place.lon, *TRUTH[name]) < 5


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Kupiansk", ["Kúpiansk", "Kupiansk"]),
        ("Izium", ["Izium", "Izyum", "Izium", "Izium"]),
        ("Balakliia", ["Balaklia", "Balaklia", "Balakliya"]),
        ("Kherson", ["Kherson"]),
        ("Kyiv", ["Kyiv", "Kyiv", "Kyiv"]),
    ],
)
def test_spellings_are_merged(result: Geoparse, name: str, written: list[str]) -> None:
    place = place_called(result, name, Precision.SETTLEMENT)
    assert [mention.text for mention in result.mentions_of(place)] == written


def test_kyiv_is_four_mentions_and_two_places(result: Geoparse) -> None:
    kyivs = [mention for mention in result.mentions if mention.text == "Kyiv"]
    roles = [mention.role for mention in kyivs]
    assert roles == [Role.CREDIT, Role.LOCATION, Role.LOCATION, Role.ACTOR]
    precisions = [mention.resolution.place.precision for mention in kyivs if mention.resolution]
    assert precisions == [
        Precision.SETTLEMENT,
        Precision.REGION,
        Precision.SETTLEMENT,
        Precision.SETTLEMENT,
    ]


def test_belgorod_is_a_region_with_its_seat_at_the_city(result: Geoparse) -> None:
    region = place_called(result, "Belgorod Oblast", Precision.REGION)
    assert region.seat is not None
    assert region.seat.name == "Belgorod"
    assert distance_km(region.seat.lat, region.seat.lon, 50.5977, 36.5858) < 5


def test_self_proclaimed_republic_is_marked_and_lies_in_donetsk_oblast(result: Geoparse) -> None:
    place = next(p for p in result.places if p.id == "dateline:dpr")
    assert "self-proclaimed" in place.note.lower()
    assert (place.country_code, place.admin1) == ("UA", "Donetsk Oblast")


def test_names_that_only_sound_like_places_are_nowhere(result: Geoparse) -> None:
    words = {word for mention in result.mentions for word in mention.text.split()}
    assert words.isdisjoint(NEVER)


def test_most_located_places_come_first(result: Geoparse) -> None:
    located = [
        sum(m.role is Role.LOCATION for m in result.mentions_of(place)) for place in result.places
    ]
    assert located == sorted(located, reverse=True)
    assert result.places[0].name == "Izium"


def test_every_placed_mention_says_why(result: Geoparse) -> None:
    for mention in result.mentions:
        if mention.resolution is None:
            assert mention.reason_unplaced
            continue
        assert mention.resolution.reasons
        assert 0 < mention.resolution.confidence <= 1
        assert mention.resolution.source == "gazetteer"


def test_a_plain_text_does_as_well_as_a_report() -> None:
    text = "  Troops entered Kúpiansk.\r\nMoscow said nothing."
    result = geoparse(text)
    assert [text[m.start : m.end] for m in result.mentions] == ["Kúpiansk", "Moscow"]
    assert result.report.text == text


def test_a_long_report_tells_how_far_it_is() -> None:
    told: list[float] = []
    geoparse("Shells fell near Izium. " * 600, progress=lambda share, _text: told.append(share))
    assert told[0] == 0
    assert told == sorted(told)
    assert len(told) > 3
    assert told[-1] < 1


def test_a_town_that_no_model_marked_acts_for_nobody() -> None:
    said = "Shells fell on Mariupol and Berdiansk. The guns were silent, Azov said."
    left = "Shells fell on Mariupol and Berdiansk. The army had left in the night from Azov."
    assert [m.text for m in geoparse(said).mentions] == ["Mariupol", "Berdiansk"]
    assert [m.text for m in geoparse(left).mentions] == ["Mariupol", "Berdiansk", "Azov"]


def test_a_report_without_places_has_none() -> None:
    result = geoparse("Nothing was said about where it happened.")
    assert (result.mentions, result.places, result.unplaced) == ((), (), ())


ODDITIES = (
    "The army left Izium, 💥 and Kharkiv 🇺🇦 was shelled.\n",
    "Kúpiansk (Куп’янськ) fell; ",
    "في حلب \u202eIdlib\u202c و",
    "Shells\x00 hit\x1b[31m Kherson\x07 and",
    "Balakliia\u0301\u200d🧑‍🚀Izium",
    "\ud800Kyiv\udfff ",
    "\r\n\r\n",
    "\u2028KHERSON, Sept. 10 — ",
    " " * 40,
    "Москва сообщила. ",
    "a" * 300,
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(ODDITIES) | st.text(max_size=30), min_size=1, max_size=12))
def test_offsets_are_exact_whatever_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    try:
        result = geoparse(text)
    except ReportError:
        assert not text.strip()
        return
    shown = result.report.text
    assert len(shown) == len(text)
    assert all(a == b or "\ud800" <= a <= "\udfff" for a, b in zip(text, shown, strict=True))
    last = 0
    for mention, within in nested(result.mentions):
        assert last <= mention.start < mention.end
        last = mention.end
        for inner in within:
            assert mention.start < inner.start < inner.end <= mention.end
    assert all(shown[m.start : m.end] == m.text for m in result.mentions)


def place_called(result: Geoparse, name: str, precision: Precision) -> Place:
    return next(p for p in result.places if p.name == name and p.precision is precision)
