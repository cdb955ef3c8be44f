"""What is described by names follows the names when a person corrects them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from geo.model import Mention, Report
from geo.nesting import nested
from geo.resolution.described_places import is_approximate, is_phrase, with_described


def described_again(
    report: Report, mentions: Sequence[Mention], settled: Collection[tuple[int, int]]
) -> tuple[Mention, ...]:
    """Return `mentions` with what is described by names that have changed as they describe it now.

    Args:
        report: the report.
        mentions: by start; what they describe was found before the names changed.
        settled: (start, end) of the mentions that stay as they are.
    """

    def follows(mention: Mention) -> bool:
        found = is_phrase(mention) or is_approximate(mention)
        return found and (mention.start, mention.end) not in settled

    if not any(map(follows, mentions)):
        return tuple(mentions)
    names = [_unplaced(each) if follows(each) else each for each in mentions]
    outer = {id(each) for each, within in nested(mentions) if within or is_phrase(each)}
    beside = [n for n, m in zip(names, mentions, strict=True) if id(m) not in outer]
    again = {(m.start, m.end): m for m in with_described(report, beside, lambda _lat, _lon: ())}
    kept = []
    for mention in mentions:
        now = again.get((mention.start, mention.end)) if follows(mention) else mention
        if now is not None:
            kept.append(mention if _same_place(now, mention) else now)
    return tuple(kept)


def _unplaced(mention: Mention) -> Mention:
    """Return a name that stands about another place as it was found."""
    reason = mention.resolution.reasons[-1] if mention.resolution else None
    return replace(mention, resolution=None, reason_unplaced=reason)


def _same_place(one: Mention, other: Mention) -> bool:
    places = [each.resolution.place.id for each in (one, other) if each.resolution]
    return len(places) == 2 and places[0] == places[1]
