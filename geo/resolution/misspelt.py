"""Names without a place, taken for those written otherwise or a letter off in countries named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from geo.distance import distance_km
from geo.gazetteer.villages import is_village_tier
from geo.model import Candidate, Mention, NameTier, Place, Precision, Role
from geo.resolution.meant import Lookup
from geo.resolution.namesakes import ENGLISH_PRESS
from geo.resolution.second_look import NEAR_KM

Alike = Callable[[str, Collection[str]], Sequence[Candidate]]
"""Name and codes of countries to the places there that it may be another spelling of."""
_SURE = 0.6
_ENOUGH = 2
"""Sure places of a country that is not named itself."""
_MOST_NAMES = 100


def forgiving(
    lookup: Lookup, misspelt: Alike, romanised: Alike, named: Iterable[Mention]
) -> Lookup | None:
    """Return a look-up that finds misspelt names of a report too, None where it has none.

    Args:
        lookup: name to candidates, best first.
        misspelt: finds the places whose name is a letter off.
        romanised: finds those whose name is written so by others.
        named: the report's mentions, resolved.
    """
    mentions = tuple(named)
    sure = _sure_places(mentions)
    countries = _surely_named(sure)
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
        called = [c.place for c in lookup(name) if c.tier is not NameTier.SKELETON]
        if any(place.country_code in countries for place in called):
            continue
        if found := romanised(name, countries):
            meant[name] = found
        elif all(map(is_village_tier, called)):
            # A town of another country that is called so is likelier than a slip.
            found = misspelt(name, countries)
            if len(found) == 1 and _is_near(found[0].place, sure):
                meant[name] = found
    return _with(meant, lookup) if meant else None


def _with(meant: Mapping[str, Sequence[Candidate]], lookup: Lookup) -> Lookup:
    return lambda name: meant.get(name) or lookup(name)


def _sure_places(mentions: Iterable[Mention]) -> tuple[Place, ...]:
    """Return the places that the report surely names, each once."""
    found = (m.resolution for m in mentions if m.resolution is not None)
    sure = {each.place.id: each.place for each in found if each.confidence >= _SURE}
    return tuple(sure.values())


def _surely_named(places: Iterable[Place]) -> frozenset[str]:
    """Return the codes of the countries that are named, or have sure places in the report.

    Where the press writes English, what is a letter off is mostly a person.
    """
    number: Counter[str] = Counter()
    for place in places:
        number[place.country_code] += _ENOUGH if place.precision is Precision.COUNTRY else 1
    codes = {code for code, weight in number.items() if weight >= _ENOUGH}
    return frozenset(codes - {""} - ENGLISH_PRESS)


def _is_near(place: Place, sure: Iterable[Place]) -> bool:
    """Tell whether a sure place that is no country lies near."""
    return any(
        distance_km(place.lat, place.lon, other.lat, other.lon) <= NEAR_KM
        for other in sure
        if other.precision is not Precision.COUNTRY
    )
