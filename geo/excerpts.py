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
    """Return the sentences that mention `place`, in the order of the report.

    >>> from geo import geoparse
    >>> result = geoparse("Troops entered Izium. Nobody left. Izyum lies south of Kharkiv.")
    >>> [passage.text for passage in passages(result, result.places[0])]
    ['Troops entered Izium.', 'Izyum lies south of Kharkiv.']
    """
    report = result.report
    grouped: dict[int, list[Mention]] = {}
    for mention in result.mentions_of(place):
        grouped.setdefault(sentence_at(report, mention.start), []).append(mention)
    found = []
    for index, mentions in grouped.items():
        whole = report.sentences[index]
        start = min(whole.start, mentions[0].start)
        end = max(whole.end, *(mention.end for mention in mentions))
        found.append(
            Passage(
                start,
                end,
                report.text[start:end],
                report.paragraphs[whole.paragraph],
                tuple(mentions),
            )
        )
    return tuple(found)


def keyword_in_context(
    report: Report, start: int, end: int, *, before: int = 60, after: int = 60
) -> tuple[str, str, str]:
    """Return (text before, name, text after) of a name in its paragraph.

    Args:
        report: the report.
        start: where the name starts in its text.
        end: where it ends.
        before: most characters before it; what is left out makes room for an ellipsis, and is cut
            off between words where there are blanks.
        after: most characters after it, likewise.

    >>> from geo import geoparse
    >>> report = geoparse("Troops entered Izium on Sunday.").report
    >>> keyword_in_context(report, 15, 20, before=10)
    ('… entered ', 'Izium', ' on Sunday.')
    """
    text, paragraph = report.text, paragraph_of(report, start)
    first, last = max(paragraph.start, start - before), min(paragraph.end, end + after)
    head = tail = ""
    if first > paragraph.start:
        head, first = "… ", max(text.find(" ", first, start) + 1, first)
    if last < paragraph.end:
        blank = text.rfind(" ", end, last)
        tail, last = " …", blank if blank >= end else last
    return head + text[first:start], text[start:end], text[end:last] + tail


def paragraph_of(report: Report, offset: int) -> Paragraph:
    """Return the paragraph in which `offset` lies, or the last one before it."""
    index = bisect_right(report.paragraphs, offset, key=lambda paragraph: paragraph.start)
    return report.paragraphs[max(0, index - 1)]


def sentence_at(report: Report, offset: int) -> int:
    """Return the index of the sentence in which `offset` lies, or of the last one before it."""
    return max(0, bisect_right(report.sentences, offset, key=lambda item: item.start) - 1)


def sentence(text: str) -> str:
    """Return a text with a capital letter at its start.

    >>> sentence("it is vague")
    'It is vague'
    """
    return text[:1].upper() + text[1:]
