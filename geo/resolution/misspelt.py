"""Names that the gazetteer lacks, taken for one that is a letter off in a country surely named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from geo.gazetteer.villages import is_village_tier
from geo.model import Candidate, Mention, NameTier, Precision, Role
from geo.resolution.senses import Lookup

Alike = Callable[[str, Collection[str]], Sequence[Candidate]]
"""Name and codes of countries to the places there whose name is a letter off."""
_SURE = 0.6
_ENOUGH = 2
"""Sure places of a country that is not named itself."""
_MOST_NAMES = 100


def forgiving(lookup: Lookup, alike: Alike, named: Iterable[Mention]) -> Lookup | None:
    """Return a look-up that finds misspelt names of a report too, None where it has none.

    Args:
        lookup: name to candidates, best first.
        alike: finds the places whose name is a letter off.
        named: the report's mentions, resolved.
    """
    mentions = tuple(named)
    countries = _surely_named(mentions)
    missing = dict.fromkeys(
        mention.text
        for mention in mentions
        if mention.resolution is None
        and mention.role is Role.LOCATION
        and mention.reason_unplaced != "vague"
        and mention.text[:1].isupper()
    )
    meant: dict[str, Sequence[Candidate]] = {}
    for name in list(missing)[:_MOST_NAMES] if countries else ():
        found = () if _is_known(name, countries, lookup) else alike(name, countries)
        if len(found) == 1:
            meant[name] = found
    return _with(meant, lookup) if meant else None


def _with(meant: Mapping[str, Sequence[Candidate]], lookup: Lookup) -> Lookup:
    return lambda name: meant.get(name) or lookup(name)


def _surely_named(mentions: Iterable[Mention]) -> frozenset[str]:
    """Return the codes of the countries that are named, or have sure places in the report."""
    named: set[str] = set()
    places: Counter[str] = Counter()
    seen: set[str] = set()
    for mention in mentions:
        found = mention.resolution
        if found is None or found.confidence < _SURE or found.place.id in seen:
            continue
        seen.add(found.place.id)
        code = found.place.country_code
        if found.place.precision is Precision.COUNTRY:
            named.add(code)
        places[code] += 1
    return frozenset(named.union(c for c, number in places.items() if number >= _ENOUGH) - {""})


def _is_known(name: str, countries: Collection[str], lookup: Lookup) -> bool:
    """Tell whether a town anywhere, or a village in these countries, is called so."""
    return any(
        candidate.tier is not NameTier.SKELETON
        and (not is_village_tier(candidate.place) or candidate.place.country_code in countries)
        for candidate in lookup(name)
    )
