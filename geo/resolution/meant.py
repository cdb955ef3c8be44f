"""What the name of a place may mean by itself, and by the words right beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from geo.gazetteer.inflection import CYRILLIC_WRITING, romanised_stems
from geo.gazetteer.names import fold, other_folds, plain
from geo.gazetteer.regionwords import level_of
from geo.gazetteer.villages import is_village_tier
from geo.model import CONTAINERS, EXACT, POINTS, Candidate, Mention, NameTier, Place, Precision
from geo.resolution.cues import Context, Cue
from geo.wordlists import read_table

Lookup = Callable[[str], Sequence[Candidate]]
WITH_ARTICLE = frozenset(name for (name,) in read_table("resolution/articles.tsv"))
"""Labels that an English sentence puts "the" before."""
_LOOSE = ("region", "regions")
"""Words for the surroundings of a town as well."""
_NAMESAKES = 8
"""Places of a name by which a lake is looked for."""
_FIRST_LEVEL = (Precision.COUNTRY, Precision.REGION)


def candidates_of(
    name: str, context: Context, lookup: Lookup, villages: Lookup
) -> tuple[Candidate, ...]:
    """Return the places that a name may mean, best first, those of the village tier last.

    Args:
        name: in full where it is known so.
        context: what the words beside it say.
        lookup: name to candidates; what it has of the village tier does not count.
        villages: name to candidates of that tier.
    """
    return (_origins if context.borrows else _all)(name, lookup, villages)


def _all(name: str, lookup: Lookup, villages: Lookup) -> tuple[Candidate, ...]:
    others = (c for c in lookup(name) if not is_village_tier(c.place))
    return (*others, *villages(name))


def _origins(name: str, lookup: Lookup, villages: Lookup) -> tuple[Candidate, ...]:
    """Return what a water or a work may be called after, where it is not known itself.

    That is no place that only sounds like it; "Ternivska" is made from Ternivka or Terny.
    """
    own = tuple(c for c in _all(name, lookup, villages) if c.tier is not NameTier.SKELETON)
    return own or tuple(
        replace(candidate, tier=NameTier.FOLDED)
        for stem in romanised_stems(name)
        for candidate in _all(stem, lookup, villages)
        if candidate.tier in EXACT
        and candidate.place.precision is Precision.SETTLEMENT
        and candidate.place.country_code in CYRILLIC_WRITING
    )


def fitting(
    surface: str, context: Context, candidates: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    """Return the candidates but those that a word beside the name, or its lack, rules out.

    "The province of Ontario" is no county or town, and "Mexico" not Mexico City or Mexico State.
    """
    if level_of(context.word) == 1 and context.word not in _LOOSE:
        first_level = [c for c in candidates if c.place.precision in _FIRST_LEVEL]
        if any(c.tier in EXACT for c in first_level):
            return tuple(first_level)
    if not candidates:
        return ()
    if context.cue is Cue.REGION and not context.word:
        return _around_town(candidates)
    first = candidates[0]
    # "México" is the country's name in its own language, accents aside.
    called = first.tier is not NameTier.SKELETON and plain(first.place.name) == plain(surface)
    if not called or context.cue is not Cue.NONE or first.place.precision is not Precision.COUNTRY:
        return candidates
    code = first.place.country_code
    return tuple(
        c
        for c in candidates
        if c is first
        or c.place.country_code != code
        or not _is_called_after(c, surface, dateline=context.dateline)
    )


def _is_called_after(candidate: Candidate, country: str, *, dateline: bool) -> bool:
    """Tell whether a place in a country has the country's name beside, or in, its own.

    Asunción is "Paraguay" in some language; but a dateline may be from Mexico City.
    """
    if has_more(candidate.place, country):
        return not dateline
    other = plain(candidate.place.name) != plain(country)
    return other and candidate.place.precision in POINTS


def of_people(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return what a word for a people may mean: no town that is called or sounds like it."""
    return tuple(
        c
        for c in candidates
        if c.tier is NameTier.DEMONYM
        or c.place.precision is Precision.COUNTRY
        or (c.tier in EXACT and c.place.precision in CONTAINERS)
    )


def has_more(place: Place, surface: str) -> bool:
    """Tell whether the label has a word, such as Oblast, that the report leaves out."""
    return len(place.name.split()) > len(surface.split())


def is_known_in_full(context: Context, lookup: Lookup) -> bool:
    """Tell whether name and word together name a place: "Kakhovka dam", "Rutshuru territory"."""
    if context.cue is Cue.REGION and context.full:
        found = lookup(context.full)[: None if context.quarter else 1]
        return any(_is_called(c, context.full) for c in found)
    if context.cue not in (Cue.SITE, Cue.WATER, Cue.SETTLEMENT) or not context.full:
        return False
    return any(
        candidate.tier is not NameTier.SKELETON and not is_village_tier(candidate.place)
        for candidate in lookup(context.full)
    )


def _is_called(candidate: Candidate, full: str) -> bool:
    """Tell whether a place is called so word for word: Чугуївський район is "Chuhuivskyi raion"."""
    if plain(candidate.place.name) == plain(full):
        return True
    return fold(full) in (fold(candidate.name), *other_folds(candidate.name))


def is_among_countries(
    mentions: Sequence[Mention], index: int, context: Context, lookup: Lookup
) -> bool:
    """Tell whether a name is a region's rather than a town's, as it stands in a row of countries.

    In "Israel, Lebanon, Gaza and Syria" it is, in "Port Said, Egypt" not.
    """
    beside = [lookup(mentions[each].text)[:1] for each in context.row]
    places = [found[0].place if found else None for found in beside]
    if not places or any(p is None or p.precision is not Precision.COUNTRY for p in places):
        return False
    codes = {place.country_code for place in places if place}
    regions = _around_town(lookup(mentions[index].text))
    return bool(regions) and regions[0].place.country_code not in codes


def _around_town(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the regions called as the largest town of the name, in which that lies.

    There are none about a capital, nor where a country is called so.
    """
    called = [c for c in candidates if c.tier in EXACT]
    towns = (c.place for c in called if c.place.precision is Precision.SETTLEMENT)
    town = max(towns, key=lambda place: place.population or 0, default=None)
    if town is None or {"PPLC", "PCLI"} & {c.place.feature_code for c in called}:
        return ()
    area = town.country_code, town.admin1
    return tuple(
        c
        for c in called
        if c.place.precision is Precision.REGION and (c.place.country_code, c.place.admin1) == area
    )


def river_of(name: str, beside: Iterable[str], lookup: Lookup) -> str:
    """Return what "the Dnipro" is in full, "" where it is no river, or a country: "the Gambia".

    Of a country that nobody puts "the" before, "the Niger" and "the Jordan" are the river; but not
    in a row with another country, as in "the Niger and Mali armies".

    Args:
        name: what stands after "the".
        beside: the names in a row with it.
        lookup: name to candidates, best first.
    """
    full = f"{name} River"
    known = any(c.tier in EXACT and c.place.feature_class == "H" for c in lookup(full)[:1])
    if not known:
        return ""
    country = next((c.place.name for c in lookup(name)[:1] if is_country(name, lookup)), "")
    listed = country and any(is_country(other, lookup) for other in beside)
    return "" if listed or country in WITH_ARTICLE else full


def lake_of(name: str, lookup: Lookup) -> str:
    """Return what "lac Albert" or "озеро Виктория" is in full, "" where it is no known lake.

    Tables have lakes by their English names, and what else has their name in any language.
    """
    found = lookup(name)[:_NAMESAKES]
    if any(c.place.feature_class == "H" and c.tier in EXACT for c in found):
        return ""
    called = (c.place.name for c in found if c.tier is not NameTier.SKELETON)
    labels = dict.fromkeys((name, *called))
    return next((full for label in labels if _is_water(full := f"Lake {label}", lookup)), "")


def _is_water(name: str, lookup: Lookup) -> bool:
    return any(c.tier is NameTier.LABEL and c.place.feature_class == "H" for c in lookup(name))


def is_country(name: str, lookup: Lookup) -> bool:
    """Tell whether a name is first of all a country's."""
    return any(c.place.precision is Precision.COUNTRY for c in lookup(name)[:1])
