"""Bytes, files and texts become reports, or a clear refusal."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import GeoError, read_report
from geo.errors import ReportError
from geo.paths import data_dir
from geo.report import report_from_text

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


@pytest.mark.parametrize(
    ("raw", "text", "repaired"),
    [
        ("Fighting near Ізюм.".encode(), "Fighting near Ізюм.", 0),
        (b"\xef\xbb\xbfFighting.", "Fighting.", 1),
        ("\ufeffFighting near Izium.".encode("utf-16-le"), "Fighting near Izium.", 1),
        (b"One.\r\n\r\nTwo.\rThree.", "One.\n\nTwo.\nThree.", 1),
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


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "empty"),
        (b" \n\t\n ", "only blanks"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (bytes(range(256)) * 40, "binary"),
        (b"Kyiv\x00Izium" * 50, "binary"),
        (b"Kyiv " * 2_100_000, "10.5 MB"),
        (b"Kyiv " * 500_000, "2,500,000 characters"),
    ],
)
def test_what_is_no_report_is_refused_in_one_line(raw: bytes, said: str) -> None:
    with pytest.raises(ReportError, match=said) as caught:
        read_report(raw)
    assert "\n" not in str(caught.value)


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    for source, said in (
        (tmp_path / "none.txt", "There is no file"),
        (tmp_path, "cannot be read"),
    ):
        with pytest.raises(GeoError, match=said):
            read_report(source)


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
    last = 0
    for paragraph in report.paragraphs:
        assert last <= paragraph.start < paragraph.end <= len(text)
        last = paragraph.end
    for sentence in report.sentences:
        paragraph = report.paragraphs[sentence.paragraph]
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
    shown = "".join(text[p.start : p.end] for p in report.paragraphs)
    assert len(shown.split()) <= len(text.split())


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        report = read_report(raw)
    except ReportError:
        return
    assert report.text.strip()
