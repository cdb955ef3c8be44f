"""Names in the cases of Ukrainian and Russian lead to the places that they name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer import open_gazetteer
from geo.gazetteer.inflection import (
    adjective_stems,
    dictionary_forms,
    is_cyrillic,
    romanised_stems,
)
from geo.wordlists import read_table

NAMED = [
    ("Херсона", "Kherson"),
    ("Херсоні", "Kherson"),
    ("Харкові", "Kharkiv"),
    ("Києвом", "Kyiv"),
    ("Миколаєва", "Mykolaiv"),
    ("Одесою", "Odesa"),
    ("Одесі", "Odesa"),
    ("Полтаву", "Poltava"),
    ("Макіївці", "Makiivka"),
    ("Балаклії", "Balakliia"),
    ("Балаклією", "Balakliia"),
    ("Вінниці", "Vinnytsia"),
    ("Тернополем", "Ternopil"),
    ("Дніпра", "Dnipro"),
    ("Черкасах", "Cherkasy"),
    ("Броварів", "Brovary"),
    ("Кременця", "Kremenets"),
    ("Кривого Рогу", "Kryvyi Rih"),
    ("Білій Церкві", "Bila Tserkva"),
    ("Часовому Яру", "Chasiv Yar"),
    ("Нової Каховки", "Nova Kakhovka"),
    ("Слов'янську", "Sloviansk"),
    ("Полтавської області", "Poltava Oblast"),
    ("Полтавщині", "Poltava Oblast"),
    ("Лиманському", "Lyman"),
    ("Гуляйпільському", "Huliaipole"),
    ("Гуляйпольском", "Huliaipole"),
    ("Суджей", "Sudzha"),
    ("Суджею", "Sudzha"),
    ("Бахмутський", "Bakhmut"),
    ("Новопавлівському", "Novopavlivka"),
    ("Торською", "Torske"),
    ("Сум", "Sumy"),
    ("Тростянці", "Trostianets"),
    ("Городку", "Horodok"),
    ("Орле", "Oryol"),
    ("Великих Лук", "Velikiye Luki"),
    ("Воронежа", "Voronezh"),
    ("Воронежем", "Voronezh"),
    ("Ростове", "Rostov-on-Don"),
    ("Севастополе", "Sevastopol"),
    ("Одессе", "Odesa"),
    ("Одессой", "Odesa"),
    ("Новой Каховкой", "Nova Kakhovka"),
    ("Великих Луках", "Velikiye Luki"),
    ("Белгородской области", "Belgorod Oblast"),
    ("запорожском", "Zaporizhzhia"),
    ("Грозного", "Grozny"),
    ("Махачкалы", "Makhachkala"),
    ("Кременчугом", "Kremenchuk"),
]


@pytest.mark.parametrize(("written", "place"), NAMED)
def test_a_name_in_its_case_leads_to_its_place(written: str, place: str) -> None:
    assert place in {candidate.place.name for candidate in open_gazetteer().lookup(written)}


@pytest.mark.parametrize(
    ("written", "form"),
    [("Балаклії", "Балаклія"), ("Часовим Яром", "Часів Яр"), ("Волгою", "Волга")],
)
def test_the_nominative_is_among_the_forms(written: str, form: str) -> None:
    assert form in dictionary_forms(written)


def test_a_name_as_it_is_comes_before_what_it_may_be() -> None:
    first, *_ = open_gazetteer().lookup("Суми")
    assert first.place.name == "Sumy"


def test_what_is_in_latin_letters_has_no_other_form() -> None:
    assert not is_cyrillic("Kherson")
    assert dictionary_forms("Kherson") == ()
    assert adjective_stems("Kherson") == ()


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Karlivska", "Karlivka"),
        ("Kurakhivske", "Kurakhove"),
        ("Kreminska", "Kremin"),
        ("Kherson", ""),
        ("Minsk", ""),
    ],
)
def test_an_adjective_in_latin_letters_leads_to_its_place(written: str, place: str) -> None:
    stems = romanised_stems(written)
    assert place in stems if place else stems == ()


@given(st.text(st.characters(whitelist_categories=["L", "Pd", "Zs"]), max_size=80))
def test_forms_are_few_whatever_the_name(name: str) -> None:
    forms = (*dictionary_forms(name), *adjective_stems(name))
    assert len(forms) <= 80
    assert name not in dictionary_forms(name)


@pytest.mark.parametrize("kind", ["noun", "adjective", "latin"])
def test_every_ending_is_told_once(kind: str) -> None:
    rows = [row for row in read_table("gazetteer/inflections.tsv") if row[1] == kind]
    assert len({(language, ending) for language, _kind, ending, _forms in rows}) == len(rows)
