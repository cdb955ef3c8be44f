"""Sentences that are made in English elsewhere are shown in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from geo import geoparse, language, read_report
from geo.corrections import Scope, correct, reading_of
from geo.dashboard.reasons_in import in_language
from geo.dashboard.reports.samples import default_report, samples
from geo.dashboard.sentences import FORMS
from geo.errors import ReportError
from geo.model import Geoparse
from geo.paths import data_dir
from geo.report import report_from_text
from geo.report.language import UNKNOWN

REPORTS = tuple(sample.path for sample in samples())


@pytest.fixture
def ukrainian() -> Iterator[None]:
    language.use("uk")
    yield
    language.use(language.ENGLISH)


def is_known(sentence: str) -> bool:
    """Tell whether a sentence is shown in another language than English."""
    return in_language(sentence) != sentence


def said(result: Geoparse) -> set[str]:
    """Return every sentence on why a name stands where it does, or nowhere."""
    sentences = {m.reason_unplaced for m in result.unplaced if m.reason_unplaced != "vague"}
    for mention in result.mentions:
        if mention.resolution:
            sentences.update(mention.resolution.reasons)
            for candidate in mention.resolution.alternatives:
                sentences.update(candidate.reasons)
    return {sentence for sentence in sentences if sentence}


def test_the_reports_are_the_default_one_and_all_samples() -> None:
    assert {default_report(), *(data_dir() / "samples").glob("*.txt")} == set(REPORTS)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_reason_of_a_report_is_known(path: Path, ukrainian: None) -> None:
    sentences = said(geoparse(read_report(path)))
    assert len(sentences) > 20
    for sentence in sentences:
        assert is_known(sentence), sentence
        shown = in_language(sentence)
        assert re.search("[а-яіїєґ]", shown), shown
        assert not re.search(r"\b(the|of|in|named|places)\b(?![^«]*»)", _less_names(shown)), shown


def _less_names(text: str) -> str:
    """Return a text without names of more than one Latin word, which may hold little words."""
    return re.sub(r"[A-Z][\w’'-]*(?: (?:of|the|and|al-?)? ?[A-Z][\w’'.()-]*)+", "", text)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "in Ukraine, where 12 of the report's 19 surest places are",
            "у країні Ukraine, де 12 з 19 найпевніших місць звіту",
        ),
        (
            "too unsure which place is meant; the likeliest is Sea, Kyiv Oblast, Ukraine",
            "надто непевно, про яке місце йдеться; найімовірніше — Sea, Kyiv Oblast, Ukraine",
        ),
        ("corrected by a reader on 2026-11-22", "виправлено 2026-11-22: читач"),
        (
            "no place: confirmed by Ann on 2026-11-22: seen {there}",
            "без місця на мапі: підтверджено 2026-11-22: Ann — seen {there}",
        ),
        ("a country's name", "назва країни"),
        (
            "x.zip unpacks to 1,234 MB in 2,000 parts, more than a report has and perhaps a trap: "
            "save it as plain text (.txt, UTF-8) and open that.",
            "x.zip: після розпакування 1\u00a0234 МБ, частин — 2\u00a0000; це більше, ніж має "
            "звіт, і, можливо, пастка; збережіть як звичайний текст (.txt, UTF-8) і відкрийте "
            "його.",
        ),
        (
            "x.txt has 12.5 MB, more than the 10 MB that are read: split it.",
            "x.txt: 12,5 МБ, а можна прочитати не більш як 10 МБ; поділіть на частини.",
        ),
        (
            "By its name it is Markdown, but it holds a web page and was read as that.",
            "Судячи з назви, це Markdown, але всередині — вебсторінка; так файл і прочитано.",
        ),
        (
            "example.org has no such page (HTTP 404): check the address, or open it in a browser, "
            "save it as a file and open that.",
            "example.org не має такої сторінки (HTTP 404): перевірте адресу або відкрийте сторінку "
            "в браузері, збережіть її як файл і відкрийте його.",
        ),
        (
            "The file cannot be used as corrections (it lacks undone): mend it, or move it away; "
            "it was left as it is.",
            "Файл: неможливо використати як виправлення (вміст: бракує поля undone); полагодьте "
            "цей файл або приберіть його; він лишився, як був.",
        ),
        (
            "/d/x.txt cannot be read (Permission denied): check what it is and who may read it.",
            "/d/x.txt: неможливо прочитати (доступ заборонено); перевірте, що це і хто має право "
            "це читати.",
        ),
        (
            "no place of this name is in the gazetteer; Nominatim found nothing (2026-11-22); "
            "OpenCage is too unsure: Novi, a hamlet in Kharkiv Oblast, Ukraine; 1,204 km from "
            "Izium, the nearest place of the report; one of 3 places of this name that were found",
            "у довіднику немає місця з такою назвою; Nominatim: нічого не знайдено (2026-11-22); "
            "OpenCage: надто непевно — Novi, хутір (Kharkiv Oblast, Ukraine); за 1\u00a0204 км від "
            "місця Izium, найближчого у звіті; одне зі знайдених місць із такою назвою (усього 3)",
        ),
        (
            "too unsure which place is meant; the likeliest is Sea, Ukraine; Nominatim found only "
            "a street of this name (2026-11-22)",
            "надто непевно, про яке місце йдеться; найімовірніше — Sea, Ukraine; Nominatim: з "
            "такою назвою знайдено лише інше — вулиця (2026-11-22)",
        ),
        (
            "The file cannot be used as corrections (no JSON: Extra data in line 2): mend it, or "
            "move it away; it was left as it is.",
            "Файл: неможливо використати як виправлення (не JSON: зайві дані, рядок 2); полагодьте "
            "цей файл або приберіть його; він лишився, як був.",
        ),
        (
            "example.org sends an Excel workbook, which is no report: give the address of the page "
            "itself.",
            "example.org: надійшов не звіт, а книга Excel; вкажіть адресу самої сторінки.",
        ),
        ("Nominatim is quick; in no hurry", "Nominatim is quick; in no hurry"),
        ("a sentence of another make", "a sentence of another make"),
        ("", ""),
    ],
)
def test_values_stay_as_they_are(ukrainian: None, sentence: str, expected: str) -> None:
    assert in_language(sentence) == expected


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b" \n",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"\xd0\xcf\x11\xe0",
        b"\x1f\x8b",
        b"SQLite format 3",
        b"\x7fELF",
        b"\x00\x01\x02\x03" * 9,
        b"x" * 10_000_001,
        b"x " * 1_000_001,
    ],
    ids=lambda raw: repr(raw[:8]),
)
def test_why_a_file_cannot_be_opened_is_told(raw: bytes, ukrainian: None) -> None:
    with pytest.raises(ReportError) as refused:
        read_report(raw)
    told = in_language(str(refused.value))
    assert re.search("[а-яіїєґ]", told), told
    assert not re.search("[a-z]{2}", re.sub("txt|gzip|SQLite|Office", "", told)), told


def test_in_english_nothing_changes() -> None:
    for form in FORMS:
        assert in_language(form) == form


@pytest.mark.parametrize("form", FORMS)
def test_no_form_hides_another(form: str, ukrainian: None) -> None:
    names = dict.fromkeys(re.findall(r"\{(\w+)\}", form))
    values = {name: VALUES.get(name, name.upper()) for name in names}
    translated = language._(form)
    assert translated != form
    shown = {name: language._(value) for name, value in values.items()}
    assert in_language(form.format(**values)) == translated.format(**shown)


VALUES = {
    **dict.fromkeys(("number", "total", "most", "km", "size"), "7"),
    "day": "2026-11-22",
    "status": "403",
    "sentence": "a country's name",
    "reason": "cannot be read",
    "fault": "no connection",
    "answer": "refuses it",
    "kind": "a hamlet",
    "form": "a PDF document",
    "other_form": "a web page",
}
"""What may stand in the places that not every word may stand in."""


@pytest.mark.parametrize(
    "sentence",
    [
        "added by Ann on 2026-11-22: " + "; ".join(["on 2026-11-22: x"] * 500),
        "; ".join(["a hamlet in X"] * 500),
        "no place: " * 700,
        "x; " * 1_000,
        "“" * 5_000 + "” overlaps “" * 50,
        f"The file has {'9' * 5_000} characters, more than the 2 that are read: split it.",
    ],
    ids=lambda sentence: sentence[:20],
)
def test_no_sentence_takes_for_ever_or_goes_lost(sentence: str, ukrainian: None) -> None:
    assert len(in_language(sentence)) > len(sentence) / 2


def test_what_people_say_and_what_was_read_otherwise_is_known(ukrainian: None) -> None:
    result = geoparse("The army left Izium for Kharkiv on Monday, and Kyiv was calm.")
    mention = result.mentions[0]
    for note in ("", "seen: twice"):
        for who in ("", "Ann"):
            new = reading_of(mention)
            (one,) = correct(result, mention, new, scope=Scope.MENTION, who=who, note=note)
            assert is_known(one.sentence)
            assert is_known(replace(one, old=None).sentence)
    assert is_known(UNKNOWN)
    raw = b"\xef\xbb\xbfIn Izium\r\nall is calm."
    repairs = (*read_report(raw).repairs, *report_from_text("Izium \ud800").repairs)
    repairs += read_report("Вони в Ізюмі та Харкові.".encode("cp1251") * 20).repairs
    assert len(repairs) == 4
    assert all(map(is_known, repairs)), repairs
