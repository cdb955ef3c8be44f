"""What the names written close to a name say of each place it may mean."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from types import SimpleNamespace

import numpy as np
import pytest

from geo.distance import distance_km
from geo.model import Candidate, Mention, NameTier, Place, Precision, Report, Role
from geo.report import report_from_text
from geo.resolution.columns import Columns
from geo.resolution.cues import Context, Cue
from geo.resolution.senses import Sense
from geo.resolution.vicinity import Vicinities, Vicinity


def place(name: str, lat: float, lon: float, country: str, region: str) -> Place:
    return Place(f"test:{name}", name, lat, lon, "P", "PPL", country, region, Precision.SETTLEMENT)


PARIS = place("Paris", 48.85, 2.35, "FR", "Île-de-France")
PARIS_TEXAS = place("Paris, Texas", 33.66, -95.56, "US", "Texas")
DALLAS = place("Dallas", 32.78, -96.81, "US", "Texas")


def sense(number: int, *places: Place, row: tuple[int, ...] = ()) -> Sense:
    candidates = tuple(Candidate(p, p.name, NameTier.LABEL) for p in places)
    context = Context(Cue.NONE, "", row=row)
    return Sense(places[0].name, (number,), context, candidates, frozenset({Role.LOCATION}))


def mentions(*starts: int) -> tuple[Mention, ...]:
    return tuple(Mention(start, start + 5, "Paris", Role.LOCATION) for start in starts)


LINE = report_from_text("Paris and more in the one line of a report.")
LIST = report_from_text("Fighting went on in these towns:\n\n- Paris is quiet\n- Dallas is not")


def find(
    report: Report, senses: Sequence[Sense], starts: Sequence[int], beliefs: Sequence[list[float]]
) -> list[SimpleNamespace]:
    """Return what is said of each candidate of all senses."""
    vicinities = Vicinities(report, senses, mentions(*starts), Columns.of(senses))
    found = vicinities.find(np.array([each for own in beliefs for each in own]))
    rows = zip(*(column.tolist() for column in found), strict=True)
    return [SimpleNamespace(**dict(zip(Vicinity._fields, row, strict=True))) for row in rows]


def vicinities(gap: int, belief: float = 1.0) -> list[SimpleNamespace]:
    senses = (sense(0, PARIS, PARIS_TEXAS), sense(1, DALLAS))
    return find(LINE, senses, (0, 5 + gap), [[0.5, 0.5], [belief]])[:2]


def test_the_nearer_of_two_namesakes() -> None:
    paris, texan = vicinities(gap=30)
    km = distance_km(PARIS_TEXAS.lat, PARIS_TEXAS.lon, DALLAS.lat, DALLAS.lon)
    assert texan.near == pytest.approx(exp(-30 / 150) * exp(-km / 60))
    assert (texan.country, texan.region) == (1.0, 1.0)
    assert paris.near < 1e-6
    assert (paris.country, paris.region) == (0.0, 0.0)


def test_what_is_believed_less_counts_less() -> None:
    sure, half = vicinities(30)[1], vicinities(30, belief=0.5)[1]
    assert half.near == pytest.approx(sure.near / 2)
    assert half.mutual == pytest.approx(sure.mutual / 2)


def test_what_stands_far_away_counts_only_for_the_whole() -> None:
    texan = vicinities(gap=500)[1]
    assert (texan.near, texan.region) == (0.0, 0.0)
    assert texan.mutual > 0
    assert texan.mutual_region == 1.0


def test_what_stands_in_another_line_counts_half() -> None:
    starts = [LIST.text.index("Paris"), LIST.text.index("Dallas")]
    gap = starts[1] - starts[0] - len("Paris")
    senses = (sense(0, PARIS, PARIS_TEXAS), sense(1, DALLAS))
    found = find(LIST, senses, starts, [[0.5, 0.5], [1.0]])
    assert found[1].near == pytest.approx(vicinities(gap)[1].near / 2)


def test_a_name_says_nothing_of_itself() -> None:
    senses = (sense(0, PARIS, PARIS_TEXAS),)
    for vicinity in find(LINE, senses, (0,), [[0.5, 0.5]]):
        assert tuple(vars(vicinity).values()) == (0.0, 0.0, 0.0, 0.5, 0.0, 0.0)


def test_names_in_a_row_are_of_one_kind() -> None:
    texas = Place("t:tx", "Texas", 31.0, -99.0, "A", "ADM1", "US", "Texas", Precision.REGION)
    senses = (sense(0, texas, PARIS, row=(1,)), sense(1, DALLAS, row=(0,)))
    region, town, _ = find(LINE, senses, (0, 10), [[0.5, 0.5], [0.9]])
    assert (region.alike, town.alike) == (0.0, 0.9)
