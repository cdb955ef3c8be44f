"""Chats exported by WhatsApp as text, in the styles of its programs and countries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from geo.report.document import Document, one_line
from geo.report.formats.chat import Chat, Message, chat_document
from geo.wordlists import alternatives, read_words

_DAY = r"(?P<day>\d{1,4}[./-]\d{1,2}[./-]\d{1,4})\.?"
_BLANK = "[ \u00a0\u202f]"
_TIME = (
    rf"(?P<time>\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?"
    rf"(?:{_BLANK}?[AaPp]\.?{_BLANK}?[Mm]\.?(?!\w))?)"
)
_MARKS = "[\u200e\u200f\ufeff]{0,3}"
_STYLES = (
    rf"\[{_DAY}(?P<sure>,)?{_BLANK}(?:[^\W\d]{{1,4}}{_BLANK})?{_TIME}\]{_BLANK}",
    rf"\[{_TIME}(?P<sure>,){_BLANK}{_DAY}\]{_BLANK}",
    rf"{_DAY}(?P<sure>,)?{_BLANK}(?:[^\W\d]{{1,4}}{_BLANK})?{_TIME}{_BLANK}[-–]{_BLANK}",
)
"""How a message begins: on telephones of Apple, copied from the page, on other telephones."""
_BEGINS = tuple(re.compile(rf"^{_MARKS}{style}", re.M) for style in _STYLES)
_WHO = re.compile(rf"{_MARKS}(?P<who>[^:\n]{{1,80}}):(?:{_BLANK}|$)", re.M)
_WORDS = {kind: alternatives(words) for kind, words in read_words("reading/chats.tsv").items()}
_NOTICE = re.compile(_WORDS["notice"], re.I)
_NO_TEXT = re.compile(rf"\W*(?:{_WORDS['no-text']}|null\W*$)", re.I)
_MARKED = re.compile("\u200e|<[^<>\n]{3,40}>$", re.M)
"""What WhatsApp alone writes: a mark of direction, or a picture that is left out."""
_NOTED = re.compile(
    "[ \u200e]{0,3}<[^<>\n]{3,100}>[ .]{0,2}$"
    r"|^\u200e?[^\n/\\]{1,100}\.\w{2,5} \([^()\n]{3,40}\)$",
    re.M,
)
"""What it notes of a message: that it was edited, or has a file."""
_LONGEST_NOTE = 60
_HEAD = 8_000
_MOST_WORDS = 6
_OF_CALENDAR = {"ymd": (0, 1, 2), "dmy": (2, 1, 0), "mdy": (2, 0, 1)}


def is_whatsapp(head: str, name: str = "") -> bool:
    """Tell whether a text is a chat exported by WhatsApp rather than a log of what happened.

    Args:
        head: its beginning.
        name: of its file, which may say so.
    """
    style = _style(head)
    if style is None:
        return False
    begins = list(style.finditer(head[:_HEAD]))
    senders = [match["who"] for each in begins if (match := _WHO.match(head, each.end()))]
    if not senders or any(len(who.split()) > _MOST_WORDS for who in senders):
        return False
    if _NOTICE.search(head[:_HEAD]) or _MARKED.search(head[:_HEAD]) or "whatsapp" in name.lower():
        return True
    sure = all(begin["sure"] for begin in begins) and len(senders) == len(begins)
    # In a log the same place may come back, but rarely before most others have come once.
    few = 2 * len(set(senders)) <= len(senders) + 1
    return sure and len(senders) > 1 and (few or style is not _BEGINS[-1])


def read_whatsapp(text: str, called: str) -> Document:
    """Return the messages of a text that WhatsApp exported; its own lines are left out.

    Raises:
        ReportError: there is no message with a text in it, or more than are read.
    """
    style = _style(text) or _BEGINS[0]
    begins = list(style.finditer(text))
    ends = [match.start() for match in begins[1:]] + [len(text)]
    days = _days([match["day"] for match in begins])
    messages = []
    for begin, day, end in zip(begins, days, ends, strict=True):
        who = _WHO.match(text, begin.end())
        if who is not None:
            shown = one_line(who["who"].strip("~ \u00a0\u202f\u202a\u202c\u200e"))
            said = _said(text[who.end() : end])
            messages.append(Message(said, shown, day or begin["day"], one_line(begin["time"])))
    published = max(filter(None, days), default=None)
    return chat_document([Chat(tuple(messages))], called, published)


def _style(text: str) -> re.Pattern[str] | None:
    """Return how the messages of a text begin, None where it does not begin with one."""
    start = len(text) - len(text.lstrip())
    return next((begins for begins in _BEGINS if begins.match(text, start)), None)


def _said(text: str) -> str:
    """Return what of a message its sender wrote."""
    text = text.strip()
    noted = text.startswith("\u200e") and "://" not in text
    if len(text) < _LONGEST_NOTE and (noted or _NO_TEXT.match(text)):
        return ""
    return _NOTED.sub("", text).replace("\u200e", "").strip()


def _days(written: Sequence[str]) -> list[str | None]:
    """Return days in ISO 8601, None for each where their order is not sure.

    Day and month are told apart by a number over 12, by full stops, or as the days of a chat
    follow each other.
    """
    numbers = [tuple(map(int, re.split(r"[./-]", each))) for each in written]
    orders = ("ymd",) if written and re.match(r"\d{4}", written[0]) else ("dmy", "mdy")
    if written and "." in written[0] and len(orders) > 1:
        orders = ("dmy",)
    read = [[_date(each, order) for each in numbers] for order in orders]
    possible = [days for days in read if all(days)]
    if len(possible) > 1:
        possible = [
            days for days in possible if all(a <= b for a, b in pairwise(filter(None, days)))
        ]
        if len(possible) > 1 and possible[0] != possible[1]:
            possible = []
    if not possible:
        return [None] * len(written)
    return [day.isoformat() if day else None for day in possible[0]]


def _date(numbers: tuple[int, ...], order: str) -> date | None:
    year, month, day = (numbers[place] for place in _OF_CALENDAR[order])
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
