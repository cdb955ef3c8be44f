"""What holds and what was undone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from made_up import parsed, place

from geo.corrections import Correction, Ledger, merge, split

FOUND = parsed("{A|A|location}, {a|A|actor}, {B|B|location}.", place("A"), place("B"))
A, B = FOUND.places
MOST_ACTIONS = 6


def action(number: int) -> tuple[Correction, ...]:
    """Return an action of two corrections or one."""
    if number % 2:
        return split(FOUND, FOUND.mentions[:1], B, who=f"N{number}")
    return merge(FOUND, A, B, who=f"N{number}")


actions = st.lists(st.integers(0, 9).map(action), max_size=MOST_ACTIONS)


def ledger_of(several: list[tuple[Correction, ...]]) -> Ledger:
    ledger = Ledger()
    for corrections in several:
        ledger = ledger.record(corrections)
    return ledger


@given(actions)
def test_undoing_goes_back_step_by_step_and_redoing_forth(
    several: list[tuple[Correction, ...]],
) -> None:
    ledger = ledger_of(several)
    steps = [ledger_of(several[:number]).corrections for number in range(len(several) + 1)]
    for before in reversed(steps[:-1]):
        ledger = ledger.undo()
        assert ledger.corrections == before
    assert ledger.undo() == ledger
    for after in steps[1:]:
        ledger = ledger.redo()
        assert ledger.corrections == after
    assert ledger == ledger_of(several)
    assert ledger.redo() == ledger


def test_a_new_correction_ends_redoing() -> None:
    ledger = ledger_of([action(0), action(1)]).undo().record(action(2))
    assert ledger.undone == ()
    assert ledger.redo() == ledger


def test_merging_takes_each_correction_once_and_as_one_action() -> None:
    mine, theirs = ledger_of([action(0)]), ledger_of([action(1), action(2)])
    merged = mine.merge((*theirs.corrections, *mine.corrections, *theirs.corrections))
    assert [c.id for c in merged.corrections] == [
        c.id for c in (*mine.corrections, *theirs.corrections)
    ]
    assert merged.merge(theirs.corrections) == merged
    assert merged.undo().corrections == mine.corrections


def test_merging_brings_back_what_was_undone() -> None:
    said = action(0)
    ledger = Ledger().record(said).undo().merge(said)
    assert [replace(c, action="") for c in ledger.corrections] == [
        replace(c, action="") for c in said
    ]
    assert ledger.undone == ()
