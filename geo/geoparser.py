"""The pipeline: report, recognition, gazetteer, resolution."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import partial

from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.model import Geoparse, Mention, Place, Report, Role
from geo.progress import Progress
from geo.recognition import recognise
from geo.recognition.toponym_tagger import ToponymTagger
from geo.report import report_from_text
from geo.resolution import Ranker, resolve
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
        names_only: leave out places that have no name, such as coordinates written in the text.

    Raises:
        ReportError: the text is empty or too long.
        GazetteerError: the gazetteer can be neither built nor opened.
        ModelError: the recogniser's model is missing.
    """
    if isinstance(report, str):
        report = report_from_text(report)
    gazetteer = open_gazetteer()
    lexicon = GazetteerLexicon(gazetteer)
    recognised = recognise(report, ToponymTagger.load(), lexicon, progress)
    mentions = resolve(report, recognised, gazetteer.lookup, Ranker.load())
    if not names_only:
        points = written_points(report, partial(gazetteer.near, limit=ABOUT), mentions)
        mentions = joined(points, mentions)
    return Geoparse(report, mentions, rank_places(mentions))


def joined(points: tuple[Mention, ...], named: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return coordinates and names together, by start, without names that stand in coordinates."""
    starts = [point.start for point in points]

    def is_free(name: Mention) -> bool:
        before = bisect_left(starts, name.end)
        return before == 0 or points[before - 1].end <= name.start

    kept = filter(is_free, named)
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
