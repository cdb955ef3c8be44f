"""The word lists are sound: a word stands once a class, which is explained and used."""

from __future__ import annotations

import re

import pytest
from served import ROOT

from geo.resolution.grammar import LANGUAGES
from geo.wordlists import alternatives, read_table, read_words

FILES = (
    "reading/coordinates.tsv",
    "reading/words.tsv",
    "recognition/agency.tsv",
    "recognition/bearers.tsv",
    "recognition/grammar.tsv",
    "recognition/marked.tsv",
    "recognition/nicknames.tsv",
    "recognition/places.tsv",
    "recognition/verbs.tsv",
)
CODE_LISTS = (
    "reading/chats.tsv",
    "reading/columns.tsv",
    "reading/formats.tsv",
    "reading/lookalikes.tsv",
    "reading/languages.tsv",
    "reading/line_words.tsv",
    "reading/page_fields.tsv",
    "reading/pages.tsv",
    "reading/rich_text.tsv",
    "reading/signatures.tsv",
    "resolution/articles.tsv",
    "resolution/domains.tsv",
    "resolution/newspapers.tsv",
    "resolution/publishers.tsv",
    *(
        f"resolution/{table}-{language}.tsv"
        for table in ("cues", "descriptions")
        for language in LANGUAGES
    ),
)
CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "geo").rglob("*.py")))


def test_every_list_is_here() -> None:
    folders = ("reading", "recognition", "resolution")
    found = {
        path.relative_to(ROOT / "data").as_posix()
        for folder in folders
        for path in (ROOT / "data" / folder).iterdir()
    }
    assert found == {*FILES, *CODE_LISTS}


@pytest.mark.parametrize("name", FILES)
def test_a_word_stands_once_a_class_and_in_lower_case(name: str) -> None:
    rows = read_table(name)
    assert len(rows) == len(set(rows)) > 0
    for word, _kind in rows:
        assert word == " ".join(word.lower().split())


@pytest.mark.parametrize("name", FILES)
def test_a_class_is_explained_and_used(name: str) -> None:
    text = (ROOT / "data" / name).read_text(encoding="utf-8")
    explained = re.findall(r"^# ([\w-]+): .+$", text, re.M)
    assert explained == list(read_words(name))
    for kind in explained:
        assert re.search(rf"\[[\"']{kind}[\"']\]", CODE), kind


@pytest.mark.parametrize("name", FILES)
def test_classes_stand_in_the_order_of_the_alphabet(name: str) -> None:
    for kind, words in read_words(name).items():
        assert kind == "month" or list(words) == sorted(words)


def test_the_longest_alternative_is_tried_first() -> None:
    pattern = alternatives(("front", "front line", "e-mail"))
    assert re.match(pattern, "front line").group() == "front line"  # type: ignore[union-attr]
    assert re.fullmatch(pattern, "e-mail")
