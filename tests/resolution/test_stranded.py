"""Places that a report has nothing to do with."""

from __future__ import annotations

import pytest

from geo import geoparse


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Osage River rose in Missouri.", "US"),
        ("The St. Marys River rose near Halifax in Nova Scotia.", "CA"),
        ("The St. Marys River rose near Fernandina Beach in Florida.", None),
        ("The Chenab River rose in Kashmir.", ""),
        ("In Nairobi they spoke of the Osage River.", None),
    ],
)
def test_a_river_far_from_all_that_is_named_is_another(text: str, country: str | None) -> None:
    (river,) = (mention for mention in geoparse(text).mentions if "River" in mention.text)
    found = river.resolution
    assert (found and found.place.country_code) == country
    assert found is not None or "too unsure" in str(river.reason_unplaced)
