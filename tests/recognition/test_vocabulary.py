"""Words are cut into the pieces that the library gives with which the models learned."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from geo.paths import data_dir
from geo.recognition.vocabulary import Vocabulary, Word

MODELS = data_dir() / "models"
NAMES = ("tagger", "multilingual")
REFERENCES = {name: Tokenizer.from_file(str(MODELS / f"{name}-tokenizer.json")) for name in NAMES}
OWN = {name: Vocabulary((MODELS / f"{name}-tokenizer.json").read_bytes()) for name in NAMES}

ODD = (
    "Kyiv's “Hill 402”, Ra's al-Ayn… 3½ km, 5° N., ﬁve ①②Ⅻ ℃",
    "«Київ» Ізюм: м. Харків, с.Кам’янка-Дніпровська, об'їзд ʼʻ",
    "وبدمشق، حَلَب؛ الرقّة ـــ ١٢٣",
    "e\u0301le\u0300ve a\u0323\u0302 ậ ê\u0323 x\u0301\u0323y \u0301a \u0344\u0323 \u1e9b\u0323",
    "한국어 漢字mixed カ\u3099 \u1112\u1161\u11ab",
    "[CLS]x[PAD] [sep] a<s>b</s>< s> ＜s＞ <unk><unk>",
    "\u200bx\u200by\ufeffz \u202eabc\u202c a\u00adb \ufffd a\x00b\x85c\u2028d\u00a0e\u2581f",
    "İstanbul ẞ ΣΑΣ ǅ",
    "x" * 100 + " " + "x" * 101 + " " + "ж" * 300,
    "🏴\U000e0067\U000e007f 👩\u200d🚀 \ue000 \U0010ffff",
    "ͳͳͳ ѫͳѫ",
)
"""What is written in ways that few texts are, and what readers would use against the program."""


def by_the_library(name: str, text: str) -> list[Word]:
    """Return the words that the library finds."""
    encoding = REFERENCES[name].encode(text, add_special_tokens=False)
    found: list[Word] = []
    pieces = zip(encoding.word_ids, encoding.ids, encoding.offsets, strict=True)
    for _word, group in groupby(pieces, lambda piece: piece[0]):
        _words, ids, offsets = zip(*group, strict=True)
        found.append(Word(ids, *zip(*offsets, strict=True)))
    return found


def by_ourselves(name: str, text: str) -> list[Word]:
    """Return the words that the vocabulary finds."""
    return [
        Word(
            word.ids,
            tuple(stretch.start() + start for start in word.starts),
            tuple(stretch.start() + end for end in word.ends),
        )
        for stretch in re.finditer(r"[^ \t\n\r]+", text)
        for word in OWN[name].words(stretch[0])
    ]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", ODD)
def test_what_is_written_oddly_has_the_pieces_of_the_library(name: str, text: str) -> None:
    assert by_ourselves(name, text) == by_the_library(name, text)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("folder", ["", "ar", "es", "fr", "ru", "uk"])
def test_passages_of_war_have_the_pieces_of_the_library(name: str, folder: str) -> None:
    path: Path = min((MODELS / "sentences" / folder).glob("*.txt"))
    text = path.read_text(encoding="utf-8")[:30_000]
    assert by_ourselves(name, text) == by_the_library(name, text)


def is_old(letter: str) -> bool:
    """Tell whether the library knows a letter as Python does, whose Unicode is younger."""
    kind = unicodedata.category(letter)
    return kind == unicodedata.ucd_3_2_0.category(letter) != "Cn"


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_and_sign_has_the_pieces_of_the_library(name: str) -> None:
    text = " ".join(f"b{chr(code)}a" for code in range(1, 0x3400) if is_old(chr(code)))
    assert by_ourselves(name, text) == by_the_library(name, text)


@given(
    st.lists(
        st.one_of(
            st.sampled_from([*" \n.-<'’«▁", *"\u0301\u0323\u0328", *ODD]),
            st.text(st.characters(codec="utf-8").filter(is_old), min_size=1),
        )
    ).map("".join)
)
@settings(max_examples=60)
@pytest.mark.parametrize("name", NAMES)
def test_any_text_has_the_pieces_of_the_library(name: str, text: str) -> None:
    assert by_ourselves(name, text) == by_the_library(name, text)


def test_a_bent_vocabulary_is_no_vocabulary() -> None:
    whole = (MODELS / "tagger-tokenizer.json").read_bytes()
    with pytest.raises(ValueError):
        Vocabulary(whole[: len(whole) // 2])
