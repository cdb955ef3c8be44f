"""The region of an added place, by the settlements around it."""

from __future__ import annotations

import sqlite3
from math import cos, radians

from geo.distance import distance_km
from geo.gazetteer.files import Entry
from geo.gazetteer.index import cell

FIRST_NUMBER = -10_000_000
"""Numbers of added places go down from here; those of the package's own lie above."""
_NEIGHBOURS = 5
_NEIGHBOUR_KM = 30.0
_NEAREST = (
    "SELECT country, admin1, lat, lon FROM place WHERE cell IN (?, ?, ?, ?) AND admin1 NOT NULL"
    f" AND id > {FIRST_NUMBER} ORDER BY (lat - ?) * (lat - ?) + (lon - ?) * (lon - ?) * ? LIMIT ?"
)


def region_around(connection: sqlite3.Connection, entry: Entry) -> tuple[str, int]:
    """Return country and first-level region where every near settlement lies in the same one.

    Five neighbours within 30 km have to agree with each other and with the source's country; near a
    border they do not, and the region stays unknown.
    """
    lat, lon = entry.lat, entry.lon
    shrink = cos(radians(min(89.0, abs(lat))))
    # The four half-degree squares around the corner nearest to the point.
    south, west = lat - 0.25, lon - 0.25
    cells = [
        cell(min(89.9, max(-90.0, y)), x) for y in (south, south + 0.5) for x in (west, west + 0.5)
    ]
    near = connection.execute(
        _NEAREST, (*cells, lat, lat, lon, lon, shrink * shrink, _NEIGHBOURS)
    ).fetchall()
    regions = {(country, admin1) for country, admin1, _lat, _lon in near}
    if len(near) < _NEIGHBOURS or len(regions) != 1:
        return entry.country, 0
    if any(distance_km(lat, lon, y, x) > _NEIGHBOUR_KM for _c, _a, y, x in near):
        return entry.country, 0
    ((country, admin1),) = regions
    if entry.country not in ("", country):
        return entry.country, 0
    return str(country), int(admin1)
