"""Every sentence in the source that can reach the page has a form, by which it is translated."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from geo.dashboard.reasons_in import _NAMED as _WORDS
from geo.dashboard.sentences import FORMS
from geo.geocoders.kinds import _KINDS, _NAMED
from geo.geocoders.weighing import _a
from geo.report.filetype import Format

ROOT = Path(__file__).parents[2]
WHOLE = (
    "geo/report",
    "geo/geocoders",
    "geo/corrections",
    "geo/kept.py",
    "geo/export/discretion.py",
    "geo/export/evidenceread.py",
    "geo/export/reading.py",
    "geo/resolution/reasons.py",
    "geo/resolution/resolver.py",
)
"""Here every text of several words is looked at."""
OPENING = (
    "geo/gazetteer/added.py",
    "geo/gazetteer/files.py",
    "geo/gazetteer/index.py",
    "geo/gazetteer/merging.py",
    "geo/gazetteer/opening.py",
    "geo/recognition/recogniser.py",
    "geo/recognition/toponym_tagger.py",
    "geo/resolution/ranker.py",
    "geo/geoparser.py",
)
"""Here what is raised, returned or told as progress; the rest is SQL and the like."""
LISTS = ROOT / "geo/geocoders/kinds.py"
"""Words for things, looked at one by one below."""

COMPOSED = {
    # A form for each of the values that are words.
    "{} is an old Office document, not text: save it as plain text (.txt, UTF-8) and open that.": (
        "{} is {}, not text: save it as plain text (.txt, UTF-8) and open that.",
        "an old Office document",
    ),
    "1 {}": ("1 attachment was not read.", "{} attachments were not read."),
    "{} may be pictures.": (
        "1 page has no text and may be pictures.",
        "{} pages have no text and may be pictures.",
    ),
    "{} is a PDF document of {} without any text, perhaps scanned: recognise its text first (OCR), "
    "and open what that gives.": (
        "{} is a PDF document of 1 page without any text, perhaps scanned: recognise its text "
        "first (OCR), and open what that gives.",
        "{} is a PDF document of {} pages without any text, perhaps scanned: recognise its text "
        "first (OCR), and open what that gives.",
    ),
    "The page's navigation and other furniture, {}, were left out.": (
        "The page's navigation and other furniture, 1 line, were left out.",
        "The page's navigation and other furniture, {} lines, were left out.",
    ),
    "{} more {} not asked for.": (
        "{} more name was not asked for.",
        "{} more names were not asked for.",
    ),
    "{} was asked too often (429): try again in {}.": (
        "{} was asked too often (429): try again in a minute.",
        "{} was asked too often (429): try again in {} s.",
    ),
    "{} does not work now{}: try again later, or see its address.": (
        "{} does not work now: try again later, or see its address.",
        "{} does not work now ({}): try again later, or see its address.",
    ),
    "{} found {} ({})": (
        "{} found nothing ({})",
        "{} found only {}, another name ({})",
        "{} found only {} of this name ({})",
    ),
    "too unsure which place is meant; the likeliest is {}": (
        "too unsure which place is meant",
        "too unsure which place is meant; the likeliest is {}",
    ),
    "{} is too unsure: {}, {}": ("{} is too unsure: {}, {}",),
    "{} s": (),
    "a {}": (),
    "an {}": (),
    "{} {}, where {}": (
        "in {}, where {} of the report's {} surest places are",
        "the only one of its name in {}, where {} of the report's {} surest places are",
    ),
    "{} km from {}, {}": ("{} km from {}, which the report names too",),
    "{} by {} on {}{}": tuple(
        f"{verb} by {{}} on {{}}{why}"
        for verb in ("confirmed", "corrected", "added")
        for why in ("", ": {}")
    ),
}
"""What is made of parts, by the forms of what comes of it; both with {} for values."""
NOT_SHOWN = {
    "GET {} HTTP/1.1",
    "Host: {}",
    "User-Agent: dateline/{}",
    "Accept: text/html,application/xhtml+xml,application/pdf,text/*;q=0.9,*/*;q=0.5",
    "Accept-Encoding: gzip",
    "Connection: close",
    "module {} has no attribute {}",
    "no address",
    "HTTP {}",
    "more than an answer has",
    "Service timed out",
    "no UTF-8",
    "no JSON",
    "TLS failed",
    "The report was not read from these bytes.",
    "{} is no SHA-256 in hexadecimal",
    "Geocode Earth",
    "A source cannot be called {}: give it a name in Latin letters with --name, other than "
    "geonames and dateline.",
}
"""Of the network, geopy, programming errors, the command line: the page never shows them."""
_CREDIT = re.compile(r"Found by .*©", re.S)
_EATEN = ("split", "compile", "fullmatch", "execute", "executescript", "field")
"""Functions whose text is a list of words, a pattern or SQL."""
_NO_SENTENCE = re.compile(r"[\\^|\n\t]|[\[(]\?|\s{2}|^(?:[ .,;:()]|\{\})+$|^, ")

words = {word for words in _WORDS.values() for word in words}
known = {re.sub(r"\{\w+\}", "{}", form) for form in FORMS}


def _files(paths: tuple[str, ...]) -> Iterator[Path]:
    for path in paths:
        whole = ROOT / path
        assert whole.exists(), whole
        for file in sorted(whole.rglob("*.py")) if whole.is_dir() else (whole,):
            if file != LISTS:
                yield file


def _text(node: ast.AST, namespace: dict[str, object]) -> str:
    """Return a text with {} for its values, "" for what is none; constant texts stand in it."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts = []
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        else:
            assert isinstance(part, ast.FormattedValue)
            name = part.value.id if isinstance(part.value, ast.Name) else ""
            constant = namespace.get(name)
            inline = isinstance(constant, str) and " " in constant and name.strip("_").isupper()
            parts.append(str(constant) if inline else "{}")
    return "".join(parts)


def _module(path: Path) -> dict[str, object]:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return vars(import_module(name.removesuffix(".__init__")))


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)


def _every_text(tree: ast.AST, namespace: dict[str, object]) -> Iterator[tuple[int, str]]:
    """Yield the texts of several words that are no documentation, pattern or list of words."""
    left: list[ast.AST] = [tree]
    while left:
        node = left.pop()
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Call) and _called(node) in _EATEN:
            left += [node.func] if _called(node) != "split" else []
            continue
        text = _text(node, namespace)
        if " " in text:
            yield node.lineno, text  # type: ignore[attr-defined]
        if not isinstance(node, ast.JoinedStr):
            left += ast.iter_child_nodes(node)
        else:
            # Values hold texts of their own.
            left += [part.value for part in node.values if isinstance(part, ast.FormattedValue)]


def _told(tree: ast.AST, namespace: dict[str, object]) -> Iterator[tuple[int, str]]:
    """Yield what is raised, and what is told of progress."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Return) and node.value is not None:
            either = node.value
            for value in (
                (either.body, either.orelse) if isinstance(either, ast.IfExp) else (either,)
            ):
                text = _text(value, namespace)
                if " " in text:
                    yield node.lineno, text
        if not isinstance(node, ast.Call):
            continue
        name = _called(node)
        if name.endswith("Error") or name == "_damaged" or name in ("progress", "tell"):
            for argument in node.args:
                text = _text(argument, namespace)
                if " " in text:
                    yield node.lineno, text


def _found() -> Iterator[tuple[str, str]]:
    for paths, texts in ((WHOLE, _every_text), (OPENING, _told)):
        for path in _files(paths):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for line, text in texts(tree, _module(path)):
                if not _NO_SENTENCE.search(text) and not _CREDIT.match(text):
                    yield f"{path.relative_to(ROOT)}:{line}", text


FOUND = tuple(_found())


def _has_form(text: str) -> bool:
    if text in COMPOSED:
        return known.issuperset(COMPOSED[text])
    # A part of a sentence, such as what to do next, stands in the forms of the whole.
    part = len(text.replace("{}", "")) >= 8 and any(text in form for form in known)
    return text in known or text in words or part


def test_every_sentence_has_a_form() -> None:
    missing = [
        f"{where}: {text}" for where, text in FOUND if text not in NOT_SHOWN and not _has_form(text)
    ]
    assert not missing, "\n".join(missing)
    assert len(FOUND) > 250


def test_no_form_is_of_a_sentence_that_nobody_makes() -> None:
    made = {text for _where, text in FOUND}
    composed = {form for text in made for form in COMPOSED.get(text, ())}
    things = {_a(word) for word in _things()}
    formats = {kind.value for kind in Format}
    assert known - made - composed - things - formats == THE_SYSTEM_S | OF_ANY_SERVICE


def test_what_is_left_out_is_there() -> None:
    made = {text for _where, text in FOUND}
    assert not (set(COMPOSED) | NOT_SHOWN) - made


def _things() -> Iterator[str]:
    for word in (*_KINDS, *_NAMED):
        yield word.replace("_", " ")


@pytest.mark.parametrize("word", sorted(set(_things())))
def test_every_kind_of_thing_has_its_word(word: str) -> None:
    assert _a(word) in known


@pytest.mark.parametrize("kind", [kind.value for kind in Format])
def test_every_format_has_its_word(kind: str) -> None:
    assert kind in known or kind in ("Markdown", "JSON Lines")


THE_SYSTEM_S = {
    "Connection refused",
    "Connection reset by peer",
    "Expecting ',' delimiter",
    "Expecting ':' delimiter",
    "Expecting property name enclosed in double quotes",
    "Expecting value",
    "Extra data",
    "File name too long",
    "Input/output error",
    "Invalid control character at",
    "Is a directory",
    "Name or service not known",
    "Network is unreachable",
    "No route to host",
    "No space left on device",
    "No such file or directory",
    "Not a directory",
    "Operation not permitted",
    "Permission denied",
    "Read-only file system",
    "Temporary failure in name resolution",
    "Unterminated string starting at",
}
"""And of Python's reader of JSON."""
OF_ANY_SERVICE = {
    "a building",
    "a craft",
    "a craft ({})",
    "a house",
    "a shop",
    "a shop ({})",
    "a street",
    "a thing",
    "a venue",
    "an address",
    "an office",
    "an office ({})",
}
