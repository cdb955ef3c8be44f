"""Applies what people corrected to what was found in a report.

A stretch of text that corrections are anchored at is read as the last of them says. Any other
mention follows the wider corrections of its spelling, and a spelling that was said to be missed is
added wherever no mention is yet. Corrections applied to a corrected result leave it as it is.

A described place takes no room from the names in it, gives way to a name that crosses it, and
follows the names that it is described by.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from geo.corrections.anchors import fit, occurrences
from geo.corrections.corrected import corrected
from geo.corrections.correction import Correction, Reading, Scope, reading_of
from geo.corrections.covered import Covered
from geo.corrections.following import described_again
from geo.corrections.rules import Rules
from geo.geoparser import rank_places
from geo.language import say
from geo.model import Geoparse, Mention
from geo.nesting import nested
from geo.resolution.described_places import is_phrase

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Applied:
    """A correction whose place in the report was found."""

    correction: Correction
    spans: tuple[Span, ...]
    """The mentions that it decides, those it removed too; empty where later ones overrule it."""
    relocated: bool
    """It was made in another version of the text and found here by the words around it."""


@dataclass(frozen=True, slots=True)
class Unfitting:
    """A correction that could not be applied where it is anchored, and why."""

    correction: Correction
    why: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A result as people corrected it."""

    result: Geoparse
    applied: tuple[Applied, ...]
    unfitting: tuple[Unfitting, ...]


def apply(
    result: Geoparse, corrections: Sequence[Correction], always: Sequence[Correction] = ()
) -> Corrected:
    """Return `result` with corrections applied; later ones overrule earlier ones.

    Args:
        result: what was found, or an outcome of this function.
        corrections: those of this report, in the order in which they were made.
        always: those of scope `always`, from any report.
    """
    return _Application(result, _in_order(corrections, always)).outcome()


def _in_order(*several: Sequence[Correction]) -> tuple[Correction, ...]:
    """Merge by time, each list in its own order whatever the clocks said, no correction twice."""
    unique: dict[str, Correction] = {}
    for correction in heapq.merge(*several, key=lambda correction: correction.when):
        unique.setdefault(correction.id, correction)
    return tuple(unique.values())


def _still_possible(
    possible: Sequence[Mention], mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return what no mention is yet: a name that a person added is no longer only possible."""
    names = (mention for mention in mentions if not is_phrase(mention))
    taken = {offset for mention in names for offset in range(mention.start, mention.end)}
    return tuple(m for m in possible if taken.isdisjoint(range(m.start, m.end)))


class _Statement(NamedTuple):
    """The final reading of a stretch of text that corrections are anchored at."""

    reading: Reading | None
    number: int
    """Of the correction that decides."""
    born: int
    """Of the first correction since the stretch was last said to be no place."""
    removed: bool
    """Whether it was ever said not to be a place, or is not one in the end."""


@dataclass(slots=True)
class _Application:
    """One run; `numbers` of corrections count from 0 in their order."""

    result: Geoparse
    corrections: tuple[Correction, ...]
    rules: dict[str, Rules] = field(default_factory=lambda: defaultdict(Rules))
    anchored: dict[Span, list[int]] = field(default_factory=lambda: defaultdict(list))
    relocated: set[int] = field(default_factory=set)
    unfitting: dict[int, str] = field(default_factory=dict)
    decided: dict[int, list[Span]] = field(default_factory=lambda: defaultdict(list))
    outer: set[Span] = field(default_factory=set)
    """The stretches of described places, with the names in them."""
    read: dict[Span, tuple[Reading, int]] = field(default_factory=dict)
    """The final reading of each mention, and the correction that decided it, -1 for none."""

    def outcome(self) -> Corrected:
        """Return the outcome."""
        self._fit()
        found = {(mention.start, mention.end): mention for mention in self.result.mentions}
        self.outer = {
            (mention.start, mention.end)
            for mention, within in nested(self.result.mentions)
            if within or is_phrase(mention)
        }
        covered = Covered()
        self._keep_found(found, covered)
        self._read_anchored(covered)
        self._add_missed(covered)
        self._give_way()
        mentions = tuple(self._mentions(found))
        if self.corrections:
            own = {span for span, (_reading, number) in self.read.items() if number >= 0}
            mentions = described_again(self.result.report, mentions, own)
        return Corrected(
            Geoparse(
                self.result.report,
                mentions,
                rank_places(mentions),
                _still_possible(self.result.possible, mentions),
            ),
            tuple(self._applied()),
            tuple(
                Unfitting(self.corrections[n], self.unfitting[n]) for n in sorted(self.unfitting)
            ),
        )

    def _fit(self) -> None:
        for number, correction in enumerate(self.corrections):
            anchor = correction.anchor
            here = anchor.text_sha256 == self.result.report.text_sha256
            if here or correction.scope is not Scope.ALWAYS:
                found = fit(anchor, self.result.report)
                if found.span is None:
                    self.unfitting[number] = found.why
                    continue
                self.anchored[found.span].append(number)
                if found.relocated:
                    self.relocated.add(number)
            if correction.scope is not Scope.MENTION:
                self.rules[anchor.quote].add(number, correction)

    def _keep_found(self, found: dict[Span, Mention], covered: Covered) -> None:
        """Read what was found and never rejected."""
        for span, mention in found.items():
            if span in self.anchored:
                statement = self._statement(span)
                if statement.removed:
                    continue
                self._settle(span, statement.reading, statement.number, covered)
            else:
                ruling = self._rules_of(mention.text).rule(reading_of(mention))
                self._settle(span, ruling.reading, ruling.number, covered)

    def _read_anchored(self, covered: Covered) -> None:
        """Read the other stretches that corrections are anchored at, the oldest first."""
        statements = [
            (span, self._statement(span)) for span in self.anchored if span not in self.read
        ]
        for span, statement in sorted(statements, key=lambda item: (item[1].born, item[0])):
            beside = span in self.outer or not statement.reading
            overlapped = None if beside else covered.overlapping(*span)
            if overlapped is None:
                self._settle(span, statement.reading, statement.number, covered)
                continue
            other = self.result.report.text[slice(*overlapped)]
            for number in self.anchored[span]:
                if number >= statement.born:
                    self.unfitting[number] = say(
                        "“{quote}” overlaps “{other}”, which is a mention here: say first that "
                        "this is not a place",
                        quote=self.corrections[number].anchor.quote,
                        other=other,
                    )

    def _add_missed(self, covered: Covered) -> None:
        """Add the missed spellings, longest first, wherever no mention is yet."""
        for span in self.anchored:
            if span not in self.outer:
                covered.cover(*span)
        for quote in sorted(self.rules, key=lambda quote: (-len(quote), quote)):
            ruling = self.rules[quote].rule(None)
            if ruling.reading is None:
                continue
            for span in occurrences(self.result.report.text, quote):
                if covered.overlapping(*span) is None:
                    self._settle(span, ruling.reading, ruling.number, covered)

    def _statement(self, span: Span) -> _Statement:
        numbers = self.anchored[span]
        last = numbers[-1]
        removals = [number for number in numbers if self.corrections[number].new is None]
        born = next(n for n in numbers if not removals or n > removals[-1] or n == last)
        reading = self.corrections[last].new
        ruling = self._rules_of(self.corrections[last].anchor.quote).rule(reading, after=last)
        return _Statement(
            ruling.reading, max(ruling.number, last), born, bool(removals) or not ruling.reading
        )

    def _rules_of(self, spelling: str) -> Rules:
        return self.rules.get(spelling, _NO_RULES)

    def _settle(self, span: Span, reading: Reading | None, number: int, covered: Covered) -> None:
        if number >= 0:
            self.decided[number].append(span)
        if reading is not None:
            self.read[span] = (reading, number)
            if span not in self.outer:
                covered.cover(*span)

    def _give_way(self) -> None:
        """Leave out what is described where a name crosses it, holds it, or begins with it."""
        names = Covered()
        for span in self.read:
            if span not in self.outer:
                names.cover(*span)
        for start, end in self.outer & self.read.keys():
            first = names.overlapping(start, start + 1)
            last = names.overlapping(end - 1, end)
            if first or (last and last[1] > end):
                del self.read[start, end]

    def _mentions(self, found: dict[Span, Mention]) -> Iterator[Mention]:
        places = {
            mention.resolution.place.id: mention.resolution.place
            for mention in reversed(self.result.mentions)
            if mention.resolution
        }
        for span in sorted(self.read):
            reading, number = self.read[span]
            if number < 0:
                yield found[span]
                continue
            place = reading.place and places.setdefault(reading.place.id, reading.place)
            text = self.result.report.text[slice(*span)]
            said = self.corrections[number]
            yield corrected(found.get(span), span, text, Reading(reading.role, place), said)

    def _applied(self) -> Iterator[Applied]:
        fitting = {number for numbers in self.anchored.values() for number in numbers}
        for number, correction in enumerate(self.corrections):
            spans = tuple(sorted(self.decided.get(number, ())))
            if spans or (number in fitting and number not in self.unfitting):
                yield Applied(correction, spans, number in self.relocated)


_NO_RULES = Rules()
