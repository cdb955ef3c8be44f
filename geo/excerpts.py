"""From a mention to what a reader reads: its sentence, its paragraph, its key word in context."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from geo.model import Geoparse, Mention, Paragraph, Place, Report


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with every mention of one place in it; offsets count in the report's text."""

    start: int
    end: int
    text: str
    paragraph: Paragraph
    mentions: tuple[Mention, ...]


def passages(result: Geoparse, place: Place) -> tuple[Passage, ...]:
    """Return the sentences that mention `place`, in the order of the report."""
    report = result.report
    grouped: dict[int, list[Mention]] = {}
    for mention in result.mentions_of(place):
        grouped.setdefault(_sentence_index(report, mention.start), []).append(mention)
    found = []
    for index, mentions in grouped.items():
        sentence = report.sentences[index]
        start = min(sentence.start, mentions[0].start)
        end = max(sentence.end, mentions[-1].end)
        found.append(
            Passage(
                start,
                end,
                report.text[start:end],
                report.paragraphs[sentence.paragraph],
                tuple(mentions),
            )
        )
    return tuple(found)


def keyword_in_context(
    report: Report, mention: Mention, *, width: int = 60
) -> tuple[str, str, str]:
    """Return (before, name, after), each side at most `width` characters of the paragraph."""
    paragraph = paragraph_of(report, mention.start)
    return (
        report.text[max(paragraph.start, mention.start - width) : mention.start],
        mention.text,
        report.text[mention.end : min(paragraph.end, mention.end + width)],
    )


def paragraph_of(report: Report, offset: int) -> Paragraph:
    """Return the paragraph in which `offset` lies, or the last one before it."""
    index = bisect_right(report.paragraphs, offset, key=lambda paragraph: paragraph.start)
    return report.paragraphs[max(0, index - 1)]


def _sentence_index(report: Report, offset: int) -> int:
    return max(0, bisect_right(report.sentences, offset, key=lambda item: item.start) - 1)
