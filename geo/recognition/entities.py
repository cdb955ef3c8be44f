"""What a model for named entities says of a report, whichever model it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from geo.model import Report


class EntityKind(StrEnum):
    """What a named entity is, as far as place names are concerned."""

    PLACE = "place"
    PEOPLE = "people"
    """A nationality, a religion, a party."""
    PERSON = "person"
    ORGANISATION = "organisation"
    TIME = "time"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Entity:
    """A span of `Report.text` that the model takes for a name."""

    start: int
    end: int
    kind: EntityKind
    confidence: float = 1.0
    """How sure the model is, 0..1; 1 for a model that does not say."""


class EntityTagger(Protocol):
    """A model that finds names."""

    def tag(self, report: Report) -> tuple[Entity, ...]:
        """Return the entities of `report`, by start, not overlapping."""
        ...
