"""How the corrections of one spelling follow from each other.

The corrections that reach further than their own mention say, of one spelling, "read so, it is to
be read so". The latest word on a reading counts: rejected, it gives way to the new reading of that
correction; wanted by a later one, it stays. A chain of rejections only leads to later corrections,
so it ends; and what it ends in is rejected by none, so going through it again changes nothing.
"""

from __future__ import annotations

from typing import NamedTuple

from geo.corrections.correction import Correction, Reading, key_of


class Ruling(NamedTuple):
    """What a reading becomes, and the number of the correction that says so, -1 for none."""

    reading: Reading | None
    number: int


class Rules:
    """The corrections of one spelling, numbered as they follow each other in time."""

    def __init__(self) -> None:
        """Begin with none."""
        self._rules: list[tuple[int, Correction]] = []

    def add(self, number: int, correction: Correction) -> None:
        """Take one more, later than all before."""
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
