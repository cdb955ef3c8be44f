"""Names that are a letter off, in countries that a report surely names."""

from __future__ import annotations

import pytest

from geo import geoparse
from geo.gazetteer import open_gazetteer
from geo.gazetteer.misspelt import one_off
from geo.model import Mention

MEANT = [
    ("Fighters held Baydhaba and Jowhar in Somalia.", "Baydhaba", "Baidoa"),
    ("Gunmen attacked Maidaguri in Borno State, Nigeria.", "Maidaguri", "Maiduguri"),
    ("Shelling hit Kramotorsk and Sloviansk in Ukraine.", "Kramotorsk", "Kramatorsk"),
    ("Fighters took Bakmut and Soledar in Ukraine.", "Bakmut", "Bakhmut"),
    ("Militants held Koungoussi and Djibo in Burkina Faso.", "Koungoussi", "Kongoussi"),
    ("Militants held Tougn and Gourcy in Burkina Faso.", "Tougn", "Tougan"),
    ("Shells hit Sayyai and Dhamar in Yemen.", "Sayyai", "Sayyan"),
]


ROMANISED = [
    ("Aid reached Merjayoun and Nabatieh in Lebanon.", "Merjayoun", "Marjayoun"),
    ("The army left Dalang and Kadugli in Sudan.", "Dalang", "Dilling"),
    ("Tribes met in Adjedabia, officials in Libya said.", "Adjedabia", "Ajdabiya"),
    ("Fighters entered Um Gasr, a town in Iraq.", "Um Gasr", "Umm Qasr"),
    ("Iraq: two people died in Shergat City.", "Shergat City", "Shirqat"),
    ("A drone hit Ateq, officials in Yemen said.", "Ateq", "Ataq"),
    ("In Syria, residents of Nowa protested.", "Nowa", "Nawa"),
    ("Egypt: people protested in Nagada.", "Nagada", "Naqadah"),
]


def find(text: str, name: str) -> Mention:
    return next(mention for mention in geoparse(text).mentions if mention.text == name)


@pytest.mark.parametrize(("text", "name", "label"), MEANT)
def test_a_name_one_letter_off_is_a_town_of_a_country_that_is_surely_named(
    text: str, name: str, label: str
) -> None:
    found = find(text, name).resolution
    assert found is not None
    assert found.place.name == label
    said = [str(reason) for reason in found.reasons]
    assert any(reason.startswith("spelt somewhat like") for reason in said)
    assert not any("called" in reason or "of its name" in reason for reason in said)


@pytest.mark.parametrize(("text", "name", "label"), ROMANISED)
def test_a_name_romanised_otherwise_is_found_in_a_country_that_is_named(
    text: str, name: str, label: str
) -> None:
    found = find(text, name).resolution
    assert found is not None
    assert found.place.name == label


@pytest.mark.parametrize(("text", "name", "label"), [*MEANT, *ROMANISED])
def test_elsewhere_it_is_no_such_town(text: str, name: str, label: str) -> None:
    mention = find(f"Shells fell on {name}, Montevideo and Salto in Uruguay.", name)
    assert mention.resolution is None or mention.resolution.place.name != label


def test_what_only_sounds_alike_is_not_told_as_a_guess() -> None:
    assert find("People left Baydhaba at night.", "Baydhaba").reason_unplaced == (
        "no place of this name is in the gazetteer"
    )


def test_short_names_have_too_many_beside_them() -> None:
    gazetteer = open_gazetteer()
    assert gazetteer.misspelt("Haks", {"SY"}) == ()
    assert gazetteer.misspelt("Kramotorsk", {"SY"}) == ()


def test_a_town_of_a_short_name_lies_near() -> None:
    assert find("Militants held Tougn and Diapaga in Burkina Faso.", "Tougn").resolution is None


def test_a_city_keeps_its_former_name_wherever_a_report_is_set() -> None:
    found = find("Ships left Bombay for Aden and Mukalla in Yemen.", "Bombay").resolution
    assert found is not None
    assert found.place.name == "Mumbai"


def test_of_smaller_places_each_vowel_has_its_gap() -> None:
    gazetteer = open_gazetteer()
    assert gazetteer.romanised_otherwise("Mathiang", {"SS"}) == ()
    assert gazetteer.romanised_otherwise("Salamabad", {"PK"}) == ()
    assert gazetteer.romanised_otherwise("Merjayoun", {"UA"}) == ()


def test_a_name_of_two_consonants_has_both_as_they_are_written() -> None:
    gazetteer = open_gazetteer()
    assert gazetteer.romanised_otherwise("Shannah", {"YE"}) == ()
    assert [c.place.name for c in gazetteer.romanised_otherwise("Ateq", {"YE"})] == ["Ataq"]


def test_one_letter_off_is_one_letter_less_more_other_or_changed_about() -> None:
    forms = set(one_off("kramatorsk"))
    assert {"kramatosk", "kramattorsk", "kramotorsk", "kramatrosk"} <= forms
    assert "kramatorsk" not in forms and "bramatorsk" not in forms
