"""Which of the languages that the recogniser knows, or none of them."""

from __future__ import annotations

import pytest

from geo.report.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The army said that it had entered the town on Saturday.", "en"),
        ("Армія повідомила, що увійшла до міста в суботу.", "uk"),
        ("Армия сообщила, что вошла в город в субботу, и ещё раз.", "ru"),
        ("Арміяй было паведамлена, што ў суботу войскі ўвайшлі ў горад.", ""),
        ("قال الجيش إن القوات دخلت مدينة حلب.", "ar"),
        ("ارتش گفت که نیروها وارد شهر شدند.", ""),
        ("L'armée a annoncé samedi qu'elle était entrée dans la ville.", "fr"),
        ("El ejército anunció el sábado que había entrado en la ciudad.", "es"),
        ("O exército anunciou no sábado que tinha entrado na cidade e não recuou.", ""),
        ("L'esercito ha annunciato sabato di essere entrato nella città con i carri.", ""),
        ("Die Armee teilte mit, dass sie am Samstag in die Stadt eingerückt sei.", ""),
        ("Die Armee teilte mit, dass ihre Soldaten am Samstag in das Dorf kamen.", ""),
        ("12 345", ""),
        ("Fighting near Kherson.", "en"),
        ("Бої під Херсоном.", "uk"),
        ("Бои под Херсоном.", "ru"),
        ("Fighting near Херсон.", ""),
        ("- Kovel: 3 drones\n- Lutsk: power cut, 2 hurt\n- Rivne: quiet\n" * 4, "en"),
        (
            "LIVE\nKovel hit again!!\nLutsk smoke, Rivne quiet, trains late, crews out now",
            "en",
        ),
        ("- Lieja: tres drones\n- Namur: sin luz, dos heridos\n- Mons: en calma\n" * 4, "es"),
        ("Hospital\tBeds\nAl-Quds Hospital\t80\nAl-Amal Hospital\t100", "en"),
        ("Tell al Hawa: quiet\nBeit el Balad: quiet\nAbu al Khasib: quiet", ""),
        ("Ataque en Alepo.", "es"),
        ("Kowel: trzy drony, Łuck: nie ma prądu, Równe: cisza, pociągi się spóźniają", ""),
    ],
)
def test_detect_language(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_what_a_document_declares_holds_where_its_text_tells_nothing() -> None:
    assert detect_language("Des combats à Izium.", "fr") == "fr"
    assert detect_language("Combats.", "fr") == "fr"
    assert detect_language("The army said that it had entered the town.", "fr") == "en"
