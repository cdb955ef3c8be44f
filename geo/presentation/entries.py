"""What a report says of each of its places, counted once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from geo.corrections import SOURCE
from geo.excerpts import standing
from geo.model import Candidate, Geoparse, Mention, Place, Role


@dataclass(frozen=True, slots=True)
class Entry:
    """A place with all its mentions, by start."""

    place: Place
    mentions: tuple[Mention, ...]
    reasons: tuple[str, ...]
    """Why the mentions were resolved to it, each reason once."""
    alternatives: tuple[Candidate, ...]
    """The runners-up, best first, each place once."""
    confidence: float
    """Mean over the mentions as a location, else over all; 0..1."""

    def count(self, role: Role) -> int:
        """Return the number of mentions in a role."""
        return sum(1 for mention in self.mentions if mention.role is role)

    @property
    def written(self) -> tuple[tuple[str, int], ...]:
        """The surface forms with their numbers, most frequent first."""
        forms = Counter(" ".join(mention.text.split()) for mention in self.mentions)
        return tuple(forms.most_common())

    @property
    def by_reader(self) -> bool:
        """Whether readers gave the place of every mention: no confidence was worked out."""
        return all(
            m.resolution is not None and m.resolution.source == SOURCE for m in self.mentions
        )

    @property
    def standing(self) -> Role:
        """The role that decides where the place is shown: location before actor, and so on."""
        return standing(self.mentions)


def census(result: Geoparse) -> dict[str, Entry]:
    """Return the entries of a report by place id, in the order of its places."""
    gathered: dict[str, list[Mention]] = {place.id: [] for place in result.places}
    for mention in result.mentions:
        if mention.resolution is not None:
            gathered.setdefault(mention.resolution.place.id, []).append(mention)
    places = {place.id: place for place in result.places}
    return {
        place_id: _entry(places[place_id], tuple(mentions))
        for place_id, mentions in gathered.items()
        if place_id in places and mentions
    }


def _entry(place: Place, mentions: tuple[Mention, ...]) -> Entry:
    reasons: dict[str, None] = {}
    alternatives: dict[str, Candidate] = {}
    for mention in mentions:
        assert mention.resolution is not None
        reasons.update(dict.fromkeys(mention.resolution.reasons))
        for candidate in mention.resolution.alternatives:
            known = alternatives.get(candidate.place.id)
            if candidate.place.id != place.id and (known is None or candidate.score > known.score):
                alternatives[candidate.place.id] = candidate
    deciding = [m for m in mentions if m.role is Role.LOCATION] or list(mentions)
    scores = [m.resolution.confidence for m in deciding if m.resolution is not None]
    return Entry(
        place=place,
        mentions=mentions,
        reasons=tuple(reasons),
        alternatives=tuple(sorted(alternatives.values(), key=lambda c: -c.score)),
        confidence=sum(scores) / len(scores),
    )
