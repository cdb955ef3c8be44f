"""Units, ships and streets are no places, and towns that suffer are no actors, as measured."""

from __future__ import annotations

from itertools import chain

from geo.recognition.multilingual import MultilingualTagger
from tests.quality.units import missing, told_units, turned, wrong


def test_units_and_towns_are_told_apart_as_measured() -> None:
    told = list(chain(*told_units(MultilingualTagger.load()).values()))
    assert all(name in each.text for each in told for name, _ in each.wanted)
    assert len(told) == 110
    assert sum(each.wanted == each.found for each in told) >= 105
    assert sum(map(missing, told)) <= 3
    assert sum(map(wrong, told)) == 0
    assert sum(map(turned, told)) <= 2
