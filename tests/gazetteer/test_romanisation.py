import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer.romanisation import is_surely_ukrainian, is_ukrainian, romanise_ukrainian


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Київ", "Kyiv"),
        ("Ізюм", "Izium"),
        ("Балаклія", "Balakliia"),
        ("Куп'янськ", "Kupiansk"),
        ("Куп’янськ", "Kupiansk"),
        ("Харків", "Kharkiv"),
        ("Одеса", "Odesa"),
        ("Запоріжжя", "Zaporizhzhia"),
        ("Миколаїв", "Mykolaiv"),
        ("Кам'янець-Подільський", "Kamianets-Podilskyi"),
        ("Єнакієве", "Yenakiieve"),
        ("Їжакевич", "Yizhakevych"),
        ("Згурівка", "Zghurivka"),
        ("Щастя", "Shchastia"),
        ("Біла Церква", "Bila Tserkva"),
        ("Йосипівка", "Yosypivka"),
        ("Юр'ївка", "Yurivka"),
        ("Ґалаґан", "Galagan"),
    ],
)
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
