"""Bytes, files and texts become reports, or a clear refusal."""

from __future__ import annotations

import hashlib
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import read_report
from geo.errors import ReportError
from geo.paths import data_dir
from geo.report import report_from_text
from tests.fuzz.bending import bend
from tests.fuzz.checking import check
from tests.report.seeds import whole

WHOLE = whole()
DEFAULT = data_dir() / "reports" / "kharkiv-counteroffensive.txt"


def test_default_report() -> None:
    report = read_report(DEFAULT)
    assert report.title.startswith("Russian Troops Pull Back and Ukraine Recaptures Key Cities")
    assert report.source == "kharkiv-counteroffensive.txt"
    assert report.published is None, "the report gives no date, so none is told"
    assert report.language == "en"
    assert report.text == DEFAULT.read_text(encoding="utf-8")
    assert report.sha256 == hashlib.sha256(DEFAULT.read_bytes()).hexdigest()
    assert report.text_sha256 == report.sha256, "nothing was repaired"
    assert report.repairs == ()
    assert (report.author, report.publisher) == ("", "")
    assert (len(report.paragraphs), len(report.sentences)) == (50, 52)
    digest = hashlib.sha256(repr((report.paragraphs, report.sentences)).encode()).hexdigest()
    assert report.text_sha256[:16] == "90974f004cbde618"
    assert digest[:16] == "918357f161354ab5", "corrections and links count in these offsets"


@pytest.mark.parametrize(
    ("raw", "text", "repaired"),
    [
        ("Fighting near Ізюм.".encode(), "Fighting near Ізюм.", 0),
        (b"\xef\xbb\xbfFighting.", "Fighting.", 1),
        ("\ufeffFighting near Izium.".encode("utf-16-le"), "Fighting near Izium.", 1),
        (b"One.\r\n\r\nTwo.\rThree.", "One.\n\nTwo.\nThree.", 1),
        (
            b"> Shells fell.\n> Rain fell.\n>> Snow.\nSun.",
            "Shells fell.\nRain fell.\nSnow.\nSun.",
            1,
        ),
        (b"One\n> two\nthree > four", "One\n> two\nthree > four", 0),
        (
            "Les forces ont quitté la ville de Zaporijjia après les combats.".encode("cp1252"),
            "Les forces ont quitté la ville de Zaporijjia après les combats.",
            1,
        ),
        (
            "Войска покинули город Изюм после боёв, сообщили власти области.".encode("cp1251"),
            "Войска покинули город Изюм после боёв, сообщили власти области.",
            1,
        ),
    ],
)
def test_bytes_are_decoded_and_each_repair_is_told(raw: bytes, text: str, repaired: int) -> None:
    report = read_report(raw)
    assert report.text == text
    assert len(report.repairs) == repaired
    assert report.sha256 == hashlib.sha256(raw).hexdigest()
    assert report.text_sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_a_text_is_never_shifted() -> None:
    text = "  \r\nKyiv was hit.\r\n"
    assert report_from_text(text).text == text


@given(st.text(min_size=1))
def test_paragraphs_and_sentences_lie_within_the_text(text: str) -> None:
    try:
        report = report_from_text(text)
    except ReportError:
        assert not text.strip()
        return
    check(report)
    shown = "".join(text[p.start : p.end] for p in report.paragraphs)
    assert len(shown.split()) <= len(text.split())


@given(st.binary(max_size=400), st.sampled_from(["", *WHOLE, "text/html; charset=utf-7"]))
def test_any_bytes_are_read_or_refused(raw: bytes, name: str) -> None:
    try:
        report = read_report(raw, name=name)
    except ReportError:
        return
    check(report)


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=12, deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_any_bent_document_is_read_or_refused(name: str, chance: random.Random) -> None:
    raw = bend(WHOLE[name], tuple(WHOLE.values()), chance)
    try:
        report = read_report(raw, name=name)
    except ReportError as refused:
        assert "\n" not in str(refused)
        return
    check(report)


@pytest.mark.parametrize("name", WHOLE)
def test_every_format_is_found_without_its_name(name: str) -> None:
    raw = WHOLE[name]
    report = read_report(raw, name=name)
    assert report.source == name
    assert report.sha256 == hashlib.sha256(raw).hexdigest()
    assert report.text_sha256 == hashlib.sha256(report.text.encode()).hexdigest()
    check(report)
    if not name.endswith((".md", ".csv", ".tsv")):
        assert read_report(raw).text == report.text, "these alone are known by their names only"
