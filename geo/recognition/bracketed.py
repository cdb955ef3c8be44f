"""Towns whose country stands in brackets, in other languages than English: "Cali (Colombia)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from geo.model import Role
from geo.recognition.entities import Entity
from geo.recognition.lexicon import Lexicon
from geo.recognition.words import NAME
from geo.wordlists import alternatives, read_words


def bracketed(text: str, parts: Iterable[tuple[int, int]], lexicon: Lexicon) -> Iterator[Entity]:
    """Yield such towns and their countries, where the country has a town or region so called.

    Args:
        text: the report's text.
        parts: where the paragraphs in other languages begin and end.
        lexicon: where names are looked up.
    """
    for begin, stop in parts:
        for match in _pattern().finditer(text, begin, stop):
            known = lexicon.entry(match["land"])
            if known is None or not known.country:
                continue
            if set(lexicon.homes(match["town"])) & set(lexicon.homes(match["land"])[:1]):
                for group in ("town", "land"):
                    yield Entity(*match.span(group), 1.0, Role.LOCATION)


@cache
def _pattern() -> re.Pattern[str]:
    leads = alternatives(read_words("recognition/marked.tsv")["lead"])
    arabic = "[\u0621-\u0652]+(?: [\u0621-\u0652]+)?"
    return re.compile(
        rf"(?:\b(?:{leads}) (?={arabic} \()|(?<![\w-])(?![\u0621-\u0652]))"
        rf"(?P<town>{NAME}) \((?P<land>{NAME})\)"
    )
