"""A filter as a condition of SQL over a table of mentions, with the values that are bound to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from geo.atlas.filter import Area, Filter, Undated
from geo.atlas.opening import Archive
from geo.model import Role

TIME = "time"
MENTIONS = "mentions"
_NAMED = frozenset((Role.LOCATION,))
"""What is counted where no role is asked for: the same as on the map of one report."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a filter asks."""

    table: str
    """All mentions, or those in passages with the filter's words."""
    where: str
    values: list[Any]
    """Of the question marks in `where`."""

    @property
    def everywhere(self) -> str:
        """The condition as it stands over all mentions."""
        if self.table == MENTIONS:
            return self.where
        return f"{self.where} AND spot IN (SELECT spot FROM {self.table})"


def condition(archive: Archive, wanted: Filter, *without: str, place: str = "") -> Asked:
    """Return what a filter asks of an archive.

    Args:
        archive: the archive.
        wanted: the filter.
        without: parts of the filter that are left aside; `TIME` for its span of time.
        place: id of the one place whose mentions are asked for; "" for all.

    Raises:
        ArchiveError: a file that the words are looked up in is not what it was.
    """
    clauses: list[str] = []
    values: list[Any] = []

    def add(clause: str, *bound: Any) -> None:
        clauses.append(clause)
        values.extend(bound)

    if TIME not in without:
        _add_time(wanted, add)
    for part, column in (
        ("languages", "language"),
        ("countries", "country"),
        ("kinds", "kind"),
        ("roles", "role"),
    ):
        held = getattr(wanted, part) or (_NAMED if part == "roles" else ())
        if held and part not in without:
            add(f"{column} IN (SELECT unnest(?))", _texts(held))
    if wanted.sources and "sources" not in without:
        add(
            "report IN (SELECT report FROM sources WHERE source IN (SELECT unnest(?)))",
            _texts(wanted.sources),
        )
    if wanted.reports:
        # An address may give the beginning of a hash alone.
        add(
            "report IN (SELECT no FROM reports r, (SELECT unnest(?) AS begun) "
            "WHERE starts_with(r.report, begun))",
            _texts(wanted.reports),
        )
    if wanted.sure:
        add("sure >= ?", wanted.sure)
    if wanted.area:
        add("place IN (SELECT unnest(?::INTEGER[]))", places_within(archive, wanted.area))
    if place:
        add("place = (SELECT no FROM places WHERE place = ?)", place)
    table = archive.table_of_words(wanted.terms) if wanted.terms else MENTIONS
    return Asked(table, " AND ".join(clauses) or "true", values)


def places_within(archive: Archive, area: Area) -> list[int]:
    """Return the numbers of the places that lie in an area or on its edge."""
    lat, lon = archive.lat, archive.lon
    if len(area) == 2:
        (south, west), (north, east) = area
        # Across the antimeridian the western edge lies east of the eastern one.
        across = (lon >= west) & (lon <= east) if west <= east else (lon >= west) | (lon <= east)
        inside = (lat >= south) & (lat <= north) & across
    else:
        inside = _in_polygon(area, lat, lon)
    return [int(at) + 1 for at in np.flatnonzero(inside)]


def _in_polygon(area: Area, lat: np.ndarray, lon: np.ndarray) -> np.ndarray:
    # From corner to corner the short way round, be it across the antimeridian.
    around = np.unwrap([corner[1] for corner in area], period=360)
    polygon = shapely.make_valid(
        shapely.Polygon(list(zip(around, (corner[0] for corner in area), strict=True)))
    )
    shapely.prepare(polygon)
    west, south, east, north = polygon.bounds
    inside = np.zeros(len(lat), bool)
    for turn in (-360, 0, 360):
        turned = lon + turn
        # The box first: most places of the world lie outside it.
        near = np.flatnonzero((lat >= south) & (lat <= north) & (turned >= west) & (turned <= east))
        inside[near] |= shapely.intersects_xy(polygon, turned[near], lat[near])
    return inside


def _texts(values: frozenset[Any]) -> list[str]:
    return sorted(str(value) for value in values)


def _add_time(wanted: Filter, add: Any) -> None:
    if wanted.undated is Undated.ONLY:
        add("day IS NULL")
        return
    spans: Sequence[tuple[str, Any]] = [
        (f"day {sign} ?", day)
        for sign, day in ((">=", wanted.since), ("<=", wanted.until))
        if day is not None
    ]
    if not spans:
        if wanted.undated is Undated.OUT:
            add("day IS NOT NULL")
        return
    span = " AND ".join(clause for clause, _day in spans)
    days = [day for _clause, day in spans]
    add(f"({span} OR day IS NULL)" if wanted.undated is Undated.TOO else span, *days)
