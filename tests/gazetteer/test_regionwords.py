import pytest

from geo.gazetteer import open_gazetteer
from geo.gazetteer.regionwords import may_be_called_region, stem


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Kharkiv region", "Kharkiv"),
        ("Kharkiv Oblast", "Kharkiv"),
        ("the Kyiv region", "Kyiv"),
        ("region of Belgorod", "Belgorod"),
        ("the province of Idlib", "Idlib"),
        ("Deir ez-Zor Governorate", "Deir ez-Zor"),
        ("Kharkiv", ""),
        ("Region", ""),
        ("", ""),
    ],
)
def test_the_name_without_the_word_for_a_region(name: str, bare: str) -> None:
    assert stem(name) == bare


def test_a_city_that_is_a_region_is_not_called_one() -> None:
    assert may_be_called_region("ADM1", "Kyiv Oblast")
    assert not may_be_called_region("ADM1", "Kyiv City")
    assert not may_be_called_region("PPLC", "Kyiv")


@pytest.mark.parametrize(
    ("name", "label", "code"),
    [
        ("Djibo department", "Djibo", "PPL"),
        ("Iziumska hromada", "Izium", "PPL"),
        ("Pokrovskyi district", "Pokrovsk Raion", "ADM2"),
        ("Kupianskyi raion", "Kupiansk Raion", "ADM2"),
        ("Khersonska oblast", "Kherson Oblast", "ADM1"),
        ("Rutshuru territory", "Rutshuru Territory", "AREA"),
    ],
)
def test_a_region_is_found_by_its_town_or_another_word(name: str, label: str, code: str) -> None:
    first = open_gazetteer().lookup(name)[0].place
    assert (first.name, first.feature_code) == (label, code)


def test_a_side_of_a_country_is_no_town() -> None:
    assert not [c for c in open_gazetteer().lookup("Upper Woreda") if c.place.name == "Upper"]
