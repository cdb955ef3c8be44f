"""Which place of a name comes first where the beliefs in several are nearly the same."""

from __future__ import annotations

import pytest

from geo.gazetteer import open_gazetteer
from geo.model import Mention, Precision, Role
from geo.report import report_from_text
from geo.resolution.senses import find_senses
from geo.resolution.towns_first import town_first


@pytest.mark.parametrize(
    ("text", "name", "likeliest", "belief", "expected"),
    [
        ("Gwadar slept.", "Gwadar", Precision.DISTRICT, 0.8, Precision.SETTLEMENT),
        ("Gwadar slept.", "Gwadar", Precision.DISTRICT, 0.6, Precision.DISTRICT),
        ("Gwadar district slept.", "Gwadar", Precision.DISTRICT, 0.8, Precision.DISTRICT),
        ("Washington slept.", "Washington", Precision.REGION, 0.8, Precision.SETTLEMENT),
        ("Masvingo slept.", "Masvingo", Precision.REGION, 0.8, Precision.REGION),
    ],
)
def test_towns_before_areas_of_their_name(
    text: str, name: str, likeliest: Precision, belief: float, expected: Precision
) -> None:
    mention = Mention(text.index(name), text.index(name) + len(name), name, Role.LOCATION)
    (sense,) = find_senses(report_from_text(text), (mention,), open_gazetteer().lookup)
    precisions = [candidate.place.precision for candidate in sense.candidates]
    first = precisions.index(likeliest)
    beliefs = [belief] * len(precisions)
    beliefs[first] = 1.0
    assert precisions[town_first(sense, beliefs)[0]] is expected
