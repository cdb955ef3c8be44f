"""Names with a short word, in other languages than English: "Pto. Asís", "Сумский р-н"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from geo.model import Role
from geo.recognition.entities import Entity
from geo.recognition.lexicon import Lexicon
from geo.recognition.words import NAME
from geo.wordlists import alternatives, read_table

_ROWS = read_table("gazetteer/abbreviations.tsv")
_CYRILLIC = re.compile("[а-яёіїєґ]")
_INITIAL = 2
"""Characters of "S.", which begins a person's name as well."""


def abbreviated(text: str, parts: Iterable[tuple[int, int]], lexicon: Lexicon) -> Iterator[Entity]:
    """Yield such names of towns and regions; what begins with the word is known by its letters.

    Args:
        text: the report's text.
        parts: where the paragraphs in other languages begin and end.
        lexicon: where names are looked up.
    """
    for begin, stop in parts:
        for match in _regions().finditer(text, begin, stop):
            known = lexicon.entry(match[0])
            if known is not None and known.region:
                yield Entity(*match.span(), 1.0, Role.LOCATION)
        for match in _names().finditer(text, begin, stop):
            name = match[0]
            while " " in name:
                known = lexicon.entry(name)
                if known is not None and known.exact and (known.settlement or known.region):
                    yield Entity(match.start(), match.start() + len(name), 1.0, Role.LOCATION)
                    break
                name = name.rpartition(" ")[0]


@cache
def _names() -> re.Pattern[str]:
    starts = (short.capitalize() for short, where, _ in _ROWS if where == "start")
    short = alternatives(start for start in starts if len(start) > _INITIAL)
    return re.compile(rf"(?<![\w.])(?:{short}) {NAME}(?: de l[ao]s? {NAME})?")


@cache
def _regions() -> re.Pattern[str]:
    ends = (short for short, where, _ in _ROWS if where == "end" and _CYRILLIC.match(short))
    return re.compile(rf"(?<![\w'’-])[\w'’-]+ (?:{alternatives(ends)})(?!\w)")
