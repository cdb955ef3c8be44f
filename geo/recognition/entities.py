"""What any model for place names finds in a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from geo.model import Report, Role
from geo.progress import Progress

UNSURE = 0.25
"""The confidence of what a model takes rather for no name, but may be one."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A span of `Report.text` that the model takes for the name of a place or a people."""

    start: int
    end: int
    confidence: float
    """How sure the model is, 0..1."""
    role: Role | None = None
    """What the name stands for, where the model says it."""


class EntityTagger(Protocol):
    """A model that finds names."""

    def tag(self, report: Report, progress: Progress | None = None) -> tuple[Entity, ...]:
        """Return the entities of `report`, by start, not overlapping; call `progress` meanwhile."""
        ...
