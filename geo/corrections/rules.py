"""How the corrections of one spelling follow from each other.

A correction that reaches further than its own mention says, of one spelling, "this reading becomes
that one". The latest correction of a reading counts: if it rejects the reading, its new reading
takes over; if it wants it, the reading stays. A chain of rejections only leads to later
corrections, so it ends; and no correction rejects its end, so applying it again changes nothing.
"""

from __future__ import annotations

from typing import NamedTuple

from geo.corrections.correction import Correction, Reading, key_of


class Ruling(NamedTuple):
    """What a reading becomes, and the number of the correction that says so, -1 for none."""

    reading: Reading | None
    number: int


class Rules:
    """The corrections of one spelling, numbered in order of time."""

    def __init__(self) -> None:
        """Begin without corrections."""
        self._rules: list[tuple[int, Correction]] = []

    def add(self, number: int, correction: Correction) -> None:
        """Add one, later than all before."""
        self._rules.append((number, correction))

    def rule(self, reading: Reading | None, *, after: int = -1) -> Ruling:
        """Return what `reading` becomes by the corrections numbered above `after`."""
        number = -1
        while True:
            rejected = wanted = None
            confirmed = number
            for place, correction in self._rules:
                if place <= after:
                    continue
                if key_of(correction.new) == key_of(reading):
                    wanted = place
                if key_of(correction.old) == key_of(reading):
                    rejected = (place, correction)
                    if correction.accepts:
                        confirmed = place
            if rejected is None or (wanted is not None and wanted >= rejected[0]):
                return Ruling(reading, confirmed)
            number, reading = rejected[0], rejected[1].new
