"""Names that are a country's in some language, beside the name of a place near a town so called."""

from __future__ import annotations

import pytest

from geo import geoparse


@pytest.mark.parametrize(
    ("text", "name", "label", "country"),
    [
        ("M23 took Fizi and Baraka.", "Fizi", "Fizi", "CD"),
        ("The rebels took Burma and Hunkuyi.", "Burma", "Burma", "NG"),
        ("Gunmen raided Suluk and Jamus overnight.", "Jamus", "Jamus", "SY"),
        ("He visited Burma and Siam.", "Burma", "Myanmar", "MM"),
        ("Men crossed from Burma and Bangladesh.", "Burma", "Myanmar", "MM"),
        ("Aid reached Fizi and Kampala.", "Fizi", "Fiji", "FJ"),
    ],
)
def test_a_town_is_meant_where_the_name_in_its_row_lies_near(
    text: str, name: str, label: str, country: str
) -> None:
    found = {m.text: m.resolution for m in geoparse(text).mentions}[name]
    assert found is not None
    assert (found.place.name, found.place.country_code) == (label, country)
