"""The index's queries, and the rows that they return."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from geo.gazetteer import villages
from geo.model import EXACT, NameTier, Precision


class PlaceRow(NamedTuple):
    """A place as a query returns it, with the labels of its regions, "" for none."""

    names: str
    """The names that matched, joined by a bar; "" where no name was looked up."""
    number: int
    slug: str | None
    label: str
    lat: float
    lon: float
    feature_class: str
    code: str
    country: str
    admin1: str
    admin2: str
    precision: str
    population: int | None
    radius_km: float | None
    extent: str | None
    """ "west south east north" in degrees."""
    note: str | None
    seat: str | None
    """The label of the settlement from which a region is governed; then its point."""
    seat_lat: float
    seat_lon: float


class Ask(Protocol):
    """Runs a query of `rows` with its values."""

    def __call__(self, query: str, *values: object) -> list[PlaceRow]:
        """Return the places found."""


_FIELDS = (
    "p.id, p.slug, p.name, p.lat, p.lon, p.class, p.code, p.country, ifnull(a.name, ''),"
    " ifnull(b.name, ''), p.precision, p.population, p.radius_km, p.extent,"
    " p.note, s.name, s.lat, s.lon"
)
_REGIONS = (
    "LEFT JOIN place a ON a.id = p.admin1 LEFT JOIN place b ON b.id = p.admin2"
    " LEFT JOIN place s ON s.id = p.seat"
)
_ONE = f"SELECT '', {_FIELDS} FROM place p {_REGIONS} WHERE "
BY_NAME = (
    f"SELECT n.names, {_FIELDS} FROM name n JOIN place p ON p.id = n.place {_REGIONS}"
    f" WHERE n.key = ? AND n.place > {villages.LAST}"
)
BY_NAMES = BY_NAME.replace("= ?", "IN ({marks})") + " AND p.class = 'P'"
"""By any of several keys, whose marks are still to be filled in."""
_OF_VILLAGES = f" WHERE n.key = ? AND n.place <= {villages.LAST} LIMIT ?"
VILLAGES_BY_NAME = BY_NAME.partition(" WHERE ")[0] + _OF_VILLAGES
BY_SKELETON = (
    f"SELECT p.name, {_FIELDS} FROM skeleton k JOIN place p ON p.id = k.place {_REGIONS}"
    " WHERE k.key = ?"
)
BY_DEMONYM = (
    f"SELECT d.form, {_FIELDS} FROM demonym d JOIN place p ON p.id = d.place {_REGIONS}"
    " WHERE d.word = ?"
)
DEMONYMS = "SELECT DISTINCT word FROM demonym"
BY_ID = _ONE + "p.id = ?"
BY_SLUG = _ONE + "p.slug = ?"
COUNTRY = _ONE + "p.country = ? AND p.precision = 'country'"
BY_SEAT = _ONE + "p.seat = ? AND p.code = 'ADM1'"
LOCAL = "SELECT name FROM local WHERE language = ? AND place = ?"
LOCAL_BY_SLUG = (
    "SELECT l.name FROM place p JOIN local l ON l.place = p.id WHERE l.language = ? AND p.slug = ?"
)
LOCAL_BY_LABEL = (
    "SELECT l.name FROM name n JOIN place p ON p.id = n.place JOIN local l ON l.place = p.id"
    " WHERE n.key = ? AND l.language = ? AND p.country = ? AND p.name = ?"
    " ORDER BY p.class, p.population DESC, p.id"
)
LOCAL_OF_ALL = (
    "SELECT p.name, l.name, p.lat, p.lon, p.precision FROM local l JOIN place p ON p.id = l.place"
    f" WHERE l.language = ? AND p.id > {villages.LAST} AND p.name != l.name"
    " ORDER BY p.precision != 'country', p.population DESC, p.id"
)
LARGEST = _ONE + "p.class = 'P' ORDER BY p.population DESC, p.id LIMIT ?"
IN_CELLS = _ONE + "p.cell BETWEEN ? AND ? AND p.lat BETWEEN ? AND ?"
_POINT = "ifnull(l.name, p.name), p.lat, p.lon, ifnull(p.population, 0)"
_LOCAL = "LEFT JOIN local l ON l.place = p.id AND l.language = ?"
POINTS_IN_CELLS = (
    f"SELECT {_POINT} FROM place p {_LOCAL} WHERE p.cell BETWEEN ? AND ? AND p.lat BETWEEN ? AND ?"
)
VILLAGES_IN_ROWS = (
    "WITH RECURSIVE band (low, high, more, step) AS (VALUES (?, ?, ?, ?) UNION ALL"
    " SELECT low - step, high - step, more - 1, step FROM band WHERE more > 1)"
    f" SELECT {_POINT} FROM band JOIN place p ON p.id BETWEEN band.low AND band.high {_LOCAL}"
)
"""The first row's lowest and highest number, how many rows, and how far apart their numbers are."""

Rank = tuple[int, int, int, int, int]

_TIER_ORDER = {
    NameTier.DEMONYM: 1,
    NameTier.LABEL: 2,
    NameTier.NAME: 3,
    NameTier.FOLDED: 4,
    NameTier.SKELETON: 5,
}


class Met(NamedTuple):
    """A place matched by a name: how, and how near the front."""

    rank: Rank
    row: PlaceRow
    found: str
    tier: NameTier


def rank(row: PlaceRow, tier: NameTier, distance: int) -> Rank:
    """Return the sort key of the places that one name may mean, best first.

    Exact countries come first, then demonyms, then the tiers; regions come before settlements only
    by a label that is not their seat's as well ("Vienna").

    Args:
        row: the place.
        tier: how its name was matched.
        distance: within the tier, 0 for names that agree but for case, accents and separators.
    """
    exact = tier in EXACT
    order = _TIER_ORDER[tier]
    kind = 2
    if row.precision == Precision.COUNTRY:
        order = 0 if exact else order
        kind = 0
    elif row.code == "ADM2":
        order = max(order, _TIER_ORDER[NameTier.NAME]) if exact else order
        kind = 4
    elif row.precision == Precision.REGION:
        own_label = tier is NameTier.LABEL and row.seat is None
        kind = 1 if own_label or row.feature_class == "L" else 3
    return (order, distance, kind, -(row.population or 0), row.number)


def foremost(met: Iterable[Met], limit: int) -> tuple[Met, ...]:
    """Return the first `limit`, in which every country has its first and its largest place.

    Of what is called Santa Cruz, the city of Bolivia comes after 83 namesakes.
    """
    ranked = sorted(met, key=lambda each: each.rank)
    if len(ranked) <= limit:
        return tuple(ranked)
    first: dict[str, Met] = {}
    largest: dict[str, Met] = {}
    for each in ranked:
        other = largest.setdefault(each.row.country, first.setdefault(each.row.country, each))
        if (each.row.population or 0) > (other.row.population or 0):
            largest[each.row.country] = each
    kept = {each.row.number for each in (*first.values(), *largest.values())}
    ranked.sort(key=lambda each: each.row.number not in kept)
    return tuple(sorted(ranked[:limit], key=lambda each: each.rank))
