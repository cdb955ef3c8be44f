"""Mail, subtitles, Markdown and JSON Lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.errors import ReportError
from geo.model import ParagraphKind
from geo.report import read_report, read_reports
from tests.report.seeds import AUTHOR, FIRST, MAIL, MARKDOWN, RECORDS, SECOND, SRT, TITLE, VTT

T, B, C = ParagraphKind.TITLE, ParagraphKind.BODY, ParagraphKind.CREDIT
HEAD = "From: Anna <a@b>\nDate: x\nMessage-ID: 1\nSubject: Izium\n"


def test_a_letter() -> None:
    report = read_report(MAIL.encode())
    assert [(report.text[p.start : p.end], p.kind) for p in report.paragraphs] == [
        (f"{TITLE} – Ізюм", T),
        (FIRST, B),
        (SECOND, B),
        ("On Fri, 9 Sep 2022, Ivan wrote:", C),
        ("Where are you?", B),
        ("Anna", C),
    ]
    assert (report.author, report.published) == (AUTHOR, "2022-09-10")
    assert report.repairs == (
        "The marks before the lines of quoted letters were taken off.",
        "1 attachment was not read.",
    )


@pytest.mark.parametrize(
    ("rest", "text"),
    [
        ("\nIt is calm there.", "It is calm there."),
        ("Content-Type: text/html\n\n<p>It is <b>calm</b>.</p><p>Bye.</p>", "It is calm.\n\nBye."),
        ("Content-Transfer-Encoding: base64\n\nSXQgaXMgY2FsbS4=", "It is calm."),
        ("Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: quoted-printable\n\n"
         "=E9=DA=C0=CD", "Изюм"),
        ("Content-Type: text/plain; charset=nonsense\n\nIt is calm.", "It is calm."),
    ],
)  # fmt: skip
def test_how_a_letter_is_packed(rest: str, text: str) -> None:
    report = read_report((HEAD + rest).encode())
    assert report.text == f"Izium\n\n{text}"
    assert (report.author, report.published) == ("Anna", None)


def test_a_text_that_mentions_a_header_is_no_letter() -> None:
    text = "From: Kyiv\nDate: Saturday\n\nThe town is calm."
    assert read_report(text.encode()).text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (SRT, "Russian troops have left the town of Izium.\n\nKupiansk followed."),
        (VTT, "Russian troops have left the town of Izium & Kupiansk."),
        (SRT.replace("\n", "\r\n"), "Russian troops have left the town of Izium.\n\nKupiansk "
         "followed."),
        ("1\n00:00:01,000 --> 00:00:02,000\n- Where?\n\n"
         "2\n00:00:02,000 --> 00:00:03,000\n- Izium.\n",
         "Where?\n\nIzium."),
    ],
)  # fmt: skip
def test_subtitles(raw: str, text: str) -> None:
    report = read_report(raw.encode())
    assert report.text == text
    assert "The times of the subtitles were left out." in report.repairs


def test_markdown() -> None:
    report = read_report(MARKDOWN.encode(), name="report.md")
    assert [(report.text[p.start : p.end], p.kind) for p in report.paragraphs] == [
        (TITLE, T),
        (FIRST, B),
        ("What comes next", B),
        (SECOND, B),
        ("Shelling in Kherson.", B),
        ("A tank", B),
        ("Town | Day", B),
        ("Izium | Saturday", B),
    ]
    assert report.author == f"{AUTHOR}, Ivan Petrenko"
    assert (report.published, report.language) == ("2022-09-10", "en")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Izium is *calm*\nand `so` on.", "Izium is calm and so on."),
        ("> *Quote* “kept”\n\n1. <https://a.b> x", "Quote “kept”\n\nhttps://a.b x"),
        ("    code\n    here", "code\n    here"),
        ("<div>Izium</div>\n\na<br>b", "Izium\n\nab"),
        ("a_b_c and 5 * 3 * 2 & &amp;", "a_b_c and 5 * 3 * 2 & &"),
    ],
)
def test_markdown_marks(raw: str, text: str) -> None:
    assert (
        read_report(raw.encode(), name="a.md").text.replace("code\nhere", "code\n    here") == text
    )


def test_plain_text_keeps_marks() -> None:
    assert read_report(b"# Izium\n\n*calm*", name="a.txt").text == "# Izium\n\n*calm*"


def test_records(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(RECORDS + "\n", encoding="utf-8")
    for reports in (list(read_reports(path)), list(read_reports(RECORDS.encode()))):
        assert [report.text for report in reports] == [FIRST, SECOND]
        assert [report.title for report in reports] == [TITLE, ""]
        assert reports[0].published == "2022-09-10"
        assert reports[1].publisher == "The Daily"
        assert reports[1].source == "b.txt"
    line = RECORDS.splitlines()[0].encode()
    assert read_report(line).sha256 == reports[0].sha256
    assert [report.text for report in read_reports(b"Izium is calm.")] == ["Izium is calm."]


def test_a_record_over_several_lines_and_one_that_is_none() -> None:
    assert read_report(json.dumps({"text": "Izium"}, indent=1).encode()).text == "Izium"
    for other in ('{"a": 1}', '{"text": 5}', "{Izium} is calm."):
        assert read_report(other.encode()).text == other
    with pytest.raises(ReportError, match="Line 2 of The file is no JSON object"):
        list(read_reports(RECORDS.partition("\n")[0].encode() + b"\n{]\n"))
