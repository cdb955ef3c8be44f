"""How near the sure places of a report lie to a candidate."""

from __future__ import annotations

from math import exp, inf

import pytest

from geo.distance import distance_km
from geo.model import Candidate, NameTier, Place, Precision, Role
from geo.resolution.columns import Columns
from geo.resolution.company import Anchor
from geo.resolution.cues import Context, Cue
from geo.resolution.neighbours import Neighbourhood, surroundings
from geo.resolution.senses import Sense

BARE = Context(Cue.NONE, "")


def place(name: str, lat: float, lon: float, precision: Precision) -> Place:
    return Place(f"test:{name}", name, lat, lon, "P", "PPL", "UA", "", precision)


IZIUM = place("Izium", 49.21, 37.25, Precision.SETTLEMENT)
BALAKLIIA = place("Balakliia", 49.46, 36.86, Precision.SETTLEMENT)
KHARKIV = place("Kharkiv Oblast", 49.5, 36.5, Precision.REGION)
UKRAINE = place("Ukraine", 49.0, 32.0, Precision.COUNTRY)


def sense(*places: Place) -> Sense:
    candidates = tuple(Candidate(p, p.name, NameTier.LABEL) for p in places)
    return Sense(places[0].name, (0,), BARE, candidates, frozenset({Role.LOCATION}))


def about(*named: Place, at: int = 0) -> Neighbourhood:
    """Return what lies around one of the places that a report surely names."""
    senses = [sense(place) for place in named]
    anchors = [Anchor(number, 0, place, 1.0) for number, place in enumerate(named)]
    return surroundings(Columns.of(senses), anchors).of(at)


def test_the_nearest_settlement_and_its_km() -> None:
    found = about(IZIUM, BALAKLIIA, KHARKIV)
    km = distance_km(IZIUM.lat, IZIUM.lon, BALAKLIIA.lat, BALAKLIIA.lon)
    assert found.nearest is not None
    assert found.nearest.place is BALAKLIIA
    assert found.km == pytest.approx(km, abs=0.001)


def test_a_region_lies_about_but_is_no_nearest_settlement() -> None:
    found = about(IZIUM, KHARKIV)
    km = distance_km(IZIUM.lat, IZIUM.lon, KHARKIV.lat, KHARKIV.lon)
    assert (found.nearest, found.km) == (None, inf)
    assert found.around == pytest.approx(exp(-km / 400) / 3)


@pytest.mark.parametrize(
    "others",
    [
        pytest.param((), id="its own name alone"),
        pytest.param((UKRAINE,), id="a country is nowhere near"),
        pytest.param((IZIUM, IZIUM), id="itself, spelt twice"),
    ],
)
def test_what_is_no_neighbour(others: tuple[Place, ...]) -> None:
    assert about(IZIUM, *others) == Neighbourhood(None, inf, 0.0)


@pytest.mark.parametrize("number", [1, 1_500])
def test_what_is_measured_in_parts_or_as_asked_for_is_the_same(number: int) -> None:
    found = about(*[IZIUM] * number, BALAKLIIA, at=number)
    assert found.nearest is not None
    assert (found.nearest.place, found.km) == (IZIUM, about(IZIUM, BALAKLIIA, at=1).km)
