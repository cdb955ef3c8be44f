"""Names that a model nearly took, and that a village near the report's sure places bears."""

from __future__ import annotations

import pytest

from geo import geoparse
from geo.gazetteer import open_gazetteer
from geo.model import Mention, Role
from geo.resolution.second_look import village_names


@pytest.mark.parametrize(
    ("report", "name", "taken"),
    [
        ("Shells fell on Srebrenica, Bratunac and Zvornik in Bosnia.", "Konjević Polje", True),
        ("Shells fell on Mostar, Stolac and Trebinje in Bosnia.", "Konjević Polje", False),
        ("Shells fell on Bratunac.", "Konjević Polje", False),
    ],
)
def test_a_village_near_two_sure_places(report: str, name: str, *, taken: bool) -> None:
    unsure = (Mention(0, len(name), name, Role.LOCATION),)
    found = village_names(unsure, geoparse(report).mentions, open_gazetteer().villages)
    assert bool(found) is taken
