"""The senses of a report: mentions that mean one place, because name and neighbouring words agree.

A name means the same place throughout a report unless the words beside it announce another kind:
"Kyiv" and "Kyiv region" are two senses (one sense per discourse; Gale, Church and Yarowsky 1992).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from geo.model import Candidate, Mention, Report, Role
from geo.resolution.cues import Context, Cue, read_context

Lookup = Callable[[str], Sequence[Candidate]]


@dataclass(frozen=True, slots=True)
class Sense:
    """What one place is sought for."""

    surface: str
    members: tuple[int, ...]
    """Indexes of its mentions."""
    context: Context
    candidates: tuple[Candidate, ...]
    """At least one."""
    counts: bool
    """Whether it may tell where the report is set: credits and demonyms alone may not."""


def find_senses(report: Report, mentions: tuple[Mention, ...], lookup: Lookup) -> tuple[Sense, ...]:
    """Return the senses of all mentions that have a candidate, in order of first mention."""
    groups: dict[tuple[str, Cue], list[int]] = defaultdict(list)
    contexts: dict[tuple[str, Cue], Context] = {}
    for index, mention in enumerate(mentions):
        if mention.reason_unplaced:
            continue
        context = read_context(report.text, mentions, index)
        if mention.role is Role.DEMONYM:
            context = Context(Cue.NONE, "", None)
        # A settlement word adds nothing that a bare name lacks; it does not part the senses.
        kind = Cue.NONE if context.cue is Cue.SETTLEMENT else context.cue
        key = (mention.text, kind)
        groups[key].append(index)
        contexts[key] = _join(contexts.get(key), context)
    return tuple(
        Sense(
            surface,
            tuple(members),
            contexts[surface, cue],
            candidates,
            any(mentions[member].role in (Role.LOCATION, Role.ACTOR) for member in members),
        )
        for (surface, cue), members in groups.items()
        if (candidates := tuple(lookup(surface)))
    )


def _join(known: Context | None, new: Context) -> Context:
    """Keep what any mention of a sense tells: a cue, and the larger place named with it."""
    if known is None:
        return new
    if known.cue is Cue.NONE and new.cue is not Cue.NONE:
        known = replace(known, cue=new.cue, word=new.word)
    if known.within is None and new.within is not None:
        known = replace(known, within=new.within)
    return known
