"""Every row of the reader's word list does what its class is for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geo.model import ParagraphKind
from geo.report.dates import find_date
from geo.report.furniture import is_credit
from geo.report.hyphens import join_broken
from geo.report.language import detect_language
from geo.report.layout import split_paragraphs
from geo.wordlists import read_words

WORDS = read_words("reading/words.tsv")


def is_byline(line: str) -> bool:
    lines = (
        "Rain ends the drought",
        line,
        "It rained for hours on Monday, and the river rose by a metre before the night was over.",
    )
    return split_paragraphs("\n\n".join(lines))[1].kind is ParagraphKind.CREDIT


def is_month(word: str) -> bool:
    text = f"Rain ends the drought\n\n3 {word.title()} 2022\n\nIt rained for hours on Monday."
    number = WORDS["month"].index(word) + 1 if word != "blorf" else 0
    return find_date(text, split_paragraphs(text)) == f"2022-{number:02}-03"


TELLS: dict[str, Callable[[str], bool]] = {
    "agency": lambda word: is_credit(word.title()) and is_credit(f"{word.upper()} / Ann Lee"),
    "furniture-start": lambda word: is_credit(f"{word.capitalize()} and more of it here"),
    "furniture-end": lambda word: is_credit(f"Here is more of it. {word.capitalize()}."),
    "furniture-line": lambda word: is_credit(word.title()),
    "menu": lambda word: is_credit(f"{word.title()} | {word.title()} | Rain"),
    "byline": lambda word: is_byline(f"{word} Ann Lee, Bob Ray, Cy Orr, Di Poe, Ed Fox"),
    "publisher": lambda word: is_byline(f"Thames {word.title()}"),
    "hyphen-after": lambda word: not join_broken(f"{word}-\nblarf")[1],
    "hyphen-before": lambda word: not join_broken(f"blarf-\n{word}")[1],
    "english": lambda word: detect_language(f"{word} {word} {'кот ' * 12}") == "en",
    "foreign": lambda word: detect_language(f"{word} blarf " * 3) != "en",
    "month": is_month,
}


@pytest.mark.parametrize("kind", WORDS)
def test_a_word_tells(kind: str) -> None:
    assert [word for word in WORDS[kind] if not TELLS[kind](word)] == []


@pytest.mark.parametrize("kind", TELLS)
def test_another_word_does_not(kind: str) -> None:
    assert not TELLS[kind]("blorf")
