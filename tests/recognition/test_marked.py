"""What the model of other languages marked, mended by what the gazetteer knows."""

from __future__ import annotations

import re

import pytest

from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.model import Role
from geo.recognition.entities import Entity
from geo.recognition.marked import known_by, mended

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
    # A word for a people.
    ("[ливанский] город [Триполи]", "<ливанский>|Триполи"),
    ("[Україна] та [Малі]", "Україна|Малі"),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_names_are_whole_names(marked: str, expected: str) -> None:
    text, entities = "", []
    for part in re.split(r"(\[.*?\])", marked):
        bare = part.strip("[]") if part.startswith("[") else part
        if part.startswith("["):
            entities.append(Entity(len(text), len(text) + len(bare), 1.0, Role.LOCATION))
        text += bare
    found = mended(text, entities, GazetteerLexicon(open_gazetteer()))
    told = [(text[e.start : e.end], e.role is Role.DEMONYM) for e in found]
    assert "|".join(f"<{name}>" if people else name for name, people in told) == expected


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
