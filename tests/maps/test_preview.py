"""What the card beside a mark says of its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import crowd, parsed, place

from geo.maps.pins import pins
from geo.maps.preview import MOST_FORMS, MOST_WITH_PASSAGE, Preview, previews
from geo.model import Geoparse, Place

IZIUM, KYIV = place("Izium"), place("Kyiv")


def kind(place: Place) -> str:
    return place.precision.value


def shown(result: Geoparse, name: str) -> Preview:
    found = previews(result, pins(result, actors=True), kind)
    return found[f"made:{name}"]


def test_forms_are_told_with_their_numbers_most_frequent_first() -> None:
    result = parsed(
        "{Izyum|Izium|location} {Izium|Izium|location} {Izium|Izium|actor} {Kyiv|Kyiv|location}",
        IZIUM,
        KYIV,
    )
    assert shown(result, "Izium").written == (("Izium", 2), ("Izyum", 1))
    assert shown(result, "Izium").kind == "settlement"


def test_a_label_written_as_it_is_says_nothing_of_forms() -> None:
    assert shown(parsed("{Kyiv|Kyiv|location}", KYIV), "Kyiv").written == ()


def test_many_forms_are_cut() -> None:
    forms = " ".join(f"{{Izium{index}|Izium|location}}" for index in range(9))
    assert len(shown(parsed(forms, IZIUM), "Izium").written) == MOST_FORMS


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Near {Izium|Izium|location} they met.", ("Near ", "Izium", " they met.")),
        ("{Izium|Izium|location}, now", ("", "Izium", ", now")),
        ("pre-{Izium|Izium|location}-post", ("pre-", "Izium", "-post")),
        (
            "{Izium|Izium|actor} said. In {Izium|Izium|location}.",
            ("Izium said. In ", "Izium", "."),
        ),
        ("Only {Izium|Izium|actor} said.", ("Only ", "Izium", " said.")),
    ],
)
def test_passage_is_the_first_that_names_the_place_as_one(
    text: str, passage: tuple[str, str, str]
) -> None:
    assert shown(parsed(text, IZIUM), "Izium").passage == passage


@given(st.integers(0, 60), st.integers(0, 60))
def test_long_passages_are_cut_between_words(before: int, after: int) -> None:
    text = "word " * before + "{Izium|Izium|location}" + " word" * after
    passage = shown(parsed(text, IZIUM), "Izium").passage
    assert passage is not None
    head, name, tail = passage
    assert name == "Izium"
    assert set(head.replace("\u00a0", " ").split()) <= {"word", "…"}
    assert set(tail.replace("\u00a0", " ").split()) <= {"word", "…"}
    assert len(head) <= 52 and len(tail) <= 88
    assert ("…" in head) is (before > 9)
    assert ("…" in tail) is (after > 17)


@pytest.mark.parametrize("number", [MOST_WITH_PASSAGE, MOST_WITH_PASSAGE + 1])
def test_passages_stay_behind_where_there_are_too_many(number: int) -> None:
    result = crowd(number)
    found = previews(result, pins(result), kind)
    assert len(found) == number
    assert all((each.passage is None) is (number > MOST_WITH_PASSAGE) for each in found.values())
