"""The passages to learn from can be read, and say of their names what they may."""

from __future__ import annotations

import csv
import importlib
import re
import sys
import unicodedata
from pathlib import Path
from types import ModuleType

import pytest

from geo.paths import data_dir

MODELS = data_dir() / "models"
SENTENCES = MODELS / "sentences"
SCRIPTS = {
    "en": "LATIN",
    "uk": "CYRILLIC",
    "ru": "CYRILLIC",
    "ar": "ARABIC",
    "es": "LATIN",
    "fr": "LATIN",
}
OTHERS = [language for language in SCRIPTS if language != "en"]


@pytest.fixture(scope="module")
def passages() -> ModuleType:
    """Return the module that reads the passages, as it stands beside them."""
    sys.path.insert(0, str(MODELS))
    try:
        return importlib.import_module("passages")
    finally:
        sys.path.remove(str(MODELS))


def files(language: str) -> list[Path]:
    folder = SENTENCES if language == "en" else SENTENCES / language
    return sorted(folder.glob("*.txt"))


@pytest.mark.parametrize("language", SCRIPTS)
def test_names_stand_where_they_are_said_to(passages: ModuleType, language: str) -> None:
    with (data_dir() / "gazetteer" / "countries.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        countries = {row["country"] for row in rows} | {""}
    wrong = []
    for file_ in files(language):
        for passage in passages.read_passages(file_):
            text, end = passage.document.text, 0
            for name in passage.names:
                written = text[name.start : name.end]
                sound = name.start >= end and written and written == written.strip()
                inflected = not name.case or language in {"uk", "ru"}
                if not sound or not inflected or name.country not in countries:
                    wrong.append((file_.name, written, name))
                end = name.end
    assert not wrong


@pytest.mark.parametrize("language", OTHERS)
def test_places_stand_in_the_script_of_the_language(passages: ModuleType, language: str) -> None:
    wrong = [
        passage.document.text[name.start : name.end]
        for file in files(language)
        for passage in passages.read_passages(file)
        for name in passage.names
        if name.is_place
        and any(
            letter.isalpha()
            and not unicodedata.name(letter).startswith((SCRIPTS[language], "MODIFIER"))
            for letter in passage.document.text[name.start : name.end]
        )
    ]
    assert not wrong


@pytest.mark.parametrize("language", SCRIPTS)
def test_no_passage_stands_twice(passages: ModuleType, language: str) -> None:
    texts = [
        passage.document.text
        for file in files(language)
        for passage in passages.read_passages(file)
    ]
    assert sorted(texts) == sorted(set(texts))


@pytest.mark.parametrize("language", OTHERS)
def test_there_are_as_many_as_their_readme_says(passages: ModuleType, language: str) -> None:
    readme = (SENTENCES / "README.md").read_text(encoding="utf-8")
    (said,) = re.findall(rf"\| `{language}/` \|.*\| (\d+) \|", readme)
    assert int(said) == sum(len(passages.read_passages(file)) for file in files(language))


@pytest.mark.parametrize("language", OTHERS)
def test_every_role_and_names_of_no_place_have_their_share(
    passages: ModuleType, language: str
) -> None:
    roles = [
        {name.role for name in passage.names}
        for file in files(language)
        for passage in passages.read_passages(file)
    ]
    assert len(roles) >= 420
    for role, least in (("actor", 60), ("demonym", 50), ("credit", 8)):
        assert sum(role in found for found in roles) >= least, role
    assert sum(bool(found & passages.OTHERS) for found in roles) >= 50


@pytest.mark.parametrize(
    "line",
    [
        "[[Izium|loc|Izium:UA",
        "[[Izium|town]]",
        "[[Izium|Izium:Ukraine]]",
        "{{Wagner}}",
        "{{Wagner|troop}}",
    ],
)
def test_a_mark_that_is_none_is_refused(passages: ModuleType, line: str, tmp_path: Path) -> None:
    file = tmp_path / "some.txt"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(ValueError, match="some:1"):
        passages.read_passages(file)


def test_a_mark_says_case_and_entry(passages: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "some.txt"
    file.write_text(
        "# A comment.\nБої в [[Ізюмі|loc|Izium:UA]],\\nкаже [[Sumy|:UA]], [[Ямне|village|?:UA]].",
        encoding="utf-8",
    )
    (passage,) = passages.read_passages(file)
    assert passage.document.text == "Бої в Ізюмі,\nкаже Sumy, Ямне."
    assert [(name.case, name.name, name.country, name.type) for name in passage.names] == [
        ("loc", "Izium", "UA", ""),
        ("", "Sumy", "UA", ""),
        ("", "", "UA", "village"),
    ]
