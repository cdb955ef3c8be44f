"""Coordinates that a text gives, found where they stand; all are WGS 84, the latitude first.

Decimal degrees, degrees with minutes, the Military Grid Reference System, UTM, Open Location Codes
(plus codes), `geo:` addresses and links of map services, which are read and never opened. Numbers
that only look alike stay numbers: dates, prices, calibres, versions, ranges, counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.coordinates.columns import find_columns
from geo.coordinates.degrees import find_degrees
from geo.coordinates.found import FoundPoint, Notation
from geo.coordinates.grids import find_grid_references
from geo.coordinates.links import find_links, links_in
from geo.coordinates.numberpairs import find_number_pairs
from geo.coordinates.pluscodes import find_plus_codes

_DIGITS = re.compile(r"\d+")
_REACH = 60
"""Characters around a number in which its coordinates end; no notation has a longer gap."""
_FAR = 1 << 62
_FINDERS = (find_degrees, find_number_pairs, find_grid_references)


def find_points(text: str) -> tuple[FoundPoint, ...]:
    """Return the coordinates that `text` gives, by start, not overlapping.

    >>> [found] = find_points("Hit at 48°35′45″N 37°59′59″E, twice.")
    >>> found.start, found.end, found.point
    (7, 28, (48.595833, 37.999722))
    """
    found = [*find_columns(text), *find_links(text), *find_plus_codes(text)]
    links = [match.span() for match in links_in(text)]
    for start, end in _numbered(text):
        for finder in _FINDERS:
            found.extend(finder(text, start, end))
    found.sort(key=lambda each: (each.start, -each.end))
    kept: list[FoundPoint] = []
    position = 0
    for each in found:
        # What stands in a link is the link's: a page's address has many numbers.
        while position < len(links) and links[position][1] <= each.start:
            position += 1
        in_link = position < len(links) and links[position][0] < each.end
        if in_link and each.notation is not Notation.LINK:
            continue
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def _numbered(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of `text` that have numbers, so that running text costs nothing."""
    start = end = numbers = 0
    for first, last in (*(match.span() for match in _DIGITS.finditer(text)), (_FAR, _FAR)):
        if first > end + _REACH or not numbers:
            if numbers > 1:
                yield max(0, start - _REACH), min(len(text), end + _REACH)
            start, numbers = first, 0
        end, numbers = last, numbers + 1
