"""A report's places with all that the report says of each, gathered once for every view and export.

Desk, page, pictures, map and files show the same numbers because they all read them here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from geo.corrections import SOURCE
from geo.excerpts import Passage, passages
from geo.model import Candidate, Geoparse, Mention, Place, Resolution, Role
from geo.presentation.confidence import is_guess

DECIMALS = 3
"""Decimals of a confidence or a score, wherever one is shown or written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place with all its mentions, by start."""

    place: Place
    mentions: tuple[Mention, ...]
    main_role: Role
    """The role that decides where the place is shown: location before actor, and so on."""
    confidence: float
    """The mean over the mentions of that role that the program placed; 1 where readers placed all
    of them. 0..1, of `DECIMALS` decimals."""
    by_reader: bool
    """Whether readers placed all mentions of that role, so that no confidence was worked out."""
    best: Resolution
    """The resolution with the highest confidence among the mentions of that role."""
    reasons: tuple[str, ...]
    """Why the mentions were resolved to it, each reason once."""
    alternatives: tuple[Candidate, ...]
    """The runners-up, best first, each place once."""

    def count(self, role: Role) -> int:
        """Return the number of mentions in a role."""
        return sum(1 for mention in self.mentions if mention.role is role)

    @property
    def number(self) -> int:
        """How often it is named in the role that decides where it is shown."""
        return self.count(self.main_role)

    @property
    def guessed(self) -> bool:
        """Whether it is shown as a guess, since the program is hardly sure of it."""
        return is_guess(self.confidence)

    @property
    def written(self) -> tuple[tuple[str, int], ...]:
        """The surface forms with their numbers, most frequent first."""
        forms = Counter(" ".join(mention.text.split()) for mention in self.mentions)
        return tuple(forms.most_common())


def gather(result: Geoparse) -> dict[str, Entry]:
    """Return the entries of a report by place id, in the order of its places.

    >>> from geo import geoparse
    >>> entries = gather(geoparse("Troops entered Izium. Izyum lies south of Kharkiv."))
    >>> [(entry.place.name, entry.number, entry.written) for entry in entries.values()]
    [('Izium', 2, (('Izium', 1), ('Izyum', 1))), ('Kharkiv', 1, (('Kharkiv', 1),))]
    """
    gathered: dict[str, list[Mention]] = defaultdict(list)
    for mention in result.mentions:
        if mention.resolution is not None:
            gathered[mention.resolution.place.id].append(mention)
    return {
        place.id: _entry(place, tuple(gathered[place.id]))
        for place in result.places
        if place.id in gathered
    }


def passages_of(result: Geoparse, entry: Entry) -> tuple[Passage, ...]:
    """Return the sentences that name a place, in the order of the report."""
    # With the place's own mentions alone: looking through all of them for each place would take
    # time quadratic in the report's length.
    return passages(Geoparse(result.report, entry.mentions, (entry.place,)), entry.place)


def rounded(value: float) -> float:
    """Return a confidence or score as it is shown and written, 0..1."""
    return round(value, DECIMALS)


def _entry(place: Place, mentions: tuple[Mention, ...]) -> Entry:
    role = _main_role(mentions)
    found = [m.resolution for m in mentions if m.resolution is not None]
    deciding = [m.resolution for m in mentions if m.resolution is not None and m.role is role]
    # Of the rounded values that are written, so that reading a file gives the same mean.
    worked_out = [rounded(each.confidence) for each in deciding if each.source != SOURCE]
    alternatives: dict[str, Candidate] = {}
    for resolution in found:
        for candidate in resolution.alternatives:
            known = alternatives.get(candidate.place.id)
            if candidate.place.id != place.id and (known is None or candidate.score > known.score):
                alternatives[candidate.place.id] = candidate
    return Entry(
        place=place,
        mentions=mentions,
        main_role=role,
        confidence=rounded(sum(worked_out) / len(worked_out)) if worked_out else 1.0,
        by_reader=not worked_out,
        best=max(deciding, key=lambda each: rounded(each.confidence)),
        reasons=tuple(dict.fromkeys(reason for each in found for reason in each.reasons)),
        alternatives=tuple(sorted(alternatives.values(), key=lambda each: -each.score)),
    )


def _main_role(mentions: tuple[Mention, ...]) -> Role:
    roles = {mention.role for mention in mentions}
    return next(role for role in Role if role in roles)
