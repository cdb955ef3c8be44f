"""The ranking: a weight for each feature, and belief as their softmax."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from geo.errors import ModelError
from geo.paths import data_dir


@dataclass(frozen=True, slots=True)
class Ranker:
    """A log-linear model over the candidates of one name."""

    weights: Mapping[str, float]

    @classmethod
    def load(cls) -> Ranker:
        """Return the shipped ranker, read once per process.

        Raises:
            ModelError: its file is missing or damaged.
        """
        return _load()

    def score(self, features: Mapping[str, float]) -> float:
        """Return the weighted sum of `features`."""
        weights = self.weights
        return sum(weights.get(name, 0.0) * value for name, value in features.items() if value)


def softmax(scores: Sequence[float]) -> list[float]:
    """Return the beliefs, which sum to 1, that `scores` stand for."""
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


@cache
def _load() -> Ranker:
    path = data_dir() / "models" / "ranker.json"
    try:
        weights = json.loads(path.read_text(encoding="utf-8"))["weights"]
        return Ranker({str(name): float(value) for name, value in weights.items()})
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise ModelError(
            f"The ranker's weights in {path} cannot be read ({error}): install Dateline again."
        ) from error
