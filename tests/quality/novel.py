"""Names whose place a ranker's training data never gave them.

A name is a novel pair where no toponym of the corpora learned from is written alike (case aside)
and lies within 161 km of its point: what is right there was not learned by heart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from geo.distance import distance_km
from tests.quality.corpus import Document, Toponym
from tests.quality.rightness import NEAR_KM

Point = tuple[float, float]
Seen = Mapping[str, Sequence[Point]]
"""By a name in lower case, the points that it had."""


def seen_in(corpora: Iterable[Sequence[Document]]) -> Seen:
    """Return the names of corpora with their points."""
    seen: dict[str, list[Point]] = defaultdict(list)
    for documents in corpora:
        for document in documents:
            for toponym in document.toponyms:
                if toponym.point is not None:
                    seen[_written(document, toponym)].append(toponym.point)
    return seen


def is_novel(document: Document, toponym: Toponym, seen: Seen) -> bool:
    """Tell whether a toponym of a document has a point and is a novel pair."""
    if toponym.point is None:
        return False
    points = seen.get(_written(document, toponym), ())
    return all(distance_km(*toponym.point, *point) > NEAR_KM for point in points)


def with_novel_alone(document: Document, seen: Seen) -> Document:
    """Return a document whose only toponyms with a point are novel pairs."""
    kept = (
        toponym if is_novel(document, toponym, seen) else replace(toponym, point=None)
        for toponym in document.toponyms
    )
    return replace(document, toponyms=tuple(kept))


def _written(document: Document, toponym: Toponym) -> str:
    return document.text[toponym.start : toponym.end].casefold()
