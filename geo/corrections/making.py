"""Making corrections: what a person does to mentions, as corrections of one action.

Every function takes the result that the person sees and changes nothing: the corrections take
effect where they are applied.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from geo.corrections.anchors import LONGEST_QUOTE, anchor_at
from geo.corrections.correction import Correction, Reading, Scope, reading_of
from geo.errors import CorrectionsError
from geo.model import Geoparse, Mention, Place
from geo.resolution.described_places import is_phrase

_Change = tuple[int, int, Reading | None, Reading | None, Scope]


def correct(
    result: Geoparse,
    mention: Mention,
    new: Reading | None,
    *,
    scope: Scope,
    who: str,
    note: str = "",
) -> tuple[Correction, ...]:
    """Give `mention` another reading; None says it is no place, the same one accepts it.

    Where the scope is wider and the role stays, other roles of the same spelling and place move
    too: "Moscow" the city and "Moscow said" together.
    """
    old = reading_of(mention)
    changes: list[_Change] = [(mention.start, mention.end, old, new, scope)]
    if scope is not Scope.MENTION and old.place and (new is None or new.role is old.role):
        roles = {old.role}
        for other in result.mentions_of(old.place):
            if other.text == mention.text and other.role not in roles:
                roles.add(other.role)
                becomes = Reading(other.role, new.place) if new else None
                changes.append((other.start, other.end, reading_of(other), becomes, scope))
    return _action(result, changes, who, note)


def add(
    result: Geoparse,
    start: int,
    end: int,
    new: Reading,
    *,
    scope: Scope,
    who: str,
    note: str = "",
) -> tuple[Correction, ...]:
    """Add the missed mention `start` to `end`; mentions that it overlaps are rejected.

    A described place that it lies within stays, as it does about the other names in it.

    Raises:
        CorrectionsError: nothing is marked, or too much.
    """
    text = result.report.text
    start, end = max(0, start), min(len(text), end)
    marked = text[start:end]
    start += len(marked) - len(marked.lstrip())
    end -= len(marked) - len(marked.rstrip())
    if start >= end:
        raise CorrectionsError("Nothing is marked: mark the name in the report.")
    if end - start > LONGEST_QUOTE:
        raise CorrectionsError(
            "{number} characters are marked, more than a name has: mark the name alone.",
            number=end - start,
        )
    changes: list[_Change] = []
    for mention in result.mentions:
        if (mention.start, mention.end) == (start, end):
            return correct(result, mention, new, scope=scope, who=who, note=note)
        if is_phrase(mention) and mention.start < start and end <= mention.end:
            continue
        if mention.start < end and start < mention.end:
            old = reading_of(mention)
            changes.append((mention.start, mention.end, old, None, Scope.MENTION))
    changes.append((start, end, None, new, scope))
    return _action(result, changes, who, note)


def merge(
    result: Geoparse, place: Place, into: Place, *, who: str, note: str = ""
) -> tuple[Correction, ...]:
    """Put every mention of `place` in this report on the place `into`, each in its role."""
    changes: dict[tuple[str, str], _Change] = {}
    for mention in result.mentions_of(place):
        new = Reading(mention.role, into)
        change = (mention.start, mention.end, reading_of(mention), new, Scope.REPORT)
        changes.setdefault((mention.text, mention.role), change)
    return _action(result, changes.values(), who, note)


def split(
    result: Geoparse, mentions: Sequence[Mention], place: Place | None, *, who: str, note: str = ""
) -> tuple[Correction, ...]:
    """Put just these mentions on another place, or on none, each in its role."""
    changes = (
        (m.start, m.end, reading_of(m), Reading(m.role, place), Scope.MENTION) for m in mentions
    )
    return _action(result, changes, who, note)


def _action(
    result: Geoparse, changes: Iterable[_Change], who: str, note: str
) -> tuple[Correction, ...]:
    action = uuid.uuid4().hex
    when = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return tuple(
        Correction(
            id=uuid.uuid4().hex,
            action=action,
            who=who,
            when=when,
            scope=scope,
            anchor=anchor_at(result.report, start, end),
            old=old,
            new=new,
            note=note,
        )
        for start, end, old, new, scope in changes
    )
