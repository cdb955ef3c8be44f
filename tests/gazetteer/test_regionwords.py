import pytest

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
