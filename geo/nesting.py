"""Mentions within mentions: a described place holds the names that it is described by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.model import Mention


def nested(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Sequence[Mention]]]:
    """Yield the mentions that lie in no other one, each with those that lie in it.

    >>> from geo.model import Role
    >>> spans = [(0, 20), (15, 20), (24, 29)]
    >>> every = [Mention(start, end, "", Role.LOCATION) for start, end in spans]
    >>> [(outer.start, [each.start for each in inner]) for outer, inner in nested(every)]
    [(0, [15]), (24, [])]

    Args:
        mentions: by start; one that crosses another is left out.
    """
    index = 0
    while index < len(mentions):
        outer = mentions[index]
        first = index = index + 1
        while index < len(mentions) and mentions[index].start < outer.end:
            index += 1
        yield outer, [each for each in mentions[first:index] if each.end <= outer.end]
