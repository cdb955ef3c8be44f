"""The order of points along a Hilbert curve over the world: what lies near lies together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_LEVELS = 16


def along_curve(lons: NDArray[np.float64], lats: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return how far along the curve each point lies; one without coordinates lies at the end.

    Args:
        lons: degrees, NaN for none.
        lats: degrees, NaN for none.
    """
    side = 1 << _LEVELS
    none = np.isnan(lons) | np.isnan(lats)
    x = _cell((np.where(none, 0, lons) + 180) / 360, side)
    y = _cell((np.where(none, 0, lats) + 90) / 180, side)
    far = np.zeros(len(lons), np.int64)
    step = side >> 1
    while step:
        right, up = (x & step) > 0, (y & step) > 0
        far += step * step * ((3 * right) ^ up)
        # The curve within a quarter is the whole one, turned.
        mirror = ~up & right
        x, y = np.where(mirror, side - 1 - x, x), np.where(mirror, side - 1 - y, y)
        x, y = np.where(up, x, y), np.where(up, y, x)
        step >>= 1
    return np.where(none, side * side, far)


def _cell(share: NDArray[np.float64], side: int) -> NDArray[np.int64]:
    return np.clip((share * side).astype(np.int64), 0, side - 1)
