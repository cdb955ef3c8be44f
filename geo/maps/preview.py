"""What is shown beside a mark under the pointer: what the place is, and how it is first named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from geo.excerpts import keyword_in_context
from geo.maps.pins import Pin
from geo.model import Geoparse, Mention, Place, Role

MOST_WITH_PASSAGE = 150
"""With more marks than this the passages stay behind, as all of them go out at every click."""
MOST_FORMS = 4
_BEFORE, _AFTER = 48, 85
"""Characters of a passage on each side of the name."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The words on the card beside a mark."""

    kind: str
    """What the place is, in the reader's language: "Settlement"."""
    written: tuple[tuple[str, int], ...] = ()
    """The surface forms with their numbers, most frequent first; none where they are the label."""
    passage: tuple[str, str, str] | None = None
    """What stands before the name, the name as written, and what stands after it."""


def previews(
    result: Geoparse, marks: Sequence[Pin], kind: Callable[[Place], str]
) -> dict[str, Preview]:
    """Return the previews of marks by the ids of their places.

    Args:
        result: the report with its places.
        marks: what stands on the map.
        kind: gives the word for what a place is.
    """
    named: dict[str, list[Mention]] = {pin.place.id: [] for pin in marks}
    for mention in result.mentions:
        if mention.resolution is not None:
            named.get(mention.resolution.place.id, []).append(mention)
    with_passage = len(marks) <= MOST_WITH_PASSAGE
    return {
        pin.place.id: Preview(
            kind(pin.place),
            _written(pin.place, named[pin.place.id]),
            _passage(result, named[pin.place.id]) if with_passage else None,
        )
        for pin in marks
    }


def _written(place: Place, mentions: Sequence[Mention]) -> tuple[tuple[str, int], ...]:
    forms = Counter(" ".join(mention.text.split()) for mention in mentions)
    if set(forms) <= {place.name}:
        return ()
    return tuple(forms.most_common(MOST_FORMS))


def _passage(result: Geoparse, mentions: Sequence[Mention]) -> tuple[str, str, str] | None:
    if not mentions:
        return None
    first = next((m for m in mentions if m.role is Role.LOCATION), mentions[0])
    return keyword_in_context(result.report, first.start, first.end, before=_BEFORE, after=_AFTER)
