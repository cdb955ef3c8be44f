"""Sentences that are made in English elsewhere are shown in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from geo import geoparse, read_report
from geo.corrections import Scope, correct, reading_of
from geo.dashboard import language
from geo.dashboard.reasons_in import FORMS, in_language, is_known
from geo.dashboard.samples import default_report, samples
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
            "країна — Ukraine, де 12 з 19 найпевніших місць звіту",
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
    assert not re.search("[a-z]{2}", re.sub("txt|gzip|SQLite|Office|The report", "", told)), told


def test_in_english_nothing_changes() -> None:
    for form in FORMS:
        assert in_language(form) == form


@pytest.mark.parametrize("form", FORMS)
def test_no_form_hides_another(form: str, ukrainian: None) -> None:
    values = {name: "7" for name in ("number", "total", "km")}
    values |= {"day": "2026-11-22", "sentence": "a country's name"}
    names = re.findall(r"\{(\w+)\}", form)
    sentence = form.format(**{name: values.get(name, name.upper()) for name in names})
    translated = language._(form)
    assert translated != form
    inner = {"sentence": "назва країни"}
    expected = translated.format(
        **{name: inner.get(name, values.get(name, name.upper())) for name in names}
    )
    assert in_language(sentence) == expected


def test_what_people_say_and_what_was_read_otherwise_is_known() -> None:
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
