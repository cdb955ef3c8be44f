"""What a name may mean where the words tie it to another place of the report.

A quarter lies in its town, the names that a line lists lie by what heads it, and a water or a dam
lies by the place that it is named after, wherever else there are places of its name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import compress

from geo.distance import distance_km
from geo.gazetteer.names import fold
from geo.gazetteer.villages import is_village_tier
from geo.model import AREAS, CONTAINERS, EXACT, POINTS, Candidate, NameTier, Place, Precision
from geo.recognition.lexicon import ENGLISH_PRESS
from geo.resolution.areas import town_radius_km
from geo.resolution.company import Anchor
from geo.resolution.cues import Cue
from geo.resolution.features import is_within
from geo.resolution.matched import as_written, is_alias, is_respelt
from geo.resolution.scenes import Scenes
from geo.resolution.senses import Sense
from geo.resolution.shortened import LATIN
from geo.resolution.villages import WELL_KNOWN

_SURE = 0.5
_IN_TOWN_KM = 30.0
"""From the edge of a town, within which its quarters and suburbs lie."""
_UNDER_KM = 60.0
"""From a town, within which lies what a line lists under its name."""
_TOWN, _TOWN_UNDER_KM = 10_000, 100.0
"""The same of a town of so many people, which is named from farther away."""
_AMID_KM = 200.0
"""From two towns close together, within which lies what a list has between them."""
_AROUND_KM = 100.0
"""From a sure point, within which that tells more of a place than its region does."""
_SAME_KM = 1.0
_BY_KM = 50.0
"""From a sure place, within which a water or a work may be named after another."""
_SOUNDING_KM = 300.0
"""From a sure place, within which a name that only sounds alike is thought of."""
_ENOUGH = 3
"""Sure places of a report that tell where it is set."""
_KNOWN = 500_000
"""People of a city that may go by another name in reports from elsewhere."""
_ABROAD_KM = 600.0
"""From every sure place, beyond which none is meant whose own name the report does not write."""
_WIDE = (Precision.COUNTRY, Precision.REGION, Precision.WATER)
_OWN = (Precision.WATER, Precision.SITE)


@dataclass(frozen=True, slots=True)
class Ties:
    """The sure places of a report that names may be tied to."""

    senses: Sequence[Sense]
    """Those that have been weighed."""
    beliefs: Sequence[Sequence[float]]
    """In their candidates."""
    senses_of: Mapping[int, int]
    """Mention index to their number."""
    anchors: Sequence[Anchor]
    """The sure ones, by the number of their sense."""
    peoples: Set[str]
    """Codes of the countries of the demonyms."""
    _told: Sequence[tuple[str, Place]] = field(init=False)
    """The sure places with their names, parts of towns aside."""
    _scenes: Scenes = field(init=False)
    """The sure places but those that only stand for a government."""
    _names: Mapping[str, Set[str]] = field(init=False)
    """By country code, what such places there are called."""

    def __post_init__(self) -> None:
        """Gather the sure places once for all names."""
        named = [(self.senses[anchor.sense], anchor.place) for anchor in self.anchors]
        told = tuple((sense.surface, place) for sense, place in named if not sense.context.quarter)
        names: dict[str, set[str]] = defaultdict(set)
        for name, place in told:
            names[place.country_code].add(name)
        object.__setattr__(self, "_told", told)
        scenes = Scenes((sense.surface, place) for sense, place in named if not sense.acts)
        object.__setattr__(self, "_scenes", scenes)
        object.__setattr__(self, "_names", dict(names))

    def tied(self, senses: Sequence[Sense]) -> tuple[Sense, ...]:
        """Return the senses that still may mean something, with what they may mean."""
        return tuple(each for each in map(self._tied, senses) if each.candidates)

    def _tied(self, sense: Sense) -> Sense:
        if sense.context.thing:
            # "The Lisbon cafe" in Donetsk is not in Lisbon.
            sense = replace(sense, candidates=self._at_home(sense))
        if sense.context.borrows:
            own = tuple(c for c in sense.candidates if c.place.precision in _OWN)
            sense = replace(sense, candidates=own or self._about(sense))
        elif sense.context.quarter:
            sense = self._part(sense)
        elif all(c.tier is NameTier.SKELETON for c in sense.candidates):
            told = (
                c for c in sense.candidates if sense.region and is_within(c.place, sense.region)
            )
            near = self._near(sense, _SOUNDING_KM)
            sense = replace(sense, candidates=tuple(dict.fromkeys((*near, *told))))
        elif sense.surface[:1] <= LATIN:
            sense = replace(sense, candidates=self._spelt_here(sense))
        sense = replace(sense, candidates=self._amid(sense))
        sense = self._in_its_region(sense)
        owners = tuple(n for n in sense.context.within if n < sense.members[0])
        head = self._likeliest(sense.context.heads or owners)
        if head is None and not sense.context.within:
            lead = self._likeliest(sense.context.leads)
            head = lead if lead and lead.place.precision in CONTAINERS else None
        if head is None or head.score < _SURE:
            return sense
        listed = _under(sense.candidates, head.place)
        if not listed or listed == sense.candidates:
            return sense
        return replace(sense, candidates=listed, head=head.place)

    def _part(self, sense: Sense) -> Sense:
        """Return a quarter or district with what it may be of its town, or else about here."""
        context = sense.context
        town = self._likeliest(context.heads or context.within or context.leads)
        if town is not None and town.place.precision in POINTS:
            reach = _IN_TOWN_KM + town_radius_km(town.place)
            inside = tuple(c for c in sense.candidates if _km(c.place, town.place) <= reach)
            if inside:
                return replace(sense, candidates=inside)
            return replace(sense, candidates=(town,), town=town)
        if sense.context.cue is not Cue.REGION:
            near = self._near(sense, _UNDER_KM)
            points = any(place.precision in POINTS for place in self._others(sense))
            # Where no town is told, no town is a part of it.
            parts = (c for c in near if c.place.precision is not Precision.SETTLEMENT)
            return replace(sense, candidates=near if points else tuple(parts))
        # A district by itself may be one of the land rather than of a town.
        return replace(sense, candidates=self._at_home(sense))

    def _amid(self, sense: Sense) -> tuple[Candidate, ...]:
        """Return its candidates but those far from two towns close together that it is between.

        Of 100 names listed so in annotated reports and news one lay 156 km off, none farther.
        """
        row = set(sense.context.row)
        for member in sense.members:
            if not {member - 1, member + 1} <= row:
                continue
            ends = (self._likeliest((each,)) for each in (member - 1, member + 1))
            sure = [end.place for end in ends if end and end.score >= _SURE]
            towns = [place for place in sure if place.precision in POINTS]
            if len(towns) > 1 and _SAME_KM < _km(*towns) <= _UNDER_KM:
                return tuple(
                    c
                    for c in sense.candidates
                    if (c.place.precision in _WIDE and c.tier in EXACT)
                    or _km(c.place, towns[0]) <= _AMID_KM
                )
        return sense.candidates

    def _in_its_region(self, sense: Sense) -> Sense:
        """Return a name without its candidates elsewhere where the report names the region of one.

        "Shells fell on Pisky, officials in Donetsk region said." None of them is well known, nor
        is any near another place that is named, which tells more.
        """
        known = any(
            c.place.precision in _WIDE or (c.place.population or 0) >= WELL_KNOWN
            for c in sense.candidates
            if c.tier in EXACT
        )
        areas = [self._scenes.area_of(c.place, sense.surface) for c in sense.candidates]
        inside = tuple(compress(sense.candidates, areas))
        if known or not any(c.tier in EXACT for c in inside):
            return sense
        if any(self._scenes.near(c.place, sense.surface, _AROUND_KM) for c in sense.candidates):
            return sense
        return replace(sense, candidates=inside, area=next(filter(None, areas)))

    def _spelt_here(self, sense: Sense) -> tuple[Candidate, ...]:
        """Return its candidates but those that are spelt otherwise and lie somewhere else.

        That is in a country that the report says nothing of, far from its sure places.
        """
        abroad = [c for c in sense.candidates if not self._is_told_of(c.place.country_code, sense)]
        others = list(self._others(sense)) if abroad else []
        if len(others) < _ENOUGH:
            return sense.candidates
        far = [
            c
            for c in abroad
            if _is_called_otherwise(c, sense)
            and not any(_km(c.place, p) <= _ABROAD_KM for p in others)
        ]
        return tuple(c for c in sense.candidates if c not in far)

    def _is_told_of(self, code: str, sense: Sense) -> bool:
        """Tell whether the report says something of a country by other names."""
        names = self._names.get(code, ())
        return code in self.peoples or any(name != sense.surface for name in names)

    def _at_home(self, sense: Sense) -> tuple[Candidate, ...]:
        """Return its candidates in countries that the report is set in, all where there is none."""
        codes = {place.country_code for place in self._others(sense)} | self.peoples
        return tuple(c for c in sense.candidates if not codes or c.place.country_code in codes)

    def _near(self, sense: Sense, km: float) -> tuple[Candidate, ...]:
        """Return its candidates so near a sure point of another name, or at home without one."""
        points = [place for place in self._others(sense) if place.precision in POINTS]
        if not points:
            return self._at_home(sense)
        return tuple(c for c in sense.candidates if any(_km(c.place, p) <= km for p in points))

    def _about(self, sense: Sense) -> tuple[Candidate, ...]:
        """Return its candidates by a sure point.

        Where persons are not called like towns, those in a region that is surely named and towns
        of the report's countries as well.
        """
        areas = [place for place in self._others(sense) if place.precision in AREAS]
        home = self._at_home(sense)
        farther = (
            c
            for c in sense.candidates
            if c.place.country_code not in ENGLISH_PRESS
            and (
                any(is_within(c.place, area) for area in areas)
                or (c in home and (c.place.population or 0) >= _TOWN)
            )
        )
        return tuple(dict.fromkeys((*self._near(sense, _BY_KM), *farther)))

    def _others(self, sense: Sense) -> Iterator[Place]:
        """Return the sure places of other names, parts of towns aside."""
        return (place for name, place in self._told if name != sense.surface)

    def _likeliest(self, mentions: Sequence[int]) -> Candidate | None:
        """Return what the first of the mentions that is a name means, scored by the belief."""
        numbers = (self.senses_of.get(mention) for mention in mentions)
        number = next((each for each in numbers if each is not None), None)
        if number is None:
            return None
        beliefs, candidates = self.beliefs[number], self.senses[number].candidates
        best = max(range(len(candidates)), key=beliefs.__getitem__)
        return replace(candidates[best], score=beliefs[best])


def _is_called_otherwise(candidate: Candidate, sense: Sense) -> bool:
    """Tell whether the report does not write the place's name, or one that few know it by."""
    written = as_written(candidate, sense)
    if is_respelt(written, sense):
        return True
    place = candidate.place
    known = (place.population or 0) >= _KNOWN or place.precision not in (
        *POINTS,
        Precision.COUNTRY,
    )
    # "Täingen" is an old name of Thayngen, and one accent off.
    other = written.tier is NameTier.FOLDED and fold(written.name) not in fold(place.name)
    return (other or is_alias(written, sense)) and not known


def _under(candidates: Sequence[Candidate], head: Place) -> tuple[Candidate, ...]:
    """Return those that lie where what a line lists under a head does.

    What only sounds alike is not among them, nor what is spelt otherwise beside an exact name, nor
    a village called like a city. That something is listed under a country says little.
    """
    if head.precision is Precision.COUNTRY:
        return ()
    exact = any(c.tier in EXACT for c in candidates)
    called = (c for c in candidates if c.tier in EXACT or (c.tier is NameTier.FOLDED and not exact))
    if head.precision in CONTAINERS:
        listed = tuple(c for c in called if is_within(c.place, head))
    else:
        listed = tuple(c for c in called if _km(c.place, head) <= _reach(c.place))
    known = any((c.place.population or 0) >= WELL_KNOWN for c in candidates)
    return tuple(c for c in listed if not (known and is_village_tier(c.place)))


def _reach(place: Place) -> float:
    return _TOWN_UNDER_KM if (place.population or 0) >= _TOWN else _UNDER_KM


def _km(place: Place, other: Place) -> float:
    return distance_km(place.lat, place.lon, other.lat, other.lon)
