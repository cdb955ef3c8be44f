"""Texts in the languages that came after English, made to take long: see `hostile_patterns`."""

from __future__ import annotations

from tests.benchmarks.hostile_patterns import Pattern

LANGUAGES: dict[str, Pattern] = {
    name: Pattern("a.txt", repeated)
    for name, repeated in {
        # Ukrainian.
        "Ukrainian names": "Херсон, ",
        "Ukrainian sentences": "Обстріляли Ізюм і Куп'янськ. ",
        "Ukrainian oblasts": "Харківської області, ",
        "Ukrainian districts": "Ізюмського району Харківської області ",
        "Ukrainian villages": "у селі Мала Комишуваха ",
        "Ukrainian distances": "за 15 км на північ від Ізюма ",
        "Ukrainian distances of distances": "за 15 км на північ від ",
        "Ukrainian between": "між Ізюмом і ",
        "Ukrainian directions": "на півночі сходу ",
        "Ukrainian towns": "міста ",
        "Ukrainian initials": "Т.Г. ",
        "Ukrainian apostrophes": "Кам'янець-",
        "Ukrainian capitals": "ХЕРСОН, Україна - ",
        "Ukrainian credits": "Фото: Укрінформ | ",
        # Russian.
        "Russian names": "Херсон, ",
        "Russian sentences": "Обстрел Изюма и Купянска продолжался. ",
        "Russian distances": "в 15 км к северу от Изюма ",
        "Russian distances of distances": "в 15 км к северу от ",
        "Russian oblasts": "Харьковской области, ",
        "Russian adjectives": "московский, киевский и ",
        # Arabic.
        "Arabic names": "حلب، ",
        "Arabic names in sentences": "قصفت الطائرات حلب. ",
        "Arabic regions": "ريف حلب الشمالي ",
        "Arabic cities": "مدينة ",
        "Arabic governorates": "محافظة إدلب في محافظة ",
        "Arabic and": "وحلب",
        "Arabic and and": "و",
        "Arabic distances": "على بعد 15 كم شمال حلب ",
        "Arabic distances of distances": "على بعد 15 كم شمال ",
        "Arabic articles": "ال",
        "Arabic vowels": "حَلَبُ ",
        "Arabic marks": "حَّ",
        "Arabic stretched": "ـ",
        "Arabic digits": "١٥، ",
        "Arabic commas": "،",
        # Spanish and French.
        "Spanish names": "Alepo, ",
        "Spanish distances": "a 15 km al norte de Alepo ",
        "Spanish distances of distances": "a 15 km al norte de ",
        "Spanish articles": "la ciudad de ",
        "Spanish questions": "¿",
        "French names": "Alep, ",
        "French distances": "à 15 km au nord d'Alep ",
        "French distances of distances": "à 15 km au nord de ",
        "French elisions": "d'",
        "French quotes": "« ",
        # Several at once, and without blanks.
        "languages in turn": "Kherson fell. Херсон упав. سقطت حلب. ",
        "languages in lines": "Kherson\nХерсон\nحلب\n",
        "languages in paragraphs": "Kherson fell.\n\nХерсон упав.\n\n",
        "letters without blanks": "漢字",
        "Thai letters": "กรุงเทพ",
    }.items()
}
