"""The corrections that hold and those that were undone, as one immutable value."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
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
        return self.take_back(_ids(self.corrections, action or _last(self.corrections)))

    def redo(self, action: str = "") -> Ledger:
        """Make one undone action again, the last undone if none is named."""
        return self.make_again(_ids(self.undone, action or _last(self.undone)))

    def take_back(self, ids: Collection[str]) -> Ledger:
        """Undo those with these ids, from any action; unknown ids change nothing."""
        kept, taken = _parted(self.corrections, ids)
        return Ledger(kept, (*self.undone, *taken))

    def make_again(self, ids: Collection[str]) -> Ledger:
        """Redo those with these ids; ids that were not undone change nothing."""
        kept, taken = _parted(self.undone, ids)
        return Ledger((*self.corrections, *taken), kept)

    def merge(self, corrections: Sequence[Correction], *, action: str = "") -> Ledger:
        """Append the `corrections` whose ids are new, as one action that is undone together.

        One that was undone here and is imported again is in force again.

        Args:
            corrections: from elsewhere.
            action: its id, where several ledgers share the action.
        """
        here = {correction.id for correction in self.corrections}
        action = action or uuid.uuid4().hex
        new = {c.id: replace(c, action=action) for c in corrections if c.id not in here}
        return self.record(tuple(new.values())) if new else self


def _last(corrections: Sequence[Correction]) -> str:
    return corrections[-1].action if corrections else ""


def _ids(corrections: Sequence[Correction], action: str) -> frozenset[str]:
    return frozenset(correction.id for correction in corrections if correction.action == action)


def _parted(
    corrections: Sequence[Correction], ids: Collection[str]
) -> tuple[tuple[Correction, ...], tuple[Correction, ...]]:
    """Return those without these ids, and those with them."""
    return (
        tuple(correction for correction in corrections if correction.id not in ids),
        tuple(correction for correction in corrections if correction.id in ids),
    )
