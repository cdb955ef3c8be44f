"""What blocks of news pages are in other languages, by lines written before the rules."""

from __future__ import annotations

import pytest
from served import ROOT

from geo.report import report_from_text
from geo.report.furniture import is_byline, is_day, is_furniture, is_picture_credit

ROWS = [
    line.split("\t")
    for line in (ROOT / "tests/report/blocks.tsv").read_text("utf-8").splitlines()
    if not line.startswith(("#", "language\t"))
]
DATED = [
    ("Обстріл міста\n\n3 березня 2024 року\n\nЛюди вийшли на вулиці.", "2024-03-03"),
    ("Обстрел города\n\nВоскресенье, 3 марта 2024\n\nЛюди вышли на улицы.", "2024-03-03"),
    ("قصف المدينة\n\n3 آذار 2024\n\nخرج الناس إلى الشوارع.", "2024-03-03"),
    ("Ataque en la ciudad\n\n3 de marzo de 2024\n\nLa gente salió.", "2024-03-03"),
    ("Attaque en ville\n\n1er mars 2024\n\nLes gens sont sortis.", "2024-03-01"),
]


@pytest.mark.parametrize(("language", "kind", "block"), ROWS)
def test_what_a_block_is(language: str, kind: str, block: str) -> None:
    found = [
        name
        for name, told in (
            ("credit", is_picture_credit(block)),
            ("furniture", is_furniture(block)),
            ("byline", is_byline(block, frozenset())),
            ("day", is_day(block)),
        )
        if told
    ]
    assert found[:1] == ([] if kind == "body" else [kind])


@pytest.mark.parametrize(("text", "day"), DATED)
def test_a_report_is_dated_by_its_line(text: str, day: str) -> None:
    assert report_from_text(text).published == day


SENTENCES = [
    ("Удар завдано по м. Токмак і с. Гроза вночі. Є загиблі, і постраждалі теж є.", 2),
    ("Удар нанесён по г. Токмак и с. Гроза ночью. Есть погибшие, и раненые тоже.", 2),
    ("قال د. أحمد إن القصف مستمر في حلب وريفها. قتل اثنان وجرح ثلاثة آخرون.", 2),
    ("El Sr. Pérez y la Sra. Gómez llegaron ayer a la ciudad de Bogotá. Nadie lo vio.", 2),
    ("M. Dupont et Mme. Diallo sont arrivés hier à Bamako avec le gén. Traoré. Rien de plus.", 2),
]


@pytest.mark.parametrize(("text", "number"), SENTENCES)
def test_an_abbreviation_ends_no_sentence(text: str, number: int) -> None:
    report = report_from_text(text + " " + text)
    assert len(report.sentences) == 2 * number
