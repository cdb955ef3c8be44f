"""What the model of other languages marked, mended by what the gazetteer knows."""

from __future__ import annotations

import re

import pytest

from geo import geoparse
from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.model import Role
from geo.recognition.entities import Entity
from geo.recognition.marked import datelines, known_by, mended, told_mentions
from geo.report import report_from_text

CASES = [
    # Two that the gazetteer has as one.
    ("في [أم] [درمان] اليوم", "أم درمان"),
    ("قصف على [دير] [الزور] اليوم", "دير الزور"),
    ("en [San] [Vicente del Caguán] ayer", "San Vicente del Caguán"),
    ("у [Часовому] [Яру] сьогодні", "Часовому Яру"),
    # Two that it has apart.
    ("في [حلب] [دمشق] اليوم", "حلب|دمشق"),
    ("в [Идлибе] [Хаме] вчера", "Идлибе|Хаме"),
    ("كل صوب: [من] [الزاوية] غربا", "من|الزاوية"),
    ("[دير]، [الزور]", "دير|الزور"),
    # A word for a kind is none.
    ("في [ريف] [إدلب] اليوم", "إدلب"),
    ("la [provincia] de [Idlib]", "Idlib"),
    ("повз [Затоку] на [Ізмаїл]", "Затоку|Ізмаїл"),
    ("[Затоку] перекрито, la [Villa] de [Idlib]", "Idlib"),
    ("des [îles] [Kerkennah]", "Kerkennah"),
    # What a court, a bank or a ministry at home bears, but not who acts for a country.
    ("Верховный суд [Кении] отменил выборы в [Момбасе]", "Момбасе"),
    ("Мінфін [Британії] і Верховна Рада [України] мовчать", ""),
    ("Федеральное агентство по рыболовству [России]", ""),
    ("Министерство внутренних дел [Чада] молчит", ""),
    ("глава МИД [Литвы] Иванов прибыл в [Ригу]", "Ригу"),
    ("МИД [Литвы] и Минобороны [Латвии]", "Литвы|Латвии"),
    ("Министерство обороны [Чада] сообщило", "Чада"),
    ("Верховный суд в [Гааге] и суды [Киева]", "Гааге|Киева"),
    ("В Государственном музее [Эстонии] тихо", "Эстонии"),
    # What a unit, a ship or a street bears, but not a street of a town.
    ("نعت [كتيبة] [جنين] قتيلا في [طوباس]", "طوباس"),
    ("عناصر حركة تحرير [دارفور] في [كتم]", "كتم"),
    ("انسحب لواء [حماة] من لواء في لواء [الرمثا]", "الرمثا"),
    ("فاز أهلي [حلب] في [دمشق]", "دمشق"),
    ("el batallón [Junín] en una calle de [Ocaña]", "Ocaña"),
    ("la rue de [Crimée] et la rue d'[Alger] à [Paris]", "Paris"),
    # What a square or a house is called after, but not a square of a town.
    ("place d'[Italie] et place de [Catalogne], à [Paris]", "Paris"),
    ("la Plaza de [España] y la plaza de [Cúcuta]", "Cúcuta"),
    ("на площі [Італії] біля площі [Києва]", "Києва"),
    ("в ресторане «[Грузия]» в [Москве]", "Москве"),
    ("في ساحة [فرنسا] ومطاعم [بيروت] لا مطعم [بيروت]", "بيروت"),
    # Nor a country's place in the world, its area, its hotels, or the bridge to it.
    ("la place de la [Russie], le pont de [Crimée]", "Russie|Crimée"),
    ("el puente de [Crimea] y el cine de [Cuba]", "Crimea|Cuba"),
    ("20% площі [України], 20% площади [Украины]", "України|Украины"),
    ("отели [Турции], ресторани [Польщі]", "Турции|Польщі"),
    # A country whose name has an "and".
    ("[البوسنة] و[الهرسك] و[صربيا]", "البوسنة والهرسك|صربيا"),
    ("[Боснія] і [Герцеговина] та [Сербія]", "Боснія і Герцеговина|Сербія"),
    # A side of the world alone is none.
    ("en el [norte] de [Idlib]", "Idlib"),
    # An epithet is no part of a name, unless nothing else is.
    ("إلى [مكة المكرمة] و[القدس المحتلة] ثم [المدينة المنورة]", "مكة|القدس|المدينة المنورة"),
    # A sign before or after a name is not in it, and a region is a name of its own.
    ("❗[\ufe0fБелгород], policía de [Morales (][Cauca])", "Белгород|Morales|Cauca"),
    ("la vía [Culiacán-][Mazatlán]", "Culiacán|Mazatlán"),
    ("посёлок [Октябрьский Белгородской области]", "Октябрьский|Белгородской области"),
    ("the [Wozzok Mertz Kharkiv Oblast]", "Wozzok Mertz Kharkiv Oblast"),
    ("على [جبهة] [مأرب]", "مأرب"),
    # A word for a people.
    ("<لبنان> و<سورية> و<مصر>", "لبنان|<سورية>|مصر"),
    ("[ливанский] город [Триполи]", "<ливанский>|Триполи"),
    ("[Україна] та [Малі]", "Україна|Малі"),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_names_are_whole_names(marked: str, expected: str) -> None:
    text, entities = "", []
    for part in re.split(r"(\[.*?\]|<.*?>)", marked):
        bare = part.strip("[]<>")
        if bare != part:
            role = Role.DEMONYM if part.startswith("<") else Role.LOCATION
            entities.append(Entity(len(text), len(text) + len(bare), 1.0, role))
        text += bare
    found = mended(text, entities, GazetteerLexicon(open_gazetteer()))
    told = [(text[e.start : e.end], e.role is Role.DEMONYM) for e in found]
    assert "|".join(f"<{name}>" if people else name for name, people in told) == expected


@pytest.mark.parametrize(
    ("marked", "role"),
    [
        ("[Горіс] прийняв біженців", "location"),
        ("[Белгород] проснулся от взрывов", "location"),
        ("[Cúcuta] recibió a las familias", "location"),
        ("[Goma] s'est réveillée sans électricité", "location"),
        ("ثم ودعت [نابلس] شهداءها", "location"),
        # A town that speaks, and a capital or a country, which receives and calls.
        ("[Белгород] обвинил Харьков", "actor"),
        ("[Quito] recibió al canciller", "actor"),
        ("ودعت [واشنطن] الطرفين", "actor"),
        ("استقبلت [تركيا] الوفد", "actor"),
    ],
)
def test_a_town_that_goes_through_something_is_the_place(marked: str, role: str) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    entity = Entity(start, end, 1.0, Role.ACTOR)
    (found,) = mended(text, [entity], GazetteerLexicon(open_gazetteer()))
    assert found.role == role


@pytest.mark.parametrize(
    ("name", "known"),
    [
        # Without hamzas and dots it is still the name that is known.
        ("إدلب", True),
        ("ادلب", True),
        ("الرقه", True),
        # Words for ruins and for courage have the consonants of places.
        ("الخراب", False),
        ("شجاعة", False),
        ("Куп'янську", True),
        ("Wozzok", False),
    ],
)
def test_an_arabic_word_is_known_by_its_letters(name: str, known: bool) -> None:
    assert (known_by(name, GazetteerLexicon(open_gazetteer())) is not None) == known


@pytest.mark.parametrize(
    ("line", "town"),
    [
        ("СУМИ, 14 березня — Укрінформ. У четвер тихо.", "СУМИ"),
        ("SAN JUAN DEL RÍO, 21 de abril (EFE) — Tres muertos.", "SAN JUAN DEL RÍO"),
        ("POPAYÁN (EFE) — Tres muertos.", "POPAYÁN"),
        ("СТАРЫЙ ОСКОЛ – Пожар потушен.", "СТАРЫЙ ОСКОЛ"),
        ("Суми, 14 березня — тихо.", ""),
        ("УВАГА, 14 березня — тихо.", ""),
        ("УКРАЇНА – 5, РЕШТА – 3", ""),
    ],
)
def test_a_town_in_capitals_opens_a_paragraph(line: str, town: str) -> None:
    found = datelines(line, [(0, len(line))], GazetteerLexicon(open_gazetteer()))
    assert "|".join(line[e.start : e.end] for e in found) == town


def test_a_country_is_found_again_in_arabic() -> None:
    text = (
        "زار [سورية|actor] ثم عاد. وفي سورية وبسورية حديث، ونهر سورية وسوريتنا وبنك سورية. "
        "[سورية|demonym]"
    )
    bare, entities = "", []
    for part in re.split(r"(\[.*?\])", text):
        name, _, role = part.strip("[]").partition("|")
        if role:
            entities.append(Entity(len(bare), len(bare) + len(name), 1.0, Role(role)))
        bare += name
    report = report_from_text(bare)
    found = told_mentions(report, entities, [0], GazetteerLexicon(open_gazetteer()))
    assert [bare[m.start - 3 : m.start].strip() for m in found] == ["ار", "في", "وب", "ة."]
    assert [m.role.value for m in found] == ["actor", "actor", "actor", "demonym"]


@pytest.mark.parametrize(
    ("body", "related", "named"),
    [
        (
            "У ніч на понеділок війська вдарили по Одесі.",
            "Читайте також: Обстріл Харкова",
            "Харкова",
        ),
        ("В ночь на понедельник ударили по Одессе.", "Читайте также: Обстрел Харькова", "Харькова"),
        ("أصيب ثلاثة أشخاص في غارة على مدينة إدلب.", "اقرأ أيضا: قصف على حلب", "حلب"),
        ("Tres personas murieron el domingo en Cúcuta.", "Lea también: Combates en Tibú", "Tibú"),
        ("Снаряди впали вранці на Ізюм.", "Фото: Київ, Reuters", "Київ"),
        ("سقطت قذائف صباح اليوم على مدينة إدلب.", "الصورة: بيروت، رويترز", "بيروت"),
        ("Trois personnes ont été tuées à Gao.", "À lire aussi : Combats à Kidal", "Kidal"),
    ],
)
def test_what_a_page_says_beside_its_report_is_no_place_of_it(
    body: str, related: str, named: str
) -> None:
    roles = {m.text: m.role for m in geoparse(f"{body}\n\n{related}\n\n{body}").mentions}
    assert roles.pop(named) is Role.CREDIT
    assert set(roles.values()) == {Role.LOCATION}
