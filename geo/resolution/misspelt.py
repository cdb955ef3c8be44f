"""Names without a place, taken for those written otherwise or a letter off in countries named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from geo.distance import distance_km
from geo.gazetteer.names import plain
from geo.gazetteer.villages import is_village_tier
from geo.model import Candidate, Mention, NameTier, Place, Precision, Role
from geo.recognition.lexicon import ENGLISH_PRESS
from geo.resolution.meant import Lookup
from geo.resolution.second_look import NEAR_KM

Alike = Callable[[str, Collection[str]], Sequence[Candidate]]
"""Name and codes of countries to the places there that it may be another spelling of."""
_SURE = 0.6
_ENOUGH = 2
"""Sure places of a country that is not named itself."""
_CITY = 300_000
"""People of a city which an alias means wherever a report is set."""
_MOST_NAMES = 100
_LONG = 6
"""Letters of a name of which few others are one letter off."""
_SHORT_KM = 150.0
"""How near a sure place a town of a shorter name must lie."""


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
        if (mention.resolution is None or _is_astray(mention, countries))
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
            within = NEAR_KM if len(name) >= _LONG else _SHORT_KM
            near = [c for c in misspelt(name, countries) if _is_near(c.place, sure, within)]
            if len(near) == 1:
                meant[name] = near
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


def _is_astray(mention: Mention, countries: Collection[str]) -> bool:
    """Tell whether a name stands, by an alias, in a small town abroad."""
    place = mention.resolution.place if mention.resolution else None
    return (
        place is not None
        and place.country_code not in countries
        and place.precision is Precision.SETTLEMENT
        and (place.population or 0) < _CITY
        and plain(place.name) != plain(mention.text)
    )


def _is_near(place: Place, sure: Iterable[Place], within_km: float) -> bool:
    """Tell whether a sure place that is no country lies near."""
    return any(
        distance_km(place.lat, place.lon, other.lat, other.lon) <= within_km
        for other in sure
        if other.precision is not Precision.COUNTRY
    )
