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


def about(place: Place, *anchors: Anchor, number: int = 0) -> Neighbourhood:
    senses = [sense(IZIUM)] * number + [sense(place)]
    return surroundings(Columns.of(senses), anchors).of(number)


def test_the_nearest_settlement_and_its_km() -> None:
    found = about(IZIUM, Anchor(7, BALAKLIIA, 1.0), Anchor(8, KHARKIV, 1.0))
    km = distance_km(IZIUM.lat, IZIUM.lon, BALAKLIIA.lat, BALAKLIIA.lon)
    assert found.nearest is not None
    assert found.nearest.place is BALAKLIIA
    assert found.km == pytest.approx(km, abs=0.001)


def test_a_region_lies_about_but_is_no_nearest_settlement() -> None:
    found = about(IZIUM, Anchor(8, KHARKIV, 1.0))
    km = distance_km(IZIUM.lat, IZIUM.lon, KHARKIV.lat, KHARKIV.lon)
    assert (found.nearest, found.km) == (None, inf)
    assert found.around == pytest.approx(exp(-km / 400) / 3)


@pytest.mark.parametrize(
    "anchors",
    [
        pytest.param((), id="no sure place"),
        pytest.param((Anchor(7, UKRAINE, 1.0),), id="a country is nowhere near"),
        pytest.param((Anchor(0, BALAKLIIA, 1.0),), id="its own name"),
        pytest.param((Anchor(7, IZIUM, 1.0), Anchor(8, IZIUM, 1.0)), id="itself, spelt twice"),
    ],
)
def test_what_is_no_neighbour(anchors: tuple[Anchor, ...]) -> None:
    assert about(IZIUM, *anchors) == Neighbourhood(None, inf, 0.0)


def test_many_names_are_weighed_in_parts_that_keep_their_numbers() -> None:
    assert about(KHARKIV, Anchor(700, BALAKLIIA, 1.0), number=700).nearest is None
    assert about(KHARKIV, Anchor(699, BALAKLIIA, 1.0), number=700).nearest is not None
