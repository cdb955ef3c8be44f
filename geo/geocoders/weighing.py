"""Which of an online geocoder's answers a report means, if any.

A service ranks by fame, and knows nothing of the report: "Petrivka" brings a metro station in Kyiv
before the hamlet that was shelled. So every answer is weighed again with the places that the report
names besides. The weights are set by hand, for there are no reports with gold answers to learn them
from; confidence stays below .8 for the same reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, inf

from geo.distance import distance_km
from geo.gazetteer.names import fold, skeleton
from geo.geocoders.kinds import Rank
from geo.geocoders.reading import Finding
from geo.language import say
from geo.model import POINTS, Candidate, Geoparse, NameTier, Place, Precision, Role
from geo.resolution.reasons import in_country_of_others, with_article

LEAST_CONFIDENCE = 0.3
"""Below it a name stays off the map, as with the gazetteer's own places."""
_MOST_CONFIDENCE = 0.8
_SURE = 0.5
_SAME_KM = 10.0
_NOTHING = 0.0
"""What it scores that the report means none of the answers."""
_BY_DISTANCE = ((50.0, 2.0), (300.0, 1.0), (1_000.0, -0.5), (inf, -2.0))
_BY_RANK = {Rank.TOWN: 0.3, Rank.LAND: 0.0, Rank.SITE: -1.0, Rank.THING: -0.5}
_NEAR_KM = 300.0


@dataclass(frozen=True, slots=True)
class Company:
    """What the report names besides: the places that are sure, and their countries."""

    points: tuple[Place, ...]
    countries: Counter[str]

    @classmethod
    def of(cls, result: Geoparse) -> Company:
        """Return the company that a report's names keep."""
        sure = {
            mention.resolution.place.id: mention.resolution.place
            for mention in result.mentions
            if mention.role in (Role.LOCATION, Role.ACTOR)
            and mention.resolution is not None
            and mention.resolution.confidence >= _SURE
        }
        located = {
            mention.resolution.place.id
            for mention in result.mentions
            if mention.role is Role.LOCATION and mention.resolution is not None
        }
        points = tuple(p for p in sure.values() if p.precision in POINTS and p.id in located)
        return cls(points, Counter(p.country_code for p in sure.values() if p.country_code))

    def nearest(self, place: Place) -> tuple[Place, float] | None:
        """Return the nearest settlement or site that the report names, and how many km off."""
        if not self.points:
            return None
        return min(
            ((p, distance_km(p.lat, p.lon, place.lat, place.lon)) for p in self.points),
            key=lambda pair: pair[1],
        )


@dataclass(frozen=True, slots=True)
class Weighed:
    """The answers of one name, the likeliest first."""

    candidates: tuple[Candidate, ...]
    """With their share of belief and reasons; none where no answer can be meant at all."""
    misnamed: str = ""
    """The name of the best answer where none is called as the query, "" otherwise."""
    unmeant: str = ""
    """What the best answer is, such as a shop, where no report means one; "" otherwise."""

    @property
    def confidence(self) -> float:
        """Of the first candidate, 0..1."""
        return self.candidates[0].score if self.candidates else 0.0


def weigh(query: str, findings: Sequence[Finding], company: Company) -> Weighed:
    """Weigh what a service found for `query` with the company that the name keeps."""
    called = [finding for finding in findings if tier_of(query, finding) is not None]
    if not called:
        return Weighed((), misnamed=findings[0].place.name if findings else "")
    meant = [f for f in called if f.kind.rank > Rank.THING or f.named_for_what_it_is]
    if not meant:
        return Weighed((), unmeant=called[0].kind.called)
    several = _apart(meant)
    scores = [exp(_score(query, finding, company)) for finding in several]
    whole = sum(scores) + exp(_NOTHING)
    order = sorted(range(len(several)), key=lambda number: -scores[number])
    candidates = tuple(
        Candidate(
            several[number].place,
            several[number].place.name,
            tier_of(query, several[number]) or NameTier.SKELETON,
            min(_MOST_CONFIDENCE, scores[number] / whole),
            tuple(_reasons(several[number], several, company)),
        )
        for number in order
    )
    return Weighed(candidates)


def tier_of(query: str, finding: Finding) -> NameTier | None:
    """Return how `query` meets a name of `finding`, None where it does not.

    Services answer with what is near in spelling, or with the county where they know no village.
    """
    if query == finding.place.name:
        return NameTier.LABEL
    if query in finding.names:
        return NameTier.NAME
    key = fold(query)
    keys = [fold(name) for name in finding.names]
    if key in keys:
        return NameTier.FOLDED
    bones = skeleton(query)
    return NameTier.SKELETON if bones and bones in map(skeleton, finding.names) else None


def _apart(findings: Sequence[Finding]) -> list[Finding]:
    """Leave out what is the same place again: a town's border beside its point."""
    apart: list[Finding] = []
    for finding in findings:
        place = finding.place
        same = any(
            finding.kind.rank is other.kind.rank
            and place.precision is other.place.precision
            and distance_km(place.lat, place.lon, other.place.lat, other.place.lon) < _SAME_KM
            for other in apart
        )
        if not same:
            apart.append(finding)
    return apart


def _score(query: str, finding: Finding, company: Company) -> float:
    place = finding.place
    rank = finding.kind.rank
    score = finding.importance
    score += 0.5 if finding.named_for_what_it_is else _BY_RANK[rank]
    if tier_of(query, finding) is NameTier.SKELETON:
        score -= 1.0
    if place.precision is Precision.COUNTRY:
        return score
    near = company.nearest(place)
    if near is not None:
        score += next(weight for within, weight in _BY_DISTANCE if near[1] <= within)
    if company.countries:
        share = company.countries[place.country_code] / company.countries.total()
        score += 1.0 * share if share else -1.0
    return score


def _reasons(finding: Finding, several: Sequence[Finding], company: Company) -> Iterator[str]:
    place, kind = finding.place, finding.kind.called
    around = [name for name in (place.admin1, place.country) if name and name != place.name]
    where = ", ".join(around) if len(around) > 1 else with_article("".join(around))
    yield say("{kind} in {place}", kind=kind, place=where) if where else kind
    here = sum(1 for other in several if other.place.country_code == place.country_code)
    if place.country and company.countries[place.country_code]:
        number, whole = company.countries[place.country_code], company.countries.total()
        yield in_country_of_others(place.country, number, whole, alone=len(several) > here == 1)
    elif place.country and company.countries:
        yield say(
            "in {country}, where no other place of the report is",
            country=with_article(place.country),
        )
    near = company.nearest(place)
    if near is not None:
        km, name = round(near[1]), with_article(near[0].name)
        yield (
            say("{km} km from {place}, which the report names too", km=km, place=name)
            if near[1] <= _NEAR_KM
            else say("{km} km from {place}, the nearest place of the report", km=km, place=name)
        )
    if len(several) > 1:
        yield say("one of {number} places of this name that were found", number=len(several))
