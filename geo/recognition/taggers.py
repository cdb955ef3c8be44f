"""Which recogniser reads which paragraph: the English one, or that of other languages."""

from __future__ import annotations

from bisect import bisect_right

from geo.model import Report
from geo.progress import Progress
from geo.recognition.entities import Entity
from geo.recognition.multilingual import MultilingualTagger
from geo.recognition.toponym_tagger import ToponymTagger
from geo.report.language import paragraph_languages


def tag(report: Report, progress: Progress | None = None) -> tuple[Entity, ...]:
    """Return the names of places in `report`, by start, not overlapping.

    Those of a paragraph in another language than English come with their roles.

    Raises:
        ModelError: a model that it takes is missing or damaged.
    """
    others = other_paragraphs(report)
    if not others:
        return ToponymTagger.load().tag(report, progress)
    found = MultilingualTagger.load().tag(report, progress, others)
    if len(others) < len(report.paragraphs):
        starts = [paragraph.start for paragraph in report.paragraphs]
        english = ToponymTagger.load().tag(report, progress)
        found += tuple(e for e in english if bisect_right(starts, e.start) - 1 not in others)
    return tuple(sorted(found, key=lambda entity: entity.start))


def other_paragraphs(report: Report) -> frozenset[int]:
    """Return the indexes of the paragraphs that are not for the English recogniser to read."""
    languages = paragraph_languages(report.text, report.paragraphs, report.language)
    return frozenset(index for index, language in enumerate(languages) if language != "en")
