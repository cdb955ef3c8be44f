"""Phrases that name an area without naming a place: "the east of the country"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.wordlists import alternatives, read_words

_DIRECTION = r"(?:north|south|east|west)(?:[- ]?(?:east|west))?"
_ADJECTIVE = r"(?:(?:north|south)(?:-?(?:east|west))?ern|eastern|western|central)"
_PLACES = read_words("recognition/places.tsv")
_AREA = rf"(?:{alternatives(_PLACES['area'])})"
_COUNTRY = rf"(?:{alternatives(_PLACES['whole'])})"

_PHRASE = re.compile(
    rf"\bthe\s+(?:far\s+|deep\s+)?{_DIRECTION}\s+of\s+(?:the|this|that|their)\s+{_COUNTRY}\b"
    rf"|\bthe\s+{_ADJECTIVE}\s+{_AREA}\b"
    rf"|(?<=\bin )the\s+(?:far\s+|deep\s+)?{_DIRECTION}\b(?!\s+of\b|-)"
    rf"|\bthe\s+(?:{_DIRECTION}|{_ADJECTIVE}\s+part)\s+of\s+(?:the|this|that|their)\s+{_COUNTRY}\b",
    re.I,
)


def find_vague(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of vague phrases in `text[start:end]`."""
    for match in _PHRASE.finditer(text, start, end):
        if any(char.isupper() for char in match[0][4:]):
            continue
        yield match.start(), match.end()
