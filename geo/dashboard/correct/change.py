"""What a person wants changed, as corrections of one action."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from geo.corrections import Correction, Reading, Scope, add, correct, merge, reading_of
from geo.model import Geoparse, Mention, Place, Role


class Verdict(StrEnum):
    """What a person says of a name."""

    RIGHT = "right"
    PLACE = "place"
    """It means another place."""
    ROLE = "role"
    """It is named in another role."""
    NONE = "none"
    """It is not a place."""


class Reach(StrEnum):
    """How far the change reaches."""

    MENTION = "mention"
    CHOSEN = "chosen"
    """Several mentions, each picked by hand."""
    SPELLING = "spelling"
    """Every mention in the report with the same spelling and reading."""
    PLACE = "place"
    """Every mention of the place in the report, however it is written."""
    ALWAYS = "always"
    """As `SPELLING`, in this report and every later one."""


@dataclass(frozen=True, slots=True)
class Change:
    """A verdict with its details."""

    verdict: Verdict
    place: Place | None = None
    role: Role | None = None

    def becomes(self, mention: Mention) -> Reading | None:
        """Return the new reading of a mention, None where it is not a place."""
        old = reading_of(mention)
        match self.verdict:
            case Verdict.RIGHT:
                return old
            case Verdict.PLACE:
                return Reading(old.role, self.place)
            case Verdict.ROLE:
                return Reading(self.role or old.role, old.place)
            case Verdict.NONE:
                return None


def reaches(result: Geoparse, mention: Mention, *, always: bool) -> dict[Reach, int]:
    """Return how far a change of a mention may reach, with the number of mentions here.

    Args:
        result: the report.
        mention: one of its mentions.
        always: whether it may reach later reports.
    """
    same_place = mentions_like(result, mention)
    alike = sum(1 for other in same_place if other.text == mention.text)
    reach = {Reach.MENTION: 1}
    if len(same_place) > 2:
        reach[Reach.CHOSEN] = len(same_place)
    if alike > 1:
        reach[Reach.SPELLING] = alike
    if len(same_place) > alike:
        reach[Reach.PLACE] = len(same_place)
    if always:
        reach[Reach.ALWAYS] = alike
    return reach


def mentions_like(result: Geoparse, mention: Mention) -> tuple[Mention, ...]:
    """Return the mentions of the same place, or of the same spelling without a place."""
    if mention.resolution is not None:
        return result.mentions_of(mention.resolution.place)
    return tuple(other for other in result.unplaced if other.text == mention.text)


def corrections_of(
    result: Geoparse,
    mention: Mention,
    change: Change,
    reach: Reach,
    *,
    chosen: Sequence[Mention] = (),
    who: str = "",
    note: str = "",
) -> tuple[Correction, ...]:
    """Return a change as corrections of one action.

    Args:
        result: what the person sees.
        mention: the mention that they look at.
        change: what they say of it.
        reach: how far.
        chosen: the mentions picked by hand, for `Reach.CHOSEN`.
        who: the person's name.
        note: why.
    """
    said = {"who": who, "note": note}
    if reach is Reach.CHOSEN:
        return as_one(
            correct(result, each, change.becomes(each), scope=Scope.MENTION, **said)
            for each in chosen
        )
    if reach is not Reach.PLACE:
        scope = {Reach.MENTION: Scope.MENTION, Reach.ALWAYS: Scope.ALWAYS}.get(reach, Scope.REPORT)
        return correct(result, mention, change.becomes(mention), scope=scope, **said)
    old = mention.resolution.place if mention.resolution else None
    if old is not None and change.verdict is Verdict.PLACE and change.place is not None:
        return merge(result, old, change.place, **said)
    # One correction of a spelling and role covers all of them.
    alike = {(m.text, m.role): m for m in reversed(mentions_like(result, mention))}
    return as_one(
        correct(result, each, change.becomes(each), scope=Scope.REPORT, **said)
        for each in reversed(alike.values())
    )


def additions(
    result: Geoparse,
    spans: Sequence[tuple[int, int]],
    new: Reading,
    reach: Reach,
    *,
    who: str = "",
    note: str = "",
) -> tuple[Correction, ...]:
    """Return missed mentions as corrections of one action.

    Args:
        result: what the person sees.
        spans: (start, end) of each.
        new: how they are read.
        reach: `SPELLING` and `ALWAYS` also add the same spelling wherever no mention is yet.
        who: the person's name.
        note: why.

    Raises:
        CorrectionsError: nothing is marked, or too much.
    """
    scope = {Reach.SPELLING: Scope.REPORT, Reach.ALWAYS: Scope.ALWAYS}.get(reach, Scope.MENTION)
    return as_one(
        add(result, start, end, new, scope=scope, who=who, note=note) for start, end in spans
    )


def as_one(several: Iterable[tuple[Correction, ...]]) -> tuple[Correction, ...]:
    """Return corrections as one action, the first of those that say the same of a mention."""
    unique: dict[tuple[int, int], Correction] = {}
    for correction in (correction for each in several for correction in each):
        unique.setdefault((correction.anchor.start, correction.anchor.end), correction)
    made = tuple(unique.values())
    return tuple(replace(each, action=made[0].action, when=made[0].when) for each in made)
