"""Open Location Codes (plus codes), found in a text and read by their specification.

A full code says where it is by itself, a short one beside the name of a town near it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.coordinates.found import FoundPoint, LatLon, Notation

_DIGITS = "23456789CFGHJMPQRVWX"
_ANY = "[2-9CFGHJMPQRVWX]"
_FULL = re.compile(rf"(?<![\w+]){_ANY}{{8}}\+{_ANY}{{2,7}}(?![\w+])")
_SHORT = re.compile(rf"(?<![\w+])(?=[C-X+]{{0,7}}\d){_ANY}{{4}}\+{_ANY}{{2,3}}(?![\w+])")
_PAIRS = 5
"""Pairs of digits before the finest, each of which divides a cell by 20 by 20; then 5 by 4."""
_WHOLE_DEGREE = 2
"""Pairs after which a cell is one degree wide."""


def find_plus_codes(text: str) -> Iterator[FoundPoint]:
    """Yield the full plus codes in `text`."""
    for match in _FULL.finditer(text) if "+" in text else ():
        lat, lon = _middle(match[0], 0)
        if lat < 180 and lon < 360:
            point = round(lat - 90, 6), round(lon - 180, 6)
            yield FoundPoint(match.start(), match.end(), Notation.PLUS_CODE, point)


def short_plus_codes(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of what may be a short plus code in `text`."""
    for match in _SHORT.finditer(text) if "+" in text else ():
        yield match.span()


def recovered(code: str, near: LatLon) -> LatLon:
    """Return the point of a short plus code: of all its cells that which is nearest to `near`.

    >>> recovered("H2XX+QV", (49.6, 25.1))
    (49.599438, 25.049688)
    """
    lat, lon = _middle(code, _WHOLE_DEGREE)
    return (
        round(lat + round(near[0] - lat), 6),
        round((lon + round(near[1] - lon) + 180) % 360 - 180, 6),
    )


def _middle(code: str, pair: int) -> LatLon:
    """Return the middle of a code's cell in degrees from where its first pair counts."""
    digits = [_DIGITS.index(digit) for digit in code.replace("+", "")]
    height = width = 20.0 / 20**pair * 20
    north = east = 0.0
    number = 2 * (_PAIRS - pair)
    for row, column in zip(digits[:number:2], digits[1:number:2], strict=True):
        height, width = height / 20, width / 20
        north, east = north + row * height, east + column * width
    for digit in digits[number:]:
        height, width = height / 5, width / 4
        north, east = north + digit // 4 * height, east + digit % 4 * width
    return north + height / 2, east + width / 2
