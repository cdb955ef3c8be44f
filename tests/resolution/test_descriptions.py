"""What the words beside the names of towns describe, where it is and how large."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from time import process_time

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st
from made_up import place
from shapely import Point, Polygon

from geo.distance import distance_km
from geo.model import Place
from geo.resolution.descriptions import Description, by_one, by_two
from geo.wordlists import read_table

IZIUM = place("Izium", 49.2070, 37.2768)
LYMAN = place("Lyman", 48.9886, 37.8111)
"""Towns of unknown size: a kilometre from the middle to the edge."""


def one(text: str, town: Place = IZIUM) -> tuple[str, Description] | None:
    name = text.index("Izium")
    said = by_one(text, 0, (name, name + len("Izium")), town)
    return (text[said.start : said.end], said) if said else None


def two(text: str) -> tuple[str, Description] | None:
    name, other = text.index("Izium"), text.index("Lyman")
    spans = (name, name + len("Izium")), (other, other + len("Lyman"))
    said = by_two(text, 0, spans, (IZIUM, LYMAN))
    return (text[said.start : said.end], said) if said else None


def read(phrase: str, sentence: str = "Shells hit {} on Sunday.") -> Description:
    """Return what a phrase says in a sentence, of which it is all that is read."""
    found = (two if "Lyman" in phrase else one)(sentence.format(phrase))
    assert found is not None, phrase
    assert found[0] == phrase
    return found[1]


def seen_from(town: Place, said: Description) -> tuple[float, float]:
    """Return how far the middle of what is described is from a town in km, and its bearing."""
    line = Geodesic.WGS84.Inverse(town.lat, town.lon, said.area.lat, said.area.lon)
    return line["s12"] / 1000, line["azi1"] % 360


DISTANCES = [
    ("15 km north of Izium", 15, 0, 4.6),
    ("15km north of Izium", 15, 0, 4.6),
    ("12 kilometres south-east of Izium", 12, 135, 3.2),
    ("12 kilometers southeast of the town of Izium", 12, 135, 3.2),
    ("12 km to the south east of Izium", 12, 135, 3.2),
    ("20 km due west of Izium", 20, 270, 7.1),
    ("20 miles west of Izium", 32.187, 270, 11.4),
    ("20 miles (32 km) west of Izium", 32.187, 270, 11.4),
    ("32 km (20 miles) north-west from Izium", 32, 315, 8.1),
    ("25km SSW of Izium", 25, 202.5, 4.1),
    ("40 km NE of Izium", 40, 45, 11.2),
    ("13 km north-northeast of Izium", 13, 22.5, 2.0),
    ("ten kilometres north of Izium", 10, 0, 5.7),
    ("about 20 km west of Izium", 20, 270, 11.2),
    ("some 15 kilometres east of the city of Izium", 15, 90, 6.3),
    ("less than 20 km west of Izium", 15, 270, 6.3),
    ("more than 20 km west of Izium", 23, 270, 9.9),
    ("10-15 km north of Izium", 12.5, 0, 4.1),
    ("two or three miles south of Izium", 4.02, 180, 1.6),
    ("a few kilometres east of Izium", 3, 90, 1.9),
    ("several miles east of Izium", 8.05, 90, 4.6),
    ("half a mile north of Izium", 0.8, 0, 1.1),
    ("500 metres north of Izium", 0.5, 0, 1.0),
    ("1,200 m north of Izium", 1.2, 0, 1.0),
    ("7.5 km north of Izium", 7.5, 0, 2.1),
    ("30 nautical miles east of the port city of Izium", 55.56, 90, 16.7),
    ("12 km north of the outskirts of Izium", 12, 0, 3.2),
    ("200 km south of the capital, Izium", 200, 180, 55.9),
]


@pytest.mark.parametrize(("phrase", "km", "bearing", "radius"), DISTANCES)
def test_a_distance_and_a_direction(phrase: str, km: float, bearing: float, radius: float) -> None:
    said = read(phrase)
    away, azimuth = seen_from(IZIUM, said)
    assert away == pytest.approx(km, abs=0.01)
    assert abs((azimuth - bearing + 180) % 360 - 180) < 0.01
    assert said.area.radius_km == pytest.approx(radius, abs=0.06)


@pytest.mark.parametrize(("phrase", "km", "bearing", "_radius"), DISTANCES)
def test_its_outline_is_all_that_the_words_may_mean(
    phrase: str, km: float, bearing: float, _radius: float
) -> None:
    area = read(phrase).area
    corners = [Geodesic.WGS84.Inverse(IZIUM.lat, IZIUM.lon, *corner) for corner in area.outline]
    # A sector that begins in the middle of the town has a corner there.
    corners = [line for line in corners if line["s12"] > 1]
    spread = 11.25 if bearing % 45 else 22.5
    aside = [(line["azi1"] - bearing + 180) % 360 - 180 for line in corners]
    assert (min(aside), max(aside)) == (pytest.approx(-spread), pytest.approx(spread))
    away = sorted({round(line["s12"] / 1000, 3) for line in corners})
    assert len(away) <= 2 and km <= away[-1] and (len(away) == 1 or away[0] <= km)
    outline = Polygon([(lon, lat) for lat, lon in area.outline])
    assert outline.is_valid and outline.covers(Point(area.lon, area.lat))


ABOUT = [
    ("10 miles from Izium", 24.2),
    ("12 km away from Izium", 13.1),
    ("12 kilometres outside Izium", 13.1),
    ("within 20 km of Izium", 20.1),
    ("the outskirts of Izium", 3.0),
    ("the suburbs of the city of Izium", 3.0),
    ("the edge of Izium", 3.0),
    ("the countryside of Izium", 26.0),
    ("rural Izium", 26.0),
    ("the M03 near Izium", 11.0),
    ("the M-03 highway near Izium", 11.0),
    ("Highway 1 near Izium", 11.0),
    ("the T0504 outside Izium", 11.0),
]


@pytest.mark.parametrize(("phrase", "radius"), ABOUT)
def test_all_round_a_town(phrase: str, radius: float) -> None:
    said = read(phrase)
    assert seen_from(IZIUM, said)[0] == pytest.approx(0, abs=0.01)
    assert said.area.radius_km == pytest.approx(radius, abs=0.06)


SIDES = [
    ("north of Izium", 7, 0, 7),
    ("southwest of the town of Izium", 7, 225, 7),
    ("to the west of Izium", 7, 270, 7),
    ("just south of Izium", 3, 180, 3),
    ("the northern outskirts of Izium", 1, 0, 2.5),
    ("the western suburbs of Izium", 1, 270, 2.5),
    ("the countryside of western Izium", 13, 270, 13),
    ("the western countryside of Izium", 13, 270, 13),
    ("rural western Izium", 13, 270, 13),
]


@pytest.mark.parametrize(("phrase", "km", "bearing", "radius"), SIDES)
def test_a_side_of_a_town(phrase: str, km: float, bearing: float, radius: float) -> None:
    said = read(phrase)
    away, azimuth = seen_from(IZIUM, said)
    assert (away, said.area.radius_km) == (pytest.approx(km, abs=0.01), pytest.approx(radius))
    assert abs((azimuth - bearing + 180) % 360 - 180) < 0.01


@pytest.mark.parametrize(
    "phrase",
    [
        "the western Izium countryside",
        "western Izium countryside",
        "the Izium suburbs",
        "the Izium outskirts",
    ],
)
def test_what_lies_about_a_town_may_follow_its_name(phrase: str) -> None:
    read(phrase, "They fled {} on Sunday.")


@pytest.mark.parametrize(
    ("phrase", "km", "bearing"),
    [
        ("on Izium's outskirts", 0, 0),
        ("in Izium’s northern suburbs", 1, 0),
        ("through Izium's western countryside", 13, 270),
    ],
)
def test_what_lies_about_a_town_may_be_its_own(phrase: str, km: float, bearing: float) -> None:
    said = read(phrase, "They fled {} on Sunday.")
    away, azimuth = seen_from(IZIUM, said)
    assert away == pytest.approx(km, abs=0.01)
    assert not km or abs((azimuth - bearing + 180) % 360 - 180) < 0.01


@pytest.mark.parametrize(
    ("phrase", "after"),
    [
        ("west of Izium and Lyman", "."),
        ("just west of the towns of Izium and Lyman", " on Sunday."),
        ("to the west of Izium and Lyman", ", he said."),
    ],
)
def test_a_side_of_two_towns(phrase: str, after: str) -> None:
    said = read(phrase, "They fought {}" + after)
    here, _ = seen_from(IZIUM, said)
    there, _ = seen_from(LYMAN, said)
    # As far to the west as of one town, and wide enough for both.
    assert said.towards == 270
    assert here < there < said.area.radius_km + here
    assert said.area.radius_km == pytest.approx((3 if "just" in phrase else 7) + 22.9, abs=0.2)


@pytest.mark.parametrize(
    "text",
    [
        "They held west of Izium and Lyman fell.",
        "They held 5 km west of Izium and Lyman.",
        "They held the west of Izium and Lyman.",
    ],
)
def test_a_second_town_may_begin_a_clause(text: str) -> None:
    assert two(text) is None


def test_a_large_town_reaches_farther() -> None:
    found = one("They fled the outskirts of Izium.", replace(IZIUM, population=1_400_000))
    assert found is not None
    assert found[1].area.radius_km == pytest.approx(14.2, abs=0.1)


@pytest.mark.parametrize(
    "text",
    [
        "Izium was shelled.",
        "They moved 15 km from Izium to Kharkiv.",
        "They lost 30 km of Izium road.",
        "It lies 15 km from the Izium border.",
        "They fought north of the Izium road.",
        "They fought north of Izium Raion.",
        "They fought north of Izium’s centre.",
        "Izium’s outskirts were hit.",
        "They fought north of Izium-Lyman.",
        "They fought in the north of Izium.",
        "They fought in the far north of Izium.",
        "They marched north to Izium.",
        "Volume 900 km north of Izium.",
        "It was 5 May in Izium.",
        "The T-72 near Izium burned.",
        "An S-300 near Izium fired.",
        "An M777 near Izium fired.",
        "He is a native of Izium.",
        "A suburb of Izium was hit.",
        "The Izium suburb of Lyman was hit.",
        "Izium outskirts were hit.",
        "It is north of the border, near Izium.",
        "It is 15 km north of the city and Izium.",
    ],
)
def test_other_words_describe_nothing(text: str) -> None:
    assert one(text) is None


BETWEEN = [
    "between Izium and Lyman",
    "between the towns of Izium and Lyman",
    "the road between Izium and Lyman",
    "the road from Izium to Lyman",
    "the highway linking Izium with Lyman",
    "the main supply route from Izium to Lyman",
    "the Izium-Lyman highway",
    "the Izium–Lyman road",
    "the Izium to Lyman road",
    "the main Izium-Lyman road",
    "the Izium - Lyman line",
]


@pytest.mark.parametrize("phrase", BETWEEN)
def test_between_two_towns(phrase: str) -> None:
    said = read(phrase, "They held {} on Sunday.")
    here, _ = seen_from(IZIUM, said)
    there, _ = seen_from(LYMAN, said)
    assert here == pytest.approx(there, abs=0.01)
    assert said.area.radius_km == pytest.approx(here, abs=0.01)
    assert here == pytest.approx(22.9, abs=0.2)
    band = Polygon([(lon, lat) for lat, lon in said.area.outline])
    assert band.is_valid and band.covers(Point(said.area.lon, said.area.lat))
    # Both towns stand in the middle of its ends, a fifth of its length wide.
    assert all(band.distance(Point(town.lon, town.lat)) < 1e-3 for town in (IZIUM, LYMAN))
    sides = [distance_km(*a, *b) for a, b in pairwise(said.area.outline)]
    assert sides == pytest.approx([2 * here, 0.4 * here, 2 * here], rel=0.01)


@pytest.mark.parametrize(
    "phrase",
    [
        "halfway between Izium and Lyman",
        "midway between the towns of Izium and Lyman",
        "the line halfway between Izium and Lyman",
        "halfway from Izium to Lyman",
    ],
)
def test_halfway_is_the_middle_third_of_the_way(phrase: str) -> None:
    said = read(phrase, "They held {} on Sunday.")
    here, _ = seen_from(IZIUM, said)
    there, _ = seen_from(LYMAN, said)
    assert here == pytest.approx(there, abs=0.01)
    assert said.area.radius_km == pytest.approx((here + there) / 6, abs=0.01)
    assert not said.area.outline


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Izium and Lyman began.",
        "An agreement on water between Izium and Lyman holds.",
        "Flights between Izium and Lyman resumed.",
        "The border between Izium and Lyman is shut.",
        "They went from Izium to Lyman.",
        "They hold Izium and Lyman.",
        "The Izium-Lyman talks began.",
        "Between Izium and the Lyman road they held.",
        "Between Monday and Izium, Lyman fell.",
    ],
)
def test_two_names_alone_describe_nothing(text: str) -> None:
    assert two(text) is None


def test_towns_far_apart_have_no_between() -> None:
    text = "They fought between Izium and Lyman."
    far = place("Lyman", 49.0, 47.0)
    spans = (text.index("Izium"), text.index("Izium") + 5), (text.index("Lyman"), len(text) - 1)
    assert by_two(text, 0, spans, (IZIUM, far)) is None


USE = {
    "direction": "2 km {} of Izium",
    "abbreviation": "2 km {} of Izium",
    "side": "the {} outskirts of Izium",
    "unit": "2 {} north of Izium",
    "number": "{} km north of Izium",
    "few": "{} km north of Izium",
    "about": "{} 3 km north of Izium",
    "below": "{} 3 km north of Izium",
    "above": "{} 3 km north of Izium",
    "close": "{} north of Izium",
    "edge": "the {} of Izium",
    "rural": "the {} of Izium",
    "rural-before": "{} Izium",
    "numbered": "{} 5 near Izium",
    "near": "the M03 {} Izium",
    "kind": "2 km north of the {} of Izium",
    "road": "the Izium-Lyman {}",
    "way": "the {} from Izium to Lyman",
    "quality": "the {} Izium-Lyman road",
    "lead": "{} Izium's outskirts",
}
ROWS = read_table("resolution/descriptions-en.tsv")
LISTED = defaultdict[str, list[str]](list)
"""The words of the table, by class."""
for _word, _kind, _ in ROWS:
    LISTED[_kind].append(_word)


@pytest.mark.parametrize("kind", USE)
def test_every_word_is_read(kind: str) -> None:
    for word in LISTED[kind]:
        read(USE[kind].format(word), "Shells hit {} then.")


def test_a_number_is_a_road_after_a_word_for_being_on_it() -> None:
    for word in LISTED["on"]:
        assert one(f"They stood {word} the M3 near Izium.") is not None, word


def test_parties_are_joined_not_places() -> None:
    for word in LISTED["tie"]:
        assert two(f"They saw {word} between Izium and Lyman.") is None, word


def test_a_name_that_goes_on_is_another() -> None:
    for word in LISTED["goes-on"]:
        assert one(f"They stood north of Izium {word} then.") is None, word


def test_what_follows_two_towns_leaves_them_together() -> None:
    for word in LISTED["pair-end"]:
        assert two(f"They fought west of Izium and Lyman {word} then.") is not None, word


def test_every_class_has_a_use() -> None:
    others = {"on", "tie", "goes-on", "near-name", "pair-end", "part", "pattern"}
    assert set(LISTED) == {*USE} | others
    assert len(ROWS) == len(set(ROWS))


WORDS = (
    "15 km", "north", "of", "the", "city", "outskirts", "from", "between", "and", "about", "M03",
    "near", "road", "-", ",", "(9 miles)", "Izium", "Lyman", "western", "rural", "\n", "２",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=14))
def test_a_phrase_holds_its_name_and_begins_before_it(parts: list[str]) -> None:
    text = " ".join((*parts, "Izium", "countryside"))
    name = text.index("Izium")
    said = by_one(text, 0, (name, name + 5), IZIUM)
    if said is not None:
        assert 0 <= said.start < name
        assert name + 5 <= said.end <= len(text)
        assert 0 < said.area.radius_km <= 1000


@pytest.mark.parametrize(
    "unit",
    ["the ", "1 km ", "north of ", "the city of ", "some 15 to 15 ", "western and ", "a-", "M03 "],
)
def test_no_words_before_a_name_take_long(unit: str) -> None:
    text = unit * (100_000 // len(unit)) + "Izium"
    begun = process_time()
    for _ in range(50):
        by_one(text, 0, (len(text) - 5, len(text)), IZIUM)
    assert process_time() - begun < 1
