"""Every row of the cues' word list gives the cue that its class is for."""

from __future__ import annotations

import pytest

from geo.model import Mention, Role
from geo.resolution.containers import read_contexts
from geo.resolution.cues import Context, Cue, read_context
from geo.resolution.grammar import grammar
from geo.wordlists import read_table

ROWS = read_table("resolution/cues-en.tsv")
WORDS = {kind: [word for word, of, _ in ROWS if of == kind] for _, kind, _ in ROWS}
CUES = [cue for cue in Cue if cue in WORDS]
OWN_WORD = grammar("cues", "en")["own-word"]


def context(text: str) -> Context:
    start = text.index("Oskil")
    mention = Mention(start, start + len("Oskil"), "Oskil", Role.LOCATION)
    return read_context(text, (mention,), 0)


@pytest.mark.parametrize("cue", CUES)
def test_a_word_after_a_name_tells_its_kind(cue: Cue) -> None:
    for word in WORDS[cue]:
        found = context(f"They saw Oskil {word} then.")
        assert (found.cue, found.word, found.full) == (cue, word, f"Oskil {word}")


@pytest.mark.parametrize("cue", [cue for cue in CUES if cue is not Cue.SITE])
def test_a_word_before_a_name_tells_its_kind(cue: Cue) -> None:
    for word in WORDS[cue]:
        found = context(f"They saw the {word} of Oskil then.")
        assert (found.cue, found.word) == (cue, word)


def test_regions_and_waters_may_be_several() -> None:
    for several, cue in (("several", Cue.REGION), ("several-waters", Cue.WATER)):
        for word in WORDS[several]:
            assert context(f"They saw Izium and Oskil {word} then.").cue is cue, word


def test_parts_of_a_town_may_be_one_or_several() -> None:
    for word in WORDS["quarter"]:
        several = word in WORDS["several"] or word in WORDS["several-quarters"]
        text = f"They saw {'Izium and ' * several}Oskil {word} then."
        names = [name for name in ("Izium", "Oskil") if name in text]
        mentions = [Mention(at, at + 5, n, Role.LOCATION) for n in names for at in [text.index(n)]]
        assert all(each.quarter for each in read_contexts(text, mentions)), word


def test_a_work_bears_the_name_of_a_place() -> None:
    for word in WORDS["work"]:
        assert context(f"They saw Oskil {word} then.").work, word
    assert not context("They saw Oskil bridge then.").work


def test_a_name_after_an_article_ends_there() -> None:
    for word in WORDS["end"]:
        assert context(f"They saw the Oskil {word} them.").article, word


def test_a_water_is_told_by_its_own_word() -> None:
    for word in WORDS["own-word"]:
        assert OWN_WORD.search(f"Red {word.title()}"), word


def test_another_word_tells_nothing() -> None:
    for text in ("They saw Oskil blorf then.", "They saw the blorf of Oskil then."):
        assert context(text).cue is Cue.NONE
    assert not context("They saw the Oskil blorf then.").article
    assert not OWN_WORD.search("Red Blorf")
    other = {"end", "own-word", "part", "pattern", "quality", "several", "several-waters"}
    other |= {"several-quarters", "quarter", "work"}
    assert set(WORDS) == {*map(str, Cue), *other} - {"none"}
