"""A name in a case, in other letters or after a word for a lake means what is called so."""

from __future__ import annotations

import pytest

from geo import geoparse

MEANT = [
    ("Делегації зібралися у Каїрі. Горять Нікополь і Берислав.", "Каїрі", "Cairo", "EG"),
    ("У Каїрах Херсонської області згоріла школа.", "Каїрах", "Kairy", "UA"),
    ("Вибухи лунали в Херсоні. В Римі підписали угоду.", "Херсоні", "Kherson", "UA"),
    ("Дрон упав під Одесою. Франція скликала нараду в Парижі.", "Одесою", "Odesa", "UA"),
    ("Дрон упав під Одесою. Франція скликала нараду в Парижі.", "Парижі", "Paris", "FR"),
    ("Росіяни обстріляли Горностаївку й Каховку.", "Каховку", "Kakhovka", "UA"),
    ("Удар по Харкову засудили у Відні.", "Відні", "Vienna", "AT"),
    ("Ракета впала поблизу Умані.", "Умані", "Uman", "UA"),
    ("Посольство України в Багдаді закрилося.", "Багдаді", "Baghdad", "IQ"),
    ("Жители Суджи просят эвакуации.", "Суджи", "Sudzha", "RU"),
    ("Самолёт разбился под Ейском.", "Ейском", "Yeysk", "RU"),
    ("УДАР ПО ОДЕСІ: ТРОЄ ПОРАНЕНИХ", "ОДЕСІ", "Odesa", "UA"),
    ("ОДЕСА, 3 березня — Порт закрито.", "ОДЕСА", "Odesa", "UA"),
    ("ВЗРЫВЫ В БЕЛГОРОДЕ И КУРСКЕ", "КУРСКЕ", "Kursk", "RU"),
    ("Власти Алжира осудили удары.", "Алжира", "Algeria", "DZ"),
    ("Алжир осудил удары. Мали закрыла границу.", "Алжир", "Algeria", "DZ"),
    ("Des pirogues traversent le lac Albert.", "Albert", "Lake Albert", ""),
    ("Unas lanchas cruzaron el lago Titicaca.", "Titicaca", "Lake Titicaca", ""),
    ("Un convoy fue atacado cerca del lago Nicaragua.", "Nicaragua", "Lake Nicaragua", "NI"),
    ("Лодка перевернулась на озере Чад.", "Чад", "Lake Chad", ""),
    ("На озері Вікторія перекинувся човен.", "Вікторія", "Lake Victoria", ""),
    ("شن الطيران غارة على جبلة وبانياس في سوريا.", "بانياس", "Baniyas", "SY"),
    ("الجزائر تدين القصف، والمغرب يدعو إلى الهدوء.", "الجزائر", "Algeria", "DZ"),
]


@pytest.mark.parametrize(("text", "written", "name", "country"), MEANT)
def test_a_name_means_what_is_called_so_in_its_case(
    text: str, written: str, name: str, country: str
) -> None:
    places = {
        mention.text: mention.resolution.place
        for mention in geoparse(text).mentions
        if mention.resolution
    }
    assert written in places
    assert (places[written].name, places[written].country_code) == (name, country)
