"""The translations: complete, with the same values, compiled as written, and all of the page."""

from __future__ import annotations

import ast
import gettext
import re
import string
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_from_file
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from geo import errors, language, wordlists
from geo.gazetteer import files

ROOT = Path(__file__).parents[1]
CATALOGUES = sorted(language.LOCALE.glob("*/LC_MESSAGES/*.po"))
_ENGLISH_QUOTES = re.compile("[“”]|'")

Key = str | tuple[str, str]


@pytest.fixture(params=CATALOGUES, ids=lambda path: path.parts[-3])
def path(request: pytest.FixtureRequest) -> Path:
    """The path of a catalogue."""
    assert isinstance(request.param, Path)
    return request.param


@pytest.fixture
def catalogue(path: Path) -> Catalog:
    """A catalogue as it was written."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3], abort_invalid=True)


def test_there_is_one_for_each_language() -> None:
    codes = {path.parts[-3] for path in CATALOGUES}
    assert codes | {language.ENGLISH} == set(language.NAMES) == set(language.available())


ERRORS = {name for name in vars(errors) if name.endswith("Error")} | {"FaultError"}


TABLES = ("downloads.py", "left_out.py", "selection.py")
"""Modules of the dashboard with tables of texts that `N_` marks."""


def extracted() -> Iterator[Key]:
    """Yield what the sources mark, read from their syntax and so whatever stands around it.

    The gazetteer's notes and what tables say, which are data, are translated as well.
    """
    for path in (ROOT / "app.py", *sorted((ROOT / "geo").rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            name, texts = node.func.id, [arg for arg in node.args if isinstance(arg, ast.Constant)]
            if "dashboard" in path.parts and name in ("_", "N_", "ngettext"):
                number = 2 if name == "ngettext" else 1
                assert len(texts) >= number or path.name in TABLES, f"{path.name}:{node.lineno}"
            if name in ("ngettext", "say_number") and len(texts) > 1:
                yield texts[0].value, texts[1].value
            elif texts and (name in ("_", "N_", "say") or name in ERRORS):
                yield texts[0].value
    yield from (*files.notes(), *wordlists.texts())
    for path in sorted((ROOT / "geo").rglob("templates/*.html")):
        for call in Environment().parse(path.read_text(encoding="utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name in ("_", "ngettext"):
                several = call.node.name == "ngettext"
                texts = call.args[: 2 if several else 1]
                assert all(isinstance(text, nodes.Const) for text in texts), f"{path}:{call.lineno}"
                one, *many = (text.value for text in texts)
                yield (one, *many) if several else one


def test_make_texts_finds_them_all() -> None:
    marks = re.search(r"^TEXTS := ((?:.*\\\n)*.*)", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert marks
    keywords = parse_keywords(marks[1].replace("\\", " ").split())
    with (language.LOCALE / "babel.cfg").open(encoding="utf-8") as file:
        method_map, options_map = parse_mapping_cfg(file)
    found = {
        text
        for _file, _line, text, *_more in extract_from_dir(
            ROOT / "geo", method_map, options_map, {**DEFAULT_KEYWORDS, **keywords}
        )
    }
    found |= {text for _line, text, *_more in extract_from_file("python", ROOT / "app.py")}
    assert set(extracted()) - found == {*files.notes(), *wordlists.texts()} - found


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def test_every_text_of_the_page_and_no_other_is_there(catalogue: Catalog) -> None:
    marked = set(extracted())
    known = {message.id for message in _messages(catalogue)}
    assert known == marked, "run `make texts` and translate what is new"
    assert not catalogue.obsolete


def test_every_text_is_translated_in_all_its_forms(catalogue: Catalog) -> None:
    for message in _messages(catalogue):
        assert not message.fuzzy, message.id
        texts = message.string if isinstance(message.id, tuple) else (message.string,)
        if isinstance(message.id, tuple):
            assert len(texts) == catalogue.num_plurals, message.id
        assert all(text.strip() for text in texts), message.id


def test_values_in_a_text_have_names() -> None:
    for key in extracted():
        for text in key if isinstance(key, tuple) else (key,):
            assert all(field.isidentifier() for field in _fields(text)), text


def _fields(text: str) -> list[str]:
    return sorted(field for _, field, _, _ in string.Formatter().parse(text) if field is not None)


def test_translations_have_the_same_values(catalogue: Catalog) -> None:
    for message in _messages(catalogue):
        pairs = (
            [(message.id[1], text) for text in message.string]
            if isinstance(message.id, tuple)
            else [(message.id, message.string)]
        )
        for original, text in pairs:
            assert _fields(text) == _fields(original), original
            assert (text[-1:] in ".…:?") == (original[-1] in ".…:?"), original
            if text[0].isalpha() and original[0].isalpha():
                assert text[0].isupper() == original[0].isupper(), original


def test_what_runs_is_what_was_written(path: Path, catalogue: Catalog) -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    assert path.with_suffix(".mo").read_bytes() == compiled.getvalue(), "run `make texts`"


def test_it_names_no_address(path: Path) -> None:
    assert "@" not in path.read_text(encoding="utf-8")


def test_ukrainian_is_set_as_ukrainian(catalogue: Catalog) -> None:
    for message in _messages(catalogue):
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in texts:
            assert not _ENGLISH_QUOTES.search(text), text
            assert not re.search(r"\s-\s|\.\.\.|[ыъэё]", text), text


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0 згадок"),
        (1, "1 згадка"),
        (2, "2 згадки"),
        (5, "5 згадок"),
        (11, "11 згадок"),
        (12, "12 згадок"),
        (14, "14 згадок"),
        (21, "21 згадка"),
        (24, "24 згадки"),
        (111, "111 згадок"),
        (1001, "1001 згадка"),
    ],
)
def test_numbers_take_their_form(number: int, expected: str) -> None:
    catalogue = gettext.translation(language.DOMAIN, language.LOCALE, ["uk"])
    form = catalogue.ngettext("{number} mention", "{number} mentions", number)
    assert form.format(number=number) == expected
