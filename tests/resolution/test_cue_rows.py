"""Every row of the cues' word list gives the cue that its class is for."""

from __future__ import annotations

import pytest

from geo.model import Mention, Role
from geo.resolution.cues import Context, Cue, read_context
from geo.resolution.features import _OWN_WORD
from geo.wordlists import read_table

ROWS = read_table("resolution/cues.tsv")
CUES = [row for row in ROWS if row[1] in tuple(Cue)]


def context(text: str) -> Context:
    start = text.index("Oskil")
    mention = Mention(start, start + len("Oskil"), "Oskil", Role.LOCATION)
    return read_context(text, (mention,), 0)


@pytest.mark.parametrize(("word", "kind"), CUES)
def test_a_word_after_a_name_tells_its_kind(word: str, kind: str) -> None:
    found = context(f"They saw Oskil {word} then.")
    assert (found.cue, found.word, found.full) == (Cue(kind), word, f"Oskil {word}")


@pytest.mark.parametrize(("word", "kind"), [row for row in CUES if row[1] != Cue.SITE])
def test_a_word_before_a_name_tells_its_kind(word: str, kind: str) -> None:
    found = context(f"They saw the {word} of Oskil then.")
    assert (found.cue, found.word) == (Cue(kind), word)


@pytest.mark.parametrize("word", [word for word, kind in ROWS if kind == Cue.REGION])
def test_regions_may_be_several(word: str) -> None:
    several = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    assert context(f"They saw Izium and Oskil {several} then.").cue is Cue.REGION


@pytest.mark.parametrize("word", [word for word, kind in ROWS if kind == "end"])
def test_a_name_after_an_article_ends_there(word: str) -> None:
    assert context(f"They saw the Oskil {word} them.").article


@pytest.mark.parametrize("word", [word for word, kind in ROWS if kind == "own-word"])
def test_a_water_is_told_by_its_own_word(word: str) -> None:
    assert _OWN_WORD.search(f"Red {word.title()}")


def test_another_word_tells_nothing() -> None:
    for text in ("They saw Oskil blorf then.", "They saw the blorf of Oskil then."):
        assert context(text).cue is Cue.NONE
    assert not context("They saw the Oskil blorf then.").article
    assert not _OWN_WORD.search("Red Blorf")
    assert {kind for _word, kind in ROWS} == {*map(str, Cue), "end", "own-word", "quality"} - {
        "none"
    }
