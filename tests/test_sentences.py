"""What is said below the page is said by form and values, at the place where it is meant."""

from __future__ import annotations

import ast
import string
from functools import cache
from pathlib import Path

import pytest
from served import ROOT

from geo import errors, geoparse
from geo.language import Sentence
from geo.report import read_report, report_from_text
from geo.strictjson import FaultError
from tests.report import seeds

ERRORS = {
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.GeoError)
} | {FaultError.__name__}
_ABOUT_THE_ERROR = {"stops", "was_sent"}
"""What an error is told beside the values of its sentence."""


@cache
def made() -> tuple[tuple[Path, ast.Call, str], ...]:
    """Return the calls that make a sentence or raise one, each with its file and what is called."""
    return tuple(
        (path, node, node.func.id)
        for path in sorted((ROOT / "geo").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args
        if node.func.id in ERRORS or node.func.id in ("say", "say_number")
    )


def test_a_form_is_a_literal_and_has_its_values() -> None:
    for path, call, name in made():
        where = f"{path.relative_to(ROOT)}, line {call.lineno}: {ast.unparse(call)}"
        forms = call.args[: 2 if name == "say_number" else 1]
        assert not any(isinstance(form, ast.JoinedStr | ast.BinOp) for form in forms), where
        named = {keyword.arg for keyword in call.keywords}
        if isinstance(forms[-1], ast.Constant) and None not in named:
            text = str(forms[-1].value)
            wanted = {field for _, field, _, _ in string.Formatter().parse(text) if field}
            known = named - _ABOUT_THE_ERROR | ({"number"} if name == "say_number" else set())
            assert known == wanted, where


def test_no_library_error_stands_for_ours() -> None:
    assert {"ReportError", "CorrectionsError", "ServeError", "FaultError"} <= ERRORS
    assert len(made()) > 200


@pytest.mark.parametrize("name", seeds.whole())
def test_repairs_know_their_form(name: str) -> None:
    report = read_report(seeds.whole()[name], name=f"{name}.txt")
    assert all(isinstance(repair, Sentence) for repair in report.repairs)


TEXT = (
    "KYIV — Russian forces shelled Izium and Balakliia in the Kharkiv region. The city of Kupiansk "
    "was quiet, Ukrainian officials said; in Ivanivka, near the Oskil, and on the southern "
    "front nothing moved. Moscow denied it. They had left Zelenopillivkaya on Monday."
)


def test_reasons_know_their_form() -> None:
    result = geoparse(report_from_text(TEXT))
    placed = [each.resolution for each in result.mentions if each.resolution]
    unplaced = [each.reason_unplaced for each in result.unplaced]
    reasons = [
        reason
        for each in placed
        for of_one in (each, *each.alternatives)
        for reason in of_one.reasons
    ]
    assert len(reasons) > 10 and len(unplaced) > 1
    for reason in (*reasons, *unplaced):
        assert isinstance(reason, Sentence) or reason == "vague", reason
