"""Phrases that name an area without naming a place: "the east of the country"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DIRECTION = r"(?:north|south|east|west)(?:[- ]?(?:east|west))?"
_ADJECTIVE = r"(?:(?:north|south)(?:-?(?:east|west))?ern|eastern|western|central)"
_AREA = (
    r"(?:front(?:[ -]?lines?)?|sectors?|flanks?|regions?|territories|areas?|axis|direction|border"
    r"|provinces|steppes?|suburbs)"
)
_COUNTRY = r"(?:country|nation|enclave|peninsula|region|province|territory|strip)"

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
