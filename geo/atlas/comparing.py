"""Two filters side by side: which places only one has, and which are named more often in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from geo.atlas.conditions import condition
from geo.atlas.filter import Filter
from geo.atlas.opening import Archive
from geo.atlas.questions import MOST_PLACES, Found
from geo.remembered import remembered


class Verdict(StrEnum):
    """How often the first of two names a place, beside the second."""

    ONLY_FIRST = "only-first"
    MORE = "more"
    SAME = "same"
    LESS = "less"
    ONLY_SECOND = "only-second"


APART = ("time", "sources", "reports")
"""The parts in which two filters may differ; the rest is asked of both."""
_APART = ("since", "until", "undated", "sources", "reports")


def beside(side: Filter, rest: Filter) -> Filter:
    """Return a side of a comparison: its own time, sources and reports, and all else of `rest`."""
    return replace(rest, **{name: getattr(side, name) for name in _APART})


def common(wanted: Filter) -> Filter:
    """Return what a filter asks of both sides of a comparison alike."""
    return beside(Filter(), wanted)


@dataclass(frozen=True, slots=True)
class Compared:
    """A place with its mentions in the first and in the second."""

    place: Found
    first: int
    second: int

    @property
    def verdict(self) -> Verdict:
        """Which of the two names it, or names it more often."""
        if not self.second:
            return Verdict.ONLY_FIRST
        if not self.first:
            return Verdict.ONLY_SECOND
        if self.first == self.second:
            return Verdict.SAME
        return Verdict.MORE if self.first > self.second else Verdict.LESS


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two filters leave, most mentions of both first."""

    compared: tuple[Compared, ...]
    total: int
    """How many places either leaves; more than those compared where a map holds no more."""


@remembered
def compare(archive: Archive, first: Filter, second: Filter, most: int = MOST_PLACES) -> Comparison:
    """Return what two filters leave of an archive.

    Raises:
        ArchiveError: a file is not what it was.
    """
    one, other = condition(archive, first), condition(archive, second)
    here, there = one.everywhere, other.everywhere
    rows = archive.ask(
        f"""
        WITH counted AS (
            SELECT place, count(*) FILTER ({here}) AS first, count(*) FILTER ({there}) AS second,
                count(*) AS mentions, count(DISTINCT report) AS reports
            FROM mentions WHERE ({here}) OR ({there}) GROUP BY place)
        SELECT p.no, p.place, p.label, p.kind, p.country, p.region, p.lat, p.lon, c.reports,
            c.mentions, c.first, c.second, count(*) OVER ()
        FROM counted c JOIN places p ON p.no = c.place ORDER BY c.mentions DESC, p.no LIMIT ?
        """,
        [*one.values, *other.values, *one.values, *other.values, most],
    )
    compared = tuple(Compared(Found(*row[:10]), row[10], row[11]) for row in rows)
    return Comparison(compared, rows[0][-1] if rows else 0)
