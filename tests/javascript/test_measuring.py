"""Distances on the map are those of the rest of the program."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from javascript import Module

from geo.distance import distance_km

MEASURING = Module("measuring.js")
POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(POINTS, POINTS)
@settings(max_examples=60, deadline=None)
def test_a_distance_is_that_of_the_sphere(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    assert MEASURING("distanceKm", one, other) == pytest.approx(
        distance_km(*one, *other), rel=1e-9, abs=1e-6
    )


def test_a_way_is_as_long_as_its_parts() -> None:
    kharkiv, izium, lyman = (49.99, 36.23), (49.21, 37.28), (48.99, 37.81)
    parts = distance_km(*kharkiv, *izium) + distance_km(*izium, *lyman)
    assert MEASURING("lengthKm", [kharkiv, izium, lyman]) == pytest.approx(parts)
    assert MEASURING("lengthKm", [kharkiv]) == 0
