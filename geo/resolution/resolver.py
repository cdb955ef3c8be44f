"""Toponym resolution: one place for each name of a report, by its candidates and their company.

Names that are sure by themselves become the company in which every name is weighed again, three
times or until no belief moves any more, since each look knows more sure places than the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np

from geo.distance import distance_km
from geo.language import say
from geo.model import POINTS, Candidate, Mention, NameTier, Place, Report, Resolution
from geo.resolution.approximate import by_its_name, in_its_town
from geo.resolution.columns import Columns
from geo.resolution.company import Company, companies, container_of, find_anchors, find_peoples
from geo.resolution.features import features_alone
from geo.resolution.home import Home, has_decided, home_of
from geo.resolution.meant import Lookup
from geo.resolution.namesakes import people_of
from geo.resolution.neighbours import Surroundings, surroundings
from geo.resolution.ranker import Ranker, believe_each
from geo.resolution.reasons import as_placed, explain
from geo.resolution.senses import Sense, find_senses
from geo.resolution.stranded import is_another_water, is_any_citys
from geo.resolution.ties import Ties
from geo.resolution.together import Together
from geo.resolution.told import Told
from geo.resolution.towns_first import DWARFED, town_first
from geo.resolution.vicinity import Vicinities
from geo.resolution.villages import MOST_BELIEVED, WELL_KNOWN, with_believed, without_villages

UNKNOWN = say("no place of this name is in the gazetteer")
ELSEWHERE = say("no place of this name is known near those of the report")
LEAST_CONFIDENCE = 0.3
"""Below this confidence a name stays off the map: it would be wrong seven times of ten or more."""
_ONE_OF_MANY = 0.25
"""Confidence in a street that other cities have as well, or in a water."""
_ELSEWHERE_KM = 161.0
_AS_LIKELY = 0.8
"""Share of a belief above which another is as likely: such a choice is right one time in five."""
_LOOKS = 3
_SETTLED = 0.03
"""Change of every belief by a look, below which another look is not worth its time."""
_MOST_ALTERNATIVES = 5
_LEAST_BELIEF = 0.001


@dataclass(frozen=True, slots=True)
class Weighing:
    """A sense with its company, its features and the beliefs that follow.

    `alone`, `together` and `beliefs` have a row for each candidate and a last one for none of them.
    """

    number: int
    """Of the sense in its report."""
    sense: Sense
    company: Company
    container: Place | None
    beliefs: list[float]
    end: int
    """The number of the candidate after its last, of all in the report."""
    by_itself: Told
    """Of all candidates of the report, as are `told` and `around`."""
    told: Told
    around: Surroundings
    home: Home | None = None

    @property
    def alone(self) -> list[dict[str, float]]:
        """The features without company."""
        return self.by_itself.rows(self.number, self.first, self.end)

    @property
    def together(self) -> list[dict[str, float]]:
        """The features in company."""
        return self.told.rows(self.number, self.first, self.end)

    @property
    def first(self) -> int:
        """The number of its first candidate, of all in the report."""
        return self.end - len(self.sense.candidates)


def resolve(
    report: Report,
    mentions: tuple[Mention, ...],
    lookup: Lookup,
    ranker: Ranker,
    villages: Lookup | None = None,
) -> tuple[Mention, ...]:
    """Return `mentions`, each with a resolution or the reason why it has none.

    Args:
        report: the report of the mentions.
        mentions: by start, from recognition.
        lookup: name to candidates, best first.
        ranker: the weights.
        villages: name to its places of the village tier, None where these do not count.
    """
    found = [
        (weighing.sense, resolution)
        for weighing in weigh(report, mentions, lookup, ranker, villages)
        if (resolution := _found(weighing, ranker, lookup)).confidence >= LEAST_CONFIDENCE
        or not _only_sounds_alike(weighing)
    ]
    labels = {each.place.name for _, each in found if each.confidence >= LEAST_CONFIDENCE}
    chosen: dict[int, Resolution] = {}
    for sense, resolution in found:
        chosen.update(dict.fromkeys(sense.members, as_placed(resolution, sense, labels)))
    return tuple(
        _place(mention, chosen[index])
        if index in chosen
        else replace(mention, reason_unplaced=_why_nowhere(mention, lookup, villages))
        for index, mention in enumerate(mentions)
    )


def _why_nowhere(mention: Mention, lookup: Lookup, villages: Lookup | None) -> str:
    """Return why a name has no place: nothing is called so, or nothing that may be meant."""
    if mention.reason_unplaced:
        return mention.reason_unplaced
    found = (*lookup(mention.text), *(villages(mention.text) if villages else ()))
    return ELSEWHERE if any(c.tier is not NameTier.SKELETON for c in found) else UNKNOWN


def _place(mention: Mention, resolution: Resolution) -> Mention:
    """Put the mention on its place, or nowhere: a wrong pin is worse than none."""
    if resolution.confidence < LEAST_CONFIDENCE:
        place = resolution.place
        where = ", ".join(name for name in (place.name, place.admin1, place.country) if name)
        return replace(
            mention,
            reason_unplaced=say(
                "too unsure which place is meant; the likeliest is {place}", place=where
            ),
        )
    return replace(mention, resolution=resolution)


def weigh(
    report: Report,
    mentions: tuple[Mention, ...],
    lookup: Lookup,
    ranker: Ranker,
    villages: Lookup | None = None,
) -> tuple[Weighing, ...]:
    """Return every sense of the report with the belief in each of its candidates.

    Places of the village tier are weighed only after all others have shown where the report is set.
    """
    home = home_of(report, lookup)
    senses = find_senses(report, mentions, lookup, *filter(None, (villages,)))
    towns = without_villages(senses)
    weighed = _weigh(report, towns, mentions, ranker, home)
    if villages is None:
        return weighed
    beliefs = [weighing.beliefs for weighing in weighed]
    senses_of = {member: number for number, s in enumerate(towns) for member in s.members}
    containers = [container_of(sense, towns, beliefs, senses_of) for sense in senses]
    anchors = find_anchors(towns, beliefs, MOST_BELIEVED)
    ties = Ties(towns, beliefs, senses_of, anchors, find_peoples(towns).keys())
    believed = ties.tied(with_believed(senses, towns, anchors, containers))
    return weighed if believed == towns else _weigh(report, believed, mentions, ranker, home)


def _weigh(
    report: Report,
    senses: tuple[Sense, ...],
    mentions: tuple[Mention, ...],
    ranker: Ranker,
    home: Home | None,
) -> tuple[Weighing, ...]:
    if not senses:
        return ()
    columns = Columns.of(senses)
    rows = columns.first_rows, columns.row_sizes
    alone = features_alone(senses, columns, _held(senses))
    by_themselves = alone.scores(ranker.together, columns)
    peoples = find_peoples(senses)
    together = Together(senses, columns, alone, peoples, home)
    vicinities = Vicinities(report, senses, mentions, columns)
    believed = believe_each(alone.scores(ranker.alone, columns), *rows)
    beliefs = columns.by_sense(believed)
    senses_of = {member: number for number, s in enumerate(senses) for member in s.members}
    for _ in range(_LOOKS):
        anchors = find_anchors(senses, beliefs)
        containers = [container_of(sense, senses, beliefs, senses_of) for sense in senses]
        around = surroundings(columns, anchors)
        told = together.find(anchors, containers, around, vicinities.find(believed[columns.rows]))
        before, scores = believed, by_themselves + told.scores(ranker.together, columns)
        believed = believe_each(scores, *rows)
        beliefs = columns.by_sense(believed)
        if np.abs(believed - before).max() < _SETTLED:
            break
    told_of = zip(senses, companies(len(senses), anchors, peoples), containers, strict=True)
    ends = accumulate(len(sense.candidates) for sense in senses)
    return tuple(
        Weighing(n, sense, company, container, beliefs[n], end, alone, told, around, home)
        for n, ((sense, company, container), end) in enumerate(zip(told_of, ends, strict=True))
    )


def _held(senses: tuple[Sense, ...]) -> list[tuple[Sense, ...]]:
    """Return for each sense those that the words right before it may put in it."""
    senses_of = {member: number for number, s in enumerate(senses) for member in s.members}
    held: list[dict[int, Sense]] = [{} for _ in senses]
    for number, sense in enumerate(senses):
        for member in sense.context.within:
            outer = senses_of.get(member)
            if outer is not None and senses[outer].surface != sense.surface:
                held[outer][number] = sense
    return [tuple(each.values()) for each in held]


def _found(weighing: Weighing, ranker: Ranker, lookup: Lookup) -> Resolution:
    sense = weighing.sense
    if sense.town is not None:
        return in_its_town(sense, sense.town.place, ranker.confidence(sense.town.score))
    chosen = _choose(weighing, ranker, lookup)
    return by_its_name(sense, chosen) if sense.context.borrows else chosen


def _choose(weighing: Weighing, ranker: Ranker, lookup: Lookup) -> Resolution:
    sense, beliefs = weighing.sense, weighing.beliefs
    alone = not weighing.company.anchors
    order = town_first(sense, beliefs, alone=alone)
    ranked = [
        _ranked(weighing, i)
        for i in order[: _MOST_ALTERNATIVES + 1]
        if i == order[0] or beliefs[i] >= _LEAST_BELIEF
    ]
    best = ranked[0]
    belief = best.score
    if alone and belief < max(beliefs[:-1]):
        # What spoke for the region speaks for the city of its name.
        belief += max(beliefs[:-1])
    confidence = ranker.confidence(belief)
    if _is_disputed(sense, beliefs, order):
        confidence /= 2
    if alone:
        # What was learned of unsure names was learned in company; alone, namesakes share the odds.
        confidence = min(confidence, belief / sum(beliefs[:-1]))
    company = weighing.company
    if is_any_citys(best.place, company, lookup) or is_another_water(best.place, company):
        confidence = min(confidence, _ONE_OF_MANY)
    reasons = best.reasons
    home = weighing.home
    if home is not None and has_decided(ranker.together, weighing.together, beliefs):
        reasons = (home.reason, *reasons)
    return Resolution(best.place, confidence, reasons, tuple(ranked[1:]), "gazetteer")


def _only_sounds_alike(weighing: Weighing) -> bool:
    """Tell whether the likeliest place shares no more than consonants with what is written."""
    beliefs, candidates = weighing.beliefs, weighing.sense.candidates
    best = max(range(len(candidates)), key=beliefs.__getitem__)
    return candidates[best].tier is NameTier.SKELETON


def _is_disputed(sense: Sense, beliefs: Sequence[float], order: Sequence[int]) -> bool:
    """Tell whether one of its kind elsewhere is all but as likely as the likeliest place.

    A large city is meant before its namesakes: Odesa before Odessa in Texas.
    """
    place = sense.candidates[order[0]].place
    if place.precision in POINTS and (place.population or 0) >= WELL_KNOWN:
        return False
    rivals = (
        sense.candidates[n].place for n in order if beliefs[n] > _AS_LIKELY * beliefs[order[0]]
    )
    return any(
        rival.precision is place.precision
        and people_of(rival) * DWARFED >= people_of(place)
        and distance_km(place.lat, place.lon, rival.lat, rival.lon) > _ELSEWHERE_KM
        for rival in rivals
    )


def _ranked(weighing: Weighing, number: int) -> Candidate:
    sense, company, container = weighing.sense, weighing.company, weighing.container
    candidate = sense.candidates[number]
    about = weighing.around.of(weighing.first + number)
    reasons = explain(sense, candidate, company, about, container)
    belief = weighing.beliefs[number]
    return Candidate(candidate.place, candidate.name, candidate.tier, belief, reasons)
