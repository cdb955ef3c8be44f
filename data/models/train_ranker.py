"""Learn the ranker's weights: `python data/models/train_ranker.py CORPORA [--leave NAME] [-o F]`.

Maximises the likelihood of the candidates that gold points mark, with a quadratic penalty, by
L-BFGS (scipy, extra `train`). A candidate is marked when it is the nearest to the gold point, or
within `TIE_KM` of being so, and no farther than `NEAR_KM`; or, where none is so near, when it is a
country or a part of the world around the point; with none marked, "none of them" is. Names by
themselves first, then with the company that these first weights find. Each corpus counts as much
as another, whatever its size: local news alone would teach that London is in Ontario.
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
from tests.quality.rightness import NEAR_KM, is_right, surrounds  # noqa: E402

TIE_KM = 5.0
PENALTY = 1.0
FOLDS = 4
PRIOR = {
    "region_named": (4.0, 10.0),
    "region_not_named": (-2.0, 30.0),
    "settlement_named": (1.0, 10.0),
    "water_named": (4.0, 10.0),
    "article": (7.5, 40.0),
    "own_word": (4.0, 40.0),
    "dateline_area": (-4.0, 10.0),
    "capital_acts": (3.0, 5.0),
    "named_after_town": (-4.0, 50.0),
    "city_as_region": (-3.0, 10.0),
    "reported": (3.0, 10.0),
    "world": (4.0, 10.0),
    "village": (0.0, 10.0),
    "country_by_label": (3.0, 10.0),
    "alias_of_many": (-2.0, 10.0),
    "holds": (2.5, 20.0),
    "overshadowed": (-6.0, 20.0),
    "stranded": (-5.0, 60.0),
    "none_stranded": (2.0, 60.0),
    "within": (4.0, 100.0),
    "not_within": (-3.0, 100.0),
    "none_not_within": (2.0, 100.0),
}
"""Mean and strength of what is known before data: what English words mean, seldom in the corpora,
whose score, 161 km, cannot tell a town from the region about it."""

Row = dict[str, float]

DISTRICTS = {"in_district": 2.0, "has_town": 2.0}
"""What a town and its district count for each other where a report names both: set before it was
tried, with all other weights as they are, since of the corpora only local news names districts."""
HOME = {"home_country": 0.5, "home_region": 2.0, "home_near": 2.5}
"""What a publisher's home counts, in the ranker that ships: learned on the publishers' addresses
that LGL gives, in two halves that agreed, with all other weights as they are."""


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
        for weighing in weigh(report, mentions, gazetteer.lookup, ranker, gazetteer.villages):
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
    places = [candidate.place for candidate in weighing.sense.candidates]
    off = [distance_km(*point, place.lat, place.lon) for place in places]
    nearest = min(off)
    if nearest <= NEAR_KM:
        return [km <= nearest + TIE_KM for km in off] + [False]
    around = [surrounds(place, *point) for place in places]
    return [*around, not any(around)]


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
        for row, marked in zip(example.rows, example.right, strict=True):
            for name, value in row.items():
                matrix[position, column[name]] = value
            right[position] = marked
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


def train(corpora: Sequence[Sequence[Document]]) -> Ranker:
    """Return the ranker learned from `corpora`, calibrated on parts of them held out in turn."""
    outcomes: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        kept = [[d for i, d in enumerate(c) if i % FOLDS != fold] for c in corpora]
        ranker = _train(kept)
        outcomes += (o for c in corpora for o in beliefs(c[fold::FOLDS], ranker))
    ranker = _train(corpora)
    return Ranker(ranker.alone, ranker.together, calibrate(outcomes))


def _train(corpora: Sequence[Sequence[Document]]) -> Ranker:
    alone = fit(_lessons(corpora, Ranker({}, {}, AS_IT_IS), together=False))
    # Not again with what that finds: on what it learned from it finds too clean a company.
    ranker = Ranker(alone, alone, AS_IT_IS)
    return Ranker(alone, fit(_lessons(corpora, ranker, together=True)), AS_IT_IS)


def _lessons(
    corpora: Sequence[Sequence[Document]], ranker: Ranker, *, together: bool
) -> list[Example]:
    """Return the examples of all corpora, those of each with the same weight in all."""
    found = [list(examples(documents, ranker, together=together)) for documents in corpora]
    weights = [sum(example.weight for example in each) for each in found]
    for each, weight in zip(found, weights, strict=True):
        for example in each:
            example.weight *= sum(weights) / len(weights) / weight
    return [example for each in found for example in each]


def beliefs(documents: Sequence[Document], ranker: Ranker) -> Iterator[tuple[float, bool]]:
    """Yield for each name the belief in the place chosen, and whether it is right."""
    gazetteer = open_gazetteer()
    lexicon = GazetteerLexicon(gazetteer)
    for document in documents:
        report = report_from_text(document.text)
        points = {(t.start, t.end): t.point for t in document.toponyms}
        mentions = mentions_at(report, sorted(points), lexicon)
        for weighing in weigh(report, mentions, gazetteer.lookup, ranker, gazetteer.villages):
            candidates = weighing.sense.candidates
            best = max(range(len(candidates)), key=weighing.beliefs.__getitem__)
            place = candidates[best].place
            for index in weighing.sense.members:
                point = points.get((mentions[index].start, mentions[index].end))
                if point is not None:
                    yield weighing.beliefs[best], is_right(place, *point)


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
    ranker = train([read_corpus(options.corpora / f"{name}.jsonl") for name in names])
    known = DISTRICTS if options.leave else {**DISTRICTS, **HOME}
    document = {
        "what": "Weights of the features in geo/resolution/features.py and together.py",
        "how": "data/models/train_ranker.py",
        "learned_from": names,
        "gazetteer": open_gazetteer().version,
        "alone": ranker.alone,
        "together": dict(sorted({**ranker.together, **known}.items())),
        "calibration": ranker.calibration,
    }
    options.output.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
