"""Where what is exported comes from, as every format tells it beside the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.corrections import Correction
from geo.language import joined, say

if TYPE_CHECKING:
    # What draws maps takes a second to import.
    from geo.maps.own.layers import Layer

GENERATOR = "Dateline"
A_MENTION_IS_NO_EVENT = say(
    "A mention is not an event: this shows where the report names places. It does not verify that "
    "anything happened there."
)
ROUNDED = say(
    "On purpose, coordinates are rounded to a tenth of a degree, and named sites have no place."
)


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a `Geoparse` does not know of itself."""

    credits: tuple[str, ...] = ()
    """What the gazetteer's sources ask to be said."""
    gazetteer: str = ""
    """The gazetteer's version, `Gazetteer.version`."""
    corrections: tuple[Correction, ...] = ()
    """Those that were applied."""
    made: str = ""
    """ISO 8601, UTC: when it was exported; "" leaves it out, so that the same gives the same."""
    layers: tuple[Layer, ...] = ()
    """The reader's own layers that a page of one file carries; no other format does."""
    discreet: bool = False
    """Whether coordinates were rounded and named sites left out."""

    @property
    def note(self) -> str:
        """What a reader must know, whatever the format."""
        said = (A_MENTION_IS_NO_EVENT, ROUNDED)
        return joined(said, by=" ") if self.discreet else A_MENTION_IS_NO_EVENT


UNTOLD = Provenance()
"""Where nothing is known beyond the result."""
