"""Extents: (west, south, east, north) in degrees; west > east across the antimeridian."""

from __future__ import annotations

from collections.abc import Iterable

Extent = tuple[float, float, float, float]


def union(extents: Iterable[Extent]) -> Extent:
    """Return the smallest extent that holds all `extents`.

    >>> union([(22.1, 44.3, 40.2, 52.4), (34.2, 29.5, 35.9, 33.4)])
    (22.1, 29.5, 40.2, 52.4)
    >>> union([(170.0, -47.0, 178.0, -34.0), (-176.0, -44.0, -175.0, -43.0)])
    (170.0, -47.0, -175.0, -34.0)

    Raises:
        ValueError: there are none.
    """
    every = tuple(extents)
    west, east = _longitudes((west, east) for west, _, east, _ in every)
    return west, min(south for _, south, _, _ in every), east, max(north for *_, north in every)


def _longitudes(spans: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Return the shortest (west, east) that holds all spans: everything except the widest gap."""
    ordered = sorted(
        (west % 360.0, east - west if west <= east else east - west + 360.0, west, east)
        for west, east in spans
    )
    widest, result = 0.0, (-180.0, 180.0)
    reach, reaching = -360.0, 0.0
    # Twice round the globe: gaps count only once all spans across the start are known.
    for turn in (0.0, 360.0):
        for start, length, west, east in ordered:
            if turn and start + turn - reach > widest:
                widest, result = start + turn - reach, (west, reaching)
            if start + turn + length > reach:
                reach, reaching = start + turn + length, east
    return result
