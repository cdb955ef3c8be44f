"""What an atlas on one page says of each place: its days, its sources and its newest passages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from geo.atlas.conditions import condition
from geo.atlas.filter import Filter
from geo.atlas.opening import Archive
from geo.atlas.passages import Passage, passages_at

MOST_PASSAGES = 20_000
"""On a page: some 12 MB of it."""
MOST_OF_ONE = 20
MOST_SOURCES = 8


@dataclass(frozen=True, slots=True)
class Evidence:
    """Of one place."""

    sources: tuple[tuple[str, int], ...]
    """With their mentions, most first: `MOST_SOURCES` of them."""
    sources_left: int
    passages: tuple[Passage, ...]
    """The newest first, and those of no day last."""
    passages_left: int


NOTHING = Evidence((), 0, (), 0)


def evidence_of(archive: Archive, wanted: Filter, places: int) -> dict[int, Evidence]:
    """Return what is said of the places that a filter leaves, by their numbers.

    Args:
        archive: the archive.
        wanted: the filter.
        places: how many it leaves; the more there are, the fewer passages each has.

    Raises:
        ArchiveError: a file is not what it was.
    """
    asked = condition(archive, wanted)
    sources: dict[int, list[tuple[str, int]]] = defaultdict(list)
    all_sources: dict[int, int] = {}
    for place, source, number, total in archive.ask(
        f"""
        SELECT place, source, count(*) AS named, count(*) OVER (PARTITION BY place)
        FROM {asked.table} JOIN sources USING (report) WHERE {asked.where} GROUP BY place, source
        QUALIFY row_number() OVER (PARTITION BY place ORDER BY named DESC, source) <= ?
        ORDER BY place, named DESC, source
        """,
        [*asked.values, MOST_SOURCES],
    ):
        sources[place].append((source, number))
        all_sources[place] = total
    rows = archive.ask(
        f"""
        WITH ranked AS (
            SELECT place, report, list(spot) AS held, count(*) OVER one AS total,
                row_number() OVER (one ORDER BY day DESC NULLS LAST, report, passage_start) AS turn
            FROM {asked.table} WHERE {asked.where} GROUP BY place, report, day, passage_start
            WINDOW one AS (PARTITION BY place) QUALIFY turn <= ?)
        SELECT place, total, r.report, r.title, r.day, r.given, r.sources, r.address,
            r.publisher, r.language, held
        FROM ranked JOIN reports r ON r.no = ranked.report ORDER BY place, turn
        """,
        [*asked.values, max(1, min(MOST_OF_ONE, MOST_PASSAGES // max(1, places)))],
    )
    passages: dict[int, list[Passage]] = defaultdict(list)
    for (place, *_told), passage in zip(
        rows, passages_at(archive, [row[2:] for row in rows]), strict=True
    ):
        passages[place].append(passage)
    totals = {row[0]: row[1] for row in rows}
    return {
        place: Evidence(
            tuple(sources[place]),
            all_sources.get(place, 0) - len(sources[place]),
            tuple(told),
            totals[place] - len(told),
        )
        for place, told in passages.items()
    }
