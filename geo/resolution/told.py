"""Features of the candidates of a report, which the ranker weighs.

Every feature lies between 0 and 1 (False and True), so that its weight shows what it is worth.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from geo.resolution.columns import Columns, Flags, Floats


class Told(NamedTuple):
    """What is told of each candidate of a report, and of none of a name's candidates being meant.

    The names of the features stand beside their values: a row for each feature, a column for each
    candidate, or for each sense.
    """

    names: tuple[str, ...]
    candidates: Floats
    none_names: tuple[str, ...]
    none: Floats

    @classmethod
    def of(
        cls, candidates: Mapping[str, Floats | Flags], none: Mapping[str, Floats | Flags]
    ) -> Told:
        """Return what columns by the name of their feature tell."""
        told, of_none = (
            np.array([*columns.values()], dtype=np.float64) for columns in (candidates, none)
        )
        return cls(tuple(candidates), told, tuple(none), of_none)

    def column(self, name: str) -> Floats:
        """Return what one feature is of each candidate."""
        column: Floats = self.candidates[self.names.index(name)]
        return column

    def scores(self, weights: Mapping[str, float], columns: Columns) -> Floats:
        """Return the weighted sums for the candidates of each sense, and then for none of them."""
        of_candidates = np.array([weights.get(name, 0.0) for name in self.names])
        of_none = np.array([weights.get(name, 0.0) for name in self.none_names])
        scores = np.empty(self.candidates.shape[1] + self.none.shape[1])
        # Without the threads of a product of matrices, which wait for each other on a busy machine.
        scores[columns.rows] = np.einsum("f,fc->c", of_candidates, self.candidates)
        scores[columns.first_rows + columns.sizes] = np.einsum("f,fs->s", of_none, self.none)
        return scores

    def rows(self, number: int, first: int, end: int) -> list[dict[str, float]]:
        """Return the features of a sense's candidates, `first` to `end`, and last those of none."""
        rows = self.candidates[:, first:end].T.tolist()
        found = [dict(zip(self.names, row, strict=True)) for row in rows]
        of_none = self.none[:, number].tolist()
        return [*found, dict(zip(self.none_names, of_none, strict=True))]
