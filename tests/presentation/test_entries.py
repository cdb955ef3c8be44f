"""What a report says of each place."""

from __future__ import annotations

import pytest
from made_up import parsed, place

from geo.model import Role
from geo.presentation.entries import gather

IZIUM = place("Izium")
MOSCOW = place("Moscow")
NAMESAKE = place("Izium", id="made:other", lat=48)
RESULT = parsed(
    "{Izium|Izium|location} {Izyum|Izium|location} {Izium|Izium|actor} {Moscow|Moscow|actor} "
    "{Muscovite|Moscow|demonym} {the east||location}",
    IZIUM,
    MOSCOW,
    alternatives=(NAMESAKE, IZIUM),
)


def test_mentions_are_counted_by_role_and_spelling() -> None:
    entry = gather(RESULT)[IZIUM.id]
    assert [entry.count(role) for role in Role] == [2, 1, 0, 0]
    assert entry.written == (("Izium", 2), ("Izyum", 1))


@pytest.mark.parametrize(("place_id", "role"), [(IZIUM.id, "location"), (MOSCOW.id, "actor")])
def test_best_role_decides(place_id: str, role: str) -> None:
    assert gather(RESULT)[place_id].main_role == role


def test_a_place_is_not_its_own_runner_up() -> None:
    entry = gather(RESULT)[IZIUM.id]
    assert [candidate.place.id for candidate in entry.alternatives] == ["made:other"]
    assert entry.reasons == ("a reason",)
    assert entry.confidence == pytest.approx(0.9)
