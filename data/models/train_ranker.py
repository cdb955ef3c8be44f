"""Learn the ranker's weights: `python data/models/train_ranker.py CORPORA [--leave NAME] [-o F]`.

Maximises the likelihood of the candidates that gold points mark, with a quadratic penalty, by
L-BFGS (scipy, extra `train`). A candidate is marked when it is the nearest to the gold point, or
within `TIE_KM` of being so, and no farther than `NEAR_KM`; with none marked, "none of them" is.
Names by themselves first, then with the company that these first weights find.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from geo.distance import distance_km  # noqa: E402
from geo.gazetteer import open_gazetteer  # noqa: E402
from geo.gazetteer.lexicon import GazetteerLexicon  # noqa: E402
from geo.recognition import mentions_at  # noqa: E402
from geo.report import report_from_text  # noqa: E402
from geo.resolution.ranker import AS_IT_IS, Ranker  # noqa: E402
from geo.resolution.resolver import Weighing, weigh  # noqa: E402
from tests.quality.corpus import NAMES, Document, read_corpus  # noqa: E402

NEAR_KM = 161.0
TIE_KM = 5.0
PENALTY = 1.0
ROUNDS = 2
FOLDS = 4
PRIOR = {
    "region_named": (4.0, 10.0),
    "settlement_named": (1.0, 10.0),
    "water_named": (4.0, 10.0),
    "article": (7.5, 40.0),
    "own_word": (4.0, 40.0),
    "dateline_area": (-4.0, 10.0),
    "capital_acts": (3.0, 5.0),
    "named_after_town": (-4.0, 50.0),
    "city_as_region": (-3.0, 10.0),
    "reported": (3.0, 10.0),
    "within": (3.0, 1.0),
    "not_within": (-1.0, 1.0),
}
"""Mean and strength of what is known before data: what English words mean, seldom in the corpora,
whose score, 161 km, cannot tell a town from the region about it."""

Row = dict[str, float]


class Example:
    """One name: the features of each candidate, the last row for none, and which is right."""

    def __init__(self, rows: list[Row], right: list[bool], weight: float) -> None:
        self.rows, self.right, self.weight = rows, right, weight


def examples(documents: Sequence[Document], ranker: Ranker, *, together: bool) -> Iterator[Example]:
    """Yield the examples of `documents`, their company found by `ranker`."""
    gazetteer = open_gazetteer()
    lexicon = GazetteerLexicon(gazetteer)
    for document in documents:
        report = report_from_text(document.text)
        points = {(t.start, t.end): t.point for t in document.toponyms}
        mentions = mentions_at(report, sorted(points), lexicon)
        for weighing in weigh(report, mentions, gazetteer.lookup, ranker):
            members = [mentions[index] for index in weighing.sense.members]
            gold = [p for m in members if (p := points.get((m.start, m.end))) is not None]
            if gold:
                rows = _rows(weighing, together=together)
                yield Example(rows, _right(weighing, gold[0]), len(gold) ** 0.5)


def _rows(weighing: Weighing, *, together: bool) -> list[Row]:
    if not together:
        return weighing.alone
    return [{**a, **t} for a, t in zip(weighing.alone, weighing.together, strict=True)]


def _right(weighing: Weighing, point: tuple[float, float]) -> list[bool]:
    off = [distance_km(*point, c.place.lat, c.place.lon) for c in weighing.sense.candidates]
    nearest = min(off)
    if nearest > NEAR_KM:
        return [False] * len(off) + [True]
    return [km <= nearest + TIE_KM for km in off] + [False]


def fit(data: Sequence[Example]) -> dict[str, float]:
    """Return the weights under which the right candidates are likeliest, drawn to `PRIOR`."""
    names = sorted({name for example in data for row in example.rows for name in row})
    column = {name: index for index, name in enumerate(names)}
    total = sum(len(example.rows) for example in data)
    matrix = np.zeros((total, len(names)))
    right = np.zeros(total, dtype=bool)
    starts = np.zeros(len(data), dtype=np.intp)
    weight = np.array([example.weight for example in data])
    position = 0
    for number, example in enumerate(data):
        starts[number] = position
        for row, is_right in zip(example.rows, example.right, strict=True):
            for name, value in row.items():
                matrix[position, column[name]] = value
            right[position] = is_right
            position += 1
    owner = np.repeat(np.arange(len(data)), np.diff(np.append(starts, total)))

    prior, strength = np.array([PRIOR.get(name, (0.0, PENALTY)) for name in names]).T

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        score = matrix @ w
        score -= np.maximum.reduceat(score, starts)[owner]
        power = np.exp(score)
        every = np.add.reduceat(power, starts)
        good = np.add.reduceat(power * right, starts) + 1e-12
        pull = strength * (w - prior)
        value = float((weight * (np.log(every) - np.log(good))).sum() + (w - prior) @ pull / 2)
        slope = (weight / every)[owner] * power - (weight / good)[owner] * power * right
        return value, matrix.T @ slope + pull

    best = minimize(loss, prior, jac=True, method="L-BFGS-B")
    return {name: round(float(value), 3) for name, value in zip(names, best.x, strict=True)}


def train(documents: Sequence[Document]) -> Ranker:
    """Return the ranker learned from `documents`, calibrated on parts of them held out in turn."""
    outcomes: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        ranker = _train([d for i, d in enumerate(documents) if i % FOLDS != fold])
        outcomes += beliefs(documents[fold::FOLDS], ranker)
    ranker = _train(documents)
    return Ranker(ranker.alone, ranker.together, calibrate(outcomes))


def _train(documents: Sequence[Document]) -> Ranker:
    alone = fit(list(examples(documents, Ranker({}, {}, AS_IT_IS), together=False)))
    ranker = Ranker(alone, alone, AS_IT_IS)
    for _ in range(ROUNDS):
        ranker = Ranker(alone, fit(list(examples(documents, ranker, together=True))), AS_IT_IS)
    return ranker


def beliefs(documents: Sequence[Document], ranker: Ranker) -> Iterator[tuple[float, bool]]:
    """Yield for each name the belief in the place chosen, and whether it lies within 161 km."""
    gazetteer = open_gazetteer()
    lexicon = GazetteerLexicon(gazetteer)
    for document in documents:
        report = report_from_text(document.text)
        points = {(t.start, t.end): t.point for t in document.toponyms}
        mentions = mentions_at(report, sorted(points), lexicon)
        for weighing in weigh(report, mentions, gazetteer.lookup, ranker):
            candidates = weighing.sense.candidates
            best = max(range(len(candidates)), key=weighing.beliefs.__getitem__)
            place = candidates[best].place
            for index in weighing.sense.members:
                point = points.get((mentions[index].start, mentions[index].end))
                if point is not None:
                    km = distance_km(*point, place.lat, place.lon)
                    yield weighing.beliefs[best], km <= NEAR_KM


def calibrate(outcomes: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Return slope and intercept of the logistic curve from log-odds of belief to being right."""
    belief = np.clip([b for b, _ in outcomes], 1e-4, 1 - 1e-4)
    odds = np.log(belief / (1 - belief))
    right = np.array([r for _, r in outcomes], dtype=float)

    def loss(w: NDArray[np.float64]) -> float:
        score = w[0] * odds + w[1]
        return float((np.logaddexp(0, score) - right * score).sum())

    best = minimize(loss, np.array([1.0, 0.0]), method="L-BFGS-B")
    return round(float(best.x[0]), 3), round(float(best.x[1]), 3)


def main() -> None:
    """Train on every corpus but the one left out, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--leave", choices=NAMES, help="a corpus not to learn from")
    parser.add_argument("-o", "--output", type=Path, default=HERE / "ranker.json")
    options = parser.parse_args()
    names = [name for name in NAMES if name != options.leave]
    documents = [d for n in names for d in read_corpus(options.corpora / f"{n}.jsonl")]
    ranker = train(documents)
    document = {
        "what": "Weights of the features in geo/resolution/features.py",
        "how": "data/models/train_ranker.py",
        "learned_from": names,
        "gazetteer": open_gazetteer().version,
        "alone": ranker.alone,
        "together": ranker.together,
        "calibration": ranker.calibration,
    }
    options.output.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
