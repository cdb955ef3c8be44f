"""What words beside names say in other languages, by sentences written before the rules."""

from __future__ import annotations

import re

import pytest
from served import ROOT

from geo.model import Mention, Role
from geo.resolution.containers import read_contexts
from geo.resolution.cues import Cue

ROWS = [
    line.split("\t")
    for line in (ROOT / "tests/resolution/contexts.tsv").read_text("utf-8").splitlines()
    if not line.startswith(("#", "language\t"))
]
ROLES = {"[": Role.LOCATION, "<": Role.DEMONYM}


def read(language: str, marked: str) -> str:
    """Return what is read of a sentence, in the words of the table."""
    text, mentions, begun = "", [], (0, Role.LOCATION)
    for part in re.split(r"([\[\]<>])", marked):
        if part in ROLES:
            begun = len(text), ROLES[part]
        elif part in "]>" and part:
            mentions.append(Mention(begun[0], len(text), text[begun[0] :], begun[1]))
        else:
            text += part
    contexts = read_contexts(text, mentions, lambda _: language)
    kinds = [
        f"{m.text}={c.cue}"
        for m, c in zip(mentions, contexts, strict=True)
        if c.cue is not Cue.NONE and m.role is Role.LOCATION
    ]
    larger = [
        f"{m.text}<{'|'.join(mentions[index].text for index in c.within)}"
        for m, c in zip(mentions, contexts, strict=True)
        if c.within
    ]
    return ";".join(sorted((*kinds, *larger))) or "-"


@pytest.mark.parametrize(("language", "marked", "says"), ROWS)
def test_what_the_words_say(language: str, marked: str, says: str) -> None:
    assert read(language, marked) == ";".join(sorted(says.split(";")))
