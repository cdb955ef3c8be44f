"""The table by kinds of places and the novel pairs, on a few worked out by hand."""

from __future__ import annotations

import pytest

from geo.resolution import Ranker
from tests.quality.conflict import ConflictReport, Name
from tests.quality.corpus import Document, Toponym
from tests.quality.kinds import place_by_kind
from tests.quality.novel import seen_in, with_novel_alone

TEXT = "Shells fell on Kharkiv and Izium in Ukraine."
KHARKIV, IZIUM, LVIV = (49.99, 36.23), (49.21, 37.27), (49.84, 24.03)


def _toponym(name: str, point: tuple[float, float] | None) -> Toponym:
    start = TEXT.index(name)
    return Toponym(start, start + len(name), point)


def _name(name: str, kind: str, point: tuple[float, float], reach_km: float) -> Name:
    start = TEXT.index(name)
    return Name(start, start + len(name), kind, point, reach_km)


def test_names_are_right_within_their_reach() -> None:
    names = (
        _name("Kharkiv", "city", KHARKIV, 25.0),
        _name("Izium", "village", LVIV, 25.0),
        _name("Ukraine", "country", (49.0, 32.0), 161.0),
    )
    found = place_by_kind([ConflictReport("news", TEXT, names)], Ranker.load())
    assert {kind: (p.names, p.right) for kind, p in found.items()} == {
        "cities": (1, 1),
        "villages": (1, 0),
        "countries": (1, 1),
    }
    assert all(0 < confidence <= 1 for p in found.values() for confidence, _ in p.outcomes)


@pytest.mark.parametrize(
    ("known", "point", "novel"),
    [
        ((), KHARKIV, True),
        ((("Kharkiv", LVIV),), KHARKIV, True),
        ((("Izium", KHARKIV),), KHARKIV, True),
        ((("Kharkiv", IZIUM),), KHARKIV, False),
        ((("Kharkiv", LVIV), ("Kharkiv", KHARKIV)), KHARKIV, False),
        ((), None, False),
    ],
)
def test_a_pair_is_novel_where_no_like_name_lies_near(
    known: tuple[tuple[str, tuple[float, float]], ...],
    point: tuple[float, float] | None,
    novel: bool,
) -> None:
    learned = Document("a", TEXT, tuple(_toponym(*each) for each in known))
    document = Document("b", TEXT, (_toponym("Kharkiv", point),))
    (left,) = with_novel_alone(document, seen_in([[learned]])).toponyms
    assert (left.point is not None) is novel
