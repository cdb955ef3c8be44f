"""The pipeline: report, recognition, gazetteer, resolution."""

from __future__ import annotations

from collections import Counter

from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.model import Geoparse, Mention, Place, Report, Role
from geo.progress import Progress
from geo.recognition import recognise
from geo.recognition.possible import possible_names
from geo.recognition.toponym_tagger import ToponymTagger
from geo.report import report_from_text
from geo.resolution import Ranker, resolve
from geo.resolution.possible import likely
from geo.resolution.written_points import written_points


def geoparse(report: Report | str, *, progress: Progress | None = None) -> Geoparse:
    """Find the places that a report mentions.

    >>> result = geoparse("Shelling was heard in Kupiansk and in the east of the country.")
    >>> [(mention.text, mention.reason_unplaced) for mention in result.mentions]
    [('Kupiansk', None), ('the east of the country', 'vague')]

    Args:
        report: a report, or a text; offsets then count in this text.
        progress: called with how far it is; a million characters take a quarter of a minute.

    Raises:
        ReportError: the text is empty or too long.
        GazetteerError: the gazetteer can be neither built nor opened.
        ModelError: the recogniser's model is missing.
    """
    if isinstance(report, str):
        report = report_from_text(report)
    gazetteer = open_gazetteer()
    lexicon = GazetteerLexicon(gazetteer)
    entities = ToponymTagger.load().tag(report, progress)
    recognised = recognise(report, entities, lexicon)
    named = resolve(report, recognised, gazetteer.lookup, Ranker.load())
    mentions = joined(written_points(report, gazetteer.nearest), named)
    maybe = possible_names(report, entities, mentions, lexicon)
    possible = likely(resolve(report, maybe, gazetteer.lookup, Ranker.load()), named)
    return Geoparse(report, mentions, rank_places(mentions), possible)


def joined(points: tuple[Mention, ...], named: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return coordinates and names together, by start, without names that stand in coordinates."""
    taken = {offset for point in points for offset in range(point.start, point.end)}
    kept = (name for name in named if taken.isdisjoint(range(name.start, name.end)))
    return tuple(sorted((*points, *kept), key=lambda mention: mention.start))


def rank_places(mentions: tuple[Mention, ...]) -> tuple[Place, ...]:
    """Return the places of `mentions`: most `location` mentions first, then most mentions."""
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
    return tuple(
        sorted(places.values(), key=lambda place: (-located[place.id], -mentioned[place.id]))
    )
