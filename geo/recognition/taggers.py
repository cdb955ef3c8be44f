"""Which recogniser reads which paragraph: the English one, or that of other languages."""

from __future__ import annotations

import re

from geo.model import Paragraph, Report
from geo.progress import Progress
from geo.recognition.entities import Entity
from geo.recognition.multilingual import MultilingualTagger
from geo.recognition.toponym_tagger import ToponymTagger
from geo.report.language import detect_language

_LETTER = re.compile(r"[^\W\d_]")
_OTHER_SCRIPT = re.compile(r"[\u0400-\u052f\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = frozenset({"es", "fr"})
_LEAST = 120
"""Code points of a paragraph whose language its function words tell."""


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
        inside = [(p.start, p.end) for at, p in enumerate(report.paragraphs) if at in others]
        english = ToponymTagger.load().tag(report, progress)
        found += tuple(e for e in english if not any(a <= e.start < b for a, b in inside))
    return tuple(sorted(found, key=lambda entity: entity.start))


def other_paragraphs(report: Report) -> frozenset[int]:
    """Return the indexes of the paragraphs that are not for the English recogniser to read."""
    return frozenset(
        index for index, paragraph in enumerate(report.paragraphs) if _is_other(report, paragraph)
    )


def _is_other(report: Report, paragraph: Paragraph) -> bool:
    text = report.text[paragraph.start : paragraph.end]
    letters = len(_LETTER.findall(text))
    if 2 * len(_OTHER_SCRIPT.findall(text)) > letters:
        return True
    if report.language not in _LATIN and len(text) < _LEAST:
        return False
    return detect_language(text, report.language) in _LATIN
