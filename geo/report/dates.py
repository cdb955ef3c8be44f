"""The date that a report gives for itself; never one that it does not give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from geo.model import Paragraph, ParagraphKind
from geo.wordlists import alternatives, read_table, read_words

_MONTHS = read_words("reading/words.tsv")["month"]
_MONTH = "|".join(f"{name}|{name[:3]}" for name in _MONTHS) + "|sept"
_ELSEWHERE = {
    word: int(value) for word, kind, value in read_table("reading/pages.tsv") if kind == "month"
}
"""Months in other languages than English, by the case that they have in a date."""
_FORMS = (
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:er)?\s+(?:de\s+)?(?P<m>{alternatives(_ELSEWHERE)}),?"
        r"\s+(?:de\s+)?(?P<y>\d{4})\b(?:\s+(?:року|р|года|г)\b\.?)?",
        re.I,
    ),
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{_MONTH})\.?,?\s+(?P<y>\d{{4}})\b", re.I
    ),
    re.compile(
        rf"\b(?P<m>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b", re.I
    ),
    re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})\b"),
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_WEEKDAYS = [word for word, kind, _ in read_table("reading/pages.tsv") if kind == "weekday"]
_WEEKDAY = re.compile(
    rf"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|{alternatives(_WEEKDAYS)})\b", re.I
)
_HEAD = 6
_LONGEST = 80


def find_date(text: str, paragraphs: Sequence[Paragraph]) -> str | None:
    """Return the ISO 8601 date of a line that dates the report, None where there is none.

    Only short lines at the head of the report count: a date in a sentence dates an event.
    """
    for paragraph in paragraphs[:_HEAD]:
        line = text[paragraph.start : paragraph.end]
        if paragraph.kind is ParagraphKind.BODY and (len(line) > _LONGEST or line.endswith(".")):
            continue
        for form in _FORMS:
            if (match := form.search(line)) and (found := _iso(match)):
                return found
    return None


def is_date(line: str) -> bool:
    """Tell whether a line holds a date and no other word."""
    for form in _FORMS:
        rest, found = form.subn("", line, count=1)
        if found:
            return not _WORD.search(_WEEKDAY.sub("", rest))
    return False


def full_date(text: str) -> str | None:
    """Return the ISO 8601 date with which `text` begins, None where it is not a full date."""
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return None


def written_date(text: str) -> str | None:
    """Return the ISO 8601 date that `text` gives alone, None where day and month may be mistaken.

    >>> written_date("Mon, 12 Sep 2022 10:00:00 GMT"), written_date("12/09/2022")
    ('2022-09-12', None)
    """
    found = (_iso(match) for form in _FORMS if (match := form.search(text)))
    return full_date(text.strip().replace("/", "-")) or next(filter(None, found), None)


def _iso(match: re.Match[str]) -> str | None:
    month = match["m"].lower()
    number = (
        int(month)
        if month.isdigit()
        else _ELSEWHERE[month]
        if month in _ELSEWHERE
        else next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(month[:3]))
    )
    try:
        return date(int(match["y"]), number, int(match["d"])).isoformat()
    except ValueError:
        return None
