"""The ranking: a weight for each feature, and belief as the softmax of their sums.

A log-linear model in two parts, both learned (data/models/train_ranker.py): `alone` weighs what a
name says by itself, to find the sure places; `together` weighs that and their company.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geo.errors import ModelError, reason_of
from geo.paths import data_dir
from geo.strictjson import FaultError, as_kind, parsed

_EPSILON = 1e-4
AS_IT_IS = (1.0, 0.0)
"""The calibration that leaves a belief as it is."""


@dataclass(frozen=True, slots=True)
class Ranker:
    """The weights; a feature without a weight does not count."""

    alone: Mapping[str, float]
    together: Mapping[str, float]
    calibration: tuple[float, float]
    """Slope and intercept from the log-odds of a belief to those of being right."""

    def confidence(self, belief: float) -> float:
        """Return how likely a choice of this belief is right (Platt 1999)."""
        belief = min(max(belief, _EPSILON), 1.0 - _EPSILON)
        slope, intercept = self.calibration
        return 1.0 / (1.0 + exp(-slope * log(belief / (1.0 - belief)) - intercept))

    @classmethod
    def load(cls) -> Ranker:
        """Return the shipped ranker, read once per process.

        Raises:
            ModelError: its file is missing or damaged.
        """
        return read_ranker(data_dir() / "models" / "ranker.json")


def believe_each(
    scores: NDArray[np.float64], starts: NDArray[np.int64], sizes: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return the beliefs in the rows of several names.

    Args:
        scores: of the rows of the first name, then of those of the next.
        starts: the first row of each name.
        sizes: how many each has.
    """
    powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
    beliefs: NDArray[np.float64] = powers / np.repeat(np.add.reduceat(powers, starts), sizes)
    return beliefs


@cache
def read_ranker(path: Path) -> Ranker:
    """Return the ranker in a file, read once per process.

    Raises:
        ModelError: the file is missing or damaged.
    """
    try:
        return as_kind(parsed(path.read_bytes()), Ranker, more=True)
    except (OSError, FaultError) as error:
        raise ModelError(
            "The ranker's weights in {file} cannot be read ({reason}): install Dateline again.",
            file=str(path),
            reason=reason_of(error),
        ) from error
