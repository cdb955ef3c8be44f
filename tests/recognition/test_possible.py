"""Names that were nearly taken: which are worth a reader's look, and which are none."""

from __future__ import annotations

import pytest

from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.model import Mention, Role
from geo.recognition.entities import Entity
from geo.recognition.possible import MOST, half_marked, possible_names
from geo.report import report_from_text


def found(text: str, *taken: str, half: str = "") -> list[str]:
    spans = [(text.index(name), text.index(name) + len(name)) for name in taken]
    mentions = [Mention(a, b, text[a:b], Role.LOCATION) for a, b in spans]
    entities = [Entity(text.index(half), text.index(half) + len(half), 0.4)] if half else []
    lexicon = GazetteerLexicon(open_gazetteer())
    return [m.text for m in possible_names(report_from_text(text), entities, mentions, lexicon)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The buses came back from the market while Kupiansk slept.", ["Kupiansk"]),
        ("The buses came back while the people of Deir al-Balah slept.", ["Deir al-Balah"]),
        ("On Monday the colonel gave Mykolaiv, Odesa no more water.", ["Mykolaiv", "Odesa"]),
        ("The report names Gen. Dallas Houston, and Houston said no.", []),
        ("The soldiers of the Kupiansk Brigade went home.", []),
        ("The trouble began as Khyber Pakhtunkhwa slept.", ["Khyber Pakhtunkhwa"]),
        ("Deir al-Balah slept; the Deir al-Balah Youth Club met.", []),
        ("Reading helps, and Mobile phones too; he likes reading on a mobile.", []),
        ("The mayor said that Hope was gone, and hope with it.", []),
        ("KUPIANSK and IZIUM ARE LOST", []),
        ("Fire In Kupiansk As Rebels Leave Izium", []),
    ],
)
def test_a_name_that_stands_alone_and_is_well_known(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_what_is_taken_is_not_offered_again() -> None:
    text = "The buses came back from Kupiansk, and Kupiansk slept while Izium did not."
    assert found(text, "Kupiansk") == ["Izium"]


def test_what_the_model_half_marked_need_not_be_large() -> None:
    text = "The buses came back by way of Kamyanka at noon."
    assert found(text) == []
    assert found(text, half="Kamyanka") == ["Kamyanka"]


@pytest.mark.parametrize(
    ("name", "half"),
    [
        ("Abiy Addi", "Abiy Addi"),
        ("At Tuhayta", "Tuhayta"),
    ],
)
def test_a_name_of_several_words_is_no_part_of_a_longer_one(name: str, half: str) -> None:
    assert found(f"Aid for the people of {name} is held up.", half=half) == [name]


@pytest.mark.parametrize(
    ("text", "half", "names"),
    [
        ("Datu Hoffer shelled. They held Datu Piang at noon.", "Datu Piang", ["Datu Piang"]),
        ("SOUTH\nIsulan bomb, two people are dead there.", "SOUTH\nIsulan", ["Isulan"]),
        ("NORTH COTABATO\nPikit quiet. Makilala, Midsayap calm", "Pikit", ["Pikit"]),
        ("The men of Pikit Water Works met, and Pikit slept.", "Pikit", []),
    ],
)
def test_what_the_model_would_rather_take(text: str, half: str, names: list[str]) -> None:
    assert found(text, half=half) == names


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("They were hunted in the hills above Konjević Polje.", "Konjević Polje", True),
        ("They were hunted in the hills above Tuzla.", "Tuzla", False),
        ("They met Col. Konjević Polje.", "Konjević Polje", False),
    ],
)
def test_what_the_model_half_marked_and_only_villages_are_called(
    text: str, name: str, *, expected: bool
) -> None:
    entity = Entity(text.index(name), text.index(name) + len(name), 0.6)
    lexicon = GazetteerLexicon(open_gazetteer())
    names = [m.text for m in half_marked(report_from_text(text), [entity], (), lexicon)]
    assert names == [name] * expected


def test_no_more_than_a_reader_can_look_through() -> None:
    places = [place.name for place in open_gazetteer().largest(400) if place.name.isalpha()]
    text = " ".join(f"The buses came back while {name} slept." for name in places[:80])
    assert 0 < len(found(text)) <= MOST
