"""Persons, ships, units and firms bear the names of places, and the map does not show them."""

from __future__ import annotations

from typing import Any

import pytest

from geo import geoparse
from geo.recognition.bearers import BODIES, bears, is_bodys, is_persons, is_quoted, serves
from geo.recognition.words import Word, split_words


def at(text: str, name: str) -> int:
    return [word.text for word in split_words(text)].index(name)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Contact Ms. Florence Juba today", "Juba", True),
        ("Contact Ms Juba today", "Juba", True),
        ("Col. Nana Yaw Kumasi said", "Kumasi", True),
        ("Capt. Lee met Nana Yaw Kumasi", "Kumasi", False),
        ("signed K. Shamkir", "Shamkir", True),
        ("in N. Kivu", "Kivu", False),
        ("in St. Helena", "Helena", False),
        ("HMS Sheffield burned", "Sheffield", True),
        ("the submarine “Kursk” sank", "Kursk", True),
        ("the ferry to Kursk sank", "Kursk", False),
        ("They met. Kursk fell", "Kursk", False),
        ("Kursk fell", "Kursk", False),
        ("met Omar Kursk there", "Kursk", True),
        ("met Omar al-Kursk there", "Kursk", True),
        ("met Omar. Kursk fell", "Kursk", False),
        ("met Omar, Kursk said", "Kursk", False),
        ("came from al-Kursk there", "Kursk", False),
    ],
)
def test_a_persons_or_a_ships(text: str, name: str, expected: bool) -> None:
    assert is_persons(text, split_words(text), at(text, name)) is expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("the Medina Division fled", "Medina", True),
        ("the Yangon Stock Exchange shut", "Yangon", True),
        ("the Medina division fled", "Medina", False),
        ("Medina, Division Street", "Medina", False),
        ("the Medina Hospital", "Medina", False),
    ],
)
def test_a_units_or_a_bodys(text: str, name: str, expected: bool) -> None:
    assert is_bodys(text, split_words(text), at(text, name), BODIES) is expected


class Counted(list[Word]):
    """Words that count how often one is looked at."""

    looked = 0

    def __getitem__(self, at: Any) -> Any:
        """Count."""
        self.looked += 1
        return super().__getitem__(at)


def test_a_row_of_capitals_without_an_end_is_not_gone_through() -> None:
    text = "A.B. " * 1_000
    words = Counted(split_words(text))
    assert not is_bodys(text, words, 0, BODIES)
    assert words.looked < 100


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Lancaster was hit by a torpedo.", True),
        ("They wept when Lancaster sank.", True),
        ("A ferry near Lancaster sank.", False),
        ("Lancaster fell. A ferry sank.", False),
        ("A road named after Lancaster burned.", True),
        ("A road in Lancaster, named after him, burned.", False),
        ("They sold Lancaster soap.", True),
        ("They sold Lancaster, soap and all.", False),
        ("They lived in Lancaster Avenue.", True),
        ("They lived in Lancaster, Avenue of Martyrs.", False),
        ("The Lancaster Fleet sailed.", True),
        ("Few of them speak Lancaster well.", True),
        ("They spoke of Lancaster.", False),
    ],
)
def test_a_ships_a_streets_or_a_things(text: str, expected: bool) -> None:
    words, place = split_words(text), at(text, "Lancaster")
    assert bears(text, words, place, place) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Lancaster Relief Fund paid.", True),
        ("The Lancaster relief fund paid.", False),
        ("The Lancaster Relief paid.", False),
        ("In Lancaster, Relief Fund men paid.", False),
    ],
)
def test_a_bodys_purpose_follows_a_name(text: str, expected: bool) -> None:
    assert serves(text, split_words(text), at(text, "Lancaster")) is expected


def test_a_nickname_stands_alone_between_its_marks() -> None:
    assert is_quoted('the man "Baku" left', 9, 13)
    assert not is_quoted('the man "Baku is far" left', 9, 13)
    assert not is_quoted("Baku", 0, 4)


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Kumasi and Accra. The Kumasi Institute counted them.",
        "Shells fell on Kumasi and Accra. Analyst initials: J. Kumasi.",
        "Shells fell on Kumasi and Accra. The prisoner “Kumasi” was taken.",
        "Shells fell on Kumasi and Accra. They mourned Blorfina Kumasi.",
    ],
)
def test_what_bears_a_name_is_on_no_map(text: str) -> None:
    assert [m.start for m in geoparse(text).mentions if m.text == "Kumasi"] == [15]


def test_a_street_of_any_city_needs_its_city() -> None:
    alone = geoparse("The patrol turned into Haifa Street.").mentions[0]
    assert alone.resolution is None
    assert "too unsure" in str(alone.reason_unplaced)
    named = geoparse("In Baghdad a patrol turned into Haifa Street.").mentions[1]
    assert named.resolution is not None
    assert named.resolution.place.admin1 == "Baghdad Governorate"


def test_a_sentence_begins_with_no_town_that_fell_unless_it_is_a_large_one() -> None:
    assert geoparse("Rain fell.").mentions == ()


@pytest.mark.parametrize(
    "text", ["Men had fled in the night.", "Rent was paid late.", "Camps were shelled again."]
)
def test_a_word_that_begins_a_sentence_is_no_place_by_its_capital(text: str) -> None:
    assert geoparse(text).mentions == ()
