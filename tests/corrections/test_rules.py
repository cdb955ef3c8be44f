"""The latest word on a reading counts, and saying it twice changes nothing."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import place

from geo.corrections import Anchor, Correction, Reading, Scope
from geo.corrections.rules import Rules
from geo.model import Role

READINGS = {name: Reading(Role.LOCATION, place(name)) for name in "ABCD"}


def rules(*steps: str) -> Rules:
    """Return the rules that steps such as "A>B" are; "-" is no mention."""
    made = Rules()
    for number, step in enumerate(steps):
        old, new = step.split(">")
        anchor = Anchor("0" * 64, 0, 1, "X", "", "")
        made.add(
            number,
            Correction(
                f"id{number}",
                "action",
                "NN",
                "2026-11-22T00:00:00Z",
                Scope.REPORT,
                anchor,
                READINGS.get(old),
                READINGS.get(new),
                note="",
            ),
        )
    return made


@pytest.mark.parametrize(
    ("steps", "reading", "becomes", "number"),
    [
        ((), "A", "A", -1),
        (("A>B",), "A", "B", 0),
        (("A>B",), "B", "B", -1),
        (("A>B",), "C", "C", -1),
        (("A>B", "B>C"), "A", "C", 1),
        (("A>B", "B>A"), "A", "A", -1),
        (("A>B", "B>A"), "B", "A", 1),
        (("A>B", "C>A"), "A", "A", -1),
        (("A>A",), "A", "A", 0),
        (("A>A", "A>B"), "A", "B", 1),
        (("A>B", "A>A"), "A", "A", 1),
        (("A>-",), "A", "-", 0),
        (("->A",), "-", "A", 0),
        (("->A", "A>-"), "-", "-", -1),
        (("->A", "A>-"), "A", "-", 1),
        (("A>-", "->B"), "A", "B", 1),
        (("A>B", "A>C"), "A", "C", 1),
    ],
)
def test_the_latest_word_counts(
    steps: tuple[str, ...], reading: str, becomes: str, number: int
) -> None:
    ruling = rules(*steps).rule(READINGS.get(reading))
    assert ruling == (READINGS.get(becomes), number)


def test_a_chain_is_followed_once_however_long_it_is() -> None:
    """Each reading became the next: a file may hold twenty thousand, of one spelling."""
    READINGS.update({f"R{n}": Reading(Role.LOCATION, place(f"R{n}")) for n in range(8_001)})
    chain = rules(*(f"R{n}>R{n + 1}" for n in range(8_000)))
    start = time.process_time()
    for number in range(8_000):
        ruling = chain.rule(READINGS[f"R{number + 1}"], after=number)
        assert ruling.number in (7_999, -1)
        assert chain.rule(READINGS["R0"]) == (READINGS["R8000"], 7_999)
    assert time.process_time() - start < 2


steps = st.tuples(st.sampled_from("ABCD-"), st.sampled_from("ABCD-")).map(">".join)


@given(st.lists(steps.filter(lambda step: step != "->-"), max_size=8), st.sampled_from("ABCD-"))
def test_ruling_twice_is_ruling_once(said: list[str], reading: str) -> None:
    once = rules(*said).rule(READINGS.get(reading))
    assert rules(*said).rule(once.reading).reading == once.reading


@given(st.lists(steps.filter(lambda step: step != "->-"), max_size=8), st.sampled_from("ABCD-"))
def test_only_what_came_after_counts(said: list[str], reading: str) -> None:
    after = len(said) // 2
    expected = rules(*said[after + 1 :]).rule(READINGS.get(reading)).reading
    assert rules(*said).rule(READINGS.get(reading), after=after).reading == expected
