"""The senses of a report: mentions that mean one place, because name and neighbouring words agree.

A name means the same place throughout a report unless the words beside it announce another kind or
another country: "Kyiv" and "Kyiv region" are two senses, and so are "Hyderabad in Pakistan" and
"the Indian city of Hyderabad" (one sense per discourse; Gale, Church and Yarowsky 1992).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain

from geo.model import (
    CONTAINERS,
    Candidate,
    Mention,
    NameTier,
    Place,
    Precision,
    Report,
    Role,
)
from geo.report.language import language_at
from geo.resolution.calledafter import called_after
from geo.resolution.containers import read_contexts
from geo.resolution.cues import Context, Cue
from geo.resolution.meant import (
    Lookup,
    candidates_of,
    fitting,
    is_among_countries,
    is_country,
    is_known_in_full,
    lake_of,
    of_people,
    river_of,
)
from geo.resolution.shortened import meant_by

_Area = tuple[str, str]
"""Country code and first-level region, "" for none; of a name in a list line "" and its head."""
_Key = tuple[str, Cue, str, _Area]
"""Of a sense: name, kind, name in full, and the area that it is said to lie in."""


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
    """At least one, but for a quarter that the gazetteer lacks and the words put somewhere."""
    roles: frozenset[Role]
    """Of its mentions."""
    everyone: tuple[Candidate, ...] = ()
    """All places of the name, those that nothing speaks for as well."""
    region: Place | None = None
    """Where a short form after the name puts it, as in "Arlington, VA"."""
    head: Place | None = None
    """What heads the line in which it is listed, where that has ruled out some of its places."""
    area: Place | None = None
    """A region or district that the report names, where that has ruled out places elsewhere."""
    town: Candidate | None = None
    """The town that it is said to be a part of, where the gazetteer has no such part."""

    @property
    def counts(self) -> bool:
        """Whether it may show where the report is set: credits and demonyms alone may not."""
        named = Role.LOCATION in self.roles or Role.ACTOR in self.roles
        return named and self.town is None

    @property
    def acts(self) -> bool:
        """Whether it only stands for a government, an army or a team."""
        return self.roles == {Role.ACTOR}


def find_senses(
    report: Report, mentions: tuple[Mention, ...], lookup: Lookup, villages: Lookup = _none
) -> tuple[Sense, ...]:
    """Return the senses of all mentions that have a candidate, or are a quarter of a town.

    They are in the order of their first mentions.

    Args:
        report: the report of the mentions.
        mentions: by start.
        lookup: name to candidates, best first; what it has of the village tier does not count.
        villages: name to candidates of that tier, which come last.
    """
    groups: dict[_Key, list[int]] = defaultdict(list)
    contexts: dict[_Key, list[Context]] = defaultdict(list)
    read = read_contexts(report.text, mentions, language_at(report))
    areas = _areas(mentions, read, lookup)
    for index, (mention, context) in enumerate(zip(mentions, read, strict=True)):
        if mention.reason_unplaced:
            continue
        if mention.role is Role.DEMONYM:
            context = Context(Cue.NONE, "")
        full = context.full if is_known_in_full(context, lookup) else ""
        if full != context.full:
            context = replace(context, full=full)
        if context.cue is Cue.NONE and is_among_countries(mentions, index, context, lookup):
            context = replace(context, cue=Cue.REGION)
        parted = context.cue in _PARTING or context.borrows
        kind = context.cue if full or parted else Cue.NONE
        if not full and context.article:
            beside = (mentions[each].text for each in context.row)
            if river := river_of(mention.text, beside, lookup):
                full, kind = river, Cue.WATER
        if context.lake and (lake := lake_of(mention.text, lookup)):
            full = lake
        key = (mention.text, kind, full, areas[index])
        groups[key].append(index)
        contexts[key].append(context if full == context.full else replace(context, full=full))
    senses = []
    for (name, _, full, _), members, told in zip(
        groups, groups.values(), contexts.values(), strict=True
    ):
        context, roles = _joined(told), frozenset(mentions[member].role for member in members)
        candidates = candidates_of(full or name, context, lookup, villages)
        if not candidates and Role.LOCATION in roles:
            candidates = called_after(name, lookup, villages)
            context = replace(context, work=True, full="") if candidates else context
        if roles == {Role.DEMONYM}:
            candidates = of_people(candidates)
        if candidates or context.quarter:
            meant = meant_by(name, context, fitting(name, context, candidates))
            region = _region_of(context.code, lookup)
            senses.append(Sense(name, tuple(members), context, meant, roles, candidates, region))
    return tuple(senses)


def _region_of(code: str, lookup: Lookup) -> Place | None:
    """Return the region that a short form means: "VA", "Mo."."""
    for candidate in lookup(code)[:1] if code else ():
        if candidate.tier is NameTier.NAME and candidate.place.precision is Precision.REGION:
            return candidate.place
    return None


def _areas(
    mentions: Sequence[Mention], contexts: Sequence[Context], lookup: Lookup
) -> tuple[_Area, ...]:
    """Return for each mention the area that it, or another of its name, is said to lie in.

    A name without such words means what it meant before, or else what it means next, unless it is
    a country's until the words say that a town of the name is meant.
    """
    said: dict[str, list[tuple[int, _Area]]] = defaultdict(list)
    told: dict[str, list[_Area]] = defaultdict(list)
    larger_of = cache(partial(_larger, lookup=lookup))
    for index, context in enumerate(contexts):
        larger = (larger_of(mentions[inner].text) for inner in context.within)
        outer = next(filter(None, larger), None) or _region_of(context.code, lookup)
        name = mentions[index].text
        head = next((mentions[each].text for each in (*context.heads, *context.leads)), "")
        if outer is not None and not (
            outer.precision is Precision.COUNTRY and is_country(name, lookup)
        ):
            said[name].append((index, _same((outer.country_code, outer.admin1), told[name])))
        elif head and not is_country(head, lookup):
            said[name].append((index, _same(("", head), told[name])))
    found = []
    for index, mention in enumerate(mentions):
        here = said[mention.text]
        at = bisect_right(here, index, key=lambda each: each[0])
        before = at == 0 and is_country(mention.text, lookup)
        found.append(here[max(0, at - 1)][1] if here and not before else ("", ""))
    return tuple(found)


def _larger(name: str, lookup: Lookup) -> Place | None:
    """Return the place that a name means where it can hold others, else None."""
    for candidate in lookup(name)[:1]:
        if candidate.place.country_code and candidate.place.precision in CONTAINERS:
            return candidate.place
    return None


def _same(area: _Area, told: list[_Area]) -> _Area:
    """Return the area already told that `area` may be part of, or hold, else `area`, now told."""
    country, region = area
    for other, its_region in told:
        if other == country and (not region or not its_region or region == its_region):
            return other, its_region
    told.append(area)
    return area


def _joined(told: Sequence[Context]) -> Context:
    """Keep what any mention of a sense shows: a cue, an article, a dateline, the larger place."""
    first = told[0]
    if len(told) == 1:
        return first
    cued = next((each for each in told if each.cue is not Cue.NONE), first)
    return replace(
        first,
        cue=cued.cue,
        word=cued.word,
        within=tuple(chain.from_iterable(each.within for each in told)),
        article=any(each.article for each in told),
        row=tuple(chain.from_iterable(each.row for each in told)),
        code=next((each.code for each in told if each.code), ""),
        dateline=any(each.dateline for each in told),
        quarter=any(each.quarter for each in told),
        thing=all(each.thing for each in told),
        heads=tuple(chain.from_iterable(each.heads for each in told)),
        leads=tuple(chain.from_iterable(each.leads for each in told)),
    )
