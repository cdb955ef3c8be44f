"""Nicknames, call signs and noms de guerre: "alias Cali", "the commander known as Calarcá"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from geo.model import Mention
from geo.recognition.words import PLACE_PREPOSITIONS
from geo.wordlists import alternatives, read_words

_LONGEST = 20
"""Letters of a word before a name that may be a preposition."""


def without_nicknames(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions but the names that somebody goes by, wherever a text has them.

    Where a preposition leads to such a name it is the place's for all that: "Cali fled to Cali".
    """
    names: dict[str, set[int]] = {}
    for match in _nickname().finditer(text):
        first, _, _ = match["name"].partition(" ")
        for name in (first, match["name"]):
            names.setdefault(name, set()).add(match.start("name"))
    for mention in mentions:
        told = names.get(mention.text)
        before = text[max(0, mention.start - _LONGEST) : mention.start].split()[-1:]
        announced = bool(before) and before[0].lower() in PLACE_PREPOSITIONS
        if told is None or (announced and mention.start not in told):
            yield mention


@cache
def _nickname() -> re.Pattern[str]:
    words = read_words("recognition/nicknames.tsv")
    person, known = alternatives(words["person"]), alternatives(words["known"])
    lead = rf"{alternatives(words['lead'])}|(?:{person}) (?:\w{{1,{_LONGEST}}} )?(?:{known})"
    name = rf"(?-i:(?!\d)[^\Wa-zà-ÿа-яёіїєґ][\w’'-]{{1,{_LONGEST}}})"
    return re.compile(rf"(?<!\w)(?:{lead}),? [\"'“‘«„]?(?P<name>{name}(?: {name})?)", re.I)
