"""The translations: complete, with the same values, compiled as written, and all of the page."""

from __future__ import annotations

import ast
import gettext
import re
import string
from collections import Counter
from collections.abc import Iterator
from functools import cache
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
    assert _marked() - found == {*files.notes(), *wordlists.texts()} - found


@cache
def _marked() -> frozenset[Key]:
    return frozenset(extracted())


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def test_every_text_of_the_page_and_no_other_is_there(catalogue: Catalog) -> None:
    marked = _marked()
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
    for key in _marked():
        for text in key if isinstance(key, tuple) else (key,):
            assert all(field.isidentifier() for field in _fields(text)), text


def _fields(text: str) -> list[str]:
    return sorted(field for _, field, _, _ in string.Formatter().parse(text) if field is not None)


def test_translations_have_the_same_values(catalogue: Catalog) -> None:
    form_of = gettext.c2py(catalogue.plural_expr)  # type: ignore[attr-defined]
    numbers = Counter(map(form_of, range(1_000)))
    for message in _messages(catalogue):
        pairs = (
            [(message.id[1], text, form) for form, text in enumerate(message.string)]
            if isinstance(message.id, tuple)
            else [(message.id, message.string, None)]
        )
        for original, text, form in pairs:
            needed, fields = _fields(original), _fields(text)
            # A form of one number alone, as the dual, may say it in the word.
            if form is not None and numbers[form] == 1 and "number" not in fields:
                needed = [field for field in needed if field != "number"]
            assert fields == needed, original
            assert (text[-1:] in ".…:?") == (original[-1] in ".…:?"), original
            if text[0].isalpha() and original[0].isalpha() and text[0].lower() != text[0].upper():
                assert text[0].isupper() == original[0].isupper(), original


def test_what_runs_is_what_was_written(path: Path, catalogue: Catalog) -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    assert path.with_suffix(".mo").read_bytes() == compiled.getvalue(), "run `make texts`"


def test_it_names_no_address(path: Path) -> None:
    assert "@" not in path.read_text(encoding="utf-8")


NOT_IN = {
    "uk": r"\s-\s|[ыъэё]",
    # An Arabic question, comma or digit of Persia would be set in other letters.
    "ar": r"\s-\s(?!للمخرج)|[?٠-٩۰-۹]|[ء-ي],",
    "es": r"\s-\s(?!para)",
}
"""What is not written so in a language."""


def test_it_is_set_as_its_language(path: Path, catalogue: Catalog) -> None:
    wrong = re.compile(rf"\.\.\.|{NOT_IN[path.parts[-3]]}")
    for message in _messages(catalogue):
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in texts:
            assert not _ENGLISH_QUOTES.search(text), text
            assert not wrong.search(text), text


@pytest.mark.parametrize(
    ("code", "number", "expected"),
    [
        ("uk", 0, "0 згадок"),
        ("uk", 1, "1 згадка"),
        ("uk", 2, "2 згадки"),
        ("uk", 5, "5 згадок"),
        ("uk", 11, "11 згадок"),
        ("uk", 12, "12 згадок"),
        ("uk", 14, "14 згадок"),
        ("uk", 21, "21 згадка"),
        ("uk", 24, "24 згадки"),
        ("uk", 111, "111 згадок"),
        ("uk", 1001, "1001 згадка"),
        ("es", 0, "0 menciones"),
        ("es", 1, "1 mención"),
        ("es", 21, "21 menciones"),
        ("ar", 0, "0 إشارة"),
        ("ar", 1, "إشارة واحدة"),
        ("ar", 2, "إشارتان"),
        ("ar", 3, "3 إشارات"),
        ("ar", 11, "11 إشارة"),
        ("ar", 100, "100 إشارة"),
        ("ar", 103, "103 إشارات"),
    ],
)
def test_numbers_take_their_form(code: str, number: int, expected: str) -> None:
    catalogue = gettext.translation(language.DOMAIN, language.LOCALE, [code])
    form = catalogue.ngettext("{number} mention", "{number} mentions", number)
    assert form.format(number=number) == expected
