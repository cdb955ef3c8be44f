"""What the names written close to a name say of each place it may mean."""

from __future__ import annotations

from math import exp

import pytest

from geo.distance import distance_km
from geo.model import Candidate, Mention, NameTier, Place, Precision, Role
from geo.report import report_from_text
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


def vicinities(gap: int, belief: float = 1.0) -> tuple[Vicinity, ...]:
    senses = (sense(0, PARIS, PARIS_TEXAS), sense(1, DALLAS))
    found = Vicinities(LINE, senses, mentions(0, 5 + gap)).find([[0.5, 0.5], [belief]])
    return next(iter(found))


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
    found = Vicinities(LIST, senses, mentions(*starts)).find([[0.5, 0.5], [1.0]])
    assert next(iter(found))[1].near == pytest.approx(vicinities(gap)[1].near / 2)


def test_a_name_says_nothing_of_itself() -> None:
    senses = (sense(0, PARIS, PARIS_TEXAS),)
    for vicinity in next(iter(Vicinities(LINE, senses, mentions(0)).find([[0.5, 0.5]]))):
        assert vicinity == Vicinity(0.0, 0.0, 0.0, 0.5, 0.0, 0.0)


def test_names_in_a_row_are_of_one_kind() -> None:
    texas = Place("t:tx", "Texas", 31.0, -99.0, "A", "ADM1", "US", "Texas", Precision.REGION)
    senses = (sense(0, texas, PARIS, row=(1,)), sense(1, DALLAS, row=(0,)))
    found = Vicinities(LINE, senses, mentions(0, 10)).find([[0.5, 0.5], [0.9]])
    region, town = next(iter(found))
    assert (region.alike, town.alike) == (0.0, 0.9)
