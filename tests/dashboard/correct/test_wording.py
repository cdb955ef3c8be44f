"""What corrections are said to do is what they do."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as some
from made_up import parsed, place
from open_reports import reviewed

from geo import language
from geo.corrections import Correction, Reading, Scope, add, apply, correct, own_point, reading_of
from geo.dashboard.client.markdown import literal
from geo.dashboard.correct.change import (
    Change,
    Reach,
    Verdict,
    additions,
    corrections_of,
    reaches,
)
from geo.dashboard.correct.editing import found_spans
from geo.dashboard.correct.wording import described, preview, said_by
from geo.model import Role

KYIV, IZIUM, MOSCOW = place("Kyiv"), place("Izium"), place("Moscow")
FOUND = parsed(
    "{Izium|Izium|location}, {Izyum|Izium|location}, {Izium|Izium|actor}, {Izium|Izium|location}, "
    "{Kyiv|Kyiv|location}, {the east||location}, {the east||location}.",
    IZIUM,
    KYIV,
)
FIRST = FOUND.mentions[0]
ADDED = parsed("Pisky, near {Kyiv|Kyiv|location}.", KYIV)


@pytest.fixture
def ukrainian() -> Iterator[None]:
    language.use("uk")
    yield
    language.use(language.ENGLISH)


def test_a_described_place_that_is_moved_is_named_once() -> None:
    words = "15 km north of Izium"
    found = parsed(f"Fire {{{words}|{words}|location}}.", place(words, 49.34, 37.28))
    moved = Reading(Role.LOCATION, own_point(words, 49.36, 37.3))
    made = correct(found, found.mentions[0], moved, scope=Scope.MENTION, who="NN")
    assert described(made) == "“15 km north of Izium” moved to 49.3600, 37.3000 (to about 10 m)"
    will = "1 mention of “15 km north of Izium” will move to 49.3600, 37.3000 (to about 10 m)."
    assert preview(reviewed(found), made) == will


def places_after(corrections: tuple[Correction, ...]) -> list[str]:
    result = apply(FOUND, corrections).result
    return [m.resolution.place.name if m.resolution else "" for m in result.mentions]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, {"mention": 1, "chosen": 4, "spelling": 3, "place": 4, "always": 3}),
        (1, {"mention": 1, "chosen": 4, "place": 4, "always": 1}),
        (4, {"mention": 1, "always": 1}),
        (5, {"mention": 1, "spelling": 2, "always": 2}),
    ],
)
def test_reaches_count_the_mentions_they_are_of(number: int, expected: dict[str, int]) -> None:
    mention = FOUND.mentions[number]
    assert {k.value: v for k, v in reaches(FOUND, mention, always=True).items()} == expected
    assert Reach.ALWAYS not in reaches(FOUND, mention, always=False)


@pytest.mark.parametrize(
    ("reach", "expected"),
    [
        (Reach.MENTION, ["Moscow", "Izium", "Izium", "Izium", "Kyiv", "", ""]),
        (Reach.SPELLING, ["Moscow", "Izium", "Moscow", "Moscow", "Kyiv", "", ""]),
        (Reach.ALWAYS, ["Moscow", "Izium", "Moscow", "Moscow", "Kyiv", "", ""]),
        (Reach.PLACE, ["Moscow", "Moscow", "Moscow", "Moscow", "Kyiv", "", ""]),
        (Reach.CHOSEN, ["Izium", "Moscow", "Izium", "Moscow", "Kyiv", "", ""]),
    ],
)
def test_another_place_reaches_as_far_as_is_said(reach: Reach, expected: list[str]) -> None:
    made = corrections_of(
        FOUND,
        FIRST,
        Change(Verdict.PLACE, place=MOSCOW),
        reach,
        chosen=(FOUND.mentions[1], FOUND.mentions[3]),
    )
    assert places_after(made) == expected
    assert len({each.action for each in made}) == 1


def test_a_whole_place_is_said_to_be_none_or_right_in_one_action() -> None:
    none = corrections_of(FOUND, FIRST, Change(Verdict.NONE), Reach.PLACE)
    assert places_after(none) == ["Kyiv", "", ""]
    right = corrections_of(FOUND, FIRST, Change(Verdict.RIGHT), Reach.PLACE)
    assert all(each.accepts for each in right)
    sources = [m.resolution.source for m in apply(FOUND, right).result.mentions[:4] if m.resolution]
    assert sources == ["correction"] * 4
    for made in (none, right):
        assert len({each.action for each in made}) == 1
        assert len({each.id for each in made}) == len(made)


def test_another_role_leaves_the_other_roles_of_a_place() -> None:
    made = corrections_of(FOUND, FIRST, Change(Verdict.ROLE, role=Role.CREDIT), Reach.SPELLING)
    roles = [mention.role.value for mention in apply(FOUND, made).result.mentions[:4]]
    assert roles == ["credit", "location", "actor", "credit"]


def test_several_missed_mentions_are_one_action() -> None:
    found = parsed("Pisky and Pisky, near {Kyiv|Kyiv|location}.", KYIV)
    spans = found_spans(found.report.text, "pisky")
    made = additions(found, spans, Reading(Role.LOCATION, IZIUM), Reach.CHOSEN)
    assert [m.text for m in apply(found, made).result.mentions] == ["Pisky", "Pisky", "Kyiv"]
    assert len({each.action for each in made}) == 1


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Kyiv region", ["Kyiv region", "Kyiv\nregion"]),
        ("kyiv   REGION", ["Kyiv region", "Kyiv\nregion"]),
        ("Kyiv", ["Kyiv", "Kyiv"]),
        ("yiv", []),
        ("", []),
        (".*", []),
    ],
)
def test_a_typed_name_is_found_as_it_may_be_written(typed: str, expected: list[str]) -> None:
    text = "In Kyiv region, and in Kyiv\nregion."
    if typed == "Kyiv region":
        expected = expected[:1]
    assert [text[start:end] for start, end in found_spans(text, typed)] == expected


def one(old: object, new: Reading | None) -> Correction:
    mention = FIRST if old == "Izium" else FOUND.mentions[5]
    return correct(FOUND, mention, new, scope=Scope.MENTION, who="NN")[0]


@pytest.mark.parametrize(
    ("correction", "what", "by"),
    [
        (one("Izium", Reading(Role.LOCATION, KYIV)), "“Izium”: Izium → Kyiv", "Corrected by NN on"),
        (one("Izium", reading_of(FIRST)), "“Izium” is Izium, as found", "Confirmed by NN on"),
        (one("Izium", Reading(Role.ACTOR, IZIUM)), "“Izium” is named as an actor", "Corrected by"),
        (one("Izium", None), "“Izium” is no place", "Corrected by NN on"),
        (one("", Reading(Role.LOCATION, KYIV)), "“the east”: no point on the map → Kyiv", "Corr"),
        (
            add(ADDED, 0, 5, Reading(Role.LOCATION, KYIV), scope=Scope.MENTION, who="")[0],
            "“Pisky” added as Kyiv",
            "Added by a reader on",
        ),
    ],
)
def test_a_correction_is_told_in_a_line(correction: Correction, what: str, by: str) -> None:
    assert described((correction,)).startswith(what)
    assert by in said_by(correction)
    assert described((correction, correction)) == f"{described((correction,))} and 1 more"
    assert described(()) == ""


def test_a_correction_is_told_in_the_language_in_use(ukrainian: None) -> None:
    assert described((one("Izium", Reading(Role.LOCATION, KYIV)),)) == "«Izium»: Izium → Kyiv"


@given(some.text())
def test_a_label_shows_a_text_and_nothing_of_its_markup(text: str) -> None:
    shown = literal(text)
    assert "\n" not in shown
    assert " ".join(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", shown).split()) == " ".join(text.split())
    assert not re.search(r"(?<!\\)(?:\\\\)*[\[\]<>*_`$:!&#]", shown)
