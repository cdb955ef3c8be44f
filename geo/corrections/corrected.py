"""The mention that a correction makes of what was found where it is anchored."""

from __future__ import annotations

from collections.abc import Iterator

from geo.corrections.correction import Correction, Reading
from geo.language import say
from geo.model import Candidate, Mention, NameTier, Place, Resolution, Role

SOURCE = "correction"
"""`Resolution.source` of a place that a person gave."""


def corrected(
    found: Mention | None, span: tuple[int, int], text: str, reading: Reading, said: Correction
) -> Mention:
    """Return the mention that `said` makes of what was found there, if anything was."""
    if reading.place is None:
        reason = found.reason_unplaced if found else None
        removed = say("no place: {sentence}", sentence=said.sentence)
        return Mention(*span, text, reading.role, None, reason or removed)
    resolution = Resolution(
        reading.place,
        1.0,
        (said.sentence,),
        tuple(_runners_up(found, text, reading.place, said)),
        SOURCE,
    )
    return Mention(*span, text, reading.role, resolution)


def _runners_up(
    found: Mention | None, text: str, chosen: Place, said: Correction
) -> Iterator[Candidate]:
    """Yield what was found, its runners-up and what `said` replaced, without the chosen place."""
    met = {chosen.id}
    before = found.resolution if found else None
    candidates = list(before.alternatives) if before else []
    if before:
        role = found.role if found else Role.LOCATION
        tier = _tier(text, role, before.place)
        first = Candidate(before.place, text, tier, before.confidence, before.reasons)
        candidates.insert(0, first)
    if said.old and said.old.place:
        place = said.old.place
        candidates.append(Candidate(place, text, _tier(text, said.old.role, place)))
    for candidate in candidates:
        if candidate.place.id not in met:
            met.add(candidate.place.id)
            yield candidate


def _tier(text: str, role: Role, place: Place) -> NameTier:
    """Return how a name was matched, as far as the outcome still shows it."""
    if role is Role.DEMONYM:
        return NameTier.DEMONYM
    return NameTier.LABEL if text == place.name else NameTier.FOLDED
