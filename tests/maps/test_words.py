"""Every word of the map comes from one table, in the page's language too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geo.maps import ASSETS, Shape
from geo.maps.words import map_words

OURS = sorted((ASSETS / "script").glob("*.js"))


def scripts() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in OURS)


def asked_for() -> set[str]:
    """Return the keys that the scripts ask for."""
    script = scripts()
    keys = set(re.findall(r'say\("([\w-]+)"', script))
    keys |= {text for _, text in re.findall(r'(?<!= )\["(\w+)", "([\w-]+)"\]', script)}
    keys |= {text for _, text in re.findall(r'this\.row\((.*), "([\w-]+)"\)', script)}
    keys |= {shape.value for shape in Shape if shape is not Shape.POINT}
    keys |= {name for pair in re.findall(r'\? "(leave)" : "(full)"', script) for name in pair}
    forms = {key for key in map_words() if key.startswith(("mentions.", "places."))}
    return keys | forms


def test_scripts_ask_for_every_word_and_no_other() -> None:
    assert asked_for() == set(map_words())


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_scripts_hold_no_words_of_their_own(path: Path) -> None:
    script = path.read_text(encoding="utf-8")
    code = re.sub(r"/\*.*?\*/|^\s*//.*?$", "", script, flags=re.DOTALL | re.MULTILINE)
    texts = re.findall(r'"([A-Z][a-z]+ [a-z][^"]*|[a-z]+ [a-z]+ [a-z]+[^"]*)"', code)
    in_names = ("movestart zoomstart", "moveend zoomend", "picking-help")
    assert [text for text in texts if not text.startswith(in_names)] == []
