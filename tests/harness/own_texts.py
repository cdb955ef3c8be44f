"""What a page in another language says in words of its own, and which of it is English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html.parser import HTMLParser

from babel.messages.pofile import read_po

from geo import language

_SHOWN = ("title", "aria-label", "placeholder", "alt", "data-copied", "data-add")
_VOID = {"br", "hr", "img", "input", "meta"}


def texts_in(html: str) -> list[str]:
    """Return every text of a piece of HTML or SVG that is not said to be in another language."""
    parser = _Texts()
    parser.feed(html)
    parser.close()
    assert parser.languages == [language.current()]
    return parser.found


def english_left(texts: Iterable[str]) -> list[str]:
    """Return those of the texts that are of ours and in English."""
    return [text for text in texts if _is_english(text, language.current())]


class _Texts(HTMLParser):
    """The texts of a page but for those that say to be in another language."""

    def __init__(self) -> None:
        super().__init__()
        self.languages = [language.current()]
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self.languages[-1] == language.current():
            self.found += [given[name] or "" for name in _SHOWN if name in given]
        if tag not in _VOID:
            self.languages.append(given.get("lang") or self.languages[-1])

    def handle_endtag(self, tag: str) -> None:
        self.languages.pop()

    def handle_data(self, data: str) -> None:
        if self.languages[-1] == language.current():
            self.found.append(data)


@cache
def _is_english(text: str, code: str) -> bool:
    lower = text.lower()
    # What lacks the longest run of letters of an English text is not that text.
    return any(run in lower and _pattern(own).fullmatch(text) for run, own in _english(code))


@cache
def _english(code: str) -> tuple[tuple[str, str], ...]:
    """Return each text of ours in English, after the longest part of it that stands as it is.

    What another language says in the same words is not English in it.
    """
    catalogue = "uk" if code == language.ENGLISH else code
    with (language.LOCALE / catalogue / "LC_MESSAGES" / "dateline.po").open("rb") as file:
        messages = [message for message in read_po(file) if message.id != message.string]
    texts = []
    for message in (message for message in messages if message.id):
        for text in message.id if isinstance(message.id, tuple) else (message.id,):
            runs = re.split(r"\{\w+\}", text)
            words = " ".join(runs)
            # A report's own "the east" is like a name with its article; sentences have these.
            if re.search("[A-Za-z]", words) and words.split() not in (["the"], ["to"], ["of"]):
                texts.append((max(runs, key=len).lower(), text))
    return tuple(texts)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Return what a text of ours is like where it is shown: whole, or a part where it is long."""
    pattern = re.sub(r"\\\{(number|total|km)\\\}", r"[\\d,]+", re.escape(text))
    pattern = pattern.replace(r"\{kind\}", "an? [a-z ]+").replace(r"\{answer\}", "[a-z ]+")
    pattern = re.sub(r"\\\{\w+\\\}", ".+?", pattern)
    around = r".*" if len(re.sub(r"\{\w+\}", " ", text).split()) > 3 else ""
    return re.compile(f"{around}{pattern}{around}", re.IGNORECASE | re.DOTALL)
