"""Every word of the map comes from one table, in the page's language too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geo.dashboard import language
from geo.dashboard.map_words import map_words
from geo.maps import ASSETS, ENGLISH, Shape

OURS = sorted((ASSETS / "script").glob("*.js"))


def scripts() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in OURS)


def asked_for() -> set[str]:
    """Return the keys that the scripts ask for."""
    script = scripts()
    keys = set(re.findall(r'say\("([\w-]+)"', script))
    keys |= {text for _, text in re.findall(r'\["(\w+)", "([\w-]+)"\]', script)}
    keys |= {text for _, text in re.findall(r'this\.row\((.*), "([\w-]+)"\)', script)}
    keys |= {shape.value for shape in Shape if shape is not Shape.POINT}
    keys |= {name for pair in re.findall(r'\? "(leave)" : "(full)"', script) for name in pair}
    forms = {key for key in ENGLISH if key.startswith("mentions.")}
    return keys | forms


def test_scripts_ask_for_every_word_and_no_other() -> None:
    assert asked_for() == set(ENGLISH)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_scripts_hold_no_words_of_their_own(path: Path) -> None:
    script = path.read_text(encoding="utf-8")
    code = re.sub(r"/\*.*?\*/|^\s*//.*?$", "", script, flags=re.DOTALL | re.MULTILINE)
    texts = re.findall(r'"([A-Z][a-z]+ [a-z][^"]*|[a-z]+ [a-z]+ [a-z]+[^"]*)"', code)
    in_names = ("movestart zoomstart", "moveend zoomend", "picking-help")
    assert [text for text in texts if not text.startswith(in_names)] == []


@pytest.mark.parametrize("code", language.NAMES)
def test_page_says_every_word_in_its_language(code: str) -> None:
    language.use(code)
    try:
        words = map_words()
    finally:
        language.use(language.ENGLISH)
    assert set(words) == set(ENGLISH)
    for key, text in words.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", ENGLISH[key])), key
    if code == language.ENGLISH:
        assert words == ENGLISH
    else:
        assert sum(words[key] == ENGLISH[key] for key in words) <= 1
