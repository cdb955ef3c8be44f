"""The senses of a report: mentions that mean one place, because name and neighbouring words agree.

A name means the same place throughout a report unless the words beside it announce another kind or
another country: "Kyiv" and "Kyiv region" are two senses, and so are "Hyderabad in Pakistan" and
"the Indian city of Hyderabad" (one sense per discourse; Gale, Church and Yarowsky 1992).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain

from geo.gazetteer.names import plain
from geo.gazetteer.regionwords import level_of
from geo.gazetteer.villages import is_village_tier
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
from geo.resolution.containers import read_contexts
from geo.resolution.cues import Context, Cue

Lookup = Callable[[str], Sequence[Candidate]]
_Area = tuple[str, str]
"""Country code and first-level region, "" for none."""
_Key = tuple[str, Cue, str, _Area]
"""Of a sense: name, kind, name in full, and the area that it is said to lie in."""


def _none(_: str) -> tuple[Candidate, ...]:
    """Find nothing."""
    return ()


_EXACT = (NameTier.LABEL, NameTier.NAME)
_LOOSE = ("region", "regions")
"""Words for the surroundings of a town as well."""
_FIRST_LEVEL = (Precision.COUNTRY, Precision.REGION)
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
    everyone: tuple[Candidate, ...] = ()
    """All places of the name, those that nothing speaks for as well."""
    region: Place | None = None
    """Where a short form after the name puts it, as in "Arlington, VA"."""

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
    groups: dict[_Key, list[int]] = defaultdict(list)
    contexts: dict[_Key, list[Context]] = defaultdict(list)
    read = read_contexts(report.text, mentions, language_at(report))
    areas = _areas(mentions, read, lookup)
    for index, (mention, context) in enumerate(zip(mentions, read, strict=True)):
        if mention.reason_unplaced:
            continue
        if mention.role is Role.DEMONYM:
            context = Context(Cue.NONE, "")
        full = context.full if _is_known_in_full(context, lookup) else ""
        kind = context.cue if full or context.cue in _PARTING else Cue.NONE
        if not full and context.article and (river := _river(mention.text, lookup)):
            full, kind = river, Cue.WATER
        key = (mention.text, kind, full, areas[index])
        groups[key].append(index)
        contexts[key].append(replace(context, full=full))
    joined = {key: _joined(each) for key, each in contexts.items()}
    return tuple(
        Sense(
            key[0],
            tuple(members),
            joined[key],
            _fitting(key[0], joined[key], candidates),
            frozenset(mentions[member].role for member in members),
            candidates,
            _region_of(joined[key].code, lookup),
        )
        for key, members in groups.items()
        if (candidates := _candidates(key[2] or key[0], lookup, villages))
    )


def _candidates(name: str, lookup: Lookup, villages: Lookup) -> tuple[Candidate, ...]:
    others = (c for c in lookup(name) if not is_village_tier(c.place))
    return (*others, *villages(name))


def _fitting(
    surface: str, context: Context, candidates: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    """Return the candidates but those that a word beside the name, or its lack, rules out.

    "The province of Ontario" is no county or town, and "Mexico" not Mexico City or Mexico State.
    """
    if level_of(context.word) == 1 and context.word not in _LOOSE:
        first_level = [c for c in candidates if c.place.precision in _FIRST_LEVEL]
        if any(c.tier in _EXACT for c in first_level):
            return tuple(first_level)
    first = candidates[0]
    bare = context.cue is Cue.NONE and not context.dateline and first.tier is NameTier.LABEL
    if bare and first.place.precision is Precision.COUNTRY:
        code = first.place.country_code
        return tuple(
            c for c in candidates if c.place.country_code != code or not has_more(c.place, surface)
        )
    return candidates


def has_more(place: Place, surface: str) -> bool:
    """Tell whether the label has a word, such as Oblast, that the report leaves out."""
    return len(place.name.split()) > len(surface.split())


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
        if outer is not None and not (
            outer.precision is Precision.COUNTRY and _is_country(name, lookup)
        ):
            said[name].append((index, _same((outer.country_code, outer.admin1), told[name])))
    found = []
    for index, mention in enumerate(mentions):
        here = said[mention.text]
        at = bisect_right(here, index, key=lambda each: each[0])
        before = at == 0 and _is_country(mention.text, lookup)
        found.append(here[max(0, at - 1)][1] if here and not before else ("", ""))
    return tuple(found)


def _is_country(name: str, lookup: Lookup) -> bool:
    return any(c.place.precision is Precision.COUNTRY for c in lookup(name)[:1])


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


def _river(name: str, lookup: Lookup) -> str:
    """Return what "the Dnipro" is in full, "" where it is no river, or a country: "the Gambia"."""
    full = f"{name} River"
    known = any(c.tier is NameTier.LABEL and c.place.feature_class == "H" for c in lookup(full)[:1])
    return full if known and not _is_country(name, lookup) else ""


def _is_known_in_full(context: Context, lookup: Lookup) -> bool:
    """Tell whether name and word together name a place: "Kakhovka dam", "Rutshuru territory"."""
    if context.cue is Cue.REGION and context.full:
        label = next((c.place.name for c in lookup(context.full)[:1]), "")
        return plain(label) == plain(context.full)
    if context.cue not in (Cue.SITE, Cue.WATER, Cue.SETTLEMENT) or not context.full:
        return False
    return any(
        candidate.tier is not NameTier.SKELETON and not is_village_tier(candidate.place)
        for candidate in lookup(context.full)
    )


def _joined(told: Sequence[Context]) -> Context:
    """Keep what any mention of a sense shows: a cue, an article, a dateline, the larger place."""
    first = told[0]
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
    )
