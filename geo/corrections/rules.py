"""How the corrections of one spelling follow from each other.

A correction that reaches further than its own mention says, of one spelling, "this reading becomes
that one". The latest correction of a reading counts: if it rejects the reading, its new reading
takes over; if it wants it, the reading stays. A chain of rejections only leads to later
corrections, so it ends; and no correction rejects its end, so applying it again changes nothing.
"""

from __future__ import annotations

from typing import NamedTuple

from geo.corrections.correction import Correction, Reading, ReadingKey, key_of


class Ruling(NamedTuple):
    """What a reading becomes, and the number of the correction that says so, -1 for none."""

    reading: Reading | None
    number: int


class Rules:
    """The corrections of one spelling, numbered in order of time."""

    def __init__(self) -> None:
        """Begin without corrections."""
        self._last: dict[ReadingKey | None, tuple[int, Correction]] = {}
        """Of each reading the last correction that is about it."""
        self._confirmed: dict[ReadingKey | None, int] = {}
        self._wanted: dict[ReadingKey | None, int] = {}
        self._ends: dict[ReadingKey | None, tuple[int, Reading | None]] = {}
        """Of readings that were followed, where they led: a chain is as long as its file."""

    def add(self, number: int, correction: Correction) -> None:
        """Add one, later than all before."""
        self._last[key_of(correction.old)] = number, correction
        self._wanted[key_of(correction.new)] = number
        if correction.accepts:
            self._confirmed[key_of(correction.old)] = number
        self._ends.clear()

    def rule(self, reading: Reading | None, *, after: int = -1) -> Ruling:
        """Return what `reading` becomes by the corrections numbered above `after`."""
        number = -1
        passed: list[ReadingKey | None] = []
        while (rejected := self._rejected(reading)) and rejected[0] > after:
            key = key_of(reading)
            passed.append(key)
            number, reading = self._ends.get(key) or (rejected[0], rejected[1].new)
        self._ends.update(dict.fromkeys(passed, (number, reading)))
        confirmed = self._confirmed.get(key_of(reading), -1)
        return Ruling(reading, confirmed if confirmed > after else number)

    def _rejected(self, reading: Reading | None) -> tuple[int, Correction] | None:
        """Return the correction by which a reading became another one, None where it stays."""
        last = self._last.get(key_of(reading))
        if last is None or self._wanted.get(key_of(reading), -1) >= last[0]:
            return None
        return last
