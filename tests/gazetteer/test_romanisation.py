from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import table

from geo.distance import distance_km
from geo.gazetteer import Gazetteer
from geo.gazetteer.romanisation import is_surely_ukrainian, is_ukrainian, romanise_ukrainian
from geo.gazetteer.ukrainiankey import ukrainian_key


@pytest.mark.parametrize(("cyrillic", "latin"), table(__file__, "romanised.tsv"))
def test_the_rule_of_2010(cyrillic: str, latin: str) -> None:
    assert romanise_ukrainian(cyrillic) == latin


@pytest.mark.parametrize(
    ("name", "possible", "sure"),
    [
        ("Ізюм", True, True),
        ("Херсон", True, False),
        ("Кам'янка", True, True),
        ("Изюм", True, False),
        ("Сумы", False, False),
        ("Объект", False, False),
        ("Kyiv", False, False),
        ("", False, False),
    ],
)
def test_the_alphabet_of_a_name(name: str, possible: bool, sure: bool) -> None:
    assert (is_ukrainian(name), is_surely_ukrainian(name)) == (possible, sure)


@given(st.text(alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя '-", max_size=30))
def test_ukrainian_letters_become_latin_ones(name: str) -> None:
    assert romanise_ukrainian(name).isascii()


def test_most_spellings_of_the_press_lead_to_their_place(gazetteer: Gazetteer) -> None:
    rows = table(__file__, "spellings.tsv")
    missed = [
        written
        for written, country, lat, lon in rows
        if not any(
            distance_km(candidate.place.lat, candidate.place.lon, float(lat), float(lon)) < 30
            for candidate in (
                *gazetteer.lookup(written),
                *gazetteer.romanised_otherwise(written, {country}),
            )
        )
    ]
    assert len(rows) >= 700
    assert len(missed) <= 30, missed


def test_vowels_without_end_take_no_long_time() -> None:
    begun = process_time()
    assert not ukrainian_key("я" * 50_000 + "т")
    assert process_time() - begun < 1
