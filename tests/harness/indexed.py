"""Places as the index has them, which is read in a sixth of the time of the gazetteer's files."""

from __future__ import annotations

from contextlib import closing
from typing import Any, NamedTuple

from geo.gazetteer import index, opening


class Row(NamedTuple):
    """A place."""

    number: int
    name: str
    lat: float
    lon: float
    country: str
    admin1: int | None
    admin2: int | None


def asked(query: str) -> list[tuple[Any, ...]]:
    """Return what a query of the package's own index finds."""
    path = opening.prepare((), lambda fraction, text: None)
    with closing(index.connect(path)) as connection:
        return connection.execute(query).fetchall()


def places(which: str) -> tuple[Row, ...]:
    """Return the places of which a condition in SQL holds."""
    query = f"SELECT id, name, lat, lon, country, admin1, admin2 FROM place WHERE {which}"
    return tuple(map(Row._make, asked(query)))
