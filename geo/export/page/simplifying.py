"""Lines with fewer points, each arc of the base map once for all that share it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""Rows of (x, y)."""
_NO_LENGTH = 1e-12


def kept(
    points: Points, starts: NDArray[np.int64], tolerance: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Return which points stay, as booleans (Douglas and Peucker, 1973).

    All arcs are parted at once, a level of their trees a round: the base map has 16,000, and one
    by one they take ten times as long.

    Args:
        points: the arcs' points, one arc behind the other; arcs keep their ends.
        starts: where each arc begins in `points`, and behind the last its end.
        tolerance: of each point, how far it may lie beside the line that is drawn instead; in the
            unit of `points`.
    """
    stays = np.zeros(len(points), bool)
    stays[starts[:-1]] = stays[starts[1:] - 1] = True
    undecided = ~stays
    while undecided.any():
        anchors = np.flatnonzero(stays)
        inner = np.flatnonzero(undecided)
        piece = np.searchsorted(anchors, inner)
        start, end = points[anchors[piece - 1]], points[anchors[piece]]
        beside = _beside(points[inner], start, end) / tolerance[inner]
        firsts = np.flatnonzero(np.diff(piece, prepend=-1))
        sizes = np.diff(np.append(firsts, len(piece)))
        farthest = np.repeat(np.maximum.reduceat(beside, firsts), sizes)
        parted = farthest > 1
        undecided[inner[~parted]] = False
        splits = inner[parted & (beside == farthest)]
        stays[splits] = True
        undecided[splits] = False
    return stays


def _beside(points: Points, start: Points, end: Points) -> Points:
    """Return how far each point lies beside its chord, or from its start where that is a point."""
    chord, along = end - start, points - start
    length = np.hypot(chord[:, 0], chord[:, 1])
    across = np.abs(along[:, 0] * chord[:, 1] - along[:, 1] * chord[:, 0])
    closed = length < _NO_LENGTH
    return np.where(
        closed, np.hypot(along[:, 0], along[:, 1]), across / np.where(closed, 1.0, length)
    )
