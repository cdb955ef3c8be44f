"""Great-circle distance."""

from __future__ import annotations

from math import asin, dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.distance import EARTH_RADIUS_KM, distance_km, unit_vector

LAT, LON = st.floats(-90, 90), st.floats(-180, 180)


def test_a_quarter_of_the_way_round() -> None:
    assert distance_km(0, 0, 0, 90) == pytest.approx(EARTH_RADIUS_KM * 3.141592653589793 / 2)
    assert distance_km(90, 0, 0, 123) == pytest.approx(EARTH_RADIUS_KM * 3.141592653589793 / 2)


def test_across_the_antimeridian() -> None:
    assert distance_km(0, 179.5, 0, -179.5) == pytest.approx(111.2, abs=0.1)


@given(LAT, LON, LAT, LON)
def test_symmetric_and_bounded(a: float, b: float, c: float, d: float) -> None:
    km = distance_km(a, b, c, d)
    assert 0 <= km <= EARTH_RADIUS_KM * 3.1415927
    assert km == pytest.approx(distance_km(c, d, a, b), abs=1e-6)


@given(LAT, LON, LAT, LON)
def test_the_chord_between_unit_vectors_gives_the_same(
    a: float, b: float, c: float, d: float
) -> None:
    chord = dist(unit_vector(a, b), unit_vector(c, d))
    km = 2 * EARTH_RADIUS_KM * asin(min(1.0, chord / 2))
    assert km == pytest.approx(distance_km(a, b, c, d), abs=0.5)
