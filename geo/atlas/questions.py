"""What is asked of an archive: its places, its days, and what each choice of a filter leaves."""

from __future__ import annotations

from dataclasses import dataclass

from geo.atlas.conditions import TIME, condition
from geo.atlas.days import Days
from geo.atlas.filter import NO_COUNTRY, Filter
from geo.atlas.opening import Archive
from geo.remembered import remembered

MOST_PLACES = 2_000
"""On one map: more take the browser longer than a reader waits, and lie upon one another."""
MOST_CHOICES = 60

_FACETS = {
    "sources": "s.source",
    "languages": "language",
    "countries": "country",
    "kinds": "kind",
    "roles": "role",
}
"""What can be chosen among, by the filter's name for it, with its column."""
_TOLD = {
    "sources": ("source", "sources"),
    "languages": ("language", "reports"),
    "countries": (f"coalesce(nullif(country, ''), '{NO_COUNTRY}')", "places"),
    "kinds": ("kind", "places"),
}
"""Where all values of a part stand, whatever the role of the mentions that have them."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place of the archive with how often it is named; degrees WGS 84."""

    number: int
    """Of the place in this archive as it is open."""
    id: str
    name: str
    kind: str
    country: str
    region: str
    lat: float
    lon: float
    reports: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Places:
    """The places that a filter leaves, most mentions first: as many as a map holds."""

    found: tuple[Found, ...]
    total: int
    """How many places there are in all."""
    mentions: int
    reports: int

    @property
    def left_out(self) -> int:
        """How many places are not among those found."""
        return self.total - len(self.found)


def find_places(
    archive: Archive, wanted: Filter, most: int = MOST_PLACES, *, place: str = ""
) -> Places:
    """Return the places that a filter leaves.

    Args:
        archive: the archive.
        wanted: the filter.
        most: how many at most.
        place: id of the one place that is asked for; "" for all.

    Raises:
        ArchiveError: a file is not what it was.
    """
    asked = condition(archive, wanted, place=place)
    rows = archive.ask(
        f"""
        SELECT p.no, p.place, p.label, p.kind, p.country, p.region, p.lat, p.lon, n.reports,
            n.mentions, count(*) OVER (), sum(n.mentions) OVER ()
        FROM (SELECT place, count(*) AS mentions, count(DISTINCT report) AS reports
              FROM {asked.table} WHERE {asked.where} GROUP BY place) n
        JOIN places p ON p.no = n.place
        ORDER BY n.mentions DESC, p.no LIMIT ?
        """,
        [*asked.values, most],
    )
    if not rows:
        return Places((), 0, 0, 0)
    # A bit for each report: a tenth of the time that counting what is distinct takes.
    (reports,) = archive.ask(
        f"SELECT bit_count(bitstring_agg(report, 1, {archive.reports})) FROM {asked.table} "
        f"WHERE {asked.where}",
        asked.values,
    )[0]
    *_place, total, mentions = rows[0]
    return Places(tuple(Found(*row[:10]) for row in rows), total, int(mentions), reports)


places = remembered(find_places)
"""The same, remembered: for a map's number of places, not for all of an archive's."""


@remembered
def days(archive: Archive, wanted: Filter, place: str = "") -> Days:
    """Return how many mentions each day has, whatever span of time the filter asks for.

    Args:
        archive: the archive.
        wanted: the filter.
        place: id of a place whose mentions alone count; "" for all.

    Raises:
        ArchiveError: a file is not what it was.
    """
    asked = condition(archive, wanted, TIME, place=place)
    rows = archive.ask(
        f"SELECT day, count(*) FROM {asked.table} WHERE {asked.where} GROUP BY day ORDER BY day",
        asked.values,
    )
    undated = sum(number for day, number in rows if day is None)
    return Days(tuple((day, number) for day, number in rows if day is not None), undated)


@remembered
def choices(archive: Archive, wanted: Filter, place: str = "") -> dict[str, dict[str, int]]:
    """Return how many mentions each value would leave, by the filter's names for its parts.

    A value is counted as if it were the only one of its part.

    Args:
        archive: the archive.
        wanted: the filter.
        place: id of a place whose mentions alone count; "" for all.

    Raises:
        ArchiveError: a file is not what it was.
    """
    counted = {}
    for part, column in _FACETS.items():
        asked = condition(archive, wanted, part, place=place)
        joined = "JOIN sources s USING (report)" if part == "sources" else ""
        rows = archive.ask(
            f"SELECT {column}::VARCHAR AS value, count(*) FROM {asked.table} {joined} "
            f"WHERE {asked.where} GROUP BY {column} ORDER BY 2 DESC, 1",
            asked.values,
        )
        counted[part] = {str(value): number for value, number in rows}
    return counted


@remembered
def known_choices(archive: Archive) -> dict[str, tuple[str, ...]]:
    """Return what can be chosen in an archive, most mentions first, at most `MOST_CHOICES` each.

    What no place itself has, such as a country named as a government alone, stands last.

    Raises:
        ArchiveError: a file is not what it was.
    """
    known = {part: dict.fromkeys(counted) for part, counted in choices(archive, Filter()).items()}
    for part, (column, table) in _TOLD.items():
        rows = archive.ask(f"SELECT DISTINCT {column}::VARCHAR AS value FROM {table} ORDER BY 1")
        known[part] |= dict.fromkeys(value for (value,) in rows)
    return {part: tuple(values)[:MOST_CHOICES] for part, values in known.items()}
