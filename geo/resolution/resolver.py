"""Toponym resolution: one place for each name of a report, by its candidates and their company.

Two rounds. The first believes names and the words beside them; what it is sure of becomes the
setting in which the second weighs every name again. A name means the same place throughout a
report unless the words beside it differ ("Kyiv" and "Kyiv region").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from geo.model import Candidate, Mention, Place, Precision, Report, Resolution, Role
from geo.resolution.cues import Context, Cue, read_context
from geo.resolution.features import (
    Anchor,
    Setting,
    context_features,
    make_setting,
    static_features,
)
from geo.resolution.ranker import Ranker, softmax
from geo.resolution.reasons import explain

Lookup = Callable[[str], Sequence[Candidate]]

UNKNOWN = "no place of this name is in the gazetteer"
_SURE = 0.7
_MOST_ANCHORS = 40
_MOST_ALTERNATIVES = 5
_LEAST_BELIEF = 0.001


@dataclass(frozen=True, slots=True)
class _Sense:
    """The mentions of a report that share a name and the kind of place beside it."""

    surface: str
    members: tuple[int, ...]
    context: Context
    candidates: tuple[Candidate, ...]
    static: tuple[float, ...]
    """Score of each candidate without the rest of the report."""
    counts: bool
    """Whether it may tell where the report is set."""


def resolve(
    report: Report, mentions: tuple[Mention, ...], lookup: Lookup, ranker: Ranker
) -> tuple[Mention, ...]:
    """Return `mentions`, each with a resolution or the reason why it has none.

    Args:
        report: what the mentions stand in.
        mentions: by start, from recognition.
        lookup: name to candidates, best first.
        ranker: the weights.
    """
    senses = _senses(report, mentions, lookup, ranker)
    beliefs = [softmax(sense.static) for sense in senses]
    anchors = _anchors(senses, beliefs)
    by_mention = {member: number for number, s in enumerate(senses) for member in s.members}
    chosen: dict[int, Resolution] = {}
    for number, sense in enumerate(senses):
        setting = make_setting([a for n, a in anchors if n != number])
        container = _container(sense, senses, beliefs, by_mention)
        resolution = _choose(sense, setting, container, ranker)
        chosen.update(dict.fromkeys(sense.members, resolution))
    return tuple(
        replace(mention, resolution=chosen[index])
        if index in chosen
        else replace(mention, reason_unplaced=mention.reason_unplaced or UNKNOWN)
        for index, mention in enumerate(mentions)
    )


def _senses(
    report: Report, mentions: tuple[Mention, ...], lookup: Lookup, ranker: Ranker
) -> tuple[_Sense, ...]:
    groups: dict[tuple[str, Cue], list[int]] = defaultdict(list)
    contexts: dict[tuple[str, Cue], Context] = {}
    for index, mention in enumerate(mentions):
        if mention.reason_unplaced:
            continue
        context = read_context(report.text, mentions, index)
        if mention.role is Role.DEMONYM:
            context = Context(Cue.NONE, "", None)
        # A settlement word adds nothing that a bare name lacks; it does not part the senses.
        key: tuple[str, Cue] = (
            mention.text,
            Cue.NONE if context.cue is Cue.SETTLEMENT else context.cue,
        )
        groups[key].append(index)
        known = contexts.get(key)
        if known is None or (known.within is None and context.within is not None):
            contexts[key] = context
        elif known.cue is Cue.NONE and context.cue is Cue.SETTLEMENT:
            contexts[key] = replace(context, within=known.within)
    senses = []
    for key, members in groups.items():
        surface, context = key[0], contexts[key]
        candidates = tuple(lookup(surface))
        if not candidates:
            continue
        static = tuple(
            ranker.score(static_features(candidate, context.cue, candidates))
            for candidate in candidates
        )
        counts = any(mentions[i].role in (Role.LOCATION, Role.ACTOR) for i in members)
        senses.append(_Sense(surface, tuple(members), context, candidates, static, counts))
    return tuple(senses)


def _anchors(
    senses: Sequence[_Sense], beliefs: Sequence[Sequence[float]]
) -> list[tuple[int, Anchor]]:
    """Return the surest places, each with the number of the sense that it comes from."""
    found = []
    for number, (sense, belief) in enumerate(zip(senses, beliefs, strict=True)):
        best = max(range(len(belief)), key=belief.__getitem__)
        if sense.counts and belief[best] >= _SURE:
            weight = belief[best] * sqrt(len(sense.members))
            found.append((number, Anchor(sense.candidates[best].place, weight)))
    found.sort(key=lambda item: -item[1].weight)
    return found[:_MOST_ANCHORS]


def _container(
    sense: _Sense,
    senses: Sequence[_Sense],
    beliefs: Sequence[Sequence[float]],
    by_mention: dict[int, int],
) -> Place | None:
    """Return the country or region named right after, as in "Izium, Ukraine"."""
    if sense.context.within is None or sense.context.within not in by_mention:
        return None
    number = by_mention[sense.context.within]
    belief = beliefs[number]
    place = senses[number].candidates[max(range(len(belief)), key=belief.__getitem__)].place
    return place if place.precision in (Precision.COUNTRY, Precision.REGION) else None


def _choose(sense: _Sense, setting: Setting, container: Place | None, ranker: Ranker) -> Resolution:
    scores = [
        static + ranker.score(context_features(candidate.place, setting, container))
        for static, candidate in zip(sense.static, sense.candidates, strict=True)
    ]
    belief = softmax(scores)
    order = sorted(range(len(belief)), key=lambda i: -belief[i])
    ranked = [
        replace(
            sense.candidates[i],
            score=belief[i],
            reasons=explain(
                sense.candidates[i],
                sense.candidates,
                surface=sense.surface,
                context=sense.context,
                setting=setting,
                container=container,
            ),
        )
        for i in order[: _MOST_ALTERNATIVES + 1]
        if belief[i] >= _LEAST_BELIEF
    ]
    best = ranked[0]
    return Resolution(best.place, best.score, best.reasons, tuple(ranked[1:]), "gazetteer")
