"""The measures themselves, on cases worked out by hand."""

from __future__ import annotations

import pytest

from tests.quality.corpus import Document, Toponym
from tests.quality.reliability import expected_calibration_error
from tests.quality.scoring import match, score

KYIV, LVIV = (50.45, 30.52), (49.84, 24.03)


def test_strict_and_overlap() -> None:
    gold = [Toponym(0, 4, None), Toponym(10, 20, None)]
    found = [Toponym(0, 4, None), Toponym(12, 30, None), Toponym(18, 22, None)]
    assert match(gold, found, strict=True) == {0: 0}
    assert match(gold, found, strict=False) == {0: 0, 1: 1}, "the longest overlap wins"


def test_scores() -> None:
    document = Document(
        "1", "", (Toponym(0, 4, KYIV), Toponym(10, 14, LVIV), Toponym(20, 24, None))
    )
    found = [
        Toponym(0, 4, (50.0, 30.0)),
        Toponym(10, 14, KYIV),
        Toponym(20, 24, KYIV),
        Toponym(30, 34, KYIV),
    ]
    scores = score([(document, found)])
    assert (scores.strict.precision, scores.strict.recall) == (3 / 4, 1)
    assert scores.accuracy == 1 / 2
    assert (scores.end_to_end.right, scores.end_to_end.predicted, scores.end_to_end.gold) == (
        1,
        3,
        2,
    ), "a prediction on a gold name without a point counts neither way"
    assert scores.mean_km == pytest.approx((62 + 468) / 2, abs=3)


def test_calibration_error() -> None:
    assert expected_calibration_error([(0.8, True)] * 4 + [(0.8, False)]) == pytest.approx(0)
    assert expected_calibration_error([(1.0, False)]) == 1
