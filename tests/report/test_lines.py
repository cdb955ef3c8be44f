"""The language of short lines, by what they say and by what stands around them."""

from __future__ import annotations

from collections import Counter

import pytest
from served import ROOT

from geo.report import report_from_text
from geo.report.language import detect_language, paragraph_languages
from geo.report.lines import language_of_line

ROWS = [
    line.split("\t")
    for line in (ROOT / "tests" / "report" / "lines.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
][1:]
ENGLISH = (
    "The army said that it had entered the town on Saturday, and that it would stay there. " * 2
)
SPANISH = (
    "El ejército anunció el sábado que había entrado en la ciudad y que no se iría de ella. " * 2
)


def test_short_lines_are_told_and_none_is_taken_for_another_language() -> None:
    latin = [(of, language_of_line(text)) for of, text in ROWS if of in ("en", "es", "fr")]
    written = Counter(language for language, _ in latin)
    right = Counter(language for language, told in latin if told == language)
    assert {language for language, told in latin if told not in (language, "")} == set()
    assert right["es"] >= 0.8 * written["es"]
    assert min(right[language] / written[language] for language in written) >= 0.7


@pytest.mark.parametrize(
    ("language", "least"), [("es", 0.8), ("fr", 0.75), ("uk", 0.75), ("ru", 0.6), ("ar", 1)]
)
def test_a_report_of_one_short_line_is_in_its_language(language: str, least: float) -> None:
    found = [detect_language(text) for written, text in ROWS if written == language]
    assert found.count(language) >= least * len(found)


@pytest.mark.parametrize(
    ("paragraphs", "languages"),
    [
        ((ENGLISH, "Bangui, Bria, Bambari", ENGLISH), ("en", "en", "en")),
        ((SPANISH, "Bangui, Bria, Bambari", SPANISH), ("es", "es", "es")),
        ((ENGLISH, "Choques en Tawila: 20 muertos", ENGLISH), ("en", "es", "en")),
        ((ENGLISH, SPANISH, "Bangui, Bria, Bambari", SPANISH, ENGLISH), ("en", *["es"] * 3, "en")),
        ((ENGLISH, SPANISH, "Bangui, Bria, Bambari", ENGLISH), ("en", "es", "en", "en")),
        ((SPANISH, "Market struck, bridge closed", SPANISH), ("es", "en", "es")),
        (
            ("Удар по ринку, є загиблі.", "Affrontements, 20 morts", "Міст зруйновано."),
            ("uk", "fr", "uk"),
        ),
    ],
)
def test_a_line_that_nothing_tells_is_like_its_neighbours(
    paragraphs: tuple[str, ...], languages: tuple[str, ...]
) -> None:
    report = report_from_text("\n\n".join(paragraphs))
    assert paragraph_languages(report.text, report.paragraphs, report.language) == languages
