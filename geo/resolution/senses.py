"""The senses of a report: mentions that mean one place, because name and neighbouring words agree.

A name means the same place throughout a report unless the words beside it announce another kind:
"Kyiv" and "Kyiv region" are two senses (one sense per discourse; Gale, Church and Yarowsky 1992).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from geo.gazetteer.villages import is_village_tier
from geo.model import Candidate, Mention, NameTier, Report, Role
from geo.resolution.cues import Context, Cue, read_context

Lookup = Callable[[str], Sequence[Candidate]]


def _none(_: str) -> tuple[Candidate, ...]:
    """Find nothing."""
    return ()


_PARTING = (Cue.REGION, Cue.WATER)
"""The word for a settlement or a site adds nothing to a bare name, and separates no senses."""


@dataclass(frozen=True, slots=True)
class Sense:
    """Mentions that one place is sought for."""

    surface: str
    members: tuple[int, ...]
    """Indexes of its mentions."""
    context: Context
    candidates: tuple[Candidate, ...]
    """At least one."""
    roles: frozenset[Role]
    """Of its mentions."""

    @property
    def counts(self) -> bool:
        """Whether it may show where the report is set: credits and demonyms alone may not."""
        return Role.LOCATION in self.roles or Role.ACTOR in self.roles

    @property
    def acts(self) -> bool:
        """Whether it only stands for a government, an army or a team."""
        return self.roles == {Role.ACTOR}


def find_senses(
    report: Report, mentions: tuple[Mention, ...], lookup: Lookup, villages: Lookup = _none
) -> tuple[Sense, ...]:
    """Return the senses of all mentions that have a candidate, in order of first mention.

    Args:
        report: the report of the mentions.
        mentions: by start.
        lookup: name to candidates, best first; what it has of the village tier does not count.
        villages: name to candidates of that tier, which come last.
    """
    groups: dict[tuple[str, Cue, str], list[int]] = defaultdict(list)
    contexts: dict[tuple[str, Cue, str], Context] = {}
    for index, mention in enumerate(mentions):
        if mention.reason_unplaced:
            continue
        context = read_context(report.text, mentions, index)
        if mention.role is Role.DEMONYM:
            context = Context(Cue.NONE, "", None)
        full = context.full if _is_known_in_full(context, lookup) else ""
        kind = context.cue if full or context.cue in _PARTING else Cue.NONE
        key = (mention.text, kind, full)
        groups[key].append(index)
        contexts[key] = _join(contexts.get(key), replace(context, full=full))
    return tuple(
        Sense(
            surface,
            tuple(members),
            contexts[surface, cue, full],
            candidates,
            frozenset(mentions[member].role for member in members),
        )
        for (surface, cue, full), members in groups.items()
        if (candidates := _candidates(full or surface, lookup, villages))
    )


def _candidates(name: str, lookup: Lookup, villages: Lookup) -> tuple[Candidate, ...]:
    others = (c for c in lookup(name) if not is_village_tier(c.place))
    return (*others, *villages(name))


def _is_known_in_full(context: Context, lookup: Lookup) -> bool:
    """Tell whether name and word together name a place: "Kakhovka dam", "Rafah crossing"."""
    if context.cue not in (Cue.SITE, Cue.WATER, Cue.SETTLEMENT) or not context.full:
        return False
    return any(
        candidate.tier is not NameTier.SKELETON and not is_village_tier(candidate.place)
        for candidate in lookup(context.full)
    )


def _join(known: Context | None, new: Context) -> Context:
    """Keep what any mention of a sense shows: a cue, an article, a dateline, the larger place."""
    if known is None:
        return new
    if known.cue is Cue.NONE and new.cue is not Cue.NONE:
        known = replace(known, cue=new.cue, word=new.word)
    if known.within is None and new.within is not None:
        known = replace(known, within=new.within)
    return replace(
        known,
        article=known.article or new.article,
        dateline=known.dateline or new.dateline,
    )
