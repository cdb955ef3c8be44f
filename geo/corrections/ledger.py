"""The corrections that hold and those that were undone, as a value of its own."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.corrections.correction import Correction


@dataclass(frozen=True, slots=True)
class Ledger:
    """Corrections in the order in which they were made, and those undone, the latest last."""

    corrections: tuple[Correction, ...] = ()
    undone: tuple[Correction, ...] = ()

    def record(self, corrections: Sequence[Correction]) -> Ledger:
        """Append `corrections`, after which nothing can be redone."""
        return Ledger((*self.corrections, *corrections))

    def undo(self, action: str = "") -> Ledger:
        """Take one action back, the last if none is named; unchanged where there is none."""
        kept, taken = _without(self.corrections, action or _last(self.corrections))
        return Ledger(kept, (*self.undone, *taken))

    def redo(self, action: str = "") -> Ledger:
        """Make one undone action again, the last undone if none is named."""
        kept, taken = _without(self.undone, action or _last(self.undone))
        return Ledger((*self.corrections, *taken), kept)

    def merge(self, corrections: Sequence[Correction], *, action: str = "") -> Ledger:
        """Append those `corrections` whose ids are not here, as one action, to be undone as one.

        What was undone here and comes in again holds again.

        Args:
            corrections: from elsewhere.
            action: its id, where it reaches over several ledgers.
        """
        here = {correction.id for correction in self.corrections}
        action = action or uuid.uuid4().hex
        new = {c.id: replace(c, action=action) for c in corrections if c.id not in here}
        return self.record(tuple(new.values())) if new else self


def _last(corrections: Sequence[Correction]) -> str:
    return corrections[-1].action if corrections else ""


def _without(
    corrections: Sequence[Correction], action: str
) -> tuple[tuple[Correction, ...], tuple[Correction, ...]]:
    return (
        tuple(correction for correction in corrections if correction.action != action),
        tuple(correction for correction in corrections if correction.action == action),
    )
