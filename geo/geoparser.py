"""The pipeline: report, recognition, gazetteer, resolution."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from geo.gazetteer import Gazetteer, open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.language import say
from geo.model import AREAS, Geoparse, Mention, Place, Precision, Report, Role
from geo.progress import Progress
from geo.recognition import Entity, Lexicon, mentions_at, recognise
from geo.recognition.possible import half_marked, possible_names
from geo.recognition.taggers import other_paragraphs, tag
from geo.report import report_from_text
from geo.resolution import Ranker, resolve
from geo.resolution.described_places import with_described
from geo.resolution.meant import Lookup
from geo.resolution.misspelt import forgiving
from geo.resolution.second_look import second_look, village_names
from geo.resolution.written_points import ABOUT, written_points


def geoparse(
    report: Report | str, *, progress: Progress | None = None, names_only: bool = False
) -> Geoparse:
    """Find the places that a report mentions.

    >>> result = geoparse("Shelling was heard in Kupiansk and in the east of the country.")
    >>> [(mention.text, mention.reason_unplaced) for mention in result.mentions]
    [('Kupiansk', None), ('the east of the country', 'vague')]

    Args:
        report: a report, or a text; offsets then count in this text.
        progress: called with how far it is; a million characters take a quarter of a minute.
        names_only: leave out places that have no name: coordinates written in the text, and what
            it describes by a name ("15 km north of Izium").

    Raises:
        ReportError: the text is empty or too long.
        GazetteerError: the gazetteer can be neither built nor opened.
        ModelError: the recogniser's model is missing.
    """
    if isinstance(report, str):
        report = report_from_text(report)
    gazetteer = open_gazetteer()
    entities = tag(report, progress)
    named, possible = named_places(report, entities, gazetteer, Ranker.load())
    mentions = named
    if not names_only:
        near = partial(gazetteer.near, limit=ABOUT)
        mentions = joined(written_points(report, near, named), named)
        mentions = with_described(report, mentions, near)
    return Geoparse(report, mentions, rank_places(mentions), possible)


def named_places(
    report: Report, entities: Sequence[Entity], gazetteer: Gazetteer, ranker: Ranker
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return the mentions of a report, resolved, and the names that may be places as well.

    Args:
        report: the report.
        entities: what a model marked in it.
        gazetteer: where names are looked up.
        ranker: what chooses among the places of one name.
    """
    lexicon = GazetteerLexicon(gazetteer)
    others = other_paragraphs(report)
    recognised = recognise(report, entities, lexicon, others)
    lookup: Lookup = gazetteer.lookup
    named = resolve(report, recognised, lookup, ranker, gazetteer.villages)
    alike = gazetteer.misspelt, gazetteer.romanised_otherwise
    if (forgives := forgiving(lookup, *alike, named)) is not None:
        lookup = forgives
        named = resolve(report, recognised, lookup, ranker, gazetteer.villages)
    maybe = possible_names(report, entities, named, lexicon, others)
    taken, possible = second_look(resolve(report, maybe, gazetteer.lookup, ranker), named)
    unsure = half_marked(report, entities, named, lexicon, others)
    taken += village_names(unsure, named, gazetteer.villages)
    if taken:
        more = _met(report, taken, lexicon)
        in_order = tuple(sorted((*recognised, *more), key=lambda mention: mention.start))
        named = resolve(report, in_order, lookup, ranker, gazetteer.villages)
        spans = {(mention.start, mention.end) for mention in more}
        named = tuple(_looked_at(m) if (m.start, m.end) in spans else m for m in named)
    return named, possible


def _met(report: Report, taken: Sequence[Mention], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return what the second look has taken, with its roles.

    A town that no model marked acts for nobody: "Azov says" means the brigade.
    """
    areas = {m.start for m in taken if m.resolution and m.resolution.place.precision in AREAS}
    spans = [(mention.start, mention.end) for mention in taken]
    met = mentions_at(report, spans, lexicon)
    return tuple(m for m in met if m.role is not Role.ACTOR or m.start in areas)


def _looked_at(mention: Mention) -> Mention:
    """Return a mention of the second look with that among its reasons."""
    if mention.resolution is None:
        return mention
    told = say("no model marked the name: it is well known, and near other places of the report")
    reasons = (*mention.resolution.reasons, told)
    return replace(mention, resolution=replace(mention.resolution, reasons=reasons))


def joined(points: tuple[Mention, ...], named: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return coordinates and names together, by start, without names that stand in coordinates."""
    starts = [point.start for point in points]

    def is_free(name: Mention) -> bool:
        before = bisect_left(starts, name.end)
        return before == 0 or points[before - 1].end <= name.start

    kept = filter(is_free, named)
    return tuple(sorted((*points, *kept), key=lambda mention: mention.start))


def rank_places(mentions: tuple[Mention, ...]) -> tuple[Place, ...]:
    """Return the places of `mentions`: most `location` mentions first, then most mentions.

    Of as many, what is described follows what is named.
    """
    places: dict[str, Place] = {}
    located: Counter[str] = Counter()
    mentioned: Counter[str] = Counter()
    for mention in mentions:
        if mention.resolution is None:
            continue
        place = mention.resolution.place
        places.setdefault(place.id, place)
        mentioned[place.id] += 1
        located[place.id] += mention.role is Role.LOCATION

    def rank(place: Place) -> tuple[int, int, bool]:
        described = place.precision is Precision.DESCRIBED
        return -located[place.id], -mentioned[place.id], described

    return tuple(sorted(places.values(), key=rank))
