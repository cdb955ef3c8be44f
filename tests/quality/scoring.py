"""The field's measures of geoparsing.

* recognition: precision, recall and F1 of spans, strict (the same offsets) or by overlap (one to
  one, exact pairs first, then the longest overlaps);
* Accuracy@161 km over gold names that have a point: the share resolved within 161 km (100 miles)
  of it, a name not resolved counting as wrong (Leidner 2008; Gritta et al. 2018);
* mean error in km over the resolved ones;
* end-to-end F1@161 km: a prediction is right when it matches a gold name and lies within 161 km;
  predictions that match a gold name without a point count neither way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.distance import distance_km
from tests.quality.corpus import Document, Toponym
from tests.quality.rightness import NEAR_KM


@dataclass(frozen=True, slots=True)
class F1:
    """Counts from which precision, recall and their harmonic mean follow."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """What one corpus gives."""

    strict: F1
    overlap: F1
    end_to_end: F1
    accuracy: float
    """Accuracy@161 over all gold names with a point."""
    mean_km: float
    """Over those that were resolved."""


def match(gold: Sequence[Toponym], found: Sequence[Toponym], *, strict: bool) -> dict[int, int]:
    """Return the one-to-one pairs, gold index to predicted index."""
    at = {(toponym.start, toponym.end): index for index, toponym in enumerate(found)}
    pairs = {
        index: at[toponym.start, toponym.end]
        for index, toponym in enumerate(gold)
        if (toponym.start, toponym.end) in at
    }
    if strict:
        return pairs
    used = set(pairs.values())
    shared = sorted(
        (-min(g.end, p.end) + max(g.start, p.start), i, j)
        for i, g in enumerate(gold)
        if i not in pairs
        for j, p in enumerate(found)
        if j not in used and min(g.end, p.end) > max(g.start, p.start)
    )
    for _, i, j in shared:
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def score(documents: Iterable[tuple[Document, Sequence[Toponym]]]) -> Scores:
    """Score predictions against their documents."""
    strict = overlap = right = placed = predicted = golds = with_point = 0
    errors: list[float] = []
    for document, found in documents:
        gold = document.toponyms
        strict += len(match(gold, found, strict=True))
        pairs = match(gold, found, strict=False)
        overlap += len(pairs)
        golds += len(gold)
        predicted += len(found)
        with_point += sum(toponym.point is not None for toponym in gold)
        pointless = {j for i, j in pairs.items() if gold[i].point is None}
        placed += sum(p.point is not None for j, p in enumerate(found) if j not in pointless)
        for i, j in pairs.items():
            here, there = gold[i].point, found[j].point
            if here is not None and there is not None:
                errors.append(distance_km(*here, *there))
                right += errors[-1] <= NEAR_KM
    return Scores(
        strict=F1(strict, predicted, golds),
        overlap=F1(overlap, predicted, golds),
        end_to_end=F1(right, placed, with_point),
        accuracy=right / with_point if with_point else 0.0,
        mean_km=sum(errors) / len(errors) if errors else 0.0,
    )
