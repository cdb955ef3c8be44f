"""Short forms within names of places stand for what they abbreviate."""

from __future__ import annotations

import pytest

from geo.gazetteer import open_gazetteer
from geo.gazetteer.abbreviations import spelt_out
from geo.wordlists import read_table


@pytest.mark.parametrize(
    ("name", "label", "country"),
    [
        ("S. Sudan", "South Sudan", "SS"),
        ("N. Kivu", "North Kivu", "CD"),
        ("N. Korea", "North Korea", "KP"),
        ("W. Bank", "West Bank", "PS"),
        ("E. Ghouta", "Ghouta", "SY"),
        ("Poltava Obl.", "Poltava Oblast", "UA"),
        ("Mt. Sinai", "Mount Sinai", "US"),
        ("Homs City", "Homs", "SY"),
        ("Kherson city", "Kherson", "UA"),
        ("Kansas City", "Kansas City", "US"),
        ("Mexico City", "Mexico City", "MX"),
        ("W. Va.", "West Virginia", "US"),
        ("N.C.", "North Carolina", "US"),
        ("St. Louis", "St. Louis", "US"),
    ],
)
def test_a_short_form_is_found(name: str, label: str, country: str) -> None:
    first = open_gazetteer().lookup(name)[0].place
    assert (first.name, first.country_code) == (label, country)


@pytest.mark.parametrize(("short", "where", "long"), read_table("gazetteer/abbreviations.tsv"))
def test_every_row(short: str, where: str, long: str) -> None:
    forms = {"start": (f"{short} Blorf", "{} Blorf"), "end": (f"Blorf {short}", "Blorf {}")}
    written, whole = forms[where]
    assert list(spelt_out(written.title())) == [whole.format(word) for word in long.split("|")]
